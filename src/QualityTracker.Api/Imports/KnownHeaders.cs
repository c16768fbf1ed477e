using QualityTracker.Api.Records;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>Tells the header of a table from the title lines above it (表头识别), by the columns that any kind of table may have.</summary>
public static class KnownHeaders
{
    private const int Needed = 2;

    private static readonly HashSet<string> All =
    [
        .. RecordKinds.All.SelectMany(kind => kind.Outline).SelectMany(column => column.Headers)
            .Concat(SchoolFile.Columns.SelectMany(column => column.Headers)).Concat(ScoreColumns.All).Select(RawTable.Plain),
    ];

    /// <summary>The files with their headers found wherever they stand; one heading that was taught is enough.</summary>
    public static TableSource In(TableSource source, TaughtColumns taught) => source.With(options => options with { IsHeader = cells => IsHeader(cells) || (cells.Count > 1 && cells.Any(taught.Has)), IsRead = _ => false, GivesHeaderless = true });

    /// <summary>Whether two cells at least are known as headers; a title stands alone.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells) => cells.Where(IsKnown).Take(Needed).Count() == Needed;

    /// <summary>Whether a cell is a heading of some kind of table, a remark behind it left out.</summary>
    public static bool IsKnown(string cell) => All.Contains(RawTable.Plain(cell)) || All.Contains(RawTable.Bare(cell));

    /// <summary>What is said of a table whose first rows hold no header.</summary>
    public static void Missing(Table table, IEnumerable<(string Zh, string En)> expected, ImportLog log)
    {
        var columns = expected.ToList();
        log.Error(new(table.File, table.Sheet, table.HeaderRow, null, null, null, Json.Word(FileProblemCode.HeaderMissing),
            new($"前 {ReadingOptions.Default.HeaderWithin} 行中找不到表头", $"no header was found in the first {ReadingOptions.Default.HeaderWithin} rows"),
            new("在数据上方加一行列名：" + string.Join("、", columns.Select(column => column.Zh)),
                "add a row of column names above the data: " + string.Join(", ", columns.Select(column => column.En)))));
    }
}
