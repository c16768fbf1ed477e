using QualityTracker.Api.Imports;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.OneRoster;

/// <summary>One file of a bundle (名册包中的表), its columns found by name in any order and case.</summary>
public sealed class OneRosterTable(RawTable raw)
{
    private readonly Dictionary<string, int> places = raw.Header.Index().Where(each => each.Item.Trim().Length > 0)
        .GroupBy(each => each.Item.Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First().Index, StringComparer.OrdinalIgnoreCase);

    public RawTable Raw => raw;

    public IEnumerable<OneRosterRow> Rows => raw.Rows.Select(row => new OneRosterRow(this, row.Number, row.Cells));

    /// <summary>Where a column stands; null when the file lacks it.</summary>
    public int? At(string column) => places.TryGetValue(column, out var at) ? at : null;
}

/// <summary>A row of a file of a bundle.</summary>
public sealed record OneRosterRow(OneRosterTable Table, int Number, string[] Cells)
{
    private const string Deleted = "tobedeleted";

    /// <summary>The cell of a column, blank when there is none.</summary>
    public string this[string column] => Table.At(column) is { } at && at < Cells.Length ? Cells[at].Trim() : "";

    public string Id => this["sourcedId"];

    public bool IsDeleted => this["status"].Equals(Deleted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the status is one that the standard has; a bulk file leaves it blank.</summary>
    public bool HasKnownStatus => this["status"].ToLowerInvariant() is "" or "active" or "inactive" or Deleted;

    /// <summary>The parts of a list in one cell.</summary>
    public IReadOnlyList<string> List(string column) => this[column].Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The day of a date, or of an instant as it is written; null when it is neither.</summary>
    public DateOnly? Day(string column) =>
        this[column] is { Length: >= 10 } text && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    public void Wrong(ImportLog log, string column, Fault fault) => log.Error(Table.Raw, Number, Table.At(column), this[column], fault);

    public void Note(ImportLog log, string column, string rule, Core.Languages.Text message, Core.Languages.Text remedy) => log.Notice(new(
        Table.Raw.File, null, Number, Table.At(column) is { } at ? Reports.Spreadsheets.ColumnLetters.Of(at + 1) : null, Table.At(column) is null ? null : column, this[column], rule, message, remedy));
}
