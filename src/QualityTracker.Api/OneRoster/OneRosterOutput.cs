using QualityTracker.Api.Imports;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.OneRoster;

/// <summary>
/// A file of a bundle as a table of one of the school's own kinds (转成本校的表): each row stays at its place with the cells it has, those that mean a field
/// of ours with our value, so that whatever is wrong is told at the file's own row and column. A field that the file has no column for stands behind its last.
/// </summary>
public sealed class OneRosterOutput
{
    // A heading that is none: what the file has beside our fields is not read as something else.
    private const string Unread = "-";

    private readonly List<(string Field, int At)> fields;
    private readonly int width;

    /// <param name="of">The file.</param>
    /// <param name="kind">Which of our kinds it becomes.</param>
    /// <param name="columns">Our fields, each with the columns that it comes from, the best first; none for one that the file has none for.</param>
    public OneRosterOutput(OneRosterTable of, RecordKind kind, params (string Field, string[] From)[] columns)
    {
        Kind = kind;
        var header = of.Raw.Header.ToList();
        fields = [];
        foreach (var (field, from) in columns)
        {
            var found = from.Select(of.At).FirstOrDefault(at => at is { } place && fields.All(each => each.At != place));
            if (found is null) header.Add(kind.Outline.Single(each => each.Field == field).Header);
            fields.Add((field, found ?? header.Count - 1));
        }

        width = header.Count;
        Table = new(of.Raw.File, of.Raw.Sheet, of.Raw.HeaderRow, header) { Meant = Enumerable.Range(0, header.Count).ToDictionary(at => at, Meaning) };
    }

    public RecordKind Kind { get; }

    public RawTable Table { get; }

    public bool IsEmpty => Table.Rows.Count == 0;

    /// <summary>Adds a row with our values, in the order of the fields.</summary>
    public void Add(OneRosterRow row, params string?[] values)
    {
        var cells = new string[width];
        for (var at = 0; at < width; at++) cells[at] = at < row.Cells.Length ? row.Cells[at] : "";
        foreach (var ((_, at), value) in fields.Zip(values)) cells[at] = value ?? "";
        Table.Rows.Add((row.Number, cells));
    }

    private string Meaning(int at) => fields.Find(each => each.At == at).Field is { } field ? Kind.Outline.Single(each => each.Field == field).Headers[0] : Unread;
}
