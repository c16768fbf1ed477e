using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

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

/// <summary>Bars of a class with the grade's behind them (分数段直方图); of the grade its own, with nothing behind.</summary>
public sealed record HistogramPlot(PlotAxis X, PlotAxis Y, PlotBars Own, PlotBars? Behind);

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

/// <summary>Figures with their 95 % intervals above each other on one axis (区间图), with a level line such as the grade's figure.</summary>
/// <param name="X">What the figures are, and its ticks.</param>
/// <param name="Rows">One a class.</param>
/// <param name="Level">Null where nothing stands beside them.</param>
public sealed record IntervalPlot(PlotAxis X, IReadOnlyList<PlotInterval> Rows, decimal? Level);

/// <summary>One figure with its interval, and how many pupils it is of; what is not comparable (D14) is drawn hollow.</summary>
public sealed record PlotInterval(Text Label, decimal Value, decimal From, decimal To, int Pupils, bool IsCompared);
