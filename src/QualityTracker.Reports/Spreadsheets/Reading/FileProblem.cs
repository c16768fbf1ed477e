namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>A problem and its place (文件问题), as exact as it is known.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="File">The file's name, with its folder inside a zip or a folder.</param>
/// <param name="Sheet">The tab, in a workbook.</param>
/// <param name="Row">From 1, as the spreadsheet program numbers it.</param>
/// <param name="Column">From 1.</param>
/// <param name="Value">What stands there, at most 100 characters.</param>
public sealed record FileProblem(
    FileProblemCode Code, string File, string? Sheet = null, int? Row = null, int? Column = null, string? Value = null)
{
    private const int LongestValue = 100;

    /// <summary>What stands there, cut to a length that fits a message.</summary>
    public string? Value { get; init; } = Value is { } value ? SheetNames.Cut(value, LongestValue) : null;

    /// <summary>The column as people name it (列标): A, AB.</summary>
    public string? ColumnLetter => Column is { } column ? ColumnLetters.Of(column) : null;

    /// <summary>Said for completeness only (提示): nothing that should have been read is missing.</summary>
    public bool IsNotice => Code is FileProblemCode.EmptySheet or FileProblemCode.HiddenSheet or FileProblemCode.SheetElsewhere
        or FileProblemCode.FileIgnored or FileProblemCode.ArchiveInArchive;
}
