using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Audit;

/// <summary>The end of the log, its seal and its key.</summary>
public sealed class AuditEndTests : LogTests
{
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

    [Test]
    public void A_log_emptied_of_everything_is_found_and_not_begun_again()
    {
        Fill(3);
        Tamper("delete from audit_entries; delete from audit_contents; delete from audit_head");
        Finds(1, AuditFaultKind.EndRemoved);
        Assert.Throws<AuditKeyException>(() => Append());
        Assert.Throws<AuditKeyException>(() => AppendAnew());
        Assert.That(Assert.Throws<AuditKeyException>(Log.Begin)!.Reason.Zh, Does.Contain(KeyFile), "nor when the program starts again");
        Finds(1, AuditFaultKind.EndRemoved);
    }

    [Test]
    public void A_log_without_entries_is_intact_once_it_has_begun_and_an_emptied_one_is_not()
    {
        Assert.That(Verify(), Is.EqualTo(new AuditVerification(true, 0, null, null)));
        Log.Begin();
        Assert.That(Verify(), Is.EqualTo(new AuditVerification(true, 0, null, null)), "a later start changes nothing");
        Tamper("delete from audit_head");
        Finds(1, AuditFaultKind.EndRemoved);
    }

    [Test]
    public void A_database_copied_without_its_key_is_neither_verified_nor_continued()
    {
        TestDatabase.NeedsFile(Database);
        TestDatabase.Close(Database);
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "copy")).FullName;
        File.Copy(TestDatabase.FileOf(Database), Path.Combine(folder, "qualitytracker.db"));
        var copy = new SqliteDatabase(Path.Combine(folder, "qualitytracker.db"));
        var log = new AuditLog(copy, TimeProvider.System);
        Assert.That(new AuditVerifier(copy).Verify().Fault!.Kind, Is.EqualTo(AuditFaultKind.KeyMissing));
        Assert.That(Assert.Throws<AuditKeyException>(log.Begin)!.Reason.En, Does.Contain("missing"));
        Assert.Throws<AuditKeyException>(() => copy.Write(connection => log.Append(connection, Wang, "staff.read", "demo", "T001", null)));
        Assert.That(new AuditKey(copy).IsThere, Is.False, "no new key in place of the lost one");
        Assert.Throws<AuditKeyException>(() => App.Build(copy, []), "the program does not start with it");
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

    [Test]
    public void A_database_put_back_from_an_older_copy_is_found_by_the_head_written_down()
    {
        TestDatabase.NeedsFile(Database);
        Fill(3);
        TestDatabase.Close(Database);
        File.Copy(TestDatabase.FileOf(Database), TestDatabase.FileOf(Database) + ".copy");
        Fill(3);
        var head = Verify().Head!;
        TestDatabase.Close(Database);
        File.Delete(TestDatabase.FileOf(Database) + "-wal");
        File.Move(TestDatabase.FileOf(Database) + ".copy", TestDatabase.FileOf(Database), overwrite: true);
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

    private long AppendAnew() => Database.Write(connection => new AuditLog(Database, TimeProvider.System).Append(connection, Wang, "staff.read", "demo", "T001", null));
}
