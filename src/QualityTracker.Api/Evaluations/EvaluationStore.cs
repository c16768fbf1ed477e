using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Duties;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Operating;
using QualityTracker.Api.Policies;
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
public sealed class EvaluationStore(FrameStore frames, SchoolPolicies policies)
{
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<(string School, string Term, string PackHash, string? Adoption), (long Version, EvaluatedTerm Term)> kept = new();

    /// <summary>
    /// The term under a pack: what a decision adopted for it, else the term's own, when none is named; null when the school, the term or
    /// the pack is not there.
    /// </summary>
    public EvaluatedTerm? Read(DbConnection connection, string school, string termId, string? policy)
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(termId, out var term)) return null;
        if (policies.For(connection, frame, term, policy) is not var (pack, adoption)) return null;
        var version = FrameStore.RecordsVersion(connection, school);
        var key = (school, termId, pack.ContentHash, adoption?.Id);
        if (kept.TryGetValue(key, out var found) && found.Version == version) return found.Term;
        using var measured = ProgramMeter.Measure(ProgramMeter.Evaluations);
        var evaluation = Evaluation.Of(frame, termId, RecordsOf(connection, frame, term), pack, adoption?.Values) with { Adoption = adoption };
        var evaluated = new EvaluatedTerm(frame, pack, evaluation);
        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = (version, evaluated);
        return evaluated;
    }

    /// <summary>The records of the school year up to the term's end.</summary>
    public static TermRecords RecordsOf(DbConnection connection, SchoolFrame frame, Term term)
    {
        var school = frame.School.Id;
        var terms = frame.Terms.Values.Where(each => each.SchoolYear == term.SchoolYear && each.FirstDay <= term.FirstDay).ToList();
        var span = new { since = Rows.Store(terms.Min(each => each.FirstDay)), until = Rows.Store(term.LastDay), terms = JsonSerializer.Serialize(terms.Select(each => each.Id)) };
        const string inSpan = "\"date\" between @since and @until";
        return new()
        {
            LessonObservations = new RecordStore<Core.LessonObservations.LessonObservation>(RecordLessonObservation.Kind).InForce(
                connection, school, inSpan, span, RecordLessonObservation.LongTexts),
            Duties = new RecordStore<Core.Duties.Duty>(RecordDuty.Kind).InForce(connection, school, inSpan, span),
            TutoringSessions = new RecordStore<Core.Tutoring.TutoringSession>(RecordTutoringSession.Kind).InForce(
                connection, school, inSpan, span, "content", "effect", "next"),
            TeachingHours = new RecordStore<Core.TeachingHours.TeachingHoursLine>(RecordTeachingHours.Kind).InForce(connection, school, "term in (select value from json_each(@terms))", span),
            TuitionCounts = new RecordStore<Core.TuitionCounts.TuitionCount>(RecordTuitionCount.Kind).InForce(connection, school, inSpan, span),
            ConductDecisions = new RecordStore<Core.ConductDecisions.ConductDecision>(RecordConductDecision.Kind).InForce(
                connection, school, "\"from\" <= @until and (\"to\" is null or \"to\" >= @since)", span),
            ExamScores = ScoresOf(connection, frame, term.Id),
        };
    }

    // Sheet by sheet with a plain reader: a county has millions of scores, and a term is evaluated by all of them.
    private static Dictionary<(string Exam, string Subject), IReadOnlyList<ExamScore>> ScoresOf(DbConnection connection, SchoolFrame frame, string term)
    {
        var sheets = new Dictionary<(string, string), IReadOnlyList<ExamScore>>();
        using var command = connection.CreateCommand();
        command.CommandText = "select pupil, class, status, score from exam_scores where school = @school and exam = @exam and subject = @subject";
        var (school, exam, subject) = (command.CreateParameter(), command.CreateParameter(), command.CreateParameter());
        (school.ParameterName, exam.ParameterName, subject.ParameterName, school.Value) = ("school", "exam", "subject", frame.School.Id);
        command.Parameters.AddRange(new[] { school, exam, subject });
        foreach (var (of, paper) in frame.Exams.Values.Where(each => each.Term == term).SelectMany(each => each.Papers.Select(paper => (each, paper))))
        {
            (exam.Value, subject.Value) = (of.Id, paper.Subject);
            var rows = new List<ExamScore>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var score = reader.IsDBNull(3) ? (decimal?)null : reader.GetInt64(3) / Rows.UnitsPerOne;
                rows.Add(new(reader.GetString(0), reader.GetString(1), Enum.Parse<ExamStatus>(reader.GetString(2), ignoreCase: true), score));
            }

            if (rows.Count > 0) sheets[(of.Id, paper.Subject)] = rows;
        }

        return sheets;
    }
}

/// <summary>A term with the frame and the pack it was evaluated by.</summary>
public sealed record EvaluatedTerm(SchoolFrame Frame, PolicyPack Pack, TermEvaluation Evaluation);
