using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws a drawing as one strip that is never divided (矢量图排版).</summary>
internal static class DrawingSlice
{
    public static Slice Of(Drawing drawing, TextShaper shaper)
    {
        var labels = drawing.Shapes.OfType<Label>()
            .Select(label => (Label: label, Text: new TextBlock(shaper, label.Text, label.Width, label.Size ?? Figure, label.IsBold))).ToList();
        return new Slice(drawing.Height, (canvas, top) =>
        {
            foreach (var shape in drawing.Shapes)
            {
                if (shape is Area area) canvas.Fill(Left + area.X, top + area.Y, area.Width, area.Height, area.Grey);
                if (shape is Stroke stroke)
                    canvas.Stroke([.. stroke.Spots.Select(spot => (Left + spot.X, top + spot.Y))], stroke.Thickness, stroke.Grey, stroke.IsDashed);
                if (shape is QrCode code) QrCodeShape.Draw(canvas, code, Left, top);
            }

            foreach (var (label, text) in labels) text.Draw(canvas, Left + label.X, top + label.Y, label.Alignment);
        });
    }
}
