using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>A text broken into lines for a width (文本块).</summary>
internal sealed class TextBlock
{
    private readonly Glyph[] glyphs;
    private readonly List<Line> lines;
    private readonly bool bold;

    public TextBlock(TextShaper shaper, string text, double width, double size, bool bold = false)
    {
        this.bold = bold;
        (Size, Width) = (size, width);
        glyphs = shaper.Shape(text, bold);
        lines = LineBreaker.Break(glyphs, (int)Math.Round(width / size * 1000));
    }

    /// <summary>The same number of lines, as even as they get: a title never leaves one character alone.</summary>
    public static TextBlock Balanced(TextShaper shaper, string text, double width, double size, bool bold)
    {
        var best = new TextBlock(shaper, text, width, size, bold);
        for (var narrower = width - size; narrower > width / 2 && best.LineCount > 1; narrower -= size)
        {
            var tried = new TextBlock(shaper, text, narrower, size, bold);
            if (tried.LineCount > best.LineCount) break;
            best = tried;
        }

        return best;
    }

    /// <summary>The width of the longest part that no line breaks.</summary>
    public static double LongestWord(TextShaper shaper, string text, double size, bool bold) =>
        Math.Ceiling(LineBreaker.LongestWord(shaper.Shape(text, bold)) * size / 100) / 10;

    public double Size { get; }

    public double Width { get; }

    public int LineCount => lines.Count;

    public bool IsEmpty => glyphs.Length == 0;

    public double Height => lines.Count * LineHeight(Size);

    /// <summary>The widest line.</summary>
    public double UsedWidth => lines.Max(line => line.Width) * Size / 1000;

    public void DrawLine(PageCanvas canvas, int index, double x, double top, Alignment alignment, double grey = Black)
    {
        var line = lines[index];
        var free = Width - line.Width * Size / 1000;
        var shift = alignment switch { Alignment.Center => free / 2, Alignment.Right => free, _ => 0 };
        canvas.Text(glyphs.AsSpan(line.Start, line.End - line.Start), x + shift, top + Ascent(Size), Size, bold, grey);
    }

    public void Draw(PageCanvas canvas, double x, double top, Alignment alignment, double grey = Black)
    {
        for (var i = 0; i < lines.Count; i++) DrawLine(canvas, i, x, top + i * LineHeight(Size), alignment, grey);
    }
}
