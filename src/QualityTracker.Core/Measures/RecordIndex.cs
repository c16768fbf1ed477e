using QualityTracker.Core.Calendars;
using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Terms;
using QualityTracker.Core.TuitionCounts;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Measures;

/// <summary>
/// A school year's records up to a term, by person (记录索引): made once an evaluation, asked for every norm. The year runs from the
/// first day of its first term; what lies before or after the term is left out.
/// </summary>
public sealed class RecordIndex
{
    public RecordIndex(SchoolFrame frame, string termId, TermRecords records)
    {
        Frame = frame;
        Term = frame.Terms[termId];
        Terms = [.. frame.Terms.Values
            .Where(term => term.SchoolYear == Term.SchoolYear && term.Number <= Term.Number).OrderBy(term => term.Number)];
        FirstDay = Terms[0].FirstDay;
        Hours = [.. records.TeachingHours.Select(Dated).OfType<DatedHours>()];
        HoursOutside = [.. records.TeachingHours.Where(line => line.Term == termId && !IsTaught(line))];
        HoursOf = Hours.ToLookup(hours => hours.Line.Staff);
        CoveredFor = Hours.Where(hours => hours.Line is { Kind: HoursKind.Cover, CoverFor: not null })
            .ToLookup(hours => hours.Line.CoverFor!);
        Observations = [.. records.LessonObservations.Where(observation => InYear(observation.Date))];
        ObservationsBy = Observations.ToLookup(observation => observation.Observer);
        ObservationsOf = Observations.ToLookup(observation => observation.Teacher);
        Duties = [.. records.Duties.Where(duty => InYear(duty.Date))];
        DutiesOf = Duties.Where(duty => duty.Staff is not null).ToLookup(duty => duty.Staff!);
        TuitionCounts = [.. records.TuitionCounts.Where(count => InYear(count.Date))];
        Sessions = [.. records.TutoringSessions.Where(session => InYear(session.Date))];
        SessionsOf = Sessions.ToLookup(session => session.Teacher);
    }

    public SchoolFrame Frame { get; }

    public Term Term { get; }

    /// <summary>The year's terms up to this one, first to last.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The first day of the school year.</summary>
    public DateOnly FirstDay { get; }

    public IReadOnlyList<DatedHours> Hours { get; }

    /// <summary>Lines of the term whose week is not one of its teaching weeks: they count nowhere.</summary>
    public IReadOnlyList<TeachingHoursLine> HoursOutside { get; }

    public ILookup<string, DatedHours> HoursOf { get; }

    /// <summary>Cover lines by the staff number of who was away.</summary>
    public ILookup<string, DatedHours> CoveredFor { get; }

    public IReadOnlyList<LessonObservation> Observations { get; }

    public ILookup<string, LessonObservation> ObservationsBy { get; }

    /// <summary>By who taught.</summary>
    public ILookup<string, LessonObservation> ObservationsOf { get; }

    public IReadOnlyList<Duty> Duties { get; }

    public ILookup<string, Duty> DutiesOf { get; }

    public IReadOnlyList<TuitionCount> TuitionCounts { get; }

    public IReadOnlyList<TutoringSession> Sessions { get; }

    public ILookup<string, TutoringSession> SessionsOf { get; }

    public bool InYear(DateOnly day) => FirstDay <= day && day <= Term.LastDay;

    /// <summary>The teaching week a day falls in, in whichever of the year's terms; null outside teaching weeks.</summary>
    public TeachingWeek? WeekOf(DateOnly day)
    {
        foreach (var term in Terms)
        {
            if (Frame.Calendars[term.Id].WeekOf(day) is { } number) return Frame.Calendars[term.Id].Weeks[number - 1];
        }

        return null;
    }

    /// <summary>The plan a session was held under: the teacher's for that pupil and subject on that day; null without one.</summary>
    public TutoringPlan? PlanOf(TutoringSession session) => Frame.PlansOf[session.Teacher]
        .Where(plan => plan.Pupil == session.Pupil && plan.Subject == session.Subject && plan.HoldsOn(session.Date))
        .OrderBy(plan => plan.From).ThenBy(plan => plan.Id, StringComparer.Ordinal).FirstOrDefault();

    // A line counts on the first teaching day of its week; one whose week is not of its term counts nowhere.
    private DatedHours? Dated(TeachingHoursLine line)
    {
        if (Terms.All(term => term.Id != line.Term) || !IsTaught(line)) return null;
        return new(line, Frame.Calendars[line.Term].Weeks[line.Week - 1].TeachingDays[0]);
    }

    private bool IsTaught(TeachingHoursLine line) => line.Week >= 1 && line.Week <= Frame.Calendars[line.Term].Weeks.Count;
}

/// <summary>A line of hours with the day it counts on: the first teaching day of its week.</summary>
public sealed record DatedHours(TeachingHoursLine Line, DateOnly Date);
