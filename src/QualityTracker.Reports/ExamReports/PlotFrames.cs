using System.Globalization;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.ExamReports;

/// <summary>A place on paper for a plot (绘图区), in points, and where the values of an axis fall in it.</summary>
internal sealed record PlotArea(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Floor => Y + Height;

    public double Across(PlotAxis axis, decimal value) => X + (Part(axis, value) * Width);

    public double Up(PlotAxis axis, decimal value) => Floor - (Part(axis, value) * Height);

    private static double Part(PlotAxis axis, decimal value) => (double)((value - axis.From) / (axis.To - axis.From));
}

/// <summary>Axes and names of plots (坐标轴与图中文字).</summary>
internal static class PlotFrames
{
    /// <summary>From one line of a label to the next.</summary>
    public const double Line = 8.6;

    private const double Faint = 0.82;

    /// <summary>The level axis below the area, its title at the right end.</summary>
    public static IEnumerable<Shape> Below(PlotArea area, PlotAxis axis, Language language)
    {
        foreach (var tick in axis.Ticks)
        {
            var x = area.Across(axis, tick);
            yield return Stroke.Between(x, area.Floor, x, area.Floor + 2.5);
            yield return new Label(x - 20, area.Floor + 3, 40, Tick(tick), Alignment.Center);
        }

        yield return Stroke.Between(area.X, area.Floor, area.Right, area.Floor);
        yield return new Label(area.X, area.Floor + 3 + Line, area.Width, axis.Title.In(language), Alignment.Right);
    }

    /// <summary>The upright axis at the left with faint rules across, which areas drawn later cover, its title above.</summary>
    public static IEnumerable<Shape> Beside(PlotArea area, PlotAxis axis, Language language)
    {
        foreach (var tick in axis.Ticks)
        {
            var y = area.Up(axis, tick);
            if (tick != axis.From) yield return new Area(area.X, y - 0.2, area.Width, 0.4, Faint);
            yield return new Label(area.X - 30, y - (Line / 2), 27, Tick(tick), Alignment.Right);
        }

        yield return Stroke.Between(area.X, area.Y, area.X, area.Floor);
        yield return new Label(area.X - 27, area.Y - Line - 6, area.Width, axis.Title.In(language));
    }

    /// <summary>A name for the room it has, two lines of it at most; a longer one is cut: it stands whole in the tables.</summary>
    public static Label Name(string name, double x, double middle, double width, Alignment alignment)
    {
        var perLine = (int)(width / 6.5 * 2);
        var (units, cut) = (0, name);
        for (var at = 0; at < name.Length; at++)
        {
            units += name[at] > 0x2E7F ? 2 : 1;
            if (units <= (2 * perLine) - 3) continue;
            cut = name[..(char.IsLowSurrogate(name[at]) ? at - 1 : at)] + "…";
            break;
        }

        return new(x, middle - (units > perLine ? Line : Line / 2), width, cut, alignment);
    }

    private static string Tick(decimal tick) => tick.ToString("0.##", CultureInfo.InvariantCulture);
}
