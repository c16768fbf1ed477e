using System.Globalization;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;

namespace QualityTracker.Api.Audit;

/// <summary>What the log is searched for (日志查询).</summary>
public sealed record AuditQuery
{
    public string? School { get; init; }

    /// <summary>The account's id.</summary>
    public string? Account { get; init; }

    /// <summary>The name signed in with.</summary>
    public string? Name { get; init; }

    /// <summary>An operation's name, or its beginning with * for the rest.</summary>
    public string? Action { get; init; }

    /// <summary>Operations by name, any of them; null for all.</summary>
    public IReadOnlyList<string>? Actions { get; init; }

    /// <summary>An operation's name has a dot in it, what it is called in words has none.</summary>
    public AuditQuery InWords(AuditActions actions) =>
        Action is { } words && !words.Contains('.', StringComparison.Ordinal) && !words.Contains('*', StringComparison.Ordinal) ? this with { Action = null, Actions = actions.CalledLike(words) } : this;

    /// <summary>
    /// An id; entries are found that name it anywhere: as what was changed, in a list that was read, in an import. Of contents that the
    /// caller may not see only what they are of is searched.
    /// </summary>
    public string? Record { get; init; }

    /// <summary>From this instant on; UTC, as entries have it.</summary>
    public string? Since { get; init; }

    /// <summary>Before this instant.</summary>
    public string? Until { get; init; }

    /// <summary>Only entries older than this one.</summary>
    public long? Before { get; init; }

    public int Limit { get; init; } = RecordQuery.DefaultLimit;

    /// <summary>The schools whose entries the caller may see; null for all, and for what concerns no school.</summary>
    public IReadOnlyList<string>? Schools { get; init; }

    public static AuditQuery Read(IQueryCollection query, SchoolDay days, List<Fault> faults)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        var limit = RecordQuery.DefaultLimit;
        if (Text("limit") is { } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > RecordQuery.LargestLimit))
        {
            faults.Add(new("limit", "range", new($"必须在 1 到 {RecordQuery.LargestLimit} 之间", $"must be from 1 to {RecordQuery.LargestLimit}"), Rules.CorrectIt));
        }

        long before = 0;
        if (Text("cursor") is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            faults.Add(new("cursor", "cursor", new("不是本列表给出的游标", "is not a cursor of this list"), new("用上一页的 next，或从第一页开始", "use next of the page before, or begin with the first page")));
        }

        // An id, never a name: what stands in contents that are not shown cannot be guessed at.
        if (Text("record")?.Any(each => !char.IsAsciiLetterOrDigit(each) && each is not ('-' or '.' or '_')) == true)
        {
            faults.Add(new("record", "code", new("不是编号", "is not an id"), new("写记录编号、工号或学号", "write a record's id, a staff or a pupil number")));
        }

        return new()
        {
            School = Text("school"),
            Account = Text("account"),
            Name = Text("name"),
            Action = Text("action"),
            Record = Text("record"),
            Since = Day("since", 0),
            Until = Day("until", 1),
            Before = Text("cursor") is null ? null : before,
            Limit = limit,
        };

        string? Day(string name, int after)
        {
            if (Text(name) is not { } text) return null;
            if (DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999) return days.StartOf(day.AddDays(after));
            faults.Add(new(name, "date", new("不是日期", "is not a date"), new("写成 2025-09-01", "write it as 2025-09-01")));
            return null;
        }
    }
}
