using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.ExamReports;

/// <summary>
/// Figures with their 95 % intervals as vectors (区间图): one plot, or several beside each other over the same rows. What is not comparable is a ring, the
/// level line is dashed.
/// </summary>
internal static class IntervalDrawings
{
    private const double Row = 13;
    private const double Names = 84;
    private const double Gap = 20;

    /// <param name="plots">Of the same rows in the same order.</param>
    /// <param name="language">Of the labels.</param>
    public static Drawing Of(IReadOnlyList<IntervalPlot> plots, Language language)
    {
        var rows = plots[0].Rows;
        var width = (Drawing.Width - Names - (Gap * plots.Count)) / plots.Count;
        var shapes = new List<Shape>();
        for (var at = 0; at < rows.Count; at++) shapes.Add(PlotFrames.Name(rows[at].Label.In(language), 0, 2 + ((at + 0.5) * Row), Names - 6, Alignment.Right));
        var floor = 0.0;
        for (var at = 0; at < plots.Count; at++)
        {
            var area = new PlotArea(Names + (at * (width + Gap)), 2, width, rows.Count * Row);
            shapes.AddRange(Panel(area, plots[at], language));
            floor = area.Floor;
        }

        return new(floor + (2 * PlotFrames.Line) + 5, shapes);
    }

    private static IEnumerable<Shape> Panel(PlotArea area, IntervalPlot plot, Language language)
    {
        foreach (var tick in plot.X.Ticks) yield return new Area(area.Across(plot.X, tick) - 0.2, area.Y, 0.4, area.Height, 0.88);
        if (plot.Level is { } level) yield return Stroke.Between(area.Across(plot.X, level), area.Y, area.Across(plot.X, level), area.Floor, 0.9, 0.35, isDashed: true);
        for (var at = 0; at < plot.Rows.Count; at++)
        {
            var row = plot.Rows[at];
            var (middle, from, to, x) = (area.Y + ((at + 0.5) * Row), area.Across(plot.X, row.From), area.Across(plot.X, row.To), area.Across(plot.X, row.Value));
            yield return Stroke.Between(from, middle, to, middle, 1);
            yield return Stroke.Between(from, middle - 2, from, middle + 2);
            yield return Stroke.Between(to, middle - 2, to, middle + 2);
            yield return new Area(x - 2.4, middle - 2.4, 4.8, 4.8, row.IsCompared ? 0 : 1);
            if (!row.IsCompared) yield return Stroke.Around(x - 2.4, middle - 2.4, 4.8, 4.8, 0.8, 0);
        }

        foreach (var shape in PlotFrames.Below(area, plot.X, language)) yield return shape;
    }
}
