namespace QualityTracker.Faults;

/// <summary>
/// The power is cut at random moments under load (断电): of what the program wrote only that which it flushed is sure to be there. Each disk is
/// rebuilt from a recording, and the program is started on it.
/// </summary>
public static class PowerRun
{
    private const int CutsOfRecording = 10;

    public static async Task<int> Run(Ground ground, int seed, int times, int clients)
    {
        var (wrong, ready, writes, dropped) = (new List<string>(), new List<double>(), 0, 0);
        for (var time = 0; time < times; time += CutsOfRecording)
        {
            var (promises, folder) = (new Promises(), Directory.CreateTempSubdirectory("qt-faults-data-").FullName);
            ground.CopyTo(folder);
            using var shim = new Shim(folder, records: true);
            var load = new Load(ground, promises, unchecked((seed * 1000) + time), () => shim.Recorded);
            using (var service = new Service(ground, folder, shim.Environment))
            {
                await service.Start();
                using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3));
                var running = load.Run(service.Address, clients, stop.Token);
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None), running);
                service.Kill();
                await running;
            }

            writes += load.Writes.Count;
            wrong.AddRange(load.Wrong.Select(each => $"recording {time}: {each}"));
            var recording = new Recording(shim.Log, folder);
            for (var cut = time; cut < Math.Min(times, time + CutsOfRecording); cut++)
            {
                var random = new Random(unchecked((seed * 1_000_003) + cut));
                var count = random.Next(recording.Acts.Count / 10, recording.Acts.Count);
                var disk = Directory.CreateTempSubdirectory("qt-faults-cut-").FullName;
                ground.CopyTo(disk);
                recording.Rebuild(count, random, disk);
                var until = recording.Acts[count - 1].End;
                dropped += promises.All.Count(each => !each.Allows(null, until, out _));
                using (var service = new Service(ground, disk))
                {
                    try
                    {
                        ready.Add(await service.Start());
                        await KillRun.FirstWrite(ground, service);
                        wrong.AddRange(Inspection.Faults(ground, disk, promises, until, settle: false, whole: cut == times - 1).Select(each => $"cut {cut} after {count} acts: {each}"));
                    }
                    catch (InvalidOperationException exception)
                    {
                        wrong.Add($"cut {cut} after {count} acts: {exception.Message}");
                    }
                }

                Directory.Delete(disk, recursive: true);
                Console.Error.WriteLine(Table.Line($"{cut + 1}/{times}: {count} of {recording.Acts.Count} acts, {wrong.Count} wrong {wrong.LastOrDefault()}"));
            }

            Directory.Delete(folder, recursive: true);
        }

        return Table.Print($"power cut, seed {seed}, {clients} clients",
        [
            ("cuts", $"{times}"), ("acknowledged writes recorded", $"{writes}"), ("records that had to be there, over all cuts", $"{dropped}"),
            ("of them lost or other than written", $"{wrong.Count(each => each.Contains("was to be", StringComparison.Ordinal))}"),
            ("start to first answer on the disk as it was left, median / longest", Table.Line($"{Table.Part(ready, 0.5):0} / {Table.Part(ready, 1):0} ms")),
        ], wrong);
    }
}
