using QualityTracker.Api.Audit;

namespace QualityTracker.Api.Tests.Audit;

/// <summary>Entries and contents that were changed, moved or removed.</summary>
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
}
