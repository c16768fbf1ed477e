using QualityTracker.Api.Problems;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>A header of two rows (两行表头), as merged cells make it: 成绩 above 分数 and 考试状态 or above the subjects, or each subject above its 分数 and 考试状态; the other names above blanks.</summary>
public static class SecondHeaderRow
{
    private static readonly HashSet<string> Names = [.. ScoreColumns.All.Select(RawTable.Plain)];

    /// <summary>The table with both rows as one header; null when the row below the header is no header.</summary>
    /// <param name="row">The row below the header.</param>
    /// <param name="table">The table.</param>
    /// <param name="frame">The school: items of its exams are known as well.</param>
    /// <param name="wrong">Told of a cell that is not understood.</param>
    public static RawTable? Under(TableRow row, RawTable table, SchoolFrame frame, Action<int, Fault> wrong)
    {
        bool IsBlank(int at) => CellEnds.Trim(row[at]).Length == 0;
        bool Names(string[] names) => table.Find(names) is { } at && !IsBlank(at);
        if (Names(ScoreColumns.Exam) || Names(ScoreColumns.Pupil) || Names(ScoreColumns.ExamNumber) || Names(ScoreColumns.Subject)) return null;
        var header = Enumerable.Range(0, Math.Max(table.Header.Count, row.Count)).Select(at => IsBlank(at) && at < table.Header.Count ? table.Header[at] : row.Text(at)).ToList();
        var group = "";
        for (var at = 0; at < header.Count; at++)
        {
            if (at < table.Header.Count && CellEnds.Trim(table.Header[at]).Length > 0) group = table.Header[at];
            if (!IsBlank(at) && ScorePlaces.SubjectOf(group, frame) is not null) header[at] = UnderSubject(group, row.Text(at));
        }

        var labels = frame.Exams.Values.SelectMany(exam => exam.Items).Select(item => item.Label).ToHashSet();
        for (var at = 0; at < row.Count; at++)
        {
            if (IsBlank(at) || IsKnown(row.Text(at), labels) || ScorePlaces.SubjectOf(row.Text(at), frame) is not null || header[at] != row.Text(at)) continue;
            wrong(at, new("header", "merged-header",
                new("表头占了两行，认不出这一格", "the header takes two rows, and this cell of the second is not understood"),
                new("取消合并，把表头写成一行，每列一个列名：" + string.Join("、", ScoreColumns.Required.Select(names => names[0])),
                    "unmerge the cells and write the header as one row, a name for each column: " + string.Join(", ", ScoreColumns.Required.Select(names => names[^1])))));
        }

        return table with { Header = header, HeaderRow = row.Number };
    }

    // 语文 above 分数 and 考试状态: the subject's column, and that of its status; what else stands there, such as ranks, is nobody's.
    private static string UnderSubject(string subject, string cell) =>
        ScoreColumns.Score.Any(name => RawTable.Plain(name) == RawTable.Plain(cell)) ? subject : CellEnds.Trim(subject).ToString() + cell;

    /// <summary>The same for a table whose rows are kept: the first row is taken into the header when all it holds are headings, some below blanks.</summary>
    public static RawTable Joined(RawTable table)
    {
        if (table.Rows is not [var (number, cells), ..]) return table;
        var filled = cells.Index().Where(each => each.Item.Length > 0).ToList();
        if (filled.Count == 0 || !filled.TrueForAll(each => KnownHeaders.IsKnown(each.Item)) || filled.TrueForAll(each => !IsOpen(table, each.Index))) return table;
        var header = Enumerable.Range(0, Math.Max(table.Header.Count, cells.Length)).Select(at => at < cells.Length && cells[at].Length > 0 ? cells[at] : table.Header[at]).ToList();
        table.Rows.RemoveAt(0);
        return table with { Header = header, HeaderRow = number };
    }

    private static bool IsOpen(RawTable table, int at) => at >= table.Header.Count || !KnownHeaders.IsKnown(table.Header[at]);

    private static bool IsKnown(string cell, HashSet<string> labels) => Names.Contains(RawTable.Plain(cell)) || ScoreColumns.ItemOf(cell, labels) is not null;
}
