using QualityTracker.Api.Audit;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Tests.Audit;

public sealed class AuditCommandTests : LogTests
{
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

    private string Command(string? head, Language language = Language.Chinese)
    {
        using var output = new StringWriter();
        var code = AuditCommand.Run(() => Database, head, language, output);
        return $"{code} {output}";
    }
}
