using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace QualityTracker.Benchmarks;

/// <summary>How the time to evaluate grows with the schools, as a picture beside the table of figures.</summary>
public static class GrowthPlot
{
    private const int Width = 640;
    private const int Height = 400;
    private const int Margin = 60;
    private const int CellWidth = 56;
    private static readonly string[] Colours = ["#1f5fa8", "#b3541e"];

    public static void Write(IReadOnlyList<(string Store, IReadOnlyList<(int Schools, double Seconds)> Measured)> lines, [CallerFilePath] string here = "")
    {
        double X(double schools) => Margin + (Math.Log10(schools) / Math.Log10(200) * (Width - (2 * Margin)));
        var measured = lines.SelectMany(line => line.Measured).ToList();
        var (low, high) = (Math.Pow(10, Math.Floor(Math.Log10(measured.Min(each => each.Seconds)))), Math.Pow(10, Math.Ceiling(Math.Log10(measured.Max(each => each.Seconds)))));
        double Y(double seconds) => Height - Margin - (Math.Log10(seconds / low) / Math.Log10(high / low) * (Height - (2 * Margin)));
        var svg = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/><text x=\"{Margin}\" y=\"28\" font-size=\"15\">Seconds to evaluate so many schools, both axes by powers of ten</text>");
        foreach (var schools in new[] { 1, 10, 100 })
            Line($"<path d=\"M{X(schools):0.#} {Margin}V{Height - Margin}\" stroke=\"#ddd\"/><text x=\"{X(schools):0.#}\" y=\"{Height - Margin + 20}\" text-anchor=\"middle\">{schools}</text>");
        for (var seconds = low; seconds <= high * 1.01; seconds *= 10)
            Line($"<path d=\"M{Margin} {Y(seconds):0.#}H{Width - Margin}\" stroke=\"#ddd\"/><text x=\"{Margin - 8}\" y=\"{Y(seconds) + 4:0.#}\" text-anchor=\"end\">{seconds:0.###} s</text>");
        var (first, last) = (lines[0].Measured[0], lines[0].Measured[^1]);
        Line($"<path d=\"M{X(first.Schools):0.#} {Y(first.Seconds):0.#}L{X(last.Schools):0.#} {Y(Math.Min(high, first.Seconds * last.Schools)):0.#}\" stroke=\"#999\" stroke-dasharray=\"5 4\"/>");
        foreach (var ((store, points), colour) in lines.Zip(Colours))
        {
            Line($"<path d=\"M{string.Join("L", points.Select(each => string.Create(CultureInfo.InvariantCulture, $"{X(each.Schools):0.#} {Y(each.Seconds):0.#}")))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
            foreach (var (schools, seconds) in points) Line($"<circle cx=\"{X(schools):0.#}\" cy=\"{Y(seconds):0.#}\" r=\"4\" fill=\"{colour}\"/>");
        }

        // Where no line comes: the longer it takes, the higher it is.
        Line($"<rect x=\"{Width - Margin - 320}\" y=\"{Height - Margin - 80}\" width=\"318\" height=\"76\" fill=\"#fff\"/>");
        Row(lines.Count, "#666", "schools", lines[0].Measured.Select(each => each.Schools.ToString(CultureInfo.InvariantCulture)));
        foreach (var ((line, colour), at) in lines.Zip(Colours).Reverse().Select((each, at) => (each, at)))
            Row(at, colour, line.Store, line.Measured.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Seconds:0.00} s")));
        Line($"<text x=\"{Width - Margin}\" y=\"{Height - 18}\" text-anchor=\"end\" fill=\"#666\">broken line: in step with the schools</text>");
        svg.Append("</svg>\n");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, "growth.svg"), svg.ToString());

        void Row(int up, string colour, string name, IEnumerable<string> cells)
        {
            foreach (var (cell, at) in cells.Prepend(name).Reverse().Select((cell, at) => (cell, at)))
                Line($"<text x=\"{Width - Margin - 8 - (at * CellWidth)}\" y=\"{Height - Margin - 14 - (up * 22)}\" text-anchor=\"end\" fill=\"{colour}\">{cell}</text>");
        }

        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
