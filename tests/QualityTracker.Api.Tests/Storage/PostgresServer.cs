using System.Diagnostics;
using Npgsql;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>The one PostgreSQL of a run, started when a test first asks for it, over a socket in a folder of its own. It ends with the run, however that ends.</summary>
public static class PostgresServer
{
    // It goes when nobody holds its input any more: also when the tests are killed. Its default order of texts is not that of their bytes, which this program must not need.
    private const string Script =
        """
        cd "$1" && export PATH="$2:$PATH" LC_ALL=C
        initdb -D data -U postgres -A trust -E UTF8 --locale=C --locale-provider=icu --icu-locale=zh --no-sync >setup.log 2>&1 || { cat setup.log; exit 1; }
        postgres -D data -k "$1" -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB -c max_locks_per_transaction=1024 -c log_line_prefix='%d ' >server.log 2>&1 &
        server=$!
        echo started
        read -r _
        kill -INT $server
        wait $server
        cd / && rm -rf "$1"
        """;

    private static readonly Lock Gate = new();
    private static readonly Lazy<string> Folder = new(Start);
    private static int made;
    private static readonly HashSet<string> Templates = [];

    /// <summary>The folder of the server's socket and log; the test is ignored where there is no PostgreSQL.</summary>
    public static string SocketFolder => Folder.Value;

    /// <summary>How a database of the server is named to the program.</summary>
    public static string ConnectionTo(string database) => $"Host={SocketFolder};Username=postgres;Database={database}";

    /// <summary>What a database begins with: nothing, every table, every table in parts, or the demo school.</summary>
    public const string NoTemplate = "template0";
    public const string MigratedTemplate = "template_migrated";
    public const string SpreadTemplate = "template_spread";
    public const string DemoTemplate = "template_demo";

    /// <summary>The folder beside the demo school's template, with its keys.</summary>
    public static string DemoFolder
    {
        get
        {
            MakeTemplate(DemoTemplate);
            return Path.Combine(SocketFolder, DemoTemplate);
        }
    }

    /// <summary>A database of nobody else's.</summary>
    /// <param name="folder">Of what stands beside it.</param>
    /// <param name="template">What it begins with, and what is said of it otherwise when it is made.</param>
    public static PostgresDatabase NewDatabase(string folder, string template = MigratedTemplate)
    {
        var name = $"test_{Interlocked.Increment(ref made)}";
        MakeTemplate(template);
        Execute($"create database {name} template {template}");
        if (template == SpreadTemplate) foreach (var setting in PlanLog.Settings) Execute($"alter database {name} set {setting}");
        return new(ConnectionTo(name), folder);
    }

    /// <summary>Another program on the same database.</summary>
    public static PostgresDatabase Again(PostgresDatabase database, string? folder = null, TimeProvider? clock = null) =>
        new(ConnectionTo(NameOf(database)), folder ?? database.Folder) { Clock = clock ?? TimeProvider.System };

    public static void Drop(PostgresDatabase database)
    {
        database.Dispose();
        Execute($"drop database {NameOf(database)} with (force)");
    }

    public static string NameOf(PostgresDatabase database) => database.Name[(database.Name.LastIndexOf('/') + 1)..];

    private static void MakeTemplate(string name)
    {
        if (name.StartsWith(NoTemplate, StringComparison.Ordinal)) return;
        lock (Gate)
        {
            if (Templates.Contains(name)) return;
            Execute($"create database {name} template {NoTemplate}");
            var folder = Directory.CreateDirectory(Path.Combine(SocketFolder, name)).FullName;
            using (var database = new PostgresDatabase($"{ConnectionTo(name)};Pooling=false", folder))
            {
                if (name == SpreadTemplate) SpreadSchema.Apply(database);
                else Migrations.Apply(database);
                if (name == DemoTemplate) TestDatabase.Filled(database, TimeProvider.System);
            }

            Templates.Add(name);
        }
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection($"{ConnectionTo("postgres")};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Start()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("PostgreSQL is tried on Linux.");
        if (Find() is null && Environment.UserName == "root" && File.Exists("/etc/debian_version")) Install();
        if (Find() is not { } programs)
        {
            Assert.Ignore("No PostgreSQL was found. Install it (on Debian: apt-get install -y postgresql) and run the tests again.");
            return "";
        }

        var folder = Directory.CreateTempSubdirectory("qt-postgres-").FullName;
        var asRoot = Environment.UserName == "root";
        if (asRoot) Process.Start("chown", ["postgres", folder]).WaitForExit();
        string[] arguments = ["-c", Script, "sh", folder, programs];
        var server = Process.Start(new ProcessStartInfo(asRoot ? "runuser" : "sh", asRoot ? ["-u", "postgres", "--", "sh", .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var said = server.StandardOutput.ReadLine();
        if (said != "started") throw new InvalidOperationException($"PostgreSQL could not be set up: {said} {server.StandardOutput.ReadToEnd()}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.StandardInput.Close();
            server.WaitForExit(TimeSpan.FromSeconds(10));
        };
        WaitFor(folder);
        return folder;
    }

    private static void WaitFor(string folder)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection($"Host={folder};Username=postgres;Database=postgres;Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(60))
            {
                Thread.Sleep(50);
            }
        }
    }

    // The newest of Debian's, or what is on the PATH.
    private static string? Find() => (Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql") : [])
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    private static void Install()
    {
        foreach (var arguments in new[] { "update", "install -y --no-install-recommends postgresql" })
        {
            using var apt = Process.Start(new ProcessStartInfo("apt-get", arguments) { RedirectStandardOutput = true, Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
            apt.StandardOutput.ReadToEnd();
            apt.WaitForExit();
        }
    }
}
