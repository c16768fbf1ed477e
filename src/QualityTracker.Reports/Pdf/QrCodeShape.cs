using System.Collections;
using QRCoder;
using QrCode = QualityTracker.Reports.Layout.QrCode;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws a QR code as level bars (二维码绘制): vector, so that a small one is sharp on any printer.</summary>
internal static class QrCodeShape
{
    public static void Draw(PageCanvas canvas, QrCode code, double left, double top)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(code.Text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;

        // In whole hundredths of a point, as the page counts: a hairline between two bars would be read as white.
        var module = Math.Floor(code.Size / rows.Count * 100) / 100;
        var (x, y) = (left + code.X, top + code.Y);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var (from, to) in Runs(rows[row])) canvas.Fill(x + from * module, y + row * module, (to - from) * module, module, 0);
        }
    }

    private static IEnumerable<(int From, int To)> Runs(BitArray row)
    {
        for (var at = 0; at < row.Length;)
        {
            var from = at;
            while (at < row.Length && row[at] == row[from]) at++;
            if (row[from]) yield return (from, at);
        }
    }
}
