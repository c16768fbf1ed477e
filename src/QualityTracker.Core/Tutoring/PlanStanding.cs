using QualityTracker.Core.Calendars;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Tutoring;

/// <summary>
/// How a tutoring plan stands on a day (辅导计划进度): sessions planned, expected by then and held. Ahead from all that is expected, on pace
/// from nine tenths of it, as norms are (formula 3).
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Expected">Exact, in sessions.</param>
/// <param name="Held">Sessions held by then.</param>
/// <param name="LastHeld">The day of the last of them.</param>
/// <param name="State">How the two stand to each other.</param>
public sealed record PlanStanding(TutoringPlan Plan, decimal Expected, int Held, DateOnly? LastHeld, PaceState State)
{
    private const decimal OnPaceFrom = 0.9m;

    public static PlanStanding Of(SchoolFrame frame, TutoringPlan plan, IEnumerable<TutoringSession> sessions, DateOnly day)
    {
        var held = HeldUnder(plan, sessions).Where(session => session.Date <= day).ToList();
        var expected = PlannedSessions.ExpectedBy(frame, plan, day);
        var state = held.Count >= plan.PlannedSessions ? PaceState.Met
            : held.Count >= expected ? PaceState.Ahead
            : held.Count >= OnPaceFrom * expected ? PaceState.OnPace : PaceState.Behind;
        return new(plan, expected, held.Count, held.Count == 0 ? null : held.Max(session => session.Date), state);
    }

    /// <summary>Why a plan that holds on a day must be handed over or ended (移交); null when it can go on.</summary>
    public static Text? WhyHandOver(SchoolFrame frame, TutoringPlan plan, DateOnly day)
    {
        if (!plan.HoldsOn(day)) return null;
        if (!frame.Staff.TryGetValue(plan.Teacher, out var teacher) || !teacher.IsEmployedOn(day))
            return new("辅导教师已不在岗，请移交给其他教师", "the teacher is no longer employed: hand it over to another");
        if (ClassOf(frame, plan.Pupil, day) is null) return new("学生已不在校，请结束计划", "the pupil has left the school: end the plan");
        return Teaches(frame, plan, plan.From) && !Teaches(frame, plan, day)
            ? new("辅导教师已不教该生所在班的这一学科，请移交，或核对后继续", "the teacher no longer teaches the pupil's class in the subject: hand it over, or see that it goes on")
            : null;
    }

    private static string? ClassOf(SchoolFrame frame, string pupil, DateOnly day) => frame.EnrolmentsOf[pupil].FirstOrDefault(enrolment => enrolment.HoldsOn(day))?.Class;

    // Who leads, or has the class, may tutor a pupil without teaching the subject.
    private static bool Teaches(SchoolFrame frame, TutoringPlan plan, DateOnly day) => ClassOf(frame, plan.Pupil, day) is { } of
        && frame.AssignmentsOf[plan.Teacher].Any(assignment => assignment.Class == of && assignment.Subject == plan.Subject && assignment.HoldsOn(day));

    /// <summary>The sessions held under a plan.</summary>
    public static IEnumerable<TutoringSession> HeldUnder(TutoringPlan plan, IEnumerable<TutoringSession> sessions) =>
        sessions.Where(session => session.Teacher == plan.Teacher && session.Pupil == plan.Pupil && session.Subject == plan.Subject && plan.HoldsOn(session.Date));

    /// <summary>
    /// The days of a teaching week on which a session is due: those that follow the weekday of the fixed time while the plan holds; none when it
    /// names no weekday.
    /// </summary>
    public static IEnumerable<DateOnly> DueIn(TutoringPlan plan, TermCalendar calendar, TeachingWeek week)
    {
        var days = FixedTime.Read(plan.Time).Weekdays;
        return week.TeachingDays.Where(day => plan.HoldsOn(day) && days.Contains(calendar.TimetableDayOf(day)));
    }
}
