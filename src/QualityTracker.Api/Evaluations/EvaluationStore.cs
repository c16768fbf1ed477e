using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Duties;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.Evaluations;

/// <summary>
/// Terms and their evaluations (学期考核). An evaluation is made from the records when it is asked for, and kept until one of the
/// school's records changes; it is never stored.
/// </summary>
public sealed class EvaluationStore(FrameStore frames)
{
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<(string School, string Term, string PackHash), (long Version, EvaluatedTerm Term)> kept = new();

    /// <summary>The term under a pack, the term's own when none is named; null when the school, the term or the pack is not there.</summary>
    public EvaluatedTerm? Read(DbConnection connection, string school, string termId, string? policy)
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(termId, out var term)) return null;
        if (!PolicyPacks.TryFind(policy ?? term.Policy, out var pack)) return null;
        var version = FrameStore.RecordsVersion(connection, school);
        var key = (school, termId, pack.ContentHash);
        if (kept.TryGetValue(key, out var found) && found.Version == version) return found.Term;
        var evaluated = new EvaluatedTerm(frame, pack, Evaluation.Of(frame, termId, RecordsOf(connection, frame, term), pack));
        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = (version, evaluated);
        return evaluated;
    }

    /// <summary>The records of the school year up to the term's end.</summary>
    public static TermRecords RecordsOf(DbConnection connection, SchoolFrame frame, Term term)
    {
        var school = frame.School.Id;
        var terms = frame.Terms.Values.Where(each => each.SchoolYear == term.SchoolYear && each.FirstDay <= term.FirstDay).ToList();
        var span = new { since = Rows.Store(terms.Min(each => each.FirstDay)), until = Rows.Store(term.LastDay), terms = terms.Select(each => each.Id) };
        const string inSpan = "\"date\" between @since and @until";
        return new()
        {
            LessonObservations = new RecordStore<Core.LessonObservations.LessonObservation>(RecordLessonObservation.Kind).InForce(connection, school, inSpan, span),
            Duties = new RecordStore<Core.Duties.Duty>(RecordDuty.Kind).InForce(connection, school, inSpan, span),
            TutoringSessions = new RecordStore<Core.Tutoring.TutoringSession>(RecordTutoringSession.Kind).InForce(connection, school, inSpan, span),
            TeachingHours = new RecordStore<Core.TeachingHours.TeachingHoursLine>(RecordTeachingHours.Kind).InForce(connection, school, "term in @terms", span),
            TuitionCounts = new RecordStore<Core.TuitionCounts.TuitionCount>(RecordTuitionCount.Kind).InForce(connection, school, inSpan, span),
            ConductDecisions = new RecordStore<Core.ConductDecisions.ConductDecision>(RecordConductDecision.Kind).InForce(
                connection, school, "\"from\" <= @until and (\"to\" is null or \"to\" >= @since)", span),
            ExamScores = ScoresOf(connection, school, term.Id),
        };
    }

    private static Dictionary<(string Exam, string Subject), IReadOnlyList<ExamScore>> ScoresOf(DbConnection connection, string school, string term) =>
        connection.Query<(string Exam, string Subject, string Pupil, string Class, string Status, long? Score)>(
            """
            select scores.exam, scores.subject, scores.pupil, scores.class, scores.status, scores.score
            from exams join exam_scores scores on scores.school = exams.school and scores.exam = exams.id
            where exams.school = @school and exams.term = @term and exams.voided_at is null
            """, new { school, term })
        .GroupBy(row => (row.Exam, row.Subject))
        .ToDictionary(group => group.Key, group => (IReadOnlyList<ExamScore>)[.. group.Select(row => new ExamScore(
            row.Pupil, row.Class, Enum.Parse<ExamStatus>(row.Status, ignoreCase: true), row.Score / Rows.UnitsPerOne))]);
}

/// <summary>A term with the frame and the pack it was evaluated by.</summary>
public sealed record EvaluatedTerm(SchoolFrame Frame, PolicyPack Pack, TermEvaluation Evaluation);
