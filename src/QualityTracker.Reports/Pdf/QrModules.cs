using System.Collections;
using QRCoder;

namespace QualityTracker.Reports.Pdf;

/// <summary>The squares of a QR code (二维码模块), row by row, dark ones true, without the light margin around it.</summary>
internal static class QrModules
{
    /// <summary>Light squares that a code needs on each side.</summary>
    public const int Margin = 4;

    public static IReadOnlyList<BitArray> Of(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix[Margin..^Margin].Select(row => new BitArray([.. row.Cast<bool>().Skip(Margin).Take(row.Count - 2 * Margin)]))];
    }

    /// <summary>The side of a square where so many stand in a length: whole hundredths, so that each is as wide as the next.</summary>
    public static double SideOf(double length, int squares) => Math.Floor(length * 100 / squares) / 100;

    /// <summary>Draws the dark squares as level bars, together: a hairline between two would be read as white.</summary>
    public static void Draw(PageCanvas canvas, IReadOnlyList<BitArray> rows, double left, double top, double square) =>
        canvas.FillTogether([.. rows.SelectMany((row, y) => Runs(row).Select(run => (left + run.From * square, top + y * square, run.Length * square, square)))]);

    private static IEnumerable<(int From, int Length)> Runs(BitArray row)
    {
        for (var at = 0; at < row.Count; at++)
        {
            if (!row[at]) continue;
            var from = at;
            while (at < row.Count && row[at]) at++;
            yield return (from, at - from);
        }
    }
}
