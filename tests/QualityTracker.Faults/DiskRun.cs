using System.Diagnostics;

namespace QualityTracker.Faults;

/// <summary>A disk that is full, read-only or fails for a while under load (磁盘满、只读、出错), and is well again while the program runs on.</summary>
public static class DiskRun
{
    private const int SpareBytes = 24 * 1024 * 1024;
    private const int ReadOnlyError = 30;
    private const int FailingError = 5;

    /// <summary>A small disk in memory is filled to the last byte, and freed.</summary>
    public static async Task<int> Full(Ground ground, int seed, int times, int clients)
    {
        var folder = Directory.CreateTempSubdirectory("qt-faults-full-").FullName;
        ground.CopyTo(folder);
        var bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) + SpareBytes;
        if (Try("mount", "-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", folder) is { } refused) return Table.Print("full disk", [("mount", refused)], ["no disk of a limited size could be mounted"]);
        try
        {
            ground.CopyTo(folder);
            var filler = Path.Combine(folder, "filler");
            return await Run("full disk", ground, folder, null, seed, times, clients, _ => Fill(filler), _ => File.Delete(filler), []);
        }
        finally
        {
            Try("umount", "-l", folder);
        }
    }

    /// <summary>Every second time the kernel refuses each change of the files and the folder; in between, the shim answers as a read-only or failing disk does.</summary>
    public static async Task<int> ReadOnly(Ground ground, int seed, int times, int clients)
    {
        var folder = Directory.CreateTempSubdirectory("qt-faults-readonly-").FullName;
        ground.CopyTo(folder);
        var notes = new List<(string, string)>();
        Try("mount", "--bind", folder, folder);
        using var shim = new Shim(folder, records: false);
        var tried = false;
        try
        {
            return await Run("read-only and failing disk", ground, folder, shim.Environment, seed, times, clients, Begin, End, notes);
        }
        finally
        {
            Try("umount", "-l", folder);
        }

        void Begin(int time)
        {
            if (!tried)
            {
                tried = true;
                var busy = Try("mount", "-o", "remount,bind,ro", folder);
                notes.Add(("mount -o remount,ro while it runs", busy ?? "taken"));
                if (busy is null) Try("mount", "-o", "remount,bind,rw", folder);
            }

            if (time % 2 == 0 && Try("chattr", ["+i", .. Files(folder), folder]) is { } refused) notes.Add(("chattr +i", refused));
            if (time % 2 == 1) shim.Refuse(time % 4 == 1 ? ReadOnlyError : FailingError);
        }

        void End(int time)
        {
            Try("chattr", ["-i", folder, .. Files(folder)]);
            shim.Refuse(0);
        }
    }

    private static async Task<int> Run(
        string title, Ground ground, string folder, IReadOnlyDictionary<string, string>? environment, int seed, int times, int clients, Action<int> begin, Action<int> end,
        List<(string, string)> notes)
    {
        var (promises, wrong, again, refusals, taken, reads, writes, ended) = (new Promises(), new List<string>(), new List<double>(), 0, 0, 0, 0, 0);
        using var service = new Service(ground, folder, environment);
        await service.Start();
        for (var time = 0; time < times; time++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + time));
            var load = new Load(ground, promises, unchecked((seed * 1000) + time));
            using var stop = new CancellationTokenSource();
            var running = load.Run(service.Address, clients, stop.Token);
            await Task.Delay(random.Next(300, 1000), CancellationToken.None);
            begin(time);
            await Task.Delay(300, CancellationToken.None);
            var (readBefore, writtenBefore) = (load.Count("read", 200), load.Writes.Count);
            await Task.Delay(1500, CancellationToken.None);
            reads += load.Count("read", 200) - readBefore;
            taken += load.Writes.Count - writtenBefore;
            end(time);
            var begun = Stopwatch.GetTimestamp();
            var wasEnded = service.EndedByKernel;
            if (wasEnded)
            {
                ended++;
                service.Kill();
                await service.Start();
            }

            await KillRun.FirstWrite(ground, service);
            again.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(200, CancellationToken.None);
            await stop.CancelAsync();
            await running;
            writes += load.Writes.Count;
            refusals += load.Statuses.Where(each => each.Status is 503 or 507).Sum(each => each.Count);
            foreach (var (_, status, count) in load.Statuses.Where(each => each.What == "read" && each.Status != 200 && !(wasEnded && each.Status == 0))) wrong.Add($"time {time}: {count} reads answered {status}");
            if (load.Count("read", 200) == readBefore && !wasEnded) wrong.Add($"time {time}: no reads went on");
            wrong.AddRange(load.Wrong.Select(each => $"time {time}: {each}"));
            await load.SendAgain(service.Address);
            wrong.AddRange(Inspection.Faults(ground, folder, promises, whole: time == times - 1).Select(each => $"time {time}: {each}"));
            Console.Error.WriteLine(Table.Line($"{time + 1}/{times}: {string.Join(", ", load.Statuses.Select(each => $"{each.What} {each.Status}: {each.Count}"))}; back after {again[^1]:0} ms, {wrong.Count} wrong {wrong.LastOrDefault()}"));
        }

        service.Kill();
        return Table.Print(Table.Line($"{title}, seed {seed}, {clients} clients"),
        [
            ("times", $"{times}"), ("acknowledged writes", $"{writes}"), ("refused with 503 or 507 and Retry-After", $"{refusals}"), ("acknowledged during the fault", $"{taken}"),
            ("reads answered during the fault, a second", Table.Line($"{reads / (times * 1.5):0}")),
            ("the program ended by the kernel (SIGBUS) and started again", $"{ended}"),
            ("end of the fault to first acknowledged write, median / longest", Table.Line($"{Table.Part(again, 0.5):0} / {Table.Part(again, 1):0} ms")), .. notes,
        ], wrong);
    }

    private static void Fill(string filler)
    {
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var bytes in new[] { 1024 * 1024, 4096, 1 })
        {
            try
            {
                while (true) file.Write(new byte[bytes]);
            }
            catch (IOException)
            {
                // Full of parts of this size.
            }
        }
    }

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder)];

    // What it said when it failed.
    private static string? Try(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said.ReplaceLineEndings(" ");
    }
}
