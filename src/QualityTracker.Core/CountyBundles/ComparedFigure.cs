using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.CountyBundles;

/// <summary>One figure of one school (对比数字), with its denominator; without a share where it is not comparable, and then with the reason.</summary>
/// <param name="Count">So many.</param>
/// <param name="Of">Of so many people; of an amount those who have it together.</param>
/// <param name="Amount">What they have together, or their mean.</param>
/// <param name="Percent">The count of the denominator, to 2 places; null where there is none, or it is not comparable.</param>
/// <param name="Since">The day of which it is.</param>
/// <param name="Why">Why it is not shown or not comparable; null when it is.</param>
public sealed record ComparedFigure(int? Count, int? Of, decimal? Amount, decimal? Percent, DateOnly? Since, Text? Why)
{
    public static readonly Text OtherPack = new("考核办法或标准不同，不作比较", "another policy pack or target: not comparable");
    private static readonly Text OtherLines = new("分数线或满分不同，不作比较", "other lines or full mark: not comparable");
    private static readonly Text OwnPaper = new("各校自行命题，不作比较", "each school set its own paper: not comparable");
    private static readonly Text OtherExam = new("不是同一天的联考，不作比较", "a joint exam of another day: not comparable");
    private static readonly Text SatUnknown = new("参考人数不公布，不作比较", "how many sat is not shown: not comparable");
    private static readonly Text NoSum = new("各校平均不能相加", "means of schools are not added up");
    private static readonly Text OnlyOne = new("可比的不足两所学校", "fewer than two schools are comparable");
    private static readonly Text FewSat = new($"参考率不足 {BundleTables.Plain(SchoolComparison.LeastParticipation)}%，不作比较", $"fewer than {BundleTables.Plain(SchoolComparison.LeastParticipation)} % sat: not comparable");

    internal static ComparedFigure None(Text why) => new(null, null, null, null, null, why);

    internal static ComparedFigure Part(int? count, int? of, DateOnly since, Text? why) =>
        new(count, of, null, why is null && count is { } part && of is > 0 ? Rounding.Points(part * 100m / of.Value) : null, since, why);

    internal static ComparedFigure In(BundleTable table, ComparedColumn column)
    {
        if (table.Of is not { } of) return None(SchoolComparison.Hidden) with { Since = table.Since };
        if (table.Steps.Count > 0 && column.Step.Length > 0)
        {
            var (count, why) = (table.UpTo(column.Step), Refusal(table, column));
            return Part(count, of, table.Since, why ?? (count is null ? SchoolComparison.Hidden : null));
        }

        return new(null, of, table.Amount, null, table.Since, table.Amount is null ? SchoolComparison.Hidden : Refusal(table, column));
    }

    /// <summary>At least two schools together, of those figures that are comparable: where any denominator is unlike, it is not in it.</summary>
    internal static ComparedFigure Together(IEnumerable<ComparedFigure> figures, ComparedColumn column)
    {
        var alike = figures.Where(figure => figure.Why is null && (column.Step.Length == 0 || figure.Percent is not null)).ToList();
        if (column.Step.Length == 0 && IsMean(column.About)) return None(NoSum);
        if (alike.Count < 2) return None(alike.Count == 0 ? SchoolComparison.Missing : OnlyOne);
        var (of, since) = (alike.Sum(figure => figure.Of), alike.Min(figure => figure.Since!.Value));
        return column.Step.Length == 0 ? new(null, of, alike.Sum(figure => figure.Amount), null, since, null) : Part(alike.Sum(figure => figure.Count), of, since, null);
    }

    private static bool IsMean(BundleSubject about) => about is BundleSubject.Bands or BundleSubject.Reviews;

    private static Text? Refusal(BundleTable table, ComparedColumn column)
    {
        var isRate = table.About == BundleSubject.Rates && column.Step != ExamTables.Sat;
        if (isRate && table.Exam != ExamKind.Joint) return OwnPaper;
        var alike = SchoolComparison.AlikeOf(table, column.Step);
        if (table.Exam == ExamKind.Joint && (table.Day is null || SchoolComparison.DayOf(alike) != SchoolComparison.DayOf(column.Alike))) return OtherExam;
        if (isRate && LeastSat(table) is null) return SatUnknown;
        if (isRate && LeastSat(table) * 100m < SchoolComparison.LeastParticipation * table.Of) return FewSat;
        return column.Alike == "" || alike == column.Alike ? null : isRate ? OtherLines : OtherPack;
    }

    // Who sat is left out when that is within four of nobody or of everybody, and nothing else goes before it. Somebody who reached a line, and so five
    // of them, says that it is not nobody.
    private static int? LeastSat(BundleTable table) =>
        table.UpTo(ExamTables.Sat) ?? (table.Steps.Any(step => step.UpTo > 0) ? table.Of - (Evaluations.TermSummary.LeastPeople - 1) : null);
}
