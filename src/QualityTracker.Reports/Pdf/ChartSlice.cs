using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws a bar chart (柱形图排版).</summary>
internal static class ChartSlice
{
    private const double TallestBar = 24;
    private const double Above = 10;
    private const double Below = 11;

    public static Slice Of(BarChart chart, TextShaper shaper, double whole)
    {
        var axis = new TextBlock(shaper, chart.Axis, 48, Small);
        var (left, width) = (Left + axis.UsedWidth + 8, whole - axis.UsedWidth - 8);
        var step = chart.Bars.Count == 0 ? width : Math.Min(width / chart.Bars.Count, 60);
        var labels = chart.Bars.Select(bar => new TextBlock(shaper, bar.Label, step, Figure)).ToList();
        var figures = chart.Bars.Select(bar => new TextBlock(shaper, bar.Figure, step, Figure)).ToList();
        var greatest = Math.Max(1e-9, (double)chart.Bars.Select(bar => bar.Value).DefaultIfEmpty().Max());
        var lines = labels.Select(label => label.LineCount).DefaultIfEmpty(1).Max();
        var height = Above + TallestBar + Below + (lines - 1) * LineHeight(Figure);
        return new Slice(height, (canvas, top) =>
        {
            var floor = top + Above + TallestBar;
            for (var i = 0; i < chart.Bars.Count; i++)
            {
                var x = left + i * step;
                var bar = Math.Max(0, (double)chart.Bars[i].Value) / greatest * TallestBar;
                var thickness = Math.Min(step * 0.6, 16);
                if (bar > 0) canvas.Fill(x + (step - thickness) / 2, floor - bar, thickness, bar, BarGrey);
                figures[i].Draw(canvas, x, floor - bar - LineHeight(Figure), Alignment.Center);
                labels[i].Draw(canvas, x, floor + 1.5, Alignment.Center, Grey);
            }

            canvas.Rule(left, floor, step * chart.Bars.Count);
            axis.Draw(canvas, Left, floor + 1, Alignment.Left, Grey);
        });
    }
}
