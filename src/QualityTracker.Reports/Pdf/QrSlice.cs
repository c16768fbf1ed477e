using System.Collections;
using QRCoder;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Draws a QR code of squares, sharp at any size, with the text beside it (二维码排版).</summary>
internal static class QrSlice
{
    private const double Gap = 10;
    private const double Above = 6;

    public static Slice Of(QrCode code, TextShaper shaper)
    {
        var rows = Modules(code.Content);
        // A whole number of hundredths, so that every square is as wide as the next.
        var module = Math.Floor(code.Side * 100 / rows.Count) / 100;
        var side = module * rows.Count;
        var texts = code.Lines.Select((line, at) => new TextBlock(shaper, line, Width - code.Side - Gap, Body, bold: at == 0)).ToList();
        var height = texts.Sum(text => text.Height);
        return new Slice(Above + Math.Max(side, height), (canvas, top) =>
        {
            canvas.FillTogether([.. rows.SelectMany((row, y) => Runs(row).Select(run => (Left + run.From * module, top + Above + y * module, run.Length * module, module)))]);
            var y = top + Above + Math.Max(0, (side - height) / 2);
            foreach (var text in texts)
            {
                text.Draw(canvas, Left + code.Side + Gap, y, Alignment.Left);
                y += text.Height;
            }
        });
    }

    /// <summary>The code's squares, row by row, dark ones true, without the light margin around it, which is the paper's.</summary>
    internal static IReadOnlyList<BitArray> Modules(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        const int margin = 4;
        return [.. code.ModuleMatrix[margin..^margin].Select(row => new BitArray([.. row.Cast<bool>().Skip(margin).Take(row.Count - 2 * margin)]))];
    }

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
