using System.Globalization;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Posts;

namespace QualityTracker.Api.Pace;

/// <summary>What a list of pace is asked for (进度查询). What cannot be read is a fault.</summary>
public sealed record PaceQuery
{
    public DateOnly? Day { get; init; }

    public PaceState? State { get; init; }

    public PostKind? Post { get; init; }

    public string? Staff { get; init; }

    /// <summary>Text in the staff number or name.</summary>
    public string? Text { get; init; }

    public int Limit { get; init; } = RecordQuery.DefaultLimit;

    /// <summary>The line that the page before ended with.</summary>
    public (string Staff, string Norm)? After { get; init; }

    public static PaceQuery Read(IQueryCollection query, List<Fault> faults)
    {
        string? Given(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        var limit = RecordQuery.DefaultLimit;
        if (Given("limit") is { } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > RecordQuery.LargestLimit))
        {
            faults.Add(new("limit", "range", new($"必须在 1 到 {RecordQuery.LargestLimit} 之间", $"must be from 1 to {RecordQuery.LargestLimit}"), Rules.CorrectIt));
        }

        var after = Given("cursor") is { } cursor ? RecordQuery.Position(cursor) : null;
        if (after is null && Given("cursor") is not null) faults.Add(NotACursor);
        return new()
        {
            Day = DayOf(query, faults),
            State = Word<PaceState>("state", Given("state"), faults),
            Post = Word<PostKind>("post", Given("post"), faults),
            Staff = Given("staff"),
            Text = Given("q"),
            Limit = limit,
            After = after,
        };
    }

    public static Fault NotACursor { get; } = new(
        "cursor", "cursor", new("不是本列表给出的游标", "is not a cursor of this list"), new("用上一页的 next，或从第一页开始", "use next of the page before, or begin with the first page"));

    /// <summary>The day asked for; null when none is, or it is no date.</summary>
    public static DateOnly? DayOf(IQueryCollection query, List<Fault> faults)
    {
        if (query["day"].ToString() is not { Length: > 0 } text) return null;
        if (DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        faults.Add(new("day", "date", new("不是日期", "is not a date"), new("写成 2025-09-01", "write it as 2025-09-01")));
        return null;
    }

    /// <summary>Whether a line is asked for, whatever its state.</summary>
    public bool Takes(PaceLine line) => (Staff is null || line.Person?.Staff == Staff)
        && (Post is null || line.Person?.Posts.Contains(Post.Value) == true)
        && (Text is null || (line.Person is { } person
            && (person.Name.Contains(Text, StringComparison.OrdinalIgnoreCase) || person.Staff.Contains(Text, StringComparison.OrdinalIgnoreCase))));

    private static T? Word<T>(string name, string? text, List<Fault> faults) where T : struct, Enum
    {
        if (text is null) return null;
        foreach (var member in Enum.GetValues<T>())
        {
            if (Json.Word(member) == text) return member;
        }

        var known = string.Join(", ", Enum.GetValues<T>().Select(member => Json.Word(member)));
        faults.Add(new(name, "choice", new("没有这个选项", "is none of the choices"), new("可用：" + known, "use: " + known)));
        return null;
    }
}
