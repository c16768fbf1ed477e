namespace QualityTracker.Faults;

/// <summary>A disk whose flushes take long (慢盘): nobody is told before the flush, whatever it takes.</summary>
public static class SlowRun
{
    private static readonly int[] Delays = [0, 20, 100, 500];

    public static async Task<int> Run(Ground ground, int seed, int times, int clients)
    {
        var (wrong, figures) = (new List<string>(), new List<(string, string)>());
        foreach (var delay in Delays)
        {
            var (promises, writes, reads, folder) = (new Promises(), new List<double>(), new List<double>(), Directory.CreateTempSubdirectory("qt-faults-slow-").FullName);
            ground.CopyTo(folder);
            for (var time = 0; time < times; time++)
            {
                using var shim = new Shim(folder, records: false);
                var load = new Load(ground, promises, unchecked((seed * 1000) + delay + time));
                using (var service = new Service(ground, folder, shim.Environment))
                {
                    await service.Start();
                    shim.DelayFlushes(TimeSpan.FromMilliseconds(delay));
                    using var stop = new CancellationTokenSource();
                    var running = load.Run(service.Address, clients, stop.Token);
                    await Task.Delay(3000 + new Random(unchecked((seed * 1_000_003) + time)).Next(1000), CancellationToken.None);
                    service.Kill();
                    await stop.CancelAsync();
                    await running;
                }

                writes.AddRange(load.Writes);
                reads.AddRange(load.Reads);
                wrong.AddRange(load.Wrong.Select(each => $"{delay} ms: {each}"));
                wrong.AddRange(Inspection.Faults(ground, folder, promises).Select(each => $"{delay} ms: {each}"));
            }

            figures.Add((Table.Line($"flushes {delay} ms longer: writes acknowledged, median / 99 %"), Table.Line($"{writes.Count}, {Table.Part(writes, 0.5):0} / {Table.Part(writes, 0.99):0} ms")));
            figures.Add((Table.Line($"flushes {delay} ms longer: reads, median / 99 %"), Table.Line($"{reads.Count}, {Table.Part(reads, 0.5):0} / {Table.Part(reads, 0.99):0} ms")));
            Directory.Delete(folder, recursive: true);
        }

        return Table.Print(Table.Line($"slow disk, then kill -9, seed {seed}, {times} times each, {clients} clients"), figures, wrong);
    }
}
