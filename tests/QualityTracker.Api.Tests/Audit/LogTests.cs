using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Audit;

/// <summary>Tests on a log of its own, without a server.</summary>
public abstract class LogTests
{
    protected static readonly Caller Wang = new() { Account = "0199cd80-cc00-7000-8000-000000000001", Name = "wang", Via = Via.Session, Address = "10.0.0.7" };

    protected string Folder { get; private set; } = null!;

    protected Database Database { get; private set; } = null!;

    protected AuditLog Log { get; private set; } = null!;

    protected string KeyFile => new AuditKey(Database).File;

    [SetUp]
    public void Make()
    {
        Folder = Directory.CreateTempSubdirectory().FullName;
        Database = new Database(Path.Combine(Folder, "qualitytracker.db"));
        Migrations.Apply(Database);
        Log = new AuditLog(Database, TimeProvider.System);
        Log.Begin();
    }

    [TearDown]
    public void Remove()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected long Append(string action = "staff.replace", object? content = null, string record = "T001", Caller? by = null) =>
        Database.Write(connection => Log.Append(connection, by ?? Wang, action, "demo", record, content));

    protected void Fill(int entries)
    {
        for (var at = 1; at <= entries; at++) Append(content: new { Before = at, After = at + 1 });
    }

    protected AuditVerification Verify(string? head = null) => new AuditVerifier(Database).Verify(
        head is null ? null : AuditVerifier.TryReadHead(head, out var expected) ? expected : throw new ArgumentException(head, nameof(head)));

    /// <summary>Changes the database file as somebody would who has it: without the triggers.</summary>
    protected void Tamper(string sql, object? values = null) => Database.Write(connection =>
    {
        foreach (var (name, text) in connection.Query<(string, string)>("select name, sql from sqlite_master where type = 'trigger' and name like 'audit%'").ToList())
        {
            connection.Execute($"drop trigger {name}");
            sql += $";\n{text}";
        }

        return connection.Execute(sql, values);
    });

    protected void Finds(long seq, AuditFaultKind kind, string? head = null)
    {
        var found = Verify(head);
        Assert.That(found.Fault, Is.EqualTo(new AuditFault(seq, kind)));
        Assert.That(found.Intact, Is.False);
        Assert.That(found.Fault!.Message.Zh, Is.Not.Empty.And.Not.EqualTo(found.Fault.Message.En));
    }
}
