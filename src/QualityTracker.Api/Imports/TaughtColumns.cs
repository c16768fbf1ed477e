using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>A heading of a school's own files and the field it means; the heading is plain.</summary>
public sealed record TaughtColumn
{
    public string Kind { get; init; } = "";

    public string Header { get; init; } = "";

    public string Field { get; init; } = "";
}

/// <summary>A field that a table may have (可对应的字段), and what it is called.</summary>
public sealed record ImportField(string Field, Text Label, bool Required);

/// <summary>A heading of the file and the field it is taken for (列的对应).</summary>
public sealed record MappedColumn(string Header, string Field, Text Label);

/// <summary>What a school taught about the headings of its files (记住的列对应).</summary>
public sealed class TaughtColumns(IEnumerable<TaughtColumn> columns)
{
    public const string ScoreNoun = "scores";

    private readonly ILookup<string, TaughtColumn> byKind = columns.ToLookup(column => column.Kind);
    private readonly HashSet<string> headers = [.. columns.Select(column => column.Header)];

    /// <summary>Whether a cell is a heading that was taught for any kind.</summary>
    public bool Has(string cell) => headers.Count > 0 && headers.Contains(RawTable.Plain(cell));

    /// <summary>The table with each taught heading read as that of its field.</summary>
    public RawTable In(RawTable table, string kind)
    {
        var taught = byKind[kind].ToDictionary(column => column.Header, column => column.Field);
        if (taught.Count == 0) return table;
        var names = NamesOf(kind);
        return table with
        {
            Meant = table.Header.Index().Select(each => (each.Index, Field: taught.GetValueOrDefault(RawTable.Plain(each.Item), "")))
                .Where(each => names.ContainsKey(each.Field)).ToDictionary(each => each.Index, each => names[each.Field]),
        };
    }

    /// <summary>The headings of a table that are read as taught.</summary>
    public static IReadOnlyList<MappedColumn> MappedIn(RawTable table, string kind)
    {
        var names = NamesOf(kind);
        var fields = (FieldsOf(kind) ?? []).ToLookup(field => names[field.Field]);
        return [.. table.Meant.Select(each => (table.Header[each.Key], Field: fields[each.Value].First())).Select(each => new MappedColumn(each.Item1, each.Field.Field, each.Field.Label))];
    }

    /// <summary>The fields of a kind, or of scores.</summary>
    public static IReadOnlyList<ImportField>? FieldsOf(string kind) => kind == ScoreNoun
        ? [.. ScoreColumns.Fields.Select(field => new ImportField(field.Field, new(field.Names[0], FieldView.Words(field.Names[^1])), ScoreColumns.Required.Contains(field.Names)))]
        : RecordKinds.All.FirstOrDefault(each => each.Noun == kind)?.Outline.Select(column => new ImportField(column.Field, FieldView.LabelOf(column), column.Required)).ToList();

    /// <summary>What a kind, or scores, is called; null when there is no such kind.</summary>
    public static Text? NameOf(string kind) => kind == ScoreNoun ? ScoreImport.Kind : RecordKinds.All.FirstOrDefault(each => each.Noun == kind)?.Name;

    // The name by which import finds a field.
    private static Dictionary<string, string> NamesOf(string kind) => kind == ScoreNoun
        ? ScoreColumns.Fields.ToDictionary(field => field.Field, field => field.Names[0])
        : RecordKinds.All.FirstOrDefault(each => each.Noun == kind)?.Outline.ToDictionary(column => column.Field, column => column.Headers[0]) ?? [];
}
