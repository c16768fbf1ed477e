using System.Diagnostics;

namespace QualityTracker.Faults;

/// <summary>A PostgreSQL server of a run's own (自带的 PostgreSQL), reached by a socket in its folder.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string folder;
    private readonly string programs;

    private PostgresServer(string folder, string programs) => (this.folder, this.programs) = (folder, programs);

    public string Connection => $"Host={folder};Username=postgres;Database=faults;Include Error Detail=false";

    public static PostgresServer Start()
    {
        var programs = Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        var folder = Directory.CreateTempSubdirectory("qt-faults-pg-").FullName;
        Run("chown", "postgres", folder);
        var server = new PostgresServer(folder, programs);
        server.AsPostgres($"{programs}/initdb", "-D", $"{folder}/data", "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "trust");
        server.StartAgain();
        server.AsPostgres($"{programs}/createdb", "-h", folder, "-U", "postgres", "-T", "template0", "faults");
        return server;
    }

    /// <summary>Stops it as a crash does: nothing is written out, and the log is gone through at the next start.</summary>
    public void Crash() => AsPostgres($"{programs}/pg_ctl", "-s", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop");

    public void StartAgain() => AsPostgres($"{programs}/pg_ctl", "-s", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", $"-k {folder} -c listen_addresses=''", "start");

    public void Dispose()
    {
        Crash();
        Directory.Delete(folder, recursive: true);
    }

    private void AsPostgres(params string[] command)
    {
        if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", .. command]);
        else Run(command[0], command[1..]);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = false, WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}.");
    }
}
