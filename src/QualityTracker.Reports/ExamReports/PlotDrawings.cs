using System.Globalization;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.ExamReports;

/// <summary>
/// The plots of an analysis as vectors (矢量图): told apart by shade, outline and dashes, so that a copy in black and white still reads.
/// </summary>
internal static class PlotDrawings
{
    private const double OwnGrey = 0.68;
    private const double BoxGrey = 0.86;
    private const double BoxRow = 19;
    private static readonly double[] LevelGreys = [0.58, 0.74, 0.86, 0.96];

    /// <summary>Bars of a class with the grade's as a heavy outline; of the grade alone its bars.</summary>
    public static Drawing Histogram(HistogramPlot plot, Language language)
    {
        var area = new PlotArea(30, 26, Drawing.Width - 50, 92);
        var shapes = new List<Shape>();
        shapes.AddRange(PlotFrames.Beside(area, plot.Y, language));
        foreach (var bar in plot.Own.Bars.Where(bar => bar.Height > 0))
        {
            var (x, y) = (area.Across(plot.X, bar.From), area.Up(plot.Y, bar.Height));
            var width = area.Across(plot.X, bar.To) - x;
            shapes.Add(new Area(x + 0.6, y, width - 1.2, area.Floor - y, OwnGrey));
            shapes.Add(Stroke.Around(x + 0.6, y, width - 1.2, area.Floor - y));
        }

        if (plot.Behind is { } behind) shapes.Add(Outline(area, plot, behind));
        shapes.AddRange(PlotFrames.Below(area, plot.X, language));
        shapes.AddRange(Key(area, plot.Own.Label.In(language), plot.Behind?.Label.In(language)));
        return new(area.Floor + (2 * PlotFrames.Line) + 6, shapes);
    }

    /// <summary>One box a line: the whisker from least to greatest, the box over the quartiles, the median in it and the mean as a lozenge.</summary>
    public static Drawing Boxes(BoxPlot plot, Language language)
    {
        const double names = 96;
        var area = new PlotArea(names, 2, Drawing.Width - names - 50, plot.Boxes.Count * BoxRow);
        var shapes = new List<Shape>();
        foreach (var tick in plot.X.Ticks.Where(tick => tick != plot.X.From))
            shapes.Add(new Area(area.Across(plot.X, tick) - 0.2, area.Y, 0.4, area.Height, 0.85));
        for (var at = 0; at < plot.Boxes.Count; at++)
        {
            var box = plot.Boxes[at];
            var middle = area.Y + ((at + 0.5) * BoxRow);
            shapes.Add(PlotFrames.Name(box.Label.In(language), 0, middle, names - 6, Alignment.Right));
            shapes.AddRange(OneBox(area, plot.X, box, middle));
            var pupils = box.Pupils.ToString(CultureInfo.InvariantCulture);
            shapes.Add(new Label(area.Right + 4, middle - (PlotFrames.Line / 2), 46, language == Language.Chinese ? pupils + " 人" : "n = " + pupils));
        }

        shapes.AddRange(PlotFrames.Below(area, plot.X, language));
        return new(area.Floor + (2 * PlotFrames.Line) + 5, shapes);
    }

    /// <summary>Bars of 100 %, each part lettered where there is room for it.</summary>
    public static Drawing Stacks(StackPlot plot, Language language)
    {
        const double names = 96;
        var area = new PlotArea(names, 2, Drawing.Width - names - 8, plot.Stacks.Count * BoxRow);
        var shapes = new List<Shape>();
        for (var at = 0; at < plot.Stacks.Count; at++)
        {
            var top = area.Y + (at * BoxRow) + 2.5;
            shapes.Add(PlotFrames.Name(plot.Stacks[at].Label.In(language), 0, top + ((BoxRow - 5) / 2), names - 6, Alignment.Right));
            var x = area.X;
            for (var part = 0; part < plot.Stacks[at].Parts.Count; part++)
            {
                var (level, percent) = plot.Stacks[at].Parts[part];
                var width = (double)percent / 100 * area.Width;
                if (width <= 0) continue;
                shapes.Add(new Area(x, top, width, BoxRow - 5, LevelGreys[Math.Min(part, LevelGreys.Length - 1)]));
                shapes.Add(Stroke.Around(x, top, width, BoxRow - 5));
                var text = width < 34 ? level.In(language) : $"{level.In(language)} {ExamReportFigures.Plain(Math.Round(percent, 1, MidpointRounding.AwayFromZero))}%";
                if (width > 7) shapes.Add(new Label(x, top + ((BoxRow - 5 - PlotFrames.Line) / 2), width, text, Alignment.Center));
                x += width;
            }
        }

        return new(area.Floor + 3, shapes);
    }

