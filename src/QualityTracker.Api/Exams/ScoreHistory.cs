using System.Text.Json;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>How scores were changed after they were first entered (成绩更改历史), read from the log: there is no second book of it.</summary>
public static class ScoreHistory
{
    private const int MostListed = 500;

    /// <summary>The changes of one sheet, the latest first.</summary>
    /// <param name="entries">Those that wrote scores of the sheet, the latest first.</param>
    /// <param name="frame">The school.</param>
    /// <param name="exam">The sheet's exam.</param>
    /// <param name="subject">The sheet's subject.</param>
    /// <param name="schoolClass">The sheet's class.</param>
    /// <param name="marksOf">Whose entries are shown with the marks that they wrote: an account's; null for all entries.</param>
    public static ScoreHistoryView Of(IEnumerable<ScoreEntry> entries, SchoolFrame frame, Exam exam, string subject, string schoolClass, string? marksOf)
    {
        var changes = (from entry in entries
                       from change in ChangesIn(entry)
                       where change is { Before: not null } && change.Subject == subject && (change.Class == schoolClass || change.Before.Class == schoolClass) && !Same(change.Before, change.After)
                       select (Entry: entry, Change: change)).ToList();
        ScoreStand Stand(ScoreRow row, bool shows) => ScoreStand.Of(row, MarkSight.LevelOf(exam, subject, row.Score), shows);
        return new(exam.Id, subject, schoolClass,
        [
            .. changes.Take(MostListed).Select(each => new ScoreChangeView(
                each.Entry.At, each.Entry.Name, each.Change.Pupil, frame.Pupils.GetValueOrDefault(each.Change.Pupil)?.Name ?? "", Stand(each.Change.Before!, marksOf is null),
                each.Change.After is { } after ? Stand(after, marksOf is null || marksOf == each.Entry.Account) : null, each.Change.Correction)),
        ], changes.Count);
    }

    /// <summary>The pupils whose marks in a subject an account wrote as the last.</summary>
    /// <param name="account">Its id.</param>
    /// <param name="entries">The latest first.</param>
    /// <param name="subject">The subject.</param>
    public static HashSet<string> EnteredBy(string account, IEnumerable<ScoreEntry> entries, string subject)
    {
        var last = new Dictionary<string, string?>();
        foreach (var entry in entries)
        {
            foreach (var change in ChangesIn(entry).Where(change => change.Subject == subject && change.Before?.Score != change.After?.Score)) last.TryAdd(change.Pupil, entry.Account);
        }

        return [.. last.Where(each => each.Value == account).Select(each => each.Key)];
    }

    /// <summary>What files last said of the scores that a sheet ever changed (上次导入的成绩), by subject and pupil; of others what is stored is what a file said.</summary>
    /// <param name="sheets">The entries of sheets.</param>
    /// <param name="files">Those of files, the latest first; not asked for when no sheet changed anything.</param>
    public static Dictionary<(string Subject, string Pupil), ScoreRow> Imported(IEnumerable<ScoreEntry> sheets, IEnumerable<ScoreEntry> files)
    {
        var said = new Dictionary<(string, string), ScoreRow>();
        var changed = sheets.SelectMany(ChangesIn).Where(change => change.Before is null || !Same(change.Before, change.After)).Select(change => (change.Subject, change.Pupil)).ToHashSet();
        if (changed.Count == 0) return said;
        foreach (var change in files.SelectMany(ChangesIn).Where(change => changed.Contains((change.Subject, change.Pupil))))
        {
            said.TryAdd((change.Subject, change.Pupil), change.After!);
            if (said.Count == changed.Count) break;
        }

        return said;
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
                   let of = change.GetProperty("class").GetString()!
                   let pupil = change.GetProperty("pupil").GetString()!
                   let before = change.GetProperty("before") is { ValueKind: JsonValueKind.Object } row ? RowOf(row) with { Pupil = pupil } : null
                   select new Change(change.GetProperty("subject").GetString()!, of, pupil, before is { Class.Length: 0 } ? before with { Class = of } : before, RowOf(change.GetProperty("after")) with { Pupil = pupil, Class = of }, null),
            ];
        }

        var (subject, schoolClass) = (root.GetProperty("subject").GetString()!, root.GetProperty("class").GetString()!);
        var correction = root.TryGetProperty("correction", out var why) ? why.GetString() : null;
        var after = root.GetProperty("after").EnumerateArray().Select(RowOf).ToDictionary(row => row.Pupil);
        var stood = root.GetProperty("before").EnumerateArray().Select(RowOf).ToList();
        return
        [
            .. stood.Select(row => new Change(subject, schoolClass, row.Pupil, row, after.GetValueOrDefault(row.Pupil), correction)),
            .. after.Values.ExceptBy(stood.Select(row => row.Pupil), row => row.Pupil).Select(row => new Change(subject, schoolClass, row.Pupil, null, row, correction)),
        ];
    }

    private static ScoreRow RowOf(JsonElement row) => row.Deserialize<ScoreRow>(Json.Options)!;

    private static bool Same(ScoreRow before, ScoreRow? after) => after is not null && before with { Subject = after.Subject } == after;

    // Without a before it is the first entry.
    private sealed record Change(string Subject, string Class, string Pupil, ScoreRow? Before, ScoreRow? After, string? Correction);
}

/// <summary>The changes of a class's scores in a subject (成绩更改历史), the latest first. What was entered for the first time is no change.</summary>
/// <param name="Exam">The exam's id.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Class">Class code.</param>
/// <param name="Changes">At most 500.</param>
/// <param name="Count">All of them.</param>
public sealed record ScoreHistoryView(string Exam, string Subject, string Class, IReadOnlyList<ScoreChangeView> Changes, int Count);

/// <summary>One change of a pupil's score (成绩更改).</summary>
/// <param name="At">UTC.</param>
/// <param name="By">The name signed in with.</param>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Name">The pupil's name.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands since; null where the line was taken out.</param>
/// <param name="Correction">Why, of an exam that was closed before.</param>
public sealed record ScoreChangeView(DateTimeOffset At, string? By, string Pupil, string Name, ScoreStand Before, ScoreStand? After, string? Correction);

/// <summary>A pupil's result as it stood (当时的成绩); of a primary exam the level, and the marks only for who may see them (clause Z8).</summary>
public sealed record ScoreStand(ExamStatus Status, decimal? Score, string? Level, string? Reason, IReadOnlyDictionary<string, decimal>? Items)
{
    public static ScoreStand Of(ScoreRow row, string? level, bool shows) => new(row.Status, shows ? row.Score : null, level, row.Reason, shows ? row.Items?.Points : null);
}
