using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>A 95 % interval (95% 置信区间), in the unit of the figure it stands beside.</summary>
public sealed record IntervalView(decimal From, decimal To)
{
    /// <summary>Of a rate or a mean: 2 places.</summary>
    public static IntervalView? Of(Interval95? interval) => interval is { } of ? new(Rounding.Points((decimal)of.From), Rounding.Points((decimal)of.To)) : null;
}

/// <summary>A rate with its count, whom it is over and its interval (率); percents of 2 places.</summary>
public sealed record RateView(int Count, RateDenominator Over, int Of, decimal? Percent, IntervalView? Interval)
{
    public static RateView Made(RateFigure figure) => new(figure.Count, figure.Over.Kind, figure.Over.Value, Shown.Points(figure.Percent), IntervalView.Of(figure.Interval));
}

/// <summary>Pupils at a level (等级人数), and where it is compared the share less the grade's, in percentage points.</summary>
public sealed record LevelShareView(string Level, int Count, RateDenominator Over, int Of, decimal? Percent, IntervalView? Interval, decimal? LessGrade)
{
    public static LevelShareView Made(LevelShare share) => new(
        share.Level, share.Count, share.Over.Kind, share.Over.Value, Shown.Points(share.Percent), IntervalView.Of(share.Interval), Shown.Points(share.LessGrade));

    public static LevelShareView Made(LevelCount level, Denominator over) => Made(new LevelShare(level.Level.Id, level.Count, over));
}

/// <summary>A class, or the grade, in one paper (班级或年级成绩).</summary>
public sealed record GroupView(
    string? Class, Text Name, bool Parallel, Participation? Participation, RateView? ParticipationRate, Text? Withheld,
    FiguresView? Figures, ComparisonView? Comparison, Text? NotComparable, HistogramPlot? Histogram)
{
    public static readonly Text Grade = new("年级", "grade");

    public static GroupView Of(GroupFigures group, Text name, HistogramPlot? histogram = null) => new(
        group.Class, name, group.Parallel, group.Participation, group.ParticipationRate is { } rate ? RateView.Made(rate) : null, group.Withheld,
        group.Figures is { } figures ? FiguresView.Of(figures) : null, group.Comparison is { } beside ? ComparisonView.Of(beside) : null, group.NotComparable, histogram);
}

/// <summary>What the marks of a class or grade come to (成绩统计). Marks, rates and T of 2 places, what is a ratio of 4.</summary>
public sealed record FiguresView(
    decimal Mean, IntervalView? MeanInterval, decimal Sd, decimal Composite, RateView Excellent, RateView Pass, RateView Low, decimal Difficulty, decimal Discrimination,
    decimal? MeanZ, decimal? MeanT, FiveNumbers FiveNumbers, IReadOnlyList<LevelShareView> Levels, IReadOnlyList<BandCountView> Bands)
{
    public static FiguresView Of(ScoreFigures figures)
    {
        var of = figures.Statistics;
        return new(
            Rounding.Points(of.Mean!.Value), IntervalView.Of(figures.MeanInterval), Rounding.Points((decimal)of.PopulationSd!.Value), Rounding.Points(of.Composite!.Value),
            RateView.Made(figures.Excellent), RateView.Made(figures.Pass), RateView.Made(figures.Low), Rounding.Statistic(of.Difficulty!.Value), Rounding.Statistic(of.Discrimination!.Value),
            Shown.Statistic(figures.MeanZ), Shown.Points(figures.MeanT), figures.FiveNumbers,
            [.. figures.Levels.Rows.Select(level => LevelShareView.Made(level, figures.Levels.Denominator))],
            [.. figures.Bands.Select(band => new BandCountView(band.From, band.To, band.Count, Shown.Points(band.Share)))]);
    }
}

/// <summary>A score band (分数段), in marks: from its lower end up to, not with, its upper; the last takes the full mark in.</summary>
public sealed record BandCountView(decimal From, decimal To, int Count, decimal? Percent);

/// <summary>A class beside the parallel classes of its grade (与年级比较; D14).</summary>
public sealed record ComparisonView(decimal RelativeMean, decimal AboveMeanRatio, RateView AboveMean, decimal CompositeLess)
{
    public static ComparisonView Of(ClassComparison beside) => new(
        Rounding.Statistic(beside.RelativeMean), Rounding.Statistic(beside.AboveMeanRatio), RateView.Made(beside.AboveMean), Rounding.Points(beside.CompositeLess));
}

/// <summary>Figures rounded once, where there are any.</summary>
internal static class Shown
{
    public static decimal? Points(decimal? exact) => exact is { } figure ? Rounding.Points(figure) : null;

    public static decimal? Points(double? exact) => exact is { } figure ? Rounding.Points((decimal)figure) : null;

    public static decimal? Statistic(decimal? exact) => exact is { } figure ? Rounding.Statistic(figure) : null;

    public static decimal? Statistic(double? exact) => exact is { } figure ? Rounding.Statistic(figure) : null;
}
