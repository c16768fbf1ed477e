using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.Pdf.Typography;

namespace QualityTracker.Reports.Pdf;

/// <summary>Cuts a table into rows (表格排版): thin rules all round, text in the middle of its row.</summary>
internal static class TableSlices
{
    // The words of a long table are those of its first pages.
    private const int MeasuredRows = 120;

    private sealed record SetCell(TextBlock Text, double X, double Width, CellStyle Style, Alignment Alignment);

    public static IEnumerable<Slice> Of(Table table, TextShaper shaper, Spacing spacing)
    {
        var edges = Edges(table, shaper, spacing.Paper.Width);
        var header = new List<Slice>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var slices = OfRow(table, table.Rows[i], edges, shaper, spacing, isFirst: i == 0);
            if (i < table.HeaderRows)
            {
                header.AddRange(slices.Select(slice => slice with { KeepWithNext = true }));
                foreach (var slice in header[^slices.Count..]) yield return slice;
                continue;
            }

            // The last row never goes to a new page alone.
            var keep = table.Rows[i].KeepWithNext || i == table.Rows.Count - 2;
            foreach (var slice in slices) yield return slice with { Header = header, KeepWithNext = keep && slice == slices[^1] };
        }
    }

    private static double[] Edges(Table table, TextShaper shaper, double width)
    {
        var widths = Widths(table, shaper, width);
        var edges = new double[widths.Length + 1];
        edges[0] = Left;
        for (var i = 0; i < widths.Length; i++) edges[i + 1] = edges[i] + widths[i];
        return edges;
    }

    // By share, but no column narrower than its longest word as long as there is room: what a column lacks, those with room to spare give.
    private static double[] Widths(Table table, TextShaper shaper, double width)
    {
        var whole = table.Columns.Sum(column => column.Share);
        double[] widths = [.. table.Columns.Select(column => column.Share / whole * width)];
        var words = LongestWords(table, shaper);
        var lacking = words.Zip(widths, (word, own) => Math.Max(0, word - own)).Sum();
        var spare = words.Zip(widths, (word, own) => Math.Max(0, own - word)).Sum();
        if (lacking == 0 || lacking > spare) return widths;
        return [.. words.Zip(widths, (word, own) => own < word ? word : own - (own - word) * lacking / spare)];
    }

    private static double[] LongestWords(Table table, TextShaper shaper)
    {
        var longest = new double[table.Columns.Count];
        foreach (var row in table.Rows.Take(MeasuredRows))
        {
            var column = 0;
            foreach (var cell in row.Cells)
            {
                var word = TextBlock.LongestWord(shaper, cell.Text, SizeOf(cell), IsBold(cell)) + 2 * CellSide;
                if (cell.Span == 1) longest[column] = Math.Max(longest[column], word);
                column += cell.Span;
            }
        }

        return longest;
    }

    private static double SizeOf(Cell cell) => cell.Style.HasFlag(CellStyle.Large) ? Large : Body;

    private static bool IsBold(Cell cell) => cell.Style.HasFlag(CellStyle.Bold);

    private static List<Slice> OfRow(Table table, Row row, double[] edges, TextShaper shaper, Spacing spacing, bool isFirst)
    {
        var cellTop = spacing.CellTop;
        var cells = new List<SetCell>(row.Cells.Count);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var (x, end) = (edges[column], edges[Math.Min(column + cell.Span, edges.Length - 1)]);
            var text = new TextBlock(shaper, cell.Text, end - x - 2 * CellSide, SizeOf(cell), IsBold(cell));
            cells.Add(new SetCell(text, x, end - x, cell.Style, cell.Alignment ?? table.Columns[column].Alignment));
            column += cell.Span;
        }

        var height = Math.Max(row.Least, cells.Max(cell => cell.Text.Height) + 2 * cellTop);
        if (height <= spacing.Paper.BodyHeight / 2) return [new Slice(height, (canvas, top) => DrawRow(canvas, cells, top, height, isFirst))];
        return Divided(cells, cellTop, isFirst);
    }

    private static void DrawRow(PageCanvas canvas, List<SetCell> cells, double top, double height, bool isFirst)
    {
        DrawFrame(canvas, cells, top, height);
        if (isFirst) canvas.Rule(Left, top, canvas.Paper.Width);
        canvas.Rule(Left, top + height, canvas.Paper.Width);
        foreach (var cell in cells)
            cell.Text.Draw(canvas, cell.X + CellSide, top + (height - cell.Text.Height) / 2, cell.Alignment, Ink(cell));
    }

    // A row taller than half a page goes line by line, so that a long remark runs on to the next page.
    private static List<Slice> Divided(List<SetCell> cells, double cellTop, bool isFirst)
    {
        var line = cells.Max(cell => LineHeight(cell.Text.Size));
        var count = cells.Max(cell => cell.Text.LineCount);
        var slices = new List<Slice>(count);
        for (var i = 0; i < count; i++)
        {
            var index = i;
            bool opens = i == 0, closes = i == count - 1;
            var height = line + (opens ? cellTop : 0) + (closes ? cellTop : 0);
            slices.Add(new Slice(height, (canvas, top) =>
            {
                DrawFrame(canvas, cells, top, height);
                if (opens && isFirst) canvas.Rule(Left, top, canvas.Paper.Width);
                if (closes) canvas.Rule(Left, top + height, canvas.Paper.Width);
                foreach (var cell in cells.Where(cell => index < cell.Text.LineCount))
                    cell.Text.DrawLine(canvas, index, cell.X + CellSide, top + (opens ? cellTop : 0), cell.Alignment, Ink(cell));
            })
            { IsInsideFrame = !opens });
        }

        return slices;
    }

    private static void DrawFrame(PageCanvas canvas, List<SetCell> cells, double top, double height)
    {
        foreach (var cell in cells)
        {
            if (cell.Style.HasFlag(CellStyle.Shaded)) canvas.Fill(cell.X, top, cell.Width, height, Shade);
            canvas.Upright(cell.X, top, top + height);
        }

        canvas.Upright(cells[^1].X + cells[^1].Width, top, top + height);
    }

    private static double Ink(SetCell cell) => cell.Style.HasFlag(CellStyle.Quiet) ? Grey : Black;
}
