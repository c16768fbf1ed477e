using System.Globalization;
using System.Text.Json.Serialization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>What an import would do, or did (导入结果): by table, with every error's place.</summary>
public sealed record ImportReport
{
    /// <summary>The most errors, and the most changes, that are listed one by one; the counts are always whole.</summary>
    public const int MostListed = 1000;

    /// <summary>Whether anything is wrong; then nothing is stored.</summary>
    public bool HasErrors => ErrorCount > 0;

    public int Adds => Tables.Sum(table => table.Adds);

    public int Changes => Tables.Sum(table => table.Changes);

    public int Unchanged => Tables.Sum(table => table.Unchanged);

    public int Corrected => Tables.Sum(table => table.Corrected);

    public int ErrorCount { get; init; }

    /// <summary>A digest of the stored values that the changes replace: the same again means that nothing else would be overwritten.</summary>
    [JsonIgnore]
    public string Overwritten { get; init; } = "";

    public required IReadOnlyList<ImportTable> Tables { get; init; }

    /// <summary>Rows that add or change something, at most <see cref="MostListed"/>.</summary>
    public required IReadOnlyList<ImportChange> Differences { get; init; }

    /// <summary>At most <see cref="MostListed"/>.</summary>
    public required IReadOnlyList<ImportError> Errors { get; init; }

    /// <summary>Files, sheets and voided records' rows that were passed over, each with why; the first rows only.</summary>
    public required IReadOnlyList<ImportError> Notices { get; init; }
}

/// <summary>One table of an import and what comes of its rows.</summary>
public sealed record ImportTable(string File, string? Sheet, Text Kind, IReadOnlyList<string> IgnoredColumns)
{
    /// <summary>The first columns that nobody read.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; set; } = IgnoredColumns;

    /// <summary>The noun of its kind; “scores” for scores.</summary>
    public string Noun { get; set; } = "";

    /// <summary>Fields of the kind for which the table has no column (缺少的字段).</summary>
    public IReadOnlyList<ImportField> Lacks { get; set; } = [];

    /// <summary>Columns that are read as somebody said (人工对应的列).</summary>
    public IReadOnlyList<MappedColumn> Mapped { get; set; } = [];

    /// <summary>Records corrected by hand since they were last taken in, which the file has otherwise.</summary>
    public int Corrected { get; set; }

    /// <summary>The row of its header.</summary>
    public int HeaderRow { get; init; } = 1;

    public int Rows { get; set; }

    public int Adds { get; set; }

    public int Changes { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Rows whose record was voided; they stay voided.</summary>
    public int Voided { get; set; }
}

/// <summary>A row that adds a record, or changes the named fields of one.</summary>
public sealed record ImportChange(string File, string? Sheet, int Row, Text Kind, string Record, bool IsNew, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>The record's key in words.</summary>
    public required string Title { get; init; }

    public ImportChange WithoutStored() => this with { Fields = [.. Fields.Select(field => field with { Before = null, Imported = null, IsCorrected = false })] };
}

/// <summary>A field before and after, as a file would hold it; its header is the one of Chinese files.</summary>
public sealed record FieldChange(string Field, string Header, string? Before, string? After)
{
    /// <summary>What the last import of the record left there (上次导入); null when none is known.</summary>
    public string? Imported { get; init; }

    /// <summary>Whether it was changed by hand since (手工更正).</summary>
    public bool IsCorrected { get; init; }
}

/// <summary>Something wrong at a place of a file: sheet, row and column as a spreadsheet program shows them.</summary>
public sealed record ImportError(
    string File, string? Sheet, int? Row, string? Column, string? Header, string? Value, string Rule, Text Message, Text Remedy)
{
    /// <summary>The place in one line: file / sheet : B2.</summary>
    public string Place => File + (Sheet is null ? "" : $" / {Sheet}") + (Row is null ? "" : $" : {Column}{Row.Value.ToString(CultureInfo.InvariantCulture)}");
}
