using Microsoft.Data.Sqlite;
using QualityTracker.Api.Audit;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Tests.Audit;

public sealed class AuditVerifierTests : LogTests
{
    [Test]
    public void A_log_as_it_was_written_is_intact_and_says_where_it_ends()
    {
        Assert.That(Verify(), Is.EqualTo(new AuditVerification(true, 0, null, null)));
        Fill(5);
        var found = Verify();
        Assert.That((found.Intact, found.Entries), Is.EqualTo((true, 5L)));
        Assert.That(found.Head, Does.Match("^5:[0-9a-f]{64}$"));
        Append();
        Assert.That(Verify(found.Head).Intact, Is.True, "what was written down earlier is still there");
    }

    [TestCase("at", "'2025-01-01T00:00:00.0000000Z'")]
    [TestCase("school", "'other'")]
    [TestCase("school", "null")]
    [TestCase("account", "'x'")]
    [TestCase("name", "'wong'")]
    [TestCase("via", "'token'")]
    [TestCase("address", "null")]
    [TestCase("address", "''")]
    [TestCase("action", "'staff.read'")]
    [TestCase("digest", "zeroblob(32)")]
    [TestCase("digest", "x''")]
    [TestCase("hash", "zeroblob(32)")]
    [TestCase("hash", "x''")]
    public void A_changed_field_of_an_entry_is_found(string column, string value)
    {
        Fill(5);
        Tamper($"update audit_entries set {column} = {value} where seq = 3");
        Finds(3, AuditFaultKind.EntryChanged);
    }

    [Test]
    public void Text_moved_from_one_field_to_the_next_is_found()
    {
        Fill(5);
        Tamper("update audit_entries set account = account || name, name = '' where seq = 3");
        Finds(3, AuditFaultKind.EntryChanged);
    }

    [TestCase("content = replace(content, 'T001', 'T002')", AuditFaultKind.ContentChanged)]
    [TestCase("content = content || ' '", AuditFaultKind.ContentChanged)]
    [TestCase("salt = zeroblob(16)", AuditFaultKind.ContentChanged)]
    [TestCase("salt = null", AuditFaultKind.ContentChanged)]
    [TestCase("erased_by = 5", AuditFaultKind.ContentChanged)]
    [TestCase("content = null", AuditFaultKind.ContentRemoved)]
    [TestCase("content = null, salt = null", AuditFaultKind.ContentRemoved)]
    [TestCase("content = null, salt = null, erased_by = 5", AuditFaultKind.ContentRemoved)]
    [TestCase("content = null, salt = null, erased_by = 2", AuditFaultKind.ContentRemoved)]
    [TestCase("content = null, salt = null, erased_by = 99", AuditFaultKind.ContentRemoved)]
    [TestCase("seq = 99", AuditFaultKind.ContentRemoved)]
    public void A_changed_content_is_found(string change, AuditFaultKind kind)
    {
        Fill(5);
        Tamper($"update audit_contents set {change} where seq = 3");
        Finds(3, kind);
    }

    [Test]
    public void A_genuine_erasure_covers_only_what_it_names()
    {
        Fill(5);
        Append(AuditVerifier.Erasure, new { Erased = new[] { 2, 3 } });
        Tamper("update audit_contents set content = null, salt = null, erased_by = 6 where seq in (2, 3)");
        Assert.That(Verify().Intact, Is.True);
        Tamper("update audit_contents set content = null, salt = null, erased_by = 6 where seq = 4");
        Finds(4, AuditFaultKind.ContentRemoved);
    }

    [TestCase(1)]
    [TestCase(3)]
    public void A_removed_entry_is_found(long seq)
    {
        Fill(5);
        Tamper("delete from audit_entries where seq = @seq", new { seq });
        Finds(seq, AuditFaultKind.EntryMissing);
    }

