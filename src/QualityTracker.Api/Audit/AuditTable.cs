using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Audit;

/// <summary>The log as a table for other programs (日志下载).</summary>
public static class AuditTable
{
    public const int MostRows = 100_000;

    /// <summary>What a cell shows of a long content; the whole is in the search.</summary>
    private const int LongestContent = 1000;

    private static readonly (Text Header, Func<FoundEntry, string?> Cell)[] Columns =
    [
        (new("编号", "seq"), entry => entry.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        (new("时间（UTC）", "at (UTC)"), entry => entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture)),
        (new("学校", "school"), entry => entry.School),
        (new("账号编号", "account"), entry => entry.Account),
        (new("账号", "name"), entry => entry.Name),
        (new("方式", "via"), entry => entry.Via),
        (new("地址", "address"), entry => entry.Address),
        (new("操作", "action"), entry => entry.Action),
        (new("内容", "content"), entry => entry.Content is { Length: > LongestContent } content ? content[..LongestContent] + "…" : entry.Content),
        (new("内容删除依据", "erased by"), entry => entry.ErasedBy?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    public static Sheet Of(IEnumerable<FoundEntry> entries, Language language) => new(
        new Text("审计日志", "Audit log").In(language),
        [.. Columns.Select(column => new Column(column.Header.In(language), 20))],
        entries.Select(entry => (IReadOnlyList<Cell>)[.. Columns.Select(column => Cell.Of(column.Cell(entry) ?? ""))]));
}
