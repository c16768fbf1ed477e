namespace QualityTracker.Reports.Pdf;

/// <summary>
/// What is drawn on one page (页面), in points from its upper left corner. Shades, rules and text are gathered apart and written in
/// that order: one path for all rules of a kind, one text object for the whole page.
/// </summary>
internal sealed class PageCanvas(Paper paper)
{
    private readonly ContentBuffer fills = new();
    private readonly ContentBuffer thinRules = new();
    private readonly ContentBuffer faintRules = new();
    private readonly ContentBuffer strokes = new();
    private readonly ContentBuffer text = new();
    private readonly Dictionary<int, (int From, int To)> uprights = [];
    private int fillGrey = -1, textGrey = -1, textX, textY, textSize;
    private bool? textBold;

    public Paper Paper => paper;

    public void Fill(double x, double y, double width, double height, double grey)
    {
        if (fillGrey != Hundredths(grey)) fills.Number(fillGrey = Hundredths(grey)).Add("g "u8);
        fills.Number(Hundredths(x)).Number(Up(y + height)).Number(Hundredths(width)).Number(Hundredths(height)).Add("re f\n"u8);
    }

    /// <summary>Black rectangles filled as one: no hair of light between two that touch.</summary>
    public void FillTogether(ReadOnlySpan<(double X, double Y, double Width, double Height)> rectangles)
    {
        fills.Number(fillGrey = Hundredths(Typography.Black)).Add("g\n"u8);
        foreach (var (x, y, width, height) in rectangles)
            fills.Number(Hundredths(x)).Number(Up(y + height)).Number(Hundredths(width)).Number(Hundredths(height)).Add("re\n"u8);
        fills.Add("f\n"u8);
    }

    /// <summary>A level rule; faint ones are for writing on.</summary>
    public void Rule(double x, double y, double width, bool faint = false) =>
        Segment(faint ? faintRules : thinRules, Hundredths(x), Up(y), Hundredths(x + width), Up(y));

    /// <summary>An upright rule. One that goes on where the last at this place ended makes it longer.</summary>
    public void Upright(double x, double top, double bottom)
    {
        int at = Hundredths(x), from = Up(top), to = Up(bottom);
        if (uprights.TryGetValue(at, out var open) && Math.Abs(open.To - from) <= 1)
        {
            uprights[at] = (open.From, to);
            return;
        }

        if (open.From != open.To) Segment(thinRules, at, open.From, at, open.To);
        uprights[at] = (from, to);
    }

    /// <summary>A line through points, of its own thickness and grey.</summary>
    public void Stroke(ReadOnlySpan<(double X, double Y)> points, double thickness, double grey, bool isDashed)
    {
        if (isDashed) strokes.Add("[2.4 1.8] 0 d "u8);
        strokes.Number(Hundredths(thickness)).Add("w "u8).Number(Hundredths(grey)).Add("G\n"u8);
        for (var i = 0; i < points.Length; i++) strokes.Number(Hundredths(points[i].X)).Number(Up(points[i].Y)).Add(i == 0 ? "m "u8 : "l "u8);
        strokes.Add(isDashed ? "S [] 0 d\n"u8 : "S\n"u8);
    }

    public void Text(ReadOnlySpan<Glyph> glyphs, double x, double baseline, double size, bool bold = false, double grey = Typography.Black)
    {
        if (glyphs.IsEmpty) return;
        if (textBold != bold || textSize != Hundredths(size))
        {
            (textBold, textSize) = (bold, Hundredths(size));
            text.Add(bold ? "/B "u8 : "/R "u8).Number(textSize).Add("Tf\n"u8);
        }

        if (textGrey != Hundredths(grey)) text.Number(textGrey = Hundredths(grey)).Add("g\n"u8);
        int left = Hundredths(x), up = Up(baseline);
        text.Number(left - textX).Number(up - textY).Add("Td"u8).Glyphs(glyphs).Add("Tj\n"u8);
        (textX, textY) = (left, up);
    }

    public byte[] ToContent()
    {
        foreach (var (x, (from, to)) in uprights) Segment(thinRules, x, from, x, to);
        uprights.Clear();
        var content = new ContentBuffer().Add(fills.Written);
        if (thinRules.Length > 0) content.Add(".5 w .45 G\n"u8).Add(thinRules.Written).Add("S\n"u8);
        if (faintRules.Length > 0) content.Add(".4 w .72 G\n"u8).Add(faintRules.Written).Add("S\n"u8);
        content.Add(strokes.Written);
        if (text.Length > 0) content.Add("BT\n"u8).Add(text.Written).Add("ET\n"u8);
        return content.Written.ToArray();
    }

    private static void Segment(ContentBuffer rules, int x0, int y0, int x1, int y1) =>
        rules.Number(x0).Number(y0).Add("m "u8).Number(x1).Number(y1).Add("l\n"u8);

    private static int Hundredths(double points) => (int)Math.Round(points * 100, MidpointRounding.AwayFromZero);

    private int Up(double y) => Hundredths(paper.PageHeight - y);
}
