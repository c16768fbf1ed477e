using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Imports;

/// <summary>Counts the rows an import keeps in memory (保留的行), and says when they are too many.</summary>
public sealed class KeptRows(int mostRows = KeptRows.MostRows, long mostCharacters = KeptRows.MostCharacters)
{
    /// <summary>Rows of all tables but scores in one import.</summary>
    public const int MostRows = 300_000;

    /// <summary>Characters of those rows.</summary>
    public const long MostCharacters = 64L << 20;

    // What a cell takes beside its characters.
    private const int OfCell = 8;

    private int rows;
    private long characters;

    public bool IsFull { get; private set; }

    /// <summary>Keeps all rows of a table; false, with an error at the row, once there are too many.</summary>
    public bool Take(Table table, RawTable raw, ImportLog log)
    {
        while (table.Read())
        {
            if (PassedRow.Of(table.Row, raw.Header) is { } passed)
            {
                log.Passed(raw, table.Row, passed);
                continue;
            }

            rows++;
            for (var at = 0; at < table.Row.Count; at++) characters += OfCell + table.Row[at].Length;
            if (rows > mostRows || characters > mostCharacters)
            {
                IsFull = true;
                log.Error(new(table.File, table.Sheet, table.Row.Number, null, null, null, rows > mostRows ? "too-many-rows" : "too-much-text",
                    rows > mostRows
                        ? new($"一次导入最多 {mostRows} 行（成绩表不计），从这一行起超出", $"an import may have {mostRows} rows beside scores; from this row on there are more")
                        : new("一次导入的文字过多（成绩表不计），从这一行起超出", "an import may not have so much text beside scores; from this row on there is more"),
                    new("分成几个文件，分几次导入", "split it into several files and import them one after another")));
                return false;
            }

            raw.Add(table.Row);
        }

        return true;
    }
}
