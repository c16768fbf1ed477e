using System.Text.Json;
using Dapper;
using QualityTracker.Api.Access;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Records;

/// <summary>
/// The SQL that finds records by what people type (查找): in their own words, numbers and dates, the names of choices, and the names of what
/// they refer to.
/// </summary>
public static class RecordSearchStore
{
    private static readonly string[] Named = ["staff", "classes", "subjects", "pupils", "exams"];

    private static string Pattern(string text) =>
        "%" + Lower(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    // As lower() does in a database: the letters A to Z alone.
    private static string Lower(string text) => string.Concat(text.Select(each => char.IsAsciiLetterUpper(each) ? char.ToLowerInvariant(each) : each));

    /// <summary>The SQL condition; names that may not be read are not looked at.</summary>
    /// <param name="kind">The kind searched.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="readable">What may be read of a noun; null when nothing may.</param>
    /// <param name="parameters">Gets what the condition names.</param>
    public static string Condition<T>(RecordKind<T> kind, string text, Func<string, ReachedRows?> readable, DynamicParameters parameters) where T : class, IRecord, new()
    {
        parameters.Add("q", Pattern(text));
        return $"({string.Join(" or ", kind.Columns.SelectMany(column => Conditions(column, text, readable, parameters)).Prepend("false"))})";
    }

    private static IEnumerable<string> Conditions<T>(Column<T> column, string text, Func<string, ReachedRows?> readable, DynamicParameters parameters)
    {
        switch (column.Type)
        {
            case ColumnType.Text or ColumnType.Date:
                yield return Like($"\"{column.Name}\"");
                break;
            case ColumnType.Reference:
                yield return Like($"\"{column.Name}\"");
                if (Named.Contains(column.RefersTo) && readable(column.RefersTo!) is { } rows && (rows.WholeSchool || column.RefersTo == "pupils"))
                {
                    if (!rows.WholeSchool) parameters.Add("known", JsonSerializer.Serialize(rows.Pupils));
                    var known = rows.WholeSchool ? "" : " and named.id in (select value from json_each(@known))";
                    yield return $"\"{column.Name}\" in (select named.id from {column.RefersTo} as named where named.school = @school and {Like("named.name")}{known})";
                }

                break;
            case ColumnType.Choice:
                // The words are the program's own.
                var words = column.Choices.Where(choice => Has(choice.Name, text)).Select(choice => $"'{choice.Value}'").ToList();
                if (words.Count > 0) yield return $"\"{column.Name}\" in ({string.Join(", ", words)})";
                break;
        }
    }

    private static string Like(string column) => $"lower({column}) like @q escape '\\'";

    private static bool Has(Text name, string text) =>
        name.Zh.Contains(text, StringComparison.OrdinalIgnoreCase) || name.En.Contains(text, StringComparison.OrdinalIgnoreCase);
}
