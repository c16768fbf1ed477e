using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Core.Integrity;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.Integrity;

/// <summary>A term's observations with the day on which each was first recorded (听课记录与录入日期).</summary>
public static class IntegrityStore
{
    // The version nibble of the ids that this program gives to what it reads from files; those of clients have another.
    private const char OfFile = '8';

    public static List<EnteredObservation> Entered(DbConnection connection, SchoolFrame frame, Term term)
    {
        var stored = new RecordStore<LessonObservation>(RecordLessonObservation.Kind).Recorded(
            connection, frame.School.Id, "voided_at is null and \"date\" between @since and @until", new { since = Rows.Store(term.FirstDay), until = Rows.Store(term.LastDay) });
        var days = SchoolDay.Of(frame.School);
        var first = FirstRecorded(connection, frame.School.Id, stored.Where(each => each.State.Version > 1 && !IsOfFile(each.Record)).Select(each => each.Record.Id));
        return stored.ConvertAll(each => new EnteredObservation(
            each.Record, IsOfFile(each.Record) ? null : days.Of(first.GetValueOrDefault(each.Record.Id, each.State.RecordedAt))));
    }

    /// <summary>The lines of a term's teaching hours that say who was away.</summary>
    public static List<TeachingHoursLine> Covers(DbConnection connection, string school, string term) =>
        new RecordStore<TeachingHoursLine>(RecordTeachingHours.Kind).InForce(connection, school, "term = @term and cover_for is not null", new { term });

    // A record knows when its present version was stored; when it was new stands in the log.
    private static Dictionary<string, DateTimeOffset> FirstRecorded(DbConnection connection, string school, IEnumerable<string> changed)
    {
        var ids = changed.ToList();
        return ids.Count == 0 ? [] : connection.Query<(string Id, DateTimeOffset At)>(
            """
            select content ->> 'record' as id, min(at) as at
            from audit_entries join audit_contents using (seq)
            where school = @school and action = 'lesson-observations.create' and content ->> 'record' in (select value from json_each(@ids))
            group by 1
            """, new { school, ids = JsonSerializer.Serialize(ids) }).ToDictionary(each => each.Id, each => each.At);
    }

    private static bool IsOfFile(LessonObservation observation) => observation.Id is { Length: 36 } id && id[14] == OfFile;
}
