using System.Text.Json;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>How scores were changed after they were first entered (成绩更改历史), read from the log: there is no second book of it.</summary>
public static class ScoreHistory
{
    /// <summary>The changes of one sheet, the latest first.</summary>
    public static ScoreHistoryView Of(IEnumerable<ScoreEntry> entries, SchoolFrame frame, string exam, string subject, string schoolClass) => new(exam, subject, schoolClass,
    [
        .. from entry in entries
           from change in ChangesIn(entry)
           where change.Subject == subject && (change.Class == schoolClass || change.Before.Class == schoolClass) && !Same(change.Before, change.After)
           select new ScoreChangeView(entry.At, entry.Name, change.Before.Pupil, frame.Pupils.GetValueOrDefault(change.Before.Pupil)?.Name ?? "", ScoreStand.Of(change.Before), change.After is { } after ? ScoreStand.Of(after) : null, change.Correction),
    ]);

    /// <summary>Whether an entry of the log wrote something of a sheet.</summary>
    public static bool IsOf(ScoreEntry entry, string subject, string schoolClass)
    {
        using var content = JsonDocument.Parse(entry.Content);
        var root = content.RootElement;
        bool Has(JsonElement part) => part.GetProperty("subject").ValueEquals(subject) && part.GetProperty("class").ValueEquals(schoolClass);
        return entry.IsSheet ? Has(root) : root.GetProperty("changes").EnumerateArray().Any(Has);
    }

    private static List<Change> ChangesIn(ScoreEntry entry)
    {
        using var content = JsonDocument.Parse(entry.Content);
        var root = content.RootElement;
        if (!entry.IsSheet)
        {
            return
            [
                .. from change in root.GetProperty("changes").EnumerateArray()
                   where change.GetProperty("before").ValueKind == JsonValueKind.Object
                   let of = change.GetProperty("class").GetString()!
                   let pupil = change.GetProperty("pupil").GetString()!
                   let before = RowOf(change.GetProperty("before")) with { Pupil = pupil }
                   select new Change(change.GetProperty("subject").GetString()!, of, before with { Class = before.Class.Length == 0 ? of : before.Class }, RowOf(change.GetProperty("after")) with { Pupil = pupil, Class = of }, null),
            ];
        }

        var (subject, schoolClass) = (root.GetProperty("subject").GetString()!, root.GetProperty("class").GetString()!);
        var correction = root.TryGetProperty("correction", out var why) ? why.GetString() : null;
        var after = root.GetProperty("after").EnumerateArray().Select(RowOf).ToDictionary(row => row.Pupil);
        return [.. root.GetProperty("before").EnumerateArray().Select(RowOf).Select(before => new Change(subject, schoolClass, before, after.GetValueOrDefault(before.Pupil), correction))];
    }

    private static ScoreRow RowOf(JsonElement row) => row.Deserialize<ScoreRow>(Json.Options)!;

    private static bool Same(ScoreRow before, ScoreRow? after) => after is not null && before with { Subject = after.Subject } == after;

    private sealed record Change(string Subject, string Class, ScoreRow Before, ScoreRow? After, string? Correction);
}

/// <summary>The changes of a class's scores in a subject (成绩更改历史), the latest first. What was entered for the first time is no change.</summary>
public sealed record ScoreHistoryView(string Exam, string Subject, string Class, IReadOnlyList<ScoreChangeView> Changes);

/// <summary>One change of a pupil's score (成绩更改).</summary>
/// <param name="At">UTC.</param>
/// <param name="By">The name signed in with.</param>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Name">The pupil's name.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands since; null where the line was taken out.</param>
/// <param name="Correction">Why, of an exam that was closed before.</param>
public sealed record ScoreChangeView(DateTimeOffset At, string? By, string Pupil, string Name, ScoreStand Before, ScoreStand? After, string? Correction);

/// <summary>A pupil's result as it stood (当时的成绩).</summary>
public sealed record ScoreStand(ExamStatus Status, decimal? Score, string? Reason, IReadOnlyDictionary<string, decimal>? Items)
{
    public static ScoreStand Of(ScoreRow row) => new(row.Status, row.Score, row.Reason, row.Items?.Points);
}
