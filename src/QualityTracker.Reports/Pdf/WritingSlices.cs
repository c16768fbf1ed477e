using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws what is filled in by hand: boxes for opinions and the lines to sign on (意见栏、签名栏).</summary>
internal static class WritingSlices
{
    private const double Inside = 5;

    public static IEnumerable<Slice> Of(WritingBoxes boxes, TextShaper shaper, Spacing spacing)
    {
        var width = Width / boxes.Boxes.Count;
        var labels = boxes.Boxes.Select(box => new TextBlock(shaper, box.Label, width - 2 * Inside, Body)).ToList();
        var texts = boxes.Boxes.Select(box => new TextBlock(shaper, box.Text, width - 2 * Inside, Body)).ToList();
        var labelHeight = labels.Max(label => label.Height) + 2 * spacing.CellTop;
        yield return new Slice(labelHeight, (canvas, top) =>
        {
            canvas.Fill(Left, top, Width, labelHeight, Shade);
            canvas.Rule(Left, top, Width);
            canvas.Rule(Left, top + labelHeight, Width);
            Frame(canvas, boxes.Boxes.Count, width, top, labelHeight);
            for (var i = 0; i < labels.Count; i++) labels[i].Draw(canvas, Left + i * width + Inside, top + spacing.CellTop, Alignment.Left);
        })
        { KeepWithNext = true };

        var height = Math.Max(texts.Max(text => text.IsEmpty ? 0 : text.Height + 2 * spacing.CellTop), boxes.Boxes.Max(box => box.EmptyLines) * spacing.EmptyLine);
        var isLong = height > BodyHeight / 3;
        for (var line = 0; isLong && line < texts.Max(text => text.LineCount); line++)
        {
            var index = line;
            yield return new Slice(LineHeight(Body), (canvas, top) =>
            {
                Frame(canvas, texts.Count, width, top, LineHeight(Body));
                for (var i = 0; i < texts.Count; i++)
                {
                    if (index < texts[i].LineCount) texts[i].DrawLine(canvas, index, Left + i * width + Inside, top, Alignment.Left);
                }
            })
            { KeepWithNext = line == 0, IsInsideFrame = true };
        }

        if (isLong) height = spacing.CellTop;
        yield return new Slice(height, (canvas, top) =>
        {
            Frame(canvas, texts.Count, width, top, height);
            canvas.Rule(Left, top + height, Width);
            for (var i = 0; i < texts.Count && !isLong; i++)
            {
                texts[i].Draw(canvas, Left + i * width + Inside, top + spacing.CellTop, Alignment.Left);
                for (var line = 1; spacing.IsRuled && line < boxes.Boxes[i].EmptyLines; line++)
                    canvas.Rule(Left + i * width + Inside, top + line * spacing.EmptyLine, width - 2 * Inside, faint: true);
            }
        })
        { KeepWithNext = true, IsInsideFrame = true };
    }

    public static Slice Of(SignatureRow row, TextShaper shaper, Spacing spacing)
    {
        var width = Width / row.Labels.Count;
        var labels = row.Labels.Select(label => new TextBlock(shaper, label, width * 0.6, Body)).ToList();
        var date = new TextBlock(shaper, row.Date, Width / 2, Body);
        var seal = new TextBlock(shaper, row.Seal, Width / 2 - 40, Body);
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
            date.Draw(canvas, Left + Width / 2, top + signHeight + 8, Alignment.Right);
        });
    }

    private static void Frame(PageCanvas canvas, int boxes, double width, double top, double height)
    {
        for (var i = 0; i <= boxes; i++) canvas.Upright(Left + i * width, top, top + height);
    }
}
