using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Posts;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>Tables of norms as the evaluation has them (规范量表).</summary>
internal static class NormSections
{
    public static readonly ReportColumn Clause = new(new("条款", "Clause"), 9);
    public static readonly ReportColumn Title = new(new("规范量", "Norm"), 32);
    public static readonly ReportColumn Target = new(new("应完成", "Target"), 9, CellKind.Number);
    public static readonly ReportColumn Actual = new(new("已完成", "Done"), 9, CellKind.Number);
    public static readonly ReportColumn Unit = new(new("单位", "Unit"), 9);
    public static readonly ReportColumn Met = new(new("达标", "Met"), 10);

    public static readonly Text NoNorm = new("本考核办法没有这样的规范量。", "The rules have no such norm.");

    /// <summary>The school's own norms (学校规范量).</summary>
    public static ReportSection OfSchool(ReportGround ground) => new(
        new("学校规范量", "Norms of the school"), [Clause, Title, Target, Actual, Unit, Met], [.. ground.Evaluation.SchoolNorms.Select(Row)])
    { Empty = NoNorm };

    public static IReadOnlyList<ReportCell> Row(NormResult norm) =>
        [ReportCell.Of(norm.Clause), ReportCell.Of(norm.Title), ReportCell.Count(norm.TargetShown), ReportCell.Count(norm.Actual), ReportCell.Of(norm.Unit), ReportCell.IsMet(norm.Met)];

    /// <summary>Each norm with who owes it and who met it (各项规范量完成情况), in the pack's order.</summary>
    public static IReadOnlyList<NormTally> Tallies(ReportGround ground)
    {
        var owed = ground.Evaluation.People.SelectMany(person => person.NormsOwed).ToLookup(norm => norm.Norm);
        return [.. ground.Pack.Norms.Where(rule => owed.Contains(rule.Id)).Select(rule => new NormTally(owed[rule.Id].First(), rule.Posts, owed[rule.Id].Count(), owed[rule.Id].Count(norm => norm.Met)))];
    }

    /// <summary>How many took part, of all; nothing of what the school itself did.</summary>
    public static IReadOnlyList<ReportCell> TakingPart(int people, int all) =>
        people == 0 ? [ReportCell.Nothing, ReportCell.Nothing, ReportCell.Nothing] : [People(people), ReportCell.Of(all), ShareOf(people, all)];

    /// <summary>A number of people where none of fewer than five is shown.</summary>
    public static ReportCell People(int people) => Suppression.IsFew(people) ? ReportCell.Of(TooFew) : ReportCell.Of(people);

    /// <summary>Their share, where their number is shown.</summary>
    public static ReportCell ShareOf(int people, int all) => Suppression.IsFew(people) ? ReportCell.Nothing : ReportCell.Share(people, all);

    private static readonly Text TooFew = new("不足5人", "under 5");

    /// <summary>For a number that, with others, would tell of fewer than five.</summary>
    public static readonly Text NotShown = new("不足5人，不显示", "too few to show");

    public static ReportSection OfPeople(Text title, IEnumerable<NormTally> tallies) => new(
        title,
        [
            Clause, Title, new(new("责任职务", "Posts"), 26), new(new("承担人数", "Owed by"), 10, CellKind.Whole), new(new("达标人数", "Met by"), 10, CellKind.Whole),
            new(new("未达标人数", "Not met by"), 11, CellKind.Whole), new(new("达标率", "Met"), 9, CellKind.Percent),
        ],
        [
            .. tallies.Select(tally => new[]
            {
                ReportCell.Of(tally.Norm.Clause), ReportCell.Of(tally.Norm.Title), ReportCell.Of(ReportGround.Listed(tally.Posts.Select(post => Names.Of(post)))),
                ReportCell.Of(tally.Owed), ReportCell.Of(tally.Met), ReportCell.Of(tally.Missed), ReportCell.Share(tally.Met, tally.Owed),
            }),
        ])
    { Empty = NoNorm };
}

/// <summary>How many owe a norm and how many met it (规范量人数).</summary>
internal sealed record NormTally(NormResult Norm, IReadOnlyList<PostKind> Posts, int Owed, int Met)
{
    public int Missed => Owed - Met;
}
