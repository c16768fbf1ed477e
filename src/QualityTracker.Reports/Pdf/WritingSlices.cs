using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws what is filled in by hand: boxes for opinions and the lines to sign on (意见栏、签名栏).</summary>
internal static class WritingSlices
{
    private const double RuleStep = 17;
    private const double Inside = 5;

    public static IEnumerable<Slice> Of(WritingBoxes boxes, TextShaper shaper)
    {
        var width = Width / boxes.Boxes.Count;
        var labels = boxes.Boxes.Select(box => new TextBlock(shaper, box.Label, width - 2 * Inside, Body)).ToList();
        var texts = boxes.Boxes.Select(box => new TextBlock(shaper, box.Text, width - 2 * Inside, Body)).ToList();
        var labelHeight = labels.Max(label => label.Height) + 2 * CellTop;
        yield return new Slice(labelHeight, (canvas, top) =>
        {
            canvas.Fill(Left, top, Width, labelHeight, Shade);
            canvas.Rule(Left, top, Width);
            canvas.Rule(Left, top + labelHeight, Width);
            Frame(canvas, boxes.Boxes.Count, width, top, labelHeight);
            for (var i = 0; i < labels.Count; i++) labels[i].Draw(canvas, Left + i * width + Inside, top + CellTop, Alignment.Left);
        })
        { KeepWithNext = true };

        var lines = texts.Max(text => text.IsEmpty ? 0 : text.LineCount);
        for (var line = 0; line < lines; line++)
        {
            var index = line;
            var before = line == 0 ? CellTop : 0;
            yield return new Slice(LineHeight(Body) + before, (canvas, top) =>
            {
                Frame(canvas, boxes.Boxes.Count, width, top, LineHeight(Body) + before);
                for (var i = 0; i < texts.Count; i++)
                {
                    if (index < texts[i].LineCount) texts[i].DrawLine(canvas, index, Left + i * width + Inside, top + before, Alignment.Left);
                }
            })
            { KeepWithNext = line == 0 || line == lines - 1 };
        }

        yield return EmptyLines(boxes, width);
    }

    private static Slice EmptyLines(WritingBoxes boxes, double width)
    {
        var height = Math.Max(4, boxes.Boxes.Max(box => box.EmptyLines) * RuleStep + 6);
        return new Slice(height, (canvas, top) =>
        {
            Frame(canvas, boxes.Boxes.Count, width, top, height);
            canvas.Rule(Left, top + height, Width);
            for (var i = 0; i < boxes.Boxes.Count; i++)
            {
                for (var line = 1; line <= boxes.Boxes[i].EmptyLines; line++)
                    canvas.Rule(Left + i * width + Inside, top + line * RuleStep, width - 2 * Inside, faint: true);
            }
        });
    }

    public static Slice Of(SignatureRow row, TextShaper shaper)
    {
        var width = Width / row.Labels.Count;
        var labels = row.Labels.Select(label => new TextBlock(shaper, label, width * 0.6, Body)).ToList();
        var date = new TextBlock(shaper, row.Date, Width / 2, Body);
        var seal = new TextBlock(shaper, row.Seal, Width / 2 - 40, Body);
        var signHeight = 16 + labels.Max(label => label.Height);
        return new Slice(signHeight + 16 + Math.Max(date.Height, seal.Height), (canvas, top) =>
        {
            for (var i = 0; i < labels.Count; i++)
            {
                var (x, level) = (Left + i * width, top + signHeight - labels[i].Height);
                labels[i].Draw(canvas, x, level, Alignment.Left);
                canvas.Rule(x + labels[i].UsedWidth + 3, top + signHeight, width - labels[i].UsedWidth - 15);
            }

            seal.Draw(canvas, Left, top + signHeight + 14, Alignment.Right, Grey);
            date.Draw(canvas, Left + Width / 2, top + signHeight + 14, Alignment.Right);
        });
    }

    private static void Frame(PageCanvas canvas, int boxes, double width, double top, double height)
    {
        for (var i = 0; i <= boxes; i++) canvas.Upright(Left + i * width, top, top + height);
    }
}
