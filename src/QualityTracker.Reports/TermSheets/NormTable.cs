using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.TermSheets.SheetWords;

namespace QualityTracker.Reports.TermSheets;

/// <summary>The table of norms (岗位任务表).</summary>
internal static class NormTable
{
    public static Table Of(IReadOnlyList<SheetNorm> norms, Language language)
    {
        Row header = new([.. new[] { Item, Clause, Period, Unit, Target, YearTarget, Actual, Attainment, Outcome, Post }
            .Select(word => new Cell(word.In(language), CellStyle.Shaded, Alignment: Alignment.Center))]);
        return new Table(
            [new(2.65), new(2.1), new(1.1, Alignment.Center), new(1.2, Alignment.Center), new(1.1, Alignment.Right), new(1.25, Alignment.Right),
                new(1.05, Alignment.Right), new(1.25, Alignment.Right), new(1.5, Alignment.Center), new(1.8)],
            [header, .. norms.Select(norm => RowOf(norm, language))],
            HeaderRows: 1);
    }

    private static Row RowOf(SheetNorm norm, Language language) => new([
        new(norm.Item.In(language)),
        new($"{norm.Clause} {norm.Document.In(language)}".TrimEnd()),
        new(norm.Period.In(language)),
        new(norm.Unit.In(language)),
        new(SheetFigures.Count(norm.Target)),
        new(norm.YearTarget is { } year ? SheetFigures.Count(year) : ""),
        new(SheetFigures.Count(norm.Actual)),
        new(SheetFigures.Attainment(norm.Attainment)),
        norm.IsMet ? new(Met.In(language), CellStyle.Quiet) : new(MissedBy(norm.ShortBy, language)),
        new(norm.Post.In(language)),
    ]);

    private static string MissedBy(decimal missing, Language language) =>
        language == Language.Chinese ? $"缺{SheetFigures.Count(missing)}" : $"short by {SheetFigures.Count(missing)}";
}
