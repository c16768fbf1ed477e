using System.Text.RegularExpressions;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Audit;

/// <summary>Tests on a log of its own, without a server.</summary>
public abstract class LogTests(Store? store = null)
{
    protected static readonly Caller Wang = new() { Account = "0199cd80-cc00-7000-8000-000000000001", Name = "wang", Via = Via.Session, Address = "10.0.0.7" };

    protected string Folder { get; private set; } = null!;

    protected Database Database { get; private set; } = null!;

    protected AuditLog Log { get; private set; } = null!;

    protected string KeyFile => Path.Combine(Path.GetDirectoryName(TestDatabase.FileOf(Database))!, "keys", "audit.key");

    [SetUp]
    public void Make()
    {
        Folder = Directory.CreateTempSubdirectory().FullName;
        Database = TestDatabase.In(Folder, store);
        Log = new AuditLog(Database, TimeProvider.System);
        Log.Begin();
    }

    [TearDown]
    public void Remove()
    {
        TestDatabase.Close(Database);
        Directory.Delete(Folder, recursive: true);
    }

    protected long Append(string action = "staff.replace", object? content = null, string record = "T001", Caller? by = null) =>
        Database.Write(connection => Log.Append(connection, by ?? Wang, action, "demo", record, content));

    protected void Fill(int entries)
    {
        for (var at = 1; at <= entries; at++) Append(content: new { Before = at, After = at + 1 });
    }

    /// <summary>While another write goes on, what is left or asked for meanwhile waits; then it goes together.</summary>
    protected T Together<T>(Func<T> ask)
    {
        using var begun = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var first = Task.Run(() => Database.WriteAlone(_ =>
        {
            begun.Set();
            return go.Wait(TimeSpan.FromSeconds(60));
        }));
        begun.Wait();
        var waiting = ask();
        go.Set();
        first.Wait();
        return waiting;
    }

    protected AuditVerification Verify(string? head = null) => new AuditVerifier(Database).Verify(
        head is null ? null : AuditVerifier.TryReadHead(head, out var expected) ? expected : throw new ArgumentException(head, nameof(head)));

    /// <summary>Changes the database file as somebody would who has it: without the triggers.</summary>
    protected void Tamper(string sql, object? values = null) => Database.Write(connection =>
    {
        if (Database is PostgresDatabase)
        {
            string[] tables = ["audit_entries", "audit_contents", "audit_head"];
            string Triggers(string way) => string.Concat(tables.Select(table => $"alter table {table} {way} trigger user;"));
            connection.Execute(Triggers("disable"));
            var changed = connection.Execute(InStore(sql), values);
            connection.Execute(Triggers("enable"));
            return changed;
        }

        foreach (var (name, text) in connection.Query<(string, string)>("select name, sql from sqlite_master where type = 'trigger' and name like 'audit%'").ToList())
        {
            connection.Execute($"drop trigger {name}");
            sql += $";\n{text}";
        }

        return connection.Execute(sql, values);
    });

    // Bytes are written otherwise.
    protected string InStore(string sql) =>
        Database is SqliteDatabase ? sql : Regex.Replace(sql.Replace("x''", "''::bytea", StringComparison.Ordinal), @"zeroblob\((\d+)\)", "decode(repeat('00', $1), 'hex')");

    protected void Finds(long seq, AuditFaultKind kind, string? head = null)
    {
        var found = Verify(head);
        Assert.That(found.Fault, Is.EqualTo(new AuditFault(seq, kind)));
        Assert.That(found.Intact, Is.False);
        Assert.That(found.Fault!.Message.Zh, Is.Not.Empty.And.Not.EqualTo(found.Fault.Message.En));
    }
}
