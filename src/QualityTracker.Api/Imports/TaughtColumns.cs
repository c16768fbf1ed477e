using QualityTracker.Api.Problems;
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
    private readonly ILookup<string, TaughtColumn> byKind = columns.ToLookup(column => column.Kind);

    /// <summary>Whether a cell is a heading that was taught for any kind.</summary>
    public bool Has(string cell) => byKind.SelectMany(kind => kind).Any(column => column.Header == RawTable.Plain(cell));

    /// <summary>The table with each taught heading read as that of its field.</summary>
    public RawTable In(RawTable table, string kind)
    {
        var taught = byKind[kind].ToDictionary(column => column.Header, column => column.Field);
        if (taught.Count == 0) return table;
        var names = NamesOf(kind);
        return table with
        {
            Meant = table.Header.Index().Where(each => taught.ContainsKey(RawTable.Plain(each.Item)))
                .Select(each => (each.Index, names.GetValueOrDefault(taught[RawTable.Plain(each.Item)]))).Where(each => each.Item2 is not null).ToDictionary(each => each.Index, each => each.Item2!),
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

    public const string ScoreNoun = "scores";

    // The name by which import finds a field.
    private static Dictionary<string, string> NamesOf(string kind) => kind == ScoreNoun
        ? ScoreColumns.Fields.ToDictionary(field => field.Field, field => field.Names[0])
        : RecordKinds.All.FirstOrDefault(each => each.Noun == kind)?.Outline.ToDictionary(column => column.Field, column => column.Headers[0]) ?? [];
}

/// <summary>What somebody says about headings of an upload: each with the field it means, or null to forget.</summary>
public sealed record TeachColumns
{
    private const int Most = 100;
    private const int MostOfKind = 500;
    private const int Longest = 100;

    [System.Text.Json.Serialization.JsonRequired]
    public string Kind { get; init; } = "";

    [System.Text.Json.Serialization.JsonRequired]
    public IReadOnlyList<TaughtHeading> Columns { get; init; } = [];

    public IEnumerable<Fault> Faults(int known)
    {
        if (TaughtColumns.FieldsOf(Kind) is not { } fields)
        {
            yield return new("kind", "known-kind", new("没有这类记录", "there is no such kind"), Rules.CorrectIt);
            yield break;
        }

        if (Columns.Count is 0 or > Most || known + Columns.Count > MostOfKind) yield return new("columns", "length", new($"应有 1 至 {Most} 列", $"should have 1 to {Most} columns"), Rules.CorrectIt);
        foreach (var (at, column) in Columns.Index())
        {
            if (column is null || column.Header is not { Length: > 0 and <= Longest } || !SoundText.Is(column.Header) || RawTable.Plain(column.Header).Length == 0)
            {
                yield return new($"columns[{at}].header", "text", new($"应为 1 至 {Longest} 个字的列名", $"should be a heading of 1 to {Longest} characters"), Rules.CorrectIt);
            }
            else if (column.Field is { } field && fields.All(each => each.Field != field))
            {
                yield return new($"columns[{at}].field", "known-field", new("这类记录没有这个字段", "the kind has no such field"), Rules.CorrectIt);
            }
        }
    }
}

/// <summary>A heading and the field it means; null to forget what was said.</summary>
public sealed record TaughtHeading(string Header, string? Field);
