using System.Diagnostics;

namespace QualityTracker.Faults;

/// <summary>kill -9 at random moments under load (随机杀进程): of the program, or of PostgreSQL.</summary>
public static class KillRun
{
    public static async Task<int> Run(Ground ground, int seed, int times, int clients, bool server)
    {
        var folder = Directory.CreateTempSubdirectory("qt-faults-data-").FullName;
        ground.CopyTo(folder);
        var (promises, wrong, ready, again, acknowledged) = (new Promises(), new List<string>(), new List<double>(), new List<double>(), 0);
        using var service = new Service(ground, folder);
        ready.Add(await service.Start());
        for (var time = 0; time < times; time++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + time));
            var load = new Load(ground, promises, unchecked((seed * 1000) + time));
            using var stop = new CancellationTokenSource();
            var running = load.Run(service.Address, clients, stop.Token);
            await Task.Delay(random.Next(150, 1500), CancellationToken.None);
            var begun = Stopwatch.GetTimestamp();
            if (server) ground.Server!.Crash();
            else service.Kill();
            await stop.CancelAsync();
            if (server)
            {
                ground.Server!.StartAgain();
                begun = Stopwatch.GetTimestamp();
            }
            else
            {
                ready.Add(await service.Start());
            }

            await FirstWrite(ground, service);
            again.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await running;
            acknowledged += load.Writes.Count;
            wrong.AddRange(load.Wrong.Select(each => $"time {time}: {each}"));
            if (load.Wrong.Count > 0) Console.Error.WriteLine(service.Said);
            wrong.AddRange(Inspection.Faults(ground, folder, promises).Select(each => $"time {time}: {each}"));
            await load.SendAgain(service.Address);
            wrong.AddRange(Inspection.Faults(ground, folder, promises, whole: time == times - 1).Select(each => $"time {time}, sent again: {each}"));
            Console.Error.WriteLine(Table.Line($"{time + 1}/{times}: {load.Writes.Count} acknowledged, back after {again[^1]:0} ms, {wrong.Count} wrong {wrong.LastOrDefault()}"));
        }

        wrong.AddRange(await Inspection.Unfinished(ground, folder, promises));
        service.Kill();
        Directory.Delete(folder, recursive: true);
        return Table.Print(Table.Line($"kill -9 of {(server ? "PostgreSQL" : "the program")}, seed {seed}, {clients} clients"),
        [
            ("kills", $"{times}"), ("acknowledged writes", $"{acknowledged}"), ("imports accepted, and carried out", $"{promises.Accepted.Count}"), ("of them lost or other than written", $"{wrong.Count(each => each.Contains("was to be", StringComparison.Ordinal))}"),
            ("start to first answer, median / 95 % / longest", Table.Line($"{Table.Part(ready, 0.5):0} / {Table.Part(ready, 0.95):0} / {Table.Part(ready, 1):0} ms")),
            ($"{(server ? "server's start" : "kill")} to first acknowledged write, median / 95 % / longest", Table.Line($"{Table.Part(again, 0.5):0} / {Table.Part(again, 0.95):0} / {Table.Part(again, 1):0} ms")),
        ], wrong);
    }

    /// <summary>Waits until a write is taken.</summary>
    public static async Task FirstWrite(Ground ground, Service service)
    {
        using var client = ground.Client(service.Address);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(60))
        {
            // A read of pupils' data is in the log before it is answered.
            try
            {
                using var answer = await client.GetAsync(new Uri($"/api/v1/schools/{Ground.School}/pupils?limit=1", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (service.Ended is { } said)
            {
                throw new InvalidOperationException(said);
            }

            await Task.Delay(5);
        }

        throw new TimeoutException("No write is taken: " + service.Said);
    }
}
