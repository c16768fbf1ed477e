using System.Data.Common;
using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;

namespace QualityTracker.Api.Audit;

/// <summary>
/// How much of an entry's content somebody may see (日志内容的可见范围): that something was done, by whom and when, always; what stood in
/// the record only who may read such records of the whole school, what is not yet shared with somebody not to them, and marks of primary exams only who wrote them.
/// </summary>
public sealed class AuditSight(Caller caller, FrameStore frames, DbConnection connection, DateTimeOffset now)
{
    private readonly Dictionary<string, Standing> standings = [];

    private readonly AuditMarks marks = new(connection);

    public FoundEntry Of(FoundEntry entry) => Shows(entry) ? marks.Without(entry, caller.Account) : entry with { Content = null, Withheld = true };

    /// <summary>Whether there is nothing in it that they may not see.</summary>
    public bool Shows(FoundEntry entry)
    {
        if (entry.Content is null || Reading(entry.Action) is not { } operation) return true;
        var standing = StandingIn(entry.School ?? "");
        return ReachedRows.Of(Matrix.Of(operation)!, standing) is { WholeSchool: true } && !(standing.Staff is { } staff && MayHoldObservations(entry.Action) && HoldsKept(entry.Content, staff));
    }

    private static bool MayHoldObservations(string action) => action == "imports.changes" || action.StartsWith($"{RecordLessonObservation.Kind.Noun}.", StringComparison.Ordinal);

    private static bool HoldsKept(string content, string staff)
    {
        using var parsed = JsonDocument.Parse(content);
        return HoldsKept(parsed.RootElement, staff);
    }

    // An observation of the reader's own lesson, not yet shared, wherever it stands in the entry.
    private static bool HoldsKept(JsonElement part, string staff) => part.ValueKind switch
    {
        JsonValueKind.Array => part.EnumerateArray().Any(each => HoldsKept(each, staff)),
        JsonValueKind.Object => (part.TryGetProperty("shared", out var shared) && shared.ValueKind == JsonValueKind.False && part.TryGetProperty("teacher", out var teacher) && teacher.ValueEquals(staff))
            || part.EnumerateObject().Any(each => HoldsKept(each.Value, staff)),
        _ => false,
    };

    // The operation by which the same content would be read; null when it is about no record.
    private static string? Reading(string action)
    {
        var noun = action.Split('.')[0];
        return noun switch
        {
            "exams" when action.StartsWith("exams.scores", StringComparison.Ordinal) || action == "exams.roster" => "exams.scores.read",
            "exam-analyses" or "exam-reports" => "exams.scores.read",
            "tutoring-boards" or "tutoring-books" or "working-weeks" => "tutoring-plans.read",
            "privacy" or "exports" => "privacy.pupil",
            "conduct-cases" => "conduct-cases.read",
            "attachments" => "tutoring-sessions.read",
            "imports" => action is "imports.changes" or "imports.read" or "imports.marked" ? "privacy.pupil" : null,
            "pay-runs" => "pay-runs.workbook",
            "settlements" => "settlements.workbook",
            "sheets" => "sheets.standing",
            _ => RecordKinds.All.Any(kind => kind.Noun == noun) ? $"{noun}.read" : null,
        };
    }

    private Standing StandingIn(string school)
    {
        if (!standings.TryGetValue(school, out var standing))
        {
            standings[school] = standing = frames.Read(connection, school) is { } frame ? Standing.In(frame, caller, now) : Standing.Everywhere(caller, now);
        }

        return standing;
    }
}
