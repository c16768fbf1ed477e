using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>The table beside the packs names every clause, where it stands in a pack, and a test that shows it.</summary>
public sealed class ClauseTableTests
{
    // Every clause of the five documents that the product records, reckons, reports or obeys, and the law.
    private const string Clauses =
        "W3 W4 W5 W6 W7 W8 W9 W10 W11 W12 W14 W15 W16 W18 W19 W20 W21 W22 W23 W25 W27 W28 W29 W30 W31 W32 W33 W34 W35 "
        + "X1 X2 X3 X4 X5 X7 X9 X10 X11 X12 X13 X15 X16 X18 X19 X20 X23 P1 P3 P4 P5 P6 P7 P15 "
        + "D1 D2 D3 D4 D5 D6 D8 D10 D12 D14 D16 D17 Z1 Z2 Z5 Z6 Z7 Z8 Z11 Z12 Z14 L1 L2 L3 L4";

    private static readonly Dictionary<char, string> PackOf = new()
    {
        ['W'] = "wenxian-2019",
        ['X'] = "daxinganling-2023",
        ['P'] = "pianguan-2021",
        ['D'] = "county-plan-2021",
        ['Z'] = "zibo-2019",
    };

    private static readonly IReadOnlyList<ClauseRow> Rows = ClauseTable.Rows(ClauseTable.Text);

    [Test]
    public void Every_clause_has_one_row()
    {
        Assert.That(Rows.Select(row => row.Id), Is.EquivalentTo(Clauses.Split(' ')));
        Assert.That(Rows, Has.All.Matches<ClauseRow>(row => row is { What.Length: > 0, LeftOut.Length: > 0, Lines.Count: > 0, Tests.Count: > 0 }));
    }

    [Test]
    public void Every_clause_stands_in_the_pack_of_its_document() => Assert.Multiple(() =>
    {
        foreach (var id in Clauses.Split(' '))
        {
            var packs = PackOf.TryGetValue(id[0], out var own) ? [PolicyPacks.Of(own)] : PolicyPacks.All;
            foreach (var pack in packs) Assert.That(pack.Clauses.Select(clause => clause.Id), Has.Member(id), pack.Id);
        }
    });

    [Test]
    public void Every_line_named_stands_in_its_pack() => Assert.Multiple(() =>
    {
        foreach (var (id, pack, path) in Rows.SelectMany(row => row.Lines.Select(line => (row.Id, line.Pack, line.Path))))
        {
            Assert.That(ClauseTable.HasLine(pack, path), Is.True, $"{id}: {pack}: {path}");
            if (PackOf.TryGetValue(id[0], out var own)) Assert.That(pack, Is.EqualTo(own), id);
        }
    });

    [Test]
    public void Every_norm_of_a_pack_stands_in_the_row_of_its_clause() => Assert.Multiple(() =>
    {
        foreach (var pack in PackOf.Values.Select(PolicyPacks.Of))
        {
            foreach (var norm in pack.Norms)
                Assert.That(Rows.Single(row => row.Id == norm.Clause).Lines, Has.Member((pack.Id, $"norms/{norm.Id}")));
        }
    });

    [Test]
    public void Every_report_of_a_pack_stands_in_the_row_of_its_clause() => Assert.Multiple(() =>
    {
        foreach (var pack in PackOf.Values.Select(PolicyPacks.Of))
        {
            foreach (var report in pack.Reports)
                Assert.That(Rows.Single(row => row.Id == report.Clause).Lines, Has.Member((pack.Id, $"reports/{report.Id}")));
        }
    });

    [Test]
    public void Every_clause_that_asks_for_a_report_has_one() => Assert.Multiple(() =>
    {
        foreach (var pack in PolicyPacks.All)
        {
            Assert.That(
                pack.Reports.Select(report => report.Clause).Distinct(),
                Is.EquivalentTo(pack.Clauses.Where(clause => clause.Kinds.Contains(ClauseKind.Report)).Select(clause => clause.Id)), pack.Id);
        }
    });

    [Test]
    public void Every_test_named_is_there() => Assert.Multiple(() =>
    {
        foreach (var (id, name, method) in Rows.SelectMany(row => row.Tests.Select(test => (row.Id, test.Class, test.Method))))
            Assert.That(ClauseTable.HasTest(name, method), Is.True, $"{id}: {name}.{method}");
    });

    [Test]
    public void What_is_not_there_is_noticed()
    {
        var rows = ClauseTable.Rows(ClauseTable.Text.Replace("| W4 |", "| W99 |", StringComparison.Ordinal));
        Assert.That(rows.Select(row => row.Id), Is.Not.EquivalentTo(Clauses.Split(' ')));
        Assert.That(ClauseTable.HasLine("wenxian-2019", "norms/W99"), Is.False);
        Assert.That(ClauseTable.HasLine("wenxian-2018", "norms/W4"), Is.False);
        Assert.That(ClauseTable.HasLine("wenxian-2019", "veto/clause/W10"), Is.False);
        Assert.That(ClauseTable.HasTest(nameof(ClauseTableTests), "Nobody_wrote_this"), Is.False);
        Assert.That(ClauseTable.HasTest(nameof(ClauseTableTests), nameof(What_is_not_there_is_noticed)), Is.True);
    }

    [Test]
    public void Every_pack_is_named_beside_the_table()
    {
        foreach (var pack in PolicyPacks.All) Assert.That(ClauseTable.Text, Does.Contain($"[{pack.Id}]("));
    }
}
