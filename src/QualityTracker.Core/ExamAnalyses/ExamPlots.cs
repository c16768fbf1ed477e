using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// The plots of an analysis (成绩分布图), in the figures' own units: what is drawn where, not how. The same plot is drawn on paper and on the page.
/// </summary>
public static class ExamPlots
{
    private static readonly Text Marks = new("分数", "marks");
    private static readonly Text PercentOfPupils = new("人数占比（%）", "pupils (%)");
    private static readonly Text TScore = new("T 分", "T score");
    private static readonly Text Grade = new("年级", "grade");
    private static readonly Text ValueAdded = new("增值（标准差）", "value added (SD)");

    /// <summary>The score bands of a class beside the grade's, in percent of who sat; null where the class is withheld.</summary>
    public static HistogramPlot? Histogram(PaperAnalysis paper, string classCode, Text className) =>
        paper.Of(classCode)?.Figures is { } own && paper.Grade.Figures is { } grade
            ? Histogram(new(className, [.. own.Bands.Select(BarOf)]), new(Grade, [.. grade.Bands.Select(BarOf)]), paper.FullMark)
            : null;

    /// <summary>The score bands of the grade; null where it is withheld.</summary>
    public static HistogramPlot? Histogram(PaperAnalysis paper) => paper.Grade.Figures is { } grade
        ? Histogram(new(Grade, [.. grade.Bands.Select(BarOf)]), null, paper.FullMark)
        : null;

    /// <summary>One box a class that is shown, the grade first; null where the grade is withheld.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="nameOf">Names by class code.</param>
    public static BoxPlot? Boxes(PaperAnalysis paper, Func<string, Text> nameOf) => paper.Grade.Figures is not { } grade ? null : new(
        PlotAxis.Of(Marks, 0, paper.FullMark),
        [
            BoxOf(Grade, grade),
            .. paper.Classes.Where(each => each.Figures is not null).Select(each => BoxOf(nameOf(each.Class!), each.Figures!)),
        ]);

    /// <summary>The levels of each class that is shown, the grade first, as bars of 100 %; null where the grade is withheld. For primary grades too.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="nameOf">Names by class code.</param>
    public static StackPlot? Levels(LevelPaper paper, Func<string, Text> nameOf) => paper.Grade.Withheld is not null ? null : new(
    [
        .. paper.Classes.Prepend(paper.Grade).Where(each => each.Withheld is null).Select(each => StackOf(each.Class is null ? Grade : nameOf(each.Class), each.Levels)),
    ]);

    /// <summary>The levels of a primary class, or the grade, exam by exam; null where fewer than two can be shown.</summary>
    public static StackPlot? Levels(LevelTrend trend)
    {
        var shown = trend.Points.Where(point => point.Levels.Withheld is null).ToList();
        return shown.Count < 2 ? null : new([.. shown.Select(point => StackOf(Text.Same(point.Name), point.Levels.Levels))]);
    }

    /// <summary>The excellent, pass and low rate of each class that is shown, with intervals, and the grade's parallel classes as the level; empty where there is none.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="nameOf">Names by class code.</param>
    public static IReadOnlyList<IntervalPlot> Rates(PaperAnalysis paper, Func<string, Text> nameOf)
    {
        IntervalPlot Of(Func<ScoreFigures, RateFigure> rate, Func<ClassStatistics, decimal?> grade, Text name) => new(
            PlotAxis.Of(new($"{name.Zh}（%）", $"{name.En} (%)"), 0, 100),
            [.. paper.Classes.Where(each => each.Figures is not null).Select(each => IntervalOf(nameOf(each.Class!), rate(each.Figures!), each.Comparison is not null)).OfType<PlotInterval>()],
            paper.Compared is { } compared && grade(compared) is { } level ? Rounding.Statistic(level) : null);
        return paper.Classes.All(each => each.Figures is null) ? [] :
        [
            Of(figures => figures.Excellent, of => of.ExcellentRate, Names.Of(ExamRate.Excellent)),
            Of(figures => figures.Pass, of => of.PassRate, Names.Of(ExamRate.Pass)),
            Of(figures => figures.Low, of => of.LowRate, Names.Of(ExamRate.Low)),
        ];
    }

    /// <summary>What each class that is reported added, with its interval; null where there is none.</summary>
    /// <param name="added">Of a subject.</param>
    /// <param name="nameOf">Names by class code.</param>
    public static IntervalPlot? Added(ExamValueAdded added, Func<string, Text> nameOf)
    {
        static decimal Of(double figure) => Rounding.Statistic((decimal)figure);
        PlotInterval[] rows = [.. added.Classes.Where(each => each.Value is not null).Select(each => new PlotInterval(nameOf(each.Class), Of(each.Value!.MeanResidual), Of(each.Value.From), Of(each.Value.To), each.Matched, true))];
        return rows.Length == 0 ? null : new(PlotAxis.Of(ValueAdded, Math.Min(0, rows.Min(row => row.From)), Math.Max(0, rows.Max(row => row.To))), rows, 0);
    }

    /// <summary>The T scores of a class over exams; null where fewer than two can be set side by side.</summary>
    public static LinePlot? Trend(ExamTrend trend)
    {
        var points = trend.Points.Where(point => point.MeanT is not null)
            .Select(point => new PlotPoint(Text.Same(point.Name), Rounding.Statistic((decimal)point.MeanT!.Value))).ToList();
        if (points.Count < 2) return null;
        var (least, greatest) = (Math.Min(40, points.Min(point => point.Value)), Math.Max(60, points.Max(point => point.Value)));
        return new(PlotAxis.Of(TScore, least, greatest), points, 50);
    }

    private static HistogramPlot Histogram(PlotBars own, PlotBars? grade, decimal fullMark) => new(
        PlotAxis.Of(Marks, 0, fullMark), PlotAxis.Of(PercentOfPupils, 0, own.Bars.Concat(grade?.Bars ?? []).Max(bar => bar.Height)), own, grade);

    private static PlotBar BarOf(ScoreBand band) => new(band.From, band.To, Rounding.Statistic(band.Share ?? 0));

    private static PlotBox BoxOf(Text label, ScoreFigures figures) => new(label, figures.FiveNumbers, Rounding.Statistic(figures.Statistics.Mean!.Value), figures.Statistics.Present);

    private static PlotLevels StackOf(Text label, IReadOnlyList<LevelShare> levels) =>
        new(label, [.. levels.Select(level => new PlotPoint(Text.Same(level.Level), Rounding.Statistic(level.Percent ?? 0)))]);

    private static PlotInterval? IntervalOf(Text label, RateFigure rate, bool isCompared) => rate is { Percent: { } percent, Interval: { } interval }
        ? new(label, Rounding.Statistic(percent), Rounding.Statistic((decimal)interval.From), Rounding.Statistic((decimal)interval.To), rate.Over.Value, isCompared)
        : null;
}