    /// <summary>Points joined by a line over exams, each with its figure; the level line dashed.</summary>
    public static Drawing Line(LinePlot plot, Language language)
    {
        var area = new PlotArea(30, 20, Drawing.Width - 50, 70);
        var shapes = new List<Shape>();
        shapes.AddRange(PlotFrames.Beside(area, plot.Y, language));
        shapes.Add(Stroke.Between(area.X, area.Up(plot.Y, plot.Level), area.Right, area.Up(plot.Y, plot.Level), 0.9, 0.35, isDashed: true));
        var step = area.Width / plot.Points.Count;
        var spots = plot.Points.Select((point, at) => new Spot(area.X + ((at + 0.5) * step), area.Up(plot.Y, point.Value))).ToList();
        shapes.Add(new Stroke(spots, 1.3));
        for (var at = 0; at < spots.Count; at++)
        {
            var (x, y) = (spots[at].X, spots[at].Y);
            shapes.Add(new Area(x - 2, y - 2, 4, 4, 0));
            shapes.Add(new Label(x - 25, y - PlotFrames.Line - 3, 50, ExamReportFigures.Points(plot.Points[at].Value), Alignment.Center, IsBold: true));
            shapes.Add(PlotFrames.Name(plot.Points[at].Label.In(language), x - (step / 2) + 2, area.Floor + PlotFrames.Line + 3, step - 4, Alignment.Center));
        }

        shapes.Add(Stroke.Between(area.X, area.Floor, area.Right, area.Floor));
        return new(area.Floor + (2 * PlotFrames.Line) + 6, shapes);
    }

    private static Stroke Outline(PlotArea area, HistogramPlot plot, PlotBars behind)
    {
        var spots = new List<Spot> { new(area.Across(plot.X, behind.Bars[0].From), area.Floor) };
        foreach (var bar in behind.Bars)
        {
            var y = area.Up(plot.Y, bar.Height);
            spots.Add(new(area.Across(plot.X, bar.From), y));
            spots.Add(new(area.Across(plot.X, bar.To), y));
        }

        spots.Add(new(area.Across(plot.X, behind.Bars[^1].To), area.Floor));
        return new(spots, 1.2, 0, IsDashed: true);
    }

    private static IEnumerable<Shape> Key(PlotArea area, string filled, string? outlined)
    {
        yield return new Area(area.Right - 190, 4, 12, 6, OwnGrey);
        yield return Stroke.Around(area.Right - 190, 4, 12, 6);
        yield return PlotFrames.Name(filled, area.Right - 174, 7, 84, Alignment.Left);
        if (outlined is null) yield break;
        yield return Stroke.Between(area.Right - 80, 7, area.Right - 62, 7, 1.2, 0, isDashed: true);
        yield return PlotFrames.Name(outlined, area.Right - 58, 7, 60, Alignment.Left);
    }

    private static IEnumerable<Shape> OneBox(PlotArea area, PlotAxis axis, PlotBox box, double middle)
    {
        const double half = 5;
        double At(decimal mark) => area.Across(axis, mark);
        var (least, lower, median, upper, greatest) = (At(box.Numbers.Least), At(box.Numbers.Lower), At(box.Numbers.Median), At(box.Numbers.Upper), At(box.Numbers.Greatest));
        var mean = At(box.Mean);
        yield return new Area(lower, middle - half, upper - lower, 2 * half, BoxGrey);
        yield return Stroke.Between(least, middle, lower, middle);
        yield return Stroke.Between(upper, middle, greatest, middle);
        yield return Stroke.Between(least, middle - 2.5, least, middle + 2.5);
        yield return Stroke.Between(greatest, middle - 2.5, greatest, middle + 2.5);
        yield return Stroke.Around(lower, middle - half, upper - lower, 2 * half, 0.6, 0);
        yield return Stroke.Between(median, middle - half, median, middle + half, 1.6);
        yield return new Stroke([new(mean - 2.6, middle), new(mean, middle - 2.6), new(mean + 2.6, middle), new(mean, middle + 2.6), new(mean - 2.6, middle)], 0.9);
    }
}