    [Test]
    public void A_removed_entry_is_found_when_the_others_close_up()
    {
        Fill(5);
        Tamper("""
            delete from audit_entries where seq = 3; delete from audit_contents where seq = 3;
            update audit_entries set seq = seq - 1 where seq > 3; update audit_contents set seq = seq - 1 where seq > 3;
            """);
        Assert.That(Verify().Fault, Is.EqualTo(new AuditFault(3, AuditFaultKind.EntryChanged)).Or.EqualTo(new AuditFault(3, AuditFaultKind.OutOfOrder)));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Entries_removed_from_the_end_are_found(int entries)
    {
        Fill(5);
        Tamper($"delete from audit_entries where seq > {5 - entries}; delete from audit_contents where seq > {5 - entries}");
        Finds(6 - entries, AuditFaultKind.EndRemoved);
        Tamper($"update audit_head set seq = {5 - entries}, hash = (select hash from audit_entries where seq = {5 - entries})");
        Finds(5 - entries, AuditFaultKind.HeadChanged);
        Assert.Throws<AuditKeyException>(() => Append(), "nothing is built on an end that was cut");
    }

    [Test]
    public void A_log_emptied_or_without_its_head_is_found()
    {
        Fill(3);
        var head = Verify().Head;
        Tamper("delete from audit_head");
        Finds(3, AuditFaultKind.HeadChanged);
        Assert.Throws<AuditKeyException>(() => Append());
        Tamper("delete from audit_entries; delete from audit_contents");
        Finds(1, AuditFaultKind.EndRemoved, head);
    }

    [TestCase("seq = 4", 4)]
    [TestCase("hash = zeroblob(32)", 5)]
    [TestCase("hash = x''", 5)]
    [TestCase("seal = zeroblob(32)", 5)]
    [TestCase("seal = x''", 5)]
    public void A_changed_head_is_found(string change, long seq)
    {
        Fill(5);
        Tamper($"update audit_head set {change}");
        Finds(seq, AuditFaultKind.HeadChanged);
    }

    [TestCase(2, 4)]
    [TestCase(3, 4)]
    [TestCase(1, 5)]
    public void Two_entries_that_changed_places_are_found(long one, long other)
    {
        Fill(5);
        foreach (var table in new[] { "audit_entries", "audit_contents" })
        {
            Tamper($"update {table} set seq = -1 where seq = {one}; update {table} set seq = {one} where seq = {other}; update {table} set seq = {other} where seq = -1");
        }

        Finds(one, AuditFaultKind.OutOfOrder);
    }

    [Test]
    public void Two_contents_that_changed_places_are_found()
    {
        Fill(5);
        Tamper("update audit_contents set seq = -1 where seq = 2; update audit_contents set seq = 2 where seq = 4; update audit_contents set seq = 4 where seq = -1");
        Finds(2, AuditFaultKind.ContentChanged);
    }

    [Test]
    public void A_database_put_back_from_an_older_copy_is_found_by_the_head_written_down()
    {
        Fill(3);
        SqliteConnection.ClearAllPools();
        File.Copy(Database.File, Database.File + ".copy");
        Fill(3);
        var head = Verify().Head!;
        SqliteConnection.ClearAllPools();
        File.Delete(Database.File + "-wal");
        File.Move(Database.File + ".copy", Database.File, overwrite: true);
        Assert.That(Verify().Intact, Is.True, "by itself it is whole");
        Finds(4, AuditFaultKind.EndRemoved, head);
        Fill(4);
        Finds(6, AuditFaultKind.OtherLog, head);
    }

    [Test]
    public void Without_its_key_or_with_another_the_log_is_neither_verified_nor_continued()
    {
        Fill(3);
        var key = File.ReadAllText(KeyFile);
        File.Delete(KeyFile);
        Finds(0, AuditFaultKind.KeyMissing);
        Assert.Throws<AuditKeyException>(() => AppendAnew());
        Assert.That(File.Exists(KeyFile), Is.False);
        foreach (var (text, kind) in new[] { (new string('a', 64), AuditFaultKind.OtherKey), ("nothing", AuditFaultKind.KeyMissing), ("", AuditFaultKind.KeyMissing) })
        {
            File.WriteAllText(KeyFile, text);
            Assert.That(Verify().Fault!.Kind, Is.EqualTo(kind));
            Assert.Throws<AuditKeyException>(() => AppendAnew());
        }

        File.WriteAllText(KeyFile, key);
        AppendAnew();
        Assert.That(Verify().Entries, Is.EqualTo(4));
    }

    [Test]
    public void The_command_says_what_it_found()
    {
        Fill(2);
        Assert.That(Command(null), Does.StartWith("0 完好：共 2 条").And.Contain(Verify().Head));
        Assert.That(Command(Verify().Head, Language.English), Does.StartWith("0 Intact: 2 entries"));
        Assert.That(Command($"2:{new string('0', 64)}"), Does.StartWith("1 第 2 条：与记下的末尾不符"));
        Assert.That(Command("2"), Does.StartWith("2 "));
        Tamper("update audit_entries set name = 'x' where seq = 2");
        Assert.That(Command(null, Language.English), Does.StartWith("1 Entry 2: the entry was changed"));
    }

    private long AppendAnew() => Database.Write(connection => new AuditLog(Database, TimeProvider.System).Append(connection, Wang, "staff.read", "demo", "T001", null));

    private string Command(string? head, Language language = Language.Chinese)
    {
        using var output = new StringWriter();
        var code = AuditCommand.Run(() => Database, head, language, output);
        return $"{code} {output}";
    }
}
