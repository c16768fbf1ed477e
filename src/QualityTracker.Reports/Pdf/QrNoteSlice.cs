using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws a QR code of squares, sharp at any size, with the text beside it (二维码排版).</summary>
internal static class QrNoteSlice
{
    private const double Gap = 10;
    private const double Above = 6;

    public static Slice Of(QrNote code, TextShaper shaper, double width)
    {
        var rows = QrModules.Of(code.Content);
        var square = QrModules.SideOf(code.Side, rows.Count);
        var side = square * rows.Count;
        var texts = code.Lines.Select((line, at) => new TextBlock(shaper, line, width - code.Side - Gap, Body, bold: at == 0)).ToList();
        var height = texts.Sum(text => text.Height);
        return new Slice(Above + Math.Max(side, height), (canvas, top) =>
        {
            QrModules.Draw(canvas, rows, Left, top + Above, square);
            var y = top + Above + Math.Max(0, (side - height) / 2);
            foreach (var text in texts)
            {
                text.Draw(canvas, Left + code.Side + Gap, y, Alignment.Left);
                y += text.Height;
            }
        });
    }
}
