using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws what is filled in by hand: boxes for opinions and the lines to sign on (意见栏、签名栏).</summary>
internal static class WritingSlices
{
    private const double Inside = 5;

    public static IEnumerable<Slice> Of(WritingBoxes boxes, TextShaper shaper, Spacing spacing)
    {
        var (count, whole) = (boxes.Labels.Count, spacing.Paper.Width);
        var width = whole / count;
        var labels = boxes.Labels.Select(label => new TextBlock(shaper, label, width - 2 * Inside, Body)).ToList();
        var labelHeight = labels.Max(label => label.Height) + 2 * spacing.CellTop;
        yield return new Slice(labelHeight, (canvas, top) =>
        {
            canvas.Fill(Left, top, whole, labelHeight, Shade);
            canvas.Rule(Left, top, whole);
            canvas.Rule(Left, top + labelHeight, whole);
            Frame(canvas, count, width, top, labelHeight);
            for (var i = 0; i < count; i++) labels[i].Draw(canvas, Left + i * width + Inside, top + spacing.CellTop, Alignment.Left);
        })
        { KeepWithNext = true };

        var height = boxes.EmptyLines * spacing.EmptyLine;
        yield return new Slice(height, (canvas, top) =>
        {
            Frame(canvas, count, width, top, height);
            canvas.Rule(Left, top + height, whole);
            for (var i = 0; spacing.IsRuled && i < count; i++)
            {
                for (var line = 1; line < boxes.EmptyLines; line++)
                    canvas.Rule(Left + i * width + Inside, top + line * spacing.EmptyLine, width - 2 * Inside, faint: true);
            }
        })
        { KeepWithNext = true };
    }

    public static Slice Of(SignatureRow row, TextShaper shaper, Spacing spacing)
    {
        var whole = spacing.Paper.Width;
        var width = whole / row.Labels.Count;
        var labels = row.Labels.Select(label => new TextBlock(shaper, label, width * 0.6, Body)).ToList();
        var date = new TextBlock(shaper, row.Date, whole / 2, Body);
        var seal = new TextBlock(shaper, row.Seal, whole / 2 - 40, Body);
        var signHeight = spacing.BeforeSignature + labels.Max(label => label.Height);
        return new Slice(signHeight + 9 + Math.Max(date.Height, seal.Height), (canvas, top) =>
        {
            for (var i = 0; i < labels.Count; i++)
            {
                var (x, level) = (Left + i * width, top + signHeight - labels[i].Height);
                labels[i].Draw(canvas, x, level, Alignment.Left);
                canvas.Rule(x + labels[i].UsedWidth + 3, top + signHeight, width - labels[i].UsedWidth - 15);
            }

            seal.Draw(canvas, Left, top + signHeight + 8, Alignment.Right, Grey);
            date.Draw(canvas, Left + whole / 2, top + signHeight + 8, Alignment.Right);
        });
    }

    private static void Frame(PageCanvas canvas, int boxes, double width, double top, double height)
    {
        for (var i = 0; i <= boxes; i++) canvas.Upright(Left + i * width, top, top + height);
    }
}
