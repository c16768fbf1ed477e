using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Cuts the blocks of a section into slices (切条).</summary>
internal static class BlockSlices
{
    public static IEnumerable<Slice> Of(Block block, TextShaper shaper, Spacing spacing) => block switch
    {
        Heading heading => OfHeading(heading, shaper, spacing),
        Paragraph paragraph => OfParagraph(paragraph, shaper, spacing.Paper.Width),
        Table table => TableSlices.Of(table, shaper, spacing),
        BarChart chart => [ChartSlice.Of(chart, shaper, spacing.Paper.Width)],
        Drawing drawing => [DrawingSlice.Of(drawing, shaper)],
        WritingBoxes boxes => WritingSlices.Of(boxes, shaper, spacing),
        QrNote code => [QrNoteSlice.Of(code, shaper, spacing.Paper.Width)],
        SignatureRow signatures => [WritingSlices.Of(signatures, shaper, spacing)],
        Spacer spacer => [Slice.Space(spacer.Points * spacing.SpacerShare)],
        PageBreak => [new Slice(0, (_, _) => { }) { IsPageBreak = true }],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static IEnumerable<Slice> OfHeading(Heading heading, TextShaper shaper, Spacing spacing)
    {
        var (isTitle, width) = (heading.Level == 1, spacing.Paper.Width);
        var size = heading.Level switch { 1 => Title, 2 => HeadingSize, _ => Body };
        var text = isTitle
            ? TextBlock.Balanced(shaper, heading.Text, width, size, bold: true)
            : new TextBlock(shaper, heading.Text, width, size, bold: true);
        var aside = new TextBlock(shaper, heading.Aside, isTitle ? width : Math.Max(60, width - text.UsedWidth - 12), Small);
        if (!isTitle) yield return Slice.Space(spacing.BeforeHeading);
        var height = text.Height + (isTitle ? 3 : 2);
        yield return new Slice(Math.Max(height, aside.Height + 2), (canvas, top) =>
        {
            text.Draw(canvas, isTitle ? Left + (width - text.Width) / 2 : Left, top, isTitle ? Alignment.Center : Alignment.Left);
            var level = top + Ascent(size) - Ascent(Small) - (aside.LineCount - 1) * LineHeight(Small);
            if (!aside.IsEmpty) aside.Draw(canvas, Left + width - aside.Width, Math.Max(top, level), Alignment.Right, Grey);
        })
        { KeepWithNext = true };
    }

    private static IEnumerable<Slice> OfParagraph(Paragraph paragraph, TextShaper shaper, double width)
    {
        var size = paragraph.Quiet ? Small : Body;
        var text = new TextBlock(shaper, paragraph.Text, width, size);
        for (var i = 0; i < text.LineCount; i++)
        {
            var index = i;
            yield return new Slice(LineHeight(size), (canvas, top) =>
                text.DrawLine(canvas, index, Left, top, paragraph.Alignment, paragraph.Quiet ? Grey : Black));
        }

        yield return Slice.Space(2);
    }
}
