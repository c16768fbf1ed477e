using QualityTracker.Reports.Layout;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws a QR code of a drawing with its light margin (二维码绘制): vector, so that a small one is sharp on any printer.</summary>
internal static class QrCodeShape
{
    public static void Draw(PageCanvas canvas, QrCode code, double left, double top)
    {
        var rows = QrModules.Of(code.Text);
        var square = QrModules.SideOf(code.Size, rows.Count + 2 * QrModules.Margin);
        var margin = QrModules.Margin * square;
        QrModules.Draw(canvas, rows, left + code.X + margin, top + code.Y + margin, square);
    }
}
