namespace QualityTracker.Reports.Spreadsheets.Reading;

/// <summary>How tables are found, and how much a file may ask of us (读取设置).</summary>
public sealed record ReadingOptions
{
    public static readonly ReadingOptions Default = new();

    /// <summary>
    /// Tells the header (表头) from title lines above it, among the first <see cref="HeaderWithin"/> rows that are not blank;
    /// null takes the first row that is not blank.
    /// </summary>
    public Func<IReadOnlyList<string>, bool>? IsHeader { get; init; }

    /// <summary>
    /// Tells a column that is read by its heading: two of those with one heading are refused, two others are nobody's concern;
    /// null refuses any two.
    /// </summary>
    public Func<string, bool>? IsRead { get; init; }

    /// <summary>
    /// Whether a table without a row that <see cref="IsHeader"/> takes is given all the same, with its first row for a header and
    /// <see cref="Table.HasHeader"/> false; otherwise it is a problem.
    /// </summary>
    public bool GivesHeaderless { get; init; }

    /// <summary>Rows, not counting blank ones.</summary>
    public int HeaderWithin { get; init; } = 20;

    /// <summary>Bytes all archives and workbooks of one source may unpack to, counted while unpacking.</summary>
    public long UnpackedBytes { get; init; } = 512L << 20;

    /// <summary>How many times its packed size one entry may unpack to, once past <see cref="RatioFrom"/>.</summary>
    public int UnpackedRatio { get; init; } = 200;

    /// <summary>Bytes.</summary>
    public int RatioFrom { get; init; } = 1 << 20;

    /// <summary>Files in a folder or zip, parts in a workbook.</summary>
    public int Files { get; init; } = 1000;

    /// <summary>Characters of one csv row.</summary>
    public int LineCharacters { get; init; } = 1 << 20;

    /// <summary>Characters of all shared texts of one workbook, which are kept in memory while it is read.</summary>
    public int SharedCharacters { get; init; } = 64 << 20;

    public int Columns { get; init; } = 16_384;

    /// <summary>Rows of a workbook's sheet; a csv may have more.</summary>
    public int Rows { get; init; } = 1_048_576;
}
