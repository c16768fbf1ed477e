using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>What somebody says about headings of an upload: each with the field it means, or null to forget.</summary>
public sealed record TeachColumns
{
    private const int Most = 100;
    private const int MostOfKind = 500;
    private const int Longest = 100;
    private static readonly Text Undo = new("先取消不用的对应", "undo those that are not used any more");

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

        if (Columns.Count is 0 or > Most) yield return new("columns", "length", new($"应有 1 至 {Most} 列", $"should have 1 to {Most} columns"), Rules.CorrectIt);
        if (known + Columns.Count(column => column.Field is not null) > MostOfKind)
        {
            yield return new("columns", "most", new($"一类记录最多记住 {MostOfKind} 列", $"of a kind no more than {MostOfKind} headings are remembered"), Undo);
        }

        var said = new HashSet<string>();
        foreach (var (at, column) in Columns.Index())
        {
            if (column.Header is not { Length: > 0 and <= Longest } || !SoundText.Is(column.Header) || RawTable.Plain(column.Header).Length == 0)
            {
                yield return new($"columns[{at}].header", "text", new($"应为 1 至 {Longest} 个字的列名", $"should be a heading of 1 to {Longest} characters"), Rules.CorrectIt);
            }
            else if (column.Field is { } field && fields.All(each => each.Field != field))
            {
                yield return new($"columns[{at}].field", "known-field", new("这类记录没有这个字段", "the kind has no such field"), Rules.CorrectIt);
            }
            else if (!said.Add(RawTable.Plain(column.Header)))
            {
                yield return new($"columns[{at}].header", "twice", new("同一列不能对应两个字段", "one column cannot be two fields"), Rules.CorrectIt);
            }
        }
    }
}

/// <summary>A heading and the field it means; null to forget what was said.</summary>
public sealed record TaughtHeading(string Header, string? Field);
