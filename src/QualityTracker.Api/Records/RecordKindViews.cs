using System.Text;
using QualityTracker.Api.Access;
using QualityTracker.Api.Reference;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Records;

/// <summary>How much of a kind somebody may read or write (可及范围).</summary>
public enum KindReach
{
    [Named("不可", "none")] None = 1,

    /// <summary>Records of one's own, or of one's own classes or subjects.</summary>
    [Named("本人相关", "own")] Own,
    [Named("全部", "all")] All,
}

/// <summary>A kind of record as forms and lists need it (记录类别): its fields, and what the caller may do with it.</summary>
public sealed record RecordKindView(
    string Noun, Text Name, bool IsCoded, bool HoldsPupils, string OrderedBy, KindReach Reads, KindReach Writes, IReadOnlyList<FieldView> Fields)
{
    /// <summary>The kinds that the caller may read, in the order of files.</summary>
    public static IReadOnlyList<RecordKindView> Of(Allowed allowed) =>
        [.. RecordKinds.All.Select(kind => Of(kind, ReachOf(allowed, $"{kind.Noun}.list"), ReachOf(allowed, $"{kind.Noun}.create"))).Where(view => view.Reads != KindReach.None)];

    private static RecordKindView Of(RecordKind kind, KindReach reads, KindReach writes) => new(
        kind.Noun, kind.Name, kind.IsCoded, kind.HoldsPupils,
        kind.Outline.FirstOrDefault(column => column.Name == kind.OrderName)?.Field ?? "id", reads, writes, [.. kind.Outline.Select(column => FieldView.Of(kind, column))]);

    private static KindReach ReachOf(Allowed allowed, string operation) => allowed.RowsFor(operation) switch
    {
        null => KindReach.None,
        { WholeSchool: true } => KindReach.All,
        _ => KindReach.Own,
    };
}

/// <summary>A field of a kind (字段): what a form calls it, how it is written, and what it refers to.</summary>
public sealed record FieldView(
    string Field, Text Label, ColumnType Type, bool Required, bool IsFilter, bool IsLong, string? RefersTo, string? Example, IReadOnlyList<ColumnChoice> Choices,
    IReadOnlyList<ItemFieldView> Items)
{
    public static FieldView Of(RecordKind kind, ColumnOutline column) => new(
        column.Field, LabelOf(column), column.Type, column.Required, column.IsFilter, column.IsLong, column.RefersTo, kind.Noun == "pupils" || column.RefersTo is not null ? null : column.ExampleCell, column.Choices,
        column.Type == ColumnType.List ? ItemFieldView.Of(kind, column) : []);

    // What is typed into a file as a number is chosen here by name.
    internal static Text LabelOf(ColumnOutline column) => new(
        (column.RefersTo, column.Header) switch { ("staff", "工号") => "教职工", ("pupils", "学号") => "学生", _ => column.Header }, column.English ?? Words(column.Field));

    /// <summary>The words of a field's name: coverFor is “Cover for”.</summary>
    public static string Words(string field)
    {
        var words = new StringBuilder();
        foreach (var each in field)
        {
            if (char.IsAsciiLetterUpper(each)) words.Append(' ');
            words.Append(words.Length == 0 ? char.ToUpperInvariant(each) : char.ToLowerInvariant(each));
        }

        return words.ToString();
    }
}

/// <summary>A field of a list's items (列表项的字段).</summary>
public sealed record ItemFieldView(string Field, Text Label, ColumnType Type, string? RefersTo, IReadOnlyList<ColumnChoice> Choices)
{
    /// <summary>Read from the items' type, so that a list needs to be said but once.</summary>
    public static IReadOnlyList<ItemFieldView> Of(RecordKind kind, ColumnOutline column)
    {
        var list = kind.RecordType.GetProperties().Single(property => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name) == column.Field).PropertyType;
        return [.. list.GetGenericArguments()[0].GetProperties().Where(property => property.CanWrite).Select(property => Of(kind, column, property.Name, property.PropertyType, list.GetGenericArguments()[0].Name))];
    }

    private static ItemFieldView Of(RecordKind kind, ColumnOutline column, string name, Type type, string schema)
    {
        var field = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
        var to = kind.References.FirstOrDefault(reference => reference.Column == column.Name && reference.Item == field)?.To;
        var known = FieldTexts.Of(schema, field).Split(" · ")[0].Split('，', '；')[0];
        var zh = to is null ? known : RecordKinds.All.Single(each => each.Noun == to).Name.Zh;
        return new(field, new(zh, FieldView.Words(field)), TypeOf(type, to), to,
            type.IsEnum ? [.. Enum.GetValues(type).Cast<Enum>().Select(each => new ColumnChoice(Json.Word(each), Names.Of(each)))] : []);
    }

    private static ColumnType TypeOf(Type type, string? to) =>
        to is not null ? ColumnType.Reference
        : type.IsEnum ? ColumnType.Choice
        : type == typeof(int) ? ColumnType.Whole
        : type == typeof(decimal) ? ColumnType.Number
        : type == typeof(TimeOnly) ? ColumnType.Time
        : type == typeof(bool) ? ColumnType.Flag
        : ColumnType.Text;
}
