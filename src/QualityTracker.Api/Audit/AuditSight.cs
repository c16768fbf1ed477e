using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;

namespace QualityTracker.Api.Audit;

/// <summary>
/// How much of an entry's content somebody may see (日志内容的可见范围): that something was done, by whom and when, always; what stood in
/// the record only who may read such records of the whole school.
/// </summary>
public sealed class AuditSight(Caller caller, FrameStore frames, DbConnection connection, DateTimeOffset now)
{
    private readonly Dictionary<string, Standing> standings = [];

    public FoundEntry Of(FoundEntry entry) => Shows(entry) ? entry : entry with { Content = null, Withheld = true };

    /// <summary>Whether there is nothing in it that they may not see.</summary>
    public bool Shows(FoundEntry entry)
    {
        if (entry.Content is null || Reading(entry.Action) is not { } operation) return true;
        return ReachedRows.Of(Matrix.Of(operation)!, StandingIn(entry.School ?? "")) is { WholeSchool: true };
    }

    // The operation by which the same content would be read; null when it is about no record.
    private static string? Reading(string action)
    {
        var noun = action.Split('.')[0];
        return noun switch
        {
            "exams" when action.StartsWith("exams.scores", StringComparison.Ordinal) || action == "exams.roster" => "exams.scores.read",
            "privacy" => "privacy.pupil",
            "imports" => action == "imports.changes" ? "privacy.pupil" : null,
            "pay-runs" => "pay-runs.workbook",
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
