using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace QualityTracker.Faults;

/// <summary>
/// What stands between the program and the disk (垫片): shim.c, compiled when it is needed. It records every write and flush under a folder, slows
/// flushes, refuses writes and moves the clock.
/// </summary>
public sealed class Shim : IDisposable
{
    private const int ClockAt = 0;
    private const int DelayAt = 8;
    private const int RefuseAt = 16;
    private const int Bytes = 24;

    private readonly string folder = Directory.CreateTempSubdirectory("qt-faults-shim-").FullName;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor knobs;

    public Shim(string root, bool records)
    {
        var (source, library) = (Path.Combine(folder, "shim.c"), Path.Combine(folder, "shim.so"));
        using (var from = typeof(Shim).Assembly.GetManifestResourceStream("QualityTracker.Faults.shim.c")!)
        using (var to = File.Create(source)) from.CopyTo(to);
        using (var compiler = Process.Start(new ProcessStartInfo("cc", ["-O2", "-shared", "-fPIC", "-D_LARGEFILE64_SOURCE", "-o", library, source, "-ldl", "-lpthread"]))!)
        {
            compiler.WaitForExit();
            if (compiler.ExitCode != 0) throw new InvalidOperationException("shim.c does not compile; on Debian: apt-get install -y gcc libc6-dev");
        }

        var settings = Path.Combine(folder, "knobs");
        File.WriteAllBytes(settings, new byte[Bytes]);
        file = MemoryMappedFile.CreateFromFile(settings, FileMode.Open);
        knobs = file.CreateViewAccessor(0, Bytes);
        Log = Path.Combine(folder, "log");
        File.WriteAllBytes(Log, []);
        Environment = new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["QT_FAULT_ROOT"] = root, ["QT_FAULT_KNOBS"] = settings };
        if (records) Environment["QT_FAULT_LOG"] = Log;
    }

    /// <summary>What the program is started with.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>What it did to the disk.</summary>
    public string Log { get; }

    public long Recorded => new FileInfo(Log).Length;

    public void MoveClock(TimeSpan by) => knobs.Write(ClockAt, by.Ticks * 100);

    public void DelayFlushes(TimeSpan by) => knobs.Write(DelayAt, (long)by.TotalMicroseconds);

    /// <summary>Every write fails with this error from now on; with 0, none.</summary>
    public void Refuse(int error) => knobs.Write(RefuseAt, (long)error);

    public void Dispose()
    {
        knobs.Dispose();
        file.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
