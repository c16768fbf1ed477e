using System.IO.Compression;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Backups;

/// <summary>A backup is whole whoever writes meanwhile, is believed only once it was verified, and gives the same school back.</summary>
public sealed class BackupTests() : DemoTests(Store.Sqlite)
{
    private readonly string away = Directory.CreateTempSubdirectory("backups").FullName;

    private bool diskIsGone;

    protected override bool InBrowser => true;

    [OneTimeTearDown]
    public void Clear() => Directory.Delete(away, recursive: true);

    [Test]
    public async Task What_was_acknowledged_before_it_began_is_in_it_while_others_go_on_writing()
    {
        var folder = Here("writing");
        var (written, during) = (new List<long>(), 0);
        using var enough = new CancellationTokenSource();
        var log = Server.GetRequiredService<AuditLog>();
        var writer = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                var seq = Database.Write(connection => log.Append(connection, Caller.Console, "imports.changes", null, null, new { Note = "while it is backed up" }));
                lock (written) written.Add(seq);
            }
        });
        while (Acknowledged() < 20) await Task.Yield();
        var before = Acknowledged();
        var made = new BackupWriter(Database, folder, TimeProvider.System).Write(new Seen(_ => during = Acknowledged()));
        await enough.CancelAsync();
        await writer;
        Assert.That(made.Report.Faults, Is.Empty);
        Assert.That(during, Is.GreaterThan(before), "nobody waits for a backup");
        Restored(folder.PathOf(made.Name), database => Assert.That(database.Read(connection => connection.QuerySingle<long>("select max(seq) from audit_entries")), Is.GreaterThanOrEqualTo(written[before - 1])));

        int Acknowledged()
        {
            lock (written) return written.Count;
        }
    }

    [Test]
    public async Task What_is_restored_serves_the_same_figures_with_the_keys_and_files_and_the_log_tells_of_it()
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "attachments")).FullName, "abc"), "evidence");
        using var reader = SignedIn(TestAccounts.Add(Database, "reader-of-both", TestAccounts.Everything));
        var folder = Here("round");
        var made = new BackupWriter(Database, folder, TimeProvider.System).Write();
        var figures = (await Get(At(School, $"evaluations/{Term}"))).Text;
        var data = Path.Combine(away, "restored");
        Assert.That(Told(output => BackupCommand.RunRestore(folder.PathOf(made.Name), data, false, output, TimeProvider.System, default)).Code, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(data, "attachments", "abc")), Is.EqualTo("evidence"));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(data, "keys", "audit.key")), Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(Folder, "keys", "audit.key"))));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(folder.PathOf(made.Name)) | File.GetUnixFileMode(Path.Combine(data, "qualitytracker.db")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var restored = new SqliteDatabase(Path.Combine(data, "qualitytracker.db"));
        await using var app = App.Build(restored, Arguments, "http://127.0.0.1:0", null, Adjust);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = reader.DefaultRequestHeaders.Authorization;
        Assert.That(await client.GetStringAsync(At(School, $"evaluations/{Term}")), Is.EqualTo(figures));
        Assert.That(new AuditVerifier(restored).Verify().Fault, Is.Null);
        Assert.That(restored.Read(connection => connection.QuerySingle<int>("select count(*) from audit_entries where action = 'backups.restore'")), Is.EqualTo(1));
    }

    [Test]
    public void A_folder_with_a_database_is_replaced_only_when_that_is_said_and_is_kept()
    {
        var folder = Here("replace");
        var file = folder.PathOf(new BackupWriter(Database, folder, TimeProvider.System).Write().Name);
        var data = Directory.CreateDirectory(Path.Combine(away, "occupied")).FullName;
        Directory.CreateDirectory(Path.Combine(data, "backups"));
        File.WriteAllText(Path.Combine(data, "qualitytracker.db"), "the old one");
        var (code, said) = Told(output => BackupCommand.RunRestore(file, data, false, output, TimeProvider.System, default));
        Assert.That((code, File.ReadAllText(Path.Combine(data, "qualitytracker.db"))), Is.EqualTo((1, "the old one")), said);
        Assert.That(said, Does.Contain("holds a database already"));
        (code, said) = Told(output => BackupCommand.RunRestore(file, data, true, output, TimeProvider.System, default));
        Assert.That(code, Is.Zero, said);
        var aside = Directory.GetDirectories(away, "occupied.replaced-*").Single();
        Assert.That(File.ReadAllText(Path.Combine(aside, "qualitytracker.db")), Is.EqualTo("the old one"));
        Assert.That(Directory.Exists(Path.Combine(data, "backups")), Is.True);
    }

    [TestCase("database")]
    [TestCase("manifest")]
    [TestCase("null")]
    [TestCase("bomb")]
    [TestCase("newer")]
    [TestCase("cut")]
    [TestCase("path")]
    public void A_backup_that_was_changed_is_refused_before_anything_is_touched(string change)
    {
        var folder = Here("changed-" + change);
        var file = folder.PathOf(new BackupWriter(Database, folder, TimeProvider.System).Write().Name);
        var said = change switch
        {
            "database" => Changed(file, "qualitytracker.db", content =>
            {
                content[^100] ^= 1;
                return content;
            }, "is not what the manifest says"),
            "manifest" => Changed(file, "manifest.json", content => [.. content.AsSpan(0, content.Length / 2)], "manifest.json cannot be read"),
            "null" => Changed(file, "manifest.json", content => Manifest(content, manifest => manifest["files"]!["qualitytracker.db"] = null), "manifest.json cannot be read"),
            "bomb" => Changed(file, "manifest.json", _ => new byte[65 << 20], "manifest.json is too large: over 64 MB"),
            "newer" => Changed(file, "manifest.json", content => Manifest(content, manifest => manifest["steps"]!["9999_later.sql"] = "0"), "made by a newer program"),
            "cut" => Cut(file),
            _ => Changed(file, "../out", _ => [1], "an unsafe path"),
        };
        var data = Path.Combine(away, "untouched-" + change);
        var (code, told) = Told(output => BackupCommand.RunRestore(file, data, false, output, TimeProvider.System, default));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(told, Does.Contain(said));
        Assert.That(Directory.Exists(data) || File.Exists(Path.Combine(away, "out")), Is.False);
        Assert.That(Directory.GetDirectories(away, "*.restoring"), Is.Empty);
    }

    [Test]
    public void A_disk_that_fills_up_leaves_nothing_and_the_reason()
    {
        var folder = Here("full");
        var before = new BackupWriter(Database, folder, TimeProvider.System).Write();
        var writer = new BackupWriter(Database, folder, TimeProvider.System) { NewFile = file => new Filling(WorkFolder.NewFile(file), 20_000) };
        Assert.That(Assert.Throws<BackupException>(() => writer.Write())!.Message, Does.Contain("is full"));
        var small = new BackupWriter(Database, folder, TimeProvider.System) { FreeAt = _ => 1000, NewFile = _ => throw new InvalidOperationException("It begins to write.") };
        Assert.That(Assert.Throws<BackupException>(() => small.Write())!.Message, Does.Contain("is full"));
        Assert.That(Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { before.Name.File, ".lock" }));
    }

    [Test]
    public void A_backup_of_a_log_that_was_changed_is_kept_as_bad()
    {
        var data = Directory.CreateDirectory(Path.Combine(away, "bent")).FullName;
        var database = new SqliteDatabase(Path.Combine(data, "qualitytracker.db"));
        Migrations.Apply(database);
        var log = new AuditLog(database, TimeProvider.System);
        log.Begin();
        database.Write(connection => log.Append(connection, Caller.Console, "imports.changes", null, null, null));
        database.Write(connection =>
        {
            var guard = connection.QuerySingle<string>("select sql from sqlite_schema where name = 'audit_entries_update'");
            return connection.Execute("drop trigger audit_entries_update; update audit_entries set action = 'nothing';" + guard);
        });
        var (code, said) = Told(output => BackupCommand.Run(database, null, output, TimeProvider.System, default));
        Assert.That(code, Is.EqualTo(1), said);
        Assert.That(said, Does.Contain("Entry 1 of the log"));
        Assert.That(new BackupFolder(Path.Combine(data, "backups")).All.Single().IsBad, Is.True);
        SqliteConnection.ClearAllPools();
    }

    [Test]
    public async Task An_administrator_makes_and_verifies_one_and_the_log_says_so()
    {
        Assert.That((int)(await Post("/api/v1/backups")).Status, Is.EqualTo(202));
        var made = await Ended();
        Assert.That((string?)made["run"]!["state"], Is.EqualTo("done"), made.ToJsonString());
        var file = (string)made["items"]![0]!["file"]!;
        Assert.That((int)(await Post($"/api/v1/backups/{file}/verify")).Status, Is.EqualTo(202));
        Assert.That((bool)(await Ended())["items"]![0]!["good"]!, Is.True);
        Changed(Path.Combine(Folder, "backups", file), "qualitytracker.db", content => [.. content.AsSpan(0, 4096)], "");
        Assert.That((int)(await Post($"/api/v1/backups/{file}/verify")).Status, Is.EqualTo(202));
        var found = (await Ended())["items"]![0]!;
        Assert.That(((bool)found["good"]!, (string)found["file"]!), Is.EqualTo((false, file + ".bad")));
        (await Post("/api/v1/backups/..%2Fqualitytracker.db/verify")).IsProblem(404);
        var entries = (await Get("/api/v1/audit?action=backups")).Text;
        Assert.That(Database.Read(connection => connection.Query<string>("select action from audit_entries where action like 'backups.%' and account is not null")), Is.EquivalentTo(new[] { "backups.create", "backups.verify", "backups.verify" }), entries);
    }

    [Test]
    public async Task A_folder_that_cannot_be_read_is_named_and_what_to_do()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "backups"));
        diskIsGone = true;
        var answer = await Get("/api/v1/backups");
        diskIsGone = false;
        answer.IsProblem(503);
        Assert.That(answer.Text, Does.Contain(Path.Combine(Folder, "backups")).And.Contain("Input/output error"));
    }

    protected override void Adjust(IServiceCollection services)
    {
        base.Adjust(services);
        services.AddSingleton(provider => new BackupDesk(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<BackupSettings>(), provider.GetRequiredService<AuditLog>(), provider.GetRequiredService<TimeProvider>(), NullLogger<BackupDesk>.Instance)
        {
            Folder = new(provider.GetRequiredService<BackupSettings>().Folder) { FilesIn = path => diskIsGone ? throw new IOException("Input/output error") : Directory.EnumerateFiles(path) },
        });
    }

    private async Task<JsonNode> Ended()
    {
        while (true)
        {
            var found = (await Get("/api/v1/backups")).Body!;
            if ((string?)found["run"]!["state"] != "running") return found;
            await Task.Yield();
        }
    }

    private BackupFolder Here(string name) => new(Path.Combine(away, name));

    private void Restored(string file, Action<Database> look)
    {
        var data = Path.Combine(away, Path.GetRandomFileName());
        Restore.Run(file, data, false, TimeProvider.System, null, default);
        var database = new SqliteDatabase(Path.Combine(data, "qualitytracker.db"));
        Assert.That(new AuditVerifier(database).Verify().Fault, Is.Null);
        look(database);
    }

    private static string Changed(string file, string path, Func<byte[], byte[]> change, string said)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        using var content = new MemoryStream();
        if (zip.GetEntry(path) is { } entry)
        {
            using (var read = entry.Open()) read.CopyTo(content);
            entry.Delete();
        }

        using var written = zip.CreateEntry(path).Open();
        written.Write(change(content.ToArray()));
        return said;
    }

    private static byte[] Manifest(byte[] content, Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(content)!;
        change(manifest);
        return System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString());
    }

    private static string Cut(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
        return "is no whole zip";
    }

    private static (int Code, string Said) Told(Func<TextWriter, int> run)
    {
        using var output = new StringWriter();
        var code = run(output);
        return (code, output.ToString());
    }

    private sealed class Seen(Action<BackupProgress> see) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => see(value);
    }

    // A disk with room for so many bytes.
    private sealed class Filling(Stream inner, long room) : Stream
    {
        private const int NoSpace = 28;

        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => inner.CanSeek;
        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (inner.Position + count > room) throw new IOException("No space left on device", NoSpace);
            inner.Write(buffer, offset, count);
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
        public override void SetLength(long value) => inner.SetLength(value);

        public override void Flush() => inner.Flush();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
