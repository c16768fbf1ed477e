using Dapper;
using FsCheck;
using FsCheck.Fluent;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Audit;

/// <summary>Whichever stored byte of the log is changed, it is found.</summary>
public sealed class AuditPropertyTests() : LogTests(Store.Sqlite)
{
    private static readonly (string Table, string Column)[] Cells =
    [
        .. new[] { "at", "school", "account", "name", "via", "address", "action", "digest", "hash" }.Select(column => ("audit_entries", column)),
        ("audit_contents", "salt"), ("audit_contents", "content"), ("audit_head", "hash"), ("audit_head", "seal"),
    ];

    [Test]
    public void Any_one_byte_changed_is_found()
    {
        Fill(4);
        Append(content: new { Before = (object?)null, After = "王小明" });
        Append(AuditVerifier.Erasure, new { Erased = new[] { 5 } });
        Tamper("update audit_contents set content = null, salt = null, erased_by = 6 where seq = 5");
        Assert.That(Verify().Intact, Is.True);
        foreach (var trigger in Database.Read(connection => connection.Query<string>("select name from sqlite_master where type = 'trigger'").ToList()))
        {
            Database.Write(connection => connection.Execute($"drop trigger {trigger}"));
        }

        var changes = Gen.Zip(Gen.Elements(Cells), Gen.Zip(Gen.Choose(1, 6), Gen.Zip(Gen.Choose(0, 10_000), Gen.Choose(1, 255)))).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(changes, change => IsFound(change.Item1.Table, change.Item1.Column, change.Item2.Item1, change.Item2.Item2.Item1, (byte)change.Item2.Item2.Item2)));
        Assert.That(Verify().Intact, Is.True, "every change was taken back");
    }

    private bool IsFound(string table, string column, int seq, int at, byte bits)
    {
        var row = table == "audit_head" ? 6 : seq;
        var before = Database.Read(connection => connection.QuerySingle<byte[]?>($"select cast({column} as blob) from {table} where seq = {row}"));
        if (before is null or []) return true;
        var after = before.ToArray();
        after[at % after.Length] ^= bits;
        Set(table, column, row, after);
        var intact = Verify().Intact;
        Set(table, column, row, before);
        return !intact;
    }

    private void Set(string table, string column, int seq, byte[] bytes) => Database.Write(connection => connection.Execute(
        $"update {table} set {column} = {(column is "digest" or "hash" or "seal" or "salt" ? "@bytes" : "cast(@bytes as text)")} where seq = {seq}", new { bytes }));
}
