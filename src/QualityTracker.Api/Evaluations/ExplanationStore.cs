using System.Data.Common;
using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Duties;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Explanations;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Terms;
using QualityTracker.Core.TuitionCounts;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.Evaluations;

/// <summary>
/// The records of a whole school year that bear on a figure (说明所据记录), void ones too: of one person those that name them, of the school
/// those of the kinds that its norms count.
/// </summary>
public static class ExplanationStore
{
    private static readonly string[] Staff = ["staff"];

    /// <summary>With conduct decisions only for who may read them, and without the words of observations that are not shared with who asks.</summary>
    public static ExplainedRecords OfPerson(DbConnection connection, SchoolFrame frame, Term term, string staff, bool withDecisions, ReachedRows rows)
    {
        var reading = new Reading(connection, frame, term, rows);
        return reading.Of(
            reading.Naming(RecordLessonObservation.Kind, ["observer", "teacher"], staff), reading.Naming(RecordTeachingHours.Kind, ["staff", "cover_for"], staff),
            reading.Naming(RecordDuty.Kind, Staff, staff), reading.Naming(RecordTutoringSession.Kind, ["teacher"], staff),
            reading.Naming(RecordTutoringPlan.Kind, ["teacher"], staff), [], withDecisions ? reading.Naming(RecordConductDecision.Kind, Staff, staff) : []);
    }

    public static ExplainedRecords OfSchool(DbConnection connection, SchoolFrame frame, TermEvaluation evaluation, ReachedRows rows)
    {
        var reading = new Reading(connection, frame, frame.Terms[evaluation.Term], rows);
        var kinds = evaluation.SchoolNorms.Select(norm => norm.Source).ToHashSet();
        return reading.Of(
            kinds.Contains(Core.Measures.RecordKind.LessonObservation) || evaluation.SchoolNorms.Any(norm => norm.Measure == "open-lessons") ? reading.Dated(RecordLessonObservation.Kind) : [],
            kinds.Contains(Core.Measures.RecordKind.TeachingHours) ? reading.OfTerms(RecordTeachingHours.Kind) : [],
            kinds.Contains(Core.Measures.RecordKind.Duty) ? reading.Dated(RecordDuty.Kind) : [],
            kinds.Contains(Core.Measures.RecordKind.TutoringSession) ? reading.Dated(RecordTutoringSession.Kind) : [],
            [], kinds.Contains(Core.Measures.RecordKind.TuitionCount) ? reading.Dated(RecordTuitionCount.Kind) : [], []);
    }

    // The whole year: what a later term holds is outside the period, and says so.
    private sealed class Reading
    {
        private readonly DbConnection connection;
        private readonly SchoolFrame frame;
        private readonly Term[] terms;
        private readonly ReachedRows rows;
        private readonly Dictionary<string, Voiding> voidings = [];

        public Reading(DbConnection connection, SchoolFrame frame, Term term, ReachedRows rows)
        {
            (this.connection, this.frame, this.rows) = (connection, frame, rows);
            terms = [.. frame.Terms.Values.Where(each => each.SchoolYear == term.SchoolYear)];
        }

        public List<Stored<T>> Naming<T>(RecordKind<T> kind, string[] columns, string staff) where T : class, IRecord, new() =>
            new RecordStore<T>(kind).Naming(connection, frame.School.Id, columns, staff);

        public List<Stored<T>> Dated<T>(RecordKind<T> kind) where T : class, IRecord, new() => new RecordStore<T>(kind).Recorded(
            connection, frame.School.Id, "\"date\" between @since and @until",
            new { since = Rows.Store(terms.Min(each => each.FirstDay)), until = Rows.Store(terms.Max(each => each.LastDay)) });

        public List<Stored<T>> OfTerms<T>(RecordKind<T> kind) where T : class, IRecord, new() =>
            new RecordStore<T>(kind).Recorded(connection, frame.School.Id, "term in (select value from json_each(@terms))", new { terms = JsonSerializer.Serialize(terms.Select(each => each.Id)) });

        public ExplainedRecords Of(
            List<Stored<LessonObservation>> observations, List<Stored<TeachingHoursLine>> hours, List<Stored<Duty>> duties,
            List<Stored<TutoringSession>> sessions, List<Stored<TutoringPlan>> plans, List<Stored<TuitionCount>> counts, List<Stored<ConductDecision>> decisions)
        {
            TermRecords Those(bool voided) => new()
            {
                LessonObservations = Part(observations, voided),
                TeachingHours = Part(hours, voided),
                Duties = Part(duties, voided),
                TutoringSessions = Part(sessions, voided),
                TuitionCounts = Part(counts, voided),
                ConductDecisions = Part(decisions, voided),
            };
            return new() { InForce = Those(false), Voided = Those(true), VoidedPlans = Part(plans, true), Voidings = voidings };
        }

        private List<T> Part<T>(List<Stored<T>> stored, bool voided) where T : class, IRecord
        {
            var part = new List<T>();
            foreach (var each in stored.Where(each => each.State.VoidedAt is not null == voided))
            {
                part.Add(each.Record);
                if (each.State is { VoidedAt: { } at }) voidings[each.Record.Id] = new(SchoolDay.Of(frame.School).Of(at), IsKept(each.Record) ? "" : each.State.VoidReason ?? "");
            }

            return part;
        }

        private bool IsKept(IRecord record) => record is LessonObservation observation && rows.IsKept(RecordLessonObservation.Kind, observation);
    }
}
