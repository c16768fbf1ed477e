using System.Data.Common;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Records;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Terms;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Api.WorkingWeeks;

/// <summary>What working weeks and the tutoring board are made from (周课时与辅导的记录), in force, each with its state.</summary>
public static class WorkingWeekStore
{
    public static List<Stored<TeachingHoursLine>> Hours(DbConnection connection, string school, string term) =>
        new RecordStore<TeachingHoursLine>(RecordTeachingHours.Kind).Recorded(connection, school, "voided_at is null and term = @term", new { term });

    /// <summary>One person's duties of a term, oldest first.</summary>
    public static List<Stored<Duty>> Duties(DbConnection connection, string school, string staff, Term term) =>
        [.. new RecordStore<Duty>(RecordDuty.Kind).Recorded(connection, school, "voided_at is null and staff = @staff and \"date\" between @since and @until",
            new { staff, since = Storage.Rows.Store(term.FirstDay), until = Storage.Rows.Store(term.LastDay) }).OrderBy(duty => duty.Record.Date)];

    /// <summary>Plans in force that hold on a day of the term.</summary>
    public static List<Stored<TutoringPlan>> Plans(DbConnection connection, SchoolFrame frame, Term term) =>
        [.. new RecordStore<TutoringPlan>(RecordTutoringPlan.Kind).Recorded(connection, frame.School.Id, "voided_at is null and \"from\" <= @until", new { until = Storage.Rows.Store(term.LastDay) })
            .Where(plan => Core.Measures.PlannedSessions.LastDay(frame, plan.Record) >= term.FirstDay)];

    /// <summary>Every session in force up to a day: plans may have begun in an earlier term. Those after another day, or of one teacher, when either is named.</summary>
    public static List<Stored<TutoringSession>> Sessions(DbConnection connection, string school, DateOnly until, DateOnly? after = null, string? teacher = null) =>
        new RecordStore<TutoringSession>(RecordTutoringSession.Kind).Recorded(connection, school,
            "voided_at is null and \"date\" <= @until and \"date\" > @after and (@teacher is null or teacher = @teacher)",
            new { until = Storage.Rows.Store(until), after = Storage.Rows.Store(after ?? DateOnly.MinValue), teacher });
}
