using System.Text.RegularExpressions;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>A row among the data that is no record (非数据行): a total, a note below the table, the header printed again, a template's example.</summary>
public sealed partial record PassedRow(string Rule, Text Message)
{
    private const int MostOfNote = 4;
    private const int LongestTotal = 12;

    private static readonly PassedRow Total = new("total-row", new("合计、平均等汇总行，未读取", "a row of totals or means; it was not read"));
    private static readonly PassedRow Note = new("note-row", new("表后的说明或签字，未读取", "a note or signature below the table; it was not read"));
    private static readonly PassedRow Header = new("header-again", new("重复的表头，未读取", "the header once more; it was not read"));
    private static readonly PassedRow Example = new("example-row", new("模板中的示例行，未读取", "the template's example; it was not read"));

    /// <summary>What stands in front of a template's example row.</summary>
    public static readonly Text ExampleMark = new("示例", "example");

    private static readonly HashSet<string> Totals =
    [
        "合计", "总计", "小计", "共计", "累计", "平均", "平均分", "平均值", "均分", "最高分", "最低分", "及格率", "优秀率", "合格率", "低分率", "参考人数", "实考人数", "总人数",
        "total", "totals", "subtotal", "grandtotal", "sum", "average", "mean",
    ];

    private static readonly HashSet<string> Examples = ["示例", "范例", "样例", "例", "示例行", "example", "sample"];

    /// <summary>What is said where it is listed.</summary>
    public static readonly Text Remedy = new("无需处理；如确为数据，请改写这一行的第一格", "nothing to do; if it is data, write its first cell otherwise");

    /// <summary>Why a row is passed over; null for data.</summary>
    public static PassedRow? Of(TableRow row, IReadOnlyList<string> header)
    {
        var at = 0;
        while (at < row.Count && CellEnds.Trim(row[at]).Length == 0) at++;
        var first = CellEnds.Trim(row[at]);
        if (first.Length == 0) return null;
        if (at < header.Count && first.SequenceEqual(CellEnds.Trim(header[at])) && IsHeader(row, header)) return Header;
        if (first.Length <= LongestTotal && "合总小共累平均最及优低参实示范样例tTsSgGaAmMeE".Contains(first[0], StringComparison.Ordinal))
        {
            var word = RawTable.Plain(Remark().Replace(first.ToString(), ""));
            if (Totals.Contains(word)) return Total;
            if (Examples.Contains(word)) return Example;
        }

        return "备注说填制审负校签盖打nNpPaA".Contains(first[0], StringComparison.Ordinal) && Filled(row) <= MostOfNote && Notes().IsMatch(first.ToString()) ? Note : null;
    }

    private static bool IsHeader(TableRow row, IReadOnlyList<string> header)
    {
        var same = 0;
        for (var at = 0; at < row.Count; at++)
        {
            var cell = CellEnds.Trim(row[at]);
            if (cell.Length == 0) continue;
            if (at >= header.Count || !cell.SequenceEqual(CellEnds.Trim(header[at]))) return false;
            same++;
        }

        return same > 1;
    }

    private static int Filled(TableRow row)
    {
        var filled = 0;
        for (var at = 0; at < row.Count; at++) filled += row[at].IsWhiteSpace() ? 0 : 1;
        return filled;
    }

    // As in 合计（12人）.
    [GeneratedRegex(@"[(（].*[)）]|[:：].*$")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:备\s*注|注|说明|填表说明|填表人?|填报人?|填报单位|制表人?|审核人?|负责人|校长|签字|签名|盖章|打印时间|打印日期|note|notes|prepared by|approved by)(?:[(（].*[)）])?\s*[:：]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Notes();
}
