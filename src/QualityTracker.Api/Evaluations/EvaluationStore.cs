using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using QualityTracker.Api.Access;
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

    // What stands in no number of a pupil and no word.
    private const char Next = '\t';
    private const char Line = '\n';

    private static readonly Dictionary<string, ExamStatus>.AlternateLookup<ReadOnlySpan<char>> Statuses =
        Enum.GetValues<ExamStatus>().ToDictionary(status => Json.Word(status), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ConcurrentDictionary<(string School, string Term, string? Policy), (long Version, EvaluatedTerm Term)> kept = new();

    /// <summary>The term as of when a request was let in, or later: nothing is asked where it is known already.</summary>
    public EvaluatedTerm? Read(Database database, Allowed allowed, string school, string term, string? policy) =>
        Kept(school, term, policy, allowed.RecordsVersion) ?? database.Read(connection => Read(connection, school, term, policy));

    /// <summary>
    /// The term under a pack: what a decision adopted for it, else the term's own, when none is named; null when the school, the term or
    /// the pack is not there.
    /// </summary>
    public EvaluatedTerm? Read(DbConnection connection, string school, string termId, string? policy)
    {
        var version = FrameStore.RecordsVersion(connection, school);
        if (Kept(school, termId, policy, version) is { } known) return known;
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(termId, out var term)) return null;
        if (policies.For(connection, frame, term, policy) is not var (pack, adoption)) return null;
        var evaluated = kept.FirstOrDefault(each => each.Key.School == school && each.Key.Term == termId && each.Value.Version == version
            && each.Value.Term.Pack.ContentHash == pack.ContentHash && each.Value.Term.Evaluation.Adoption?.Id == adoption?.Id).Value.Term ?? Evaluated(connection, frame, term, pack, adoption);
        if (kept.Count >= MostKept) kept.Clear();
        kept[(school, termId, policy)] = (version, evaluated);
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

    private static EvaluatedTerm Evaluated(DbConnection connection, SchoolFrame frame, Term term, PolicyPack pack, PolicyAdoption? adoption)
    {
        using var measured = ProgramMeter.Measure(ProgramMeter.Evaluations);
        return new(frame, pack, Evaluation.Of(frame, term.Id, RecordsOf(connection, frame, term), pack, adoption?.Values) with { Adoption = adoption });
    }

    private EvaluatedTerm? Kept(string school, string term, string? policy, long version) =>
        kept.TryGetValue((school, term, policy), out var found) && found.Version == version ? found.Term : null;

    // A line a class of what a sheet says of its pupils: a county has millions of scores, and to ask for each by itself takes most of the time.
    private static Dictionary<(string Exam, string Subject), IReadOnlyList<ExamScore>> ScoresOf(DbConnection connection, SchoolFrame frame, string term)
    {
        var sheets = new Dictionary<(string, string), List<ExamScore>>();
        var pupils = frame.Pupils.Keys.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select subject, class, string_agg(concat_ws(@next, pupil, status, score), @line)
            from exam_scores where school = @school and exam = @exam group by subject, class
            """;
        var (school, exam) = (Named("school"), Named("exam"));
        (school.Value, Named("next").Value, Named("line").Value) = (frame.School.Id, Next.ToString(), Line.ToString());
        foreach (var of in frame.Exams.Values.Where(each => each.Term == term))
        {
            exam.Value = of.Id;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var (subject, code, lines) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
                if (!sheets.TryGetValue((of.Id, subject), out var rows)) sheets[(of.Id, subject)] = rows = [];
                foreach (var line in lines.AsSpan().Split(Line)) rows.Add(ScoreOf(lines.AsSpan()[line], code));
            }
        }

        return sheets.ToDictionary(sheet => sheet.Key, IReadOnlyList<ExamScore> (sheet) => sheet.Value);

        DbParameter Named(string name)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            return parameter;
        }

        ExamScore ScoreOf(ReadOnlySpan<char> line, string code)
        {
            Span<Range> cells = stackalloc Range[3];
            var hasScore = line.Split(cells, Next) == cells.Length;
            var pupil = line[cells[0]];
            return new(
                pupils.TryGetValue(pupil, out var known) ? known : pupil.ToString(), code, Statuses[line[cells[1]]],
                hasScore ? long.Parse(line[cells[2]], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) / Rows.UnitsPerOne : null);
        }
    }
}

/// <summary>A term with the frame and the pack it was evaluated by.</summary>
public sealed record EvaluatedTerm(SchoolFrame Frame, PolicyPack Pack, TermEvaluation Evaluation);
