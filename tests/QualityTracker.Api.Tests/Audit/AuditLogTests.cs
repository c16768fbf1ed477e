using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Audit;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class AuditLogTests(Store store) : LogTests(store)
{
    [Test]
    public void An_entry_says_who_when_from_where_and_what()
    {
        Append("staff.replace", new { Before = 1, After = 2 });
        Append("imports.apply", by: Caller.Console, record: "j");
        var entries = Database.Read(connection => AuditSearchStore.Find(connection, new AuditQuery(), 10).ToList());
        Assert.That(entries.Select(entry => entry.Seq), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(entries[1].Content, Is.EqualTo("""{"record":"T001","before":1,"after":2}"""));
        Assert.That((entries[1].School, entries[1].Account, entries[1].Name, entries[1].Via, entries[1].Address), Is.EqualTo(("demo", Wang.Account, "wang", "session", "10.0.0.7")));
        Assert.That((entries[0].Account, entries[0].Name, entries[0].Via, entries[0].Address, entries[0].Content), Is.EqualTo(((string?)null, "console", "console", (string?)null, """{"record":"j"}""")));
    }

    [Test]
    public void What_is_rolled_back_leaves_no_entry_and_the_chain_goes_on()
    {
        Append();
        Assert.Throws<InvalidOperationException>(() => Database.Write<int>(connection =>
        {
            Log.Append(connection, Wang, "staff.create", "demo", "T002", null);
            throw new InvalidOperationException();
        }));
        Append();
        Assert.That(Verify(), Has.Property("Intact").True.And.Property("Entries").EqualTo(2));
    }

    [Test]
    public void The_last_entry_alone_says_how_late_it_was()
    {
        Fill(3);
        Tamper("update audit_entries set at = '2999-01-01T00:00:00.0000000Z' where seq = 2");
        var last = Database.Read(connection => AuditSearchStore.Find(connection, new AuditQuery(), 1).Single().At);
        Assert.That(Database.Read(SessionStore.LatestSeen), Is.EqualTo(last), "a log of years is not read through at every start");
    }

    [Test]
    public void A_moment_to_come_holds_the_clock_of_a_file_and_no_other_node_of_a_server()
    {
        Fill(3);
        Tamper("update audit_entries set at = '2999-01-01T00:00:00.0000000Z' where seq = 3");
        Assert.That(SessionStore.LatestKnown(Database).Year, store == Store.PostgreSql ? Is.LessThan(2999) : Is.EqualTo(2999));
    }

    [Test]
    public void Writers_at_once_keep_one_chain()
    {
        var logs = new[] { Log, new AuditLog(Database, TimeProvider.System) };
        Parallel.For(0, 120, new ParallelOptions { MaxDegreeOfParallelism = 8 }, at =>
            Database.Write(connection => logs[at % 2].Append(connection, Wang, "staff.read", "demo", $"T{at}", null)));
        Assert.That(Verify(), Has.Property("Intact").True.And.Property("Entries").EqualTo(120));
    }

    [Test]
    public void What_was_not_kept_with_its_write_leaves_no_gap()
    {
        Append();
        Database.Write(connection => Log.Append(connection, Wang, "staff.read", "demo", "T001", null), keeps: _ => false);
        Assert.That(() => Database.Write<long>(connection =>
        {
            Log.Append(connection, Wang, "staff.read", "demo", "T002", null);
            throw new InvalidOperationException();
        }), Throws.InvalidOperationException);
        Append();
        Assert.That(Verify(), Has.Property("Intact").True.And.Property("Entries").EqualTo(2));
    }

    [Test]
    public void The_key_is_readable_by_its_owner_alone_and_not_in_the_database()
    {
        Append();
        Assert.That(new AuditKey(Database).Find(), Has.Length.EqualTo(32));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(KeyFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(File.GetUnixFileMode(Path.GetDirectoryName(KeyFile)!), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }

        SqliteConnection.ClearAllPools();
        var key = new AuditKey(Database).Find()!;
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            Assert.That(File.ReadAllBytes(file).AsSpan().IndexOf(key), Is.EqualTo(-1), file);
            Assert.That(File.ReadAllText(file), Does.Not.Contain(Convert.ToHexStringLower(key)));
        }
    }

    [TestCase("update audit_entries set name = 'x'")]
    [TestCase("delete from audit_entries")]
    [TestCase("insert or replace into audit_entries select * from audit_entries where seq = 1")]
    [TestCase("insert into audit_entries select 9, at, school, account, name, via, address, action, digest, hash from audit_entries")]
    [TestCase("update audit_contents set content = 'x'")]
    [TestCase("update audit_contents set content = null")]
    [TestCase("update audit_contents set content = null, salt = null")]
    [TestCase("update audit_contents set erased_by = 1")]
    [TestCase("update audit_contents set seq = 9")]
    [TestCase("delete from audit_contents")]
    [TestCase("insert or replace into audit_contents select * from audit_contents where seq = 1")]
    [TestCase("update audit_head set seq = 0")]
    [TestCase("update audit_head set hash = zeroblob(32)")]
    [TestCase("delete from audit_head")]
    [TestCase("insert or replace into audit_head select id, 1, hash, seal from audit_head")]
    public void The_database_refuses_to_change_what_is_logged(string sql)
    {
        if (store == Store.PostgreSql && sql.Contains("or replace", StringComparison.Ordinal)) Assert.Ignore("In words of SQLite.");
        Append();
        Assert.That(Assert.Catch<DbException>(() => Database.Write(connection => connection.Execute(InStore(sql))))!.Message, Does.Contain("audit"));
        Assert.That(Verify().Intact, Is.True);
    }
}
