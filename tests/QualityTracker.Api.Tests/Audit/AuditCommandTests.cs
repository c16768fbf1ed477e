using Dapper;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Audit;

public sealed class AuditCommandTests : LogTests
{
    [Test]
    public void The_command_says_what_it_found()
    {
        Fill(2);
        Assert.That(Command(null), Does.StartWith("0 完好：共 2 条").And.Contain(Verify().Head));
        Assert.That(Command(Verify().Head), Does.StartWith("0 完好：共 2 条 · Intact: 2 entries"));
        Assert.That(Command($"2:{new string('0', 64)}"), Does.StartWith("1 第 2 条：与记下的末尾不符"));
        Assert.That(Command("2"), Does.StartWith("2 "));
        Tamper("update audit_entries set name = 'x' where seq = 2");
        Assert.That(Command(null), Does.StartWith("1 第 2 条").And.Contain("Entry 2: the entry was changed"));
    }

    [Test]
    public void Where_there_is_no_database_nothing_is_intact()
    {
        using var output = new StringWriter();
        Assert.That(AuditCommand.Run(() => null, null, output), Is.EqualTo(2));
        Assert.That(output.ToString(), Does.Contain("There is no database"));
    }

    [TestCase("update audit_entries set digest = 5 where seq = 2")]
    [TestCase("update audit_entries set hash = 'x' where seq = 2")]
    [TestCase("update audit_contents set salt = 7 where seq = 2")]
    public void A_value_of_another_type_is_a_changed_entry(string change)
    {
        TestDatabase.NeedsFile(Database);
        Fill(3);
        Tamper("pragma writable_schema = on; update sqlite_master set sql = replace(sql, 'strict', '') where name like 'audit_%'; pragma writable_schema = reset");
        Tamper(change);
        Assert.That(Command(null), Does.StartWith("1 第 2 条"));
    }

    [TestCase("audit_head")]
    [TestCase("audit_contents")]
    public void A_log_without_one_of_its_tables_is_not_intact(string table)
    {
        Fill(2);
        Database.Write(connection => connection.Execute($"drop table {table}"));
        Assert.That(Command(null), Does.StartWith("1 "));
    }

    private string Command(string? head)
    {
        using var output = new StringWriter();
        var code = AuditCommand.Run(() => Database, head, output);
        return $"{code} {output}";
    }
}
