using QualityTracker.Core.Languages;
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

    /// <summary>The score bands of a class beside the grade's, in percent of who sat; null where the class is withheld.</summary>
    public static HistogramPlot? Histogram(PaperAnalysis paper, string classCode, Text className) =>
        paper.Of(classCode)?.Figures is { } own && paper.Grade.Figures is { } grade
            ? Histogram(new(className, [.. own.Bands.Select(BarOf)]), new(Grade, [.. grade.Bands.Select(BarOf)]), paper.FullMark)
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
        .. paper.Classes.Prepend(paper.Grade).Where(each => each.Withheld is null).Select(each => new PlotLevels(
            each.Class is null ? Grade : nameOf(each.Class), [.. each.Levels.Select(level => new PlotPoint(Text.Same(level.Level), level.Percent ?? 0))])),
    ]);

    /// <summary>The T scores of a class over exams; null where fewer than two can be set side by side.</summary>
    public static LinePlot? Trend(ExamTrend trend)
    {
        var points = trend.Points.Where(point => point.MeanT is not null)
            .Select(point => new PlotPoint(Text.Same(point.Name), Math.Round((decimal)point.MeanT!.Value, 4, MidpointRounding.AwayFromZero))).ToList();
        if (points.Count < 2) return null;
        var (least, greatest) = (Math.Min(40, points.Min(point => point.Value)), Math.Max(60, points.Max(point => point.Value)));
        return new(PlotAxis.Of(TScore, least, greatest), points, 50);
    }

    private static HistogramPlot Histogram(PlotBars own, PlotBars grade, decimal fullMark) => new(
        PlotAxis.Of(Marks, 0, fullMark), PlotAxis.Of(PercentOfPupils, 0, own.Bars.Concat(grade.Bars).Max(bar => bar.Height)), own, grade);

    private static PlotBar BarOf(ScoreBand band) => new(band.From, band.To, band.Share ?? 0);

    private static PlotBox BoxOf(Text label, ScoreFigures figures) => new(label, figures.FiveNumbers, figures.Statistics.Mean!.Value, figures.Statistics.Present);
}

/// <summary>An axis (坐标轴) with round ticks inside its ends; the ends are at ticks too.</summary>
public sealed record PlotAxis(Text Title, decimal From, decimal To, IReadOnlyList<decimal> Ticks)
{
    private const int MostTicks = 8;

    /// <summary>Ticks a step of 1, 2 or 5 times a power of ten apart, as many as fit in eight; the ends are moved out to them.</summary>
    internal static PlotAxis Of(Text title, decimal from, decimal to)
    {
        var (step, at) = (0.01m, 0);
        decimal[] next = [2, 2.5m, 2];
        while ((to - from) / step > MostTicks - 1) step *= next[at++ % next.Length];
        var (low, high) = (decimal.Floor(from / step) * step, decimal.Ceiling(to / step) * step);
        if (low == high) high = low + step;
        return new(title, low, high, [.. Enumerable.Range(0, (int)((high - low) / step) + 1).Select(tick => low + (tick * step))]);
    }
}

/// <summary>Bars of a class with the grade's behind them (分数段直方图).</summary>
public sealed record HistogramPlot(PlotAxis X, PlotAxis Y, PlotBars Own, PlotBars Behind);

/// <summary>Bars side by side (直方).</summary>
public sealed record PlotBars(Text Label, IReadOnlyList<PlotBar> Bars);

/// <summary>One bar, in the units of its axes.</summary>
public sealed record PlotBar(decimal From, decimal To, decimal Height);

/// <summary>Boxes above each other on one axis (箱线图).</summary>
public sealed record BoxPlot(PlotAxis X, IReadOnlyList<PlotBox> Boxes);

/// <summary>A five-number summary with the mean marked in it, and how many pupils it is of.</summary>
public sealed record PlotBox(Text Label, FiveNumbers Numbers, decimal Mean, int Pupils);

/// <summary>Bars of 100 % above each other (堆积条形图).</summary>
public sealed record StackPlot(IReadOnlyList<PlotLevels> Stacks);

/// <summary>One bar with its parts in percent, best first.</summary>
public sealed record PlotLevels(Text Label, IReadOnlyList<PlotPoint> Parts);

/// <summary>Points joined by a line, at equal distances, with a level line such as the grade's mean (折线图).</summary>
public sealed record LinePlot(PlotAxis Y, IReadOnlyList<PlotPoint> Points, decimal Level);

/// <summary>One point of a line.</summary>
public sealed record PlotPoint(Text Label, decimal Value);
