using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using QualityTracker.Core.TeachingAssignments;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.LessonObservations;

/// <summary>
/// What there is to observe in a term (可听的课): its teaching days, the lessons of its timetable with who gives them, and how often each
/// colleague has been observed. No pupil is in it.
/// </summary>
public sealed record ObservableLessons
{
    public required IReadOnlyList<ObservableDay> Days { get; init; }

    public required IReadOnlyList<Bell> Bells { get; init; }

    public required IReadOnlyList<ObservableClass> Classes { get; init; }

    public required IReadOnlyList<ObservableSubject> Subjects { get; init; }

    public required IReadOnlyList<ObservablePerson> Staff { get; init; }

    public required IReadOnlyList<ObservableLesson> Lessons { get; init; }

    /// <summary>The dimensions of the rubric with their full marks.</summary>
    public IReadOnlyList<RubricScore> Rubric { get; } = [.. Enum.GetValues<RubricDimension>().Select(dimension => new RubricScore(dimension, LessonObservations.Rubric.FullMark(dimension)))];

    /// <param name="frame">The school.</param>
    /// <param name="term">One of its terms.</param>
    /// <param name="observations">Those of the term, in force.</param>
    /// <param name="observer">Staff number of who asks; null for who is not on the staff.</param>
    public static ObservableLessons Of(SchoolFrame frame, Term term, IEnumerable<LessonObservation> observations, string? observer)
    {
        var calendar = frame.Calendars[term.Id];
        var observed = observations.Where(each => term.Contains(each.Date)).ToLookup(each => each.Teacher);
        return new()
        {
            Days = [.. calendar.TeachingDays.Order().Select(day => new ObservableDay(day, calendar.WeekOf(day)!.Value, calendar.TimetableDayOf(day)))],
            Bells = frame.School.Bells,
            Classes = [.. frame.Lists.Classes.Where(each => each.SchoolYear == term.SchoolYear).OrderBy(each => each.Grade).ThenBy(each => each.Id, StringComparer.Ordinal)
                .Select(each => new ObservableClass(each.Id, each.Name, each.Grade))],
            Subjects = [.. frame.Lists.Subjects.OrderBy(each => each.Id, StringComparer.Ordinal).Select(each => new ObservableSubject(each.Id, each.Name, each.NameEn))],
            Staff = [.. frame.Lists.Staff.Where(member => IsThere(member, term)).OrderBy(member => member.Id, StringComparer.Ordinal)
                .Select(member => OneOf(member, [.. observed[member.Id]], observer))],
            Lessons = [.. LessonsOf(frame, term)],
        };
    }

    private static bool IsThere(StaffMember member, Term term) =>
        (member.JoinedOn is null || member.JoinedOn <= term.LastDay) && (member.LeftOn is null || member.LeftOn >= term.FirstDay);

    private static ObservablePerson OneOf(StaffMember member, List<LessonObservation> observed, string? observer)
    {
        var own = observed.FindAll(each => each.Observer == observer);
        return new(member.Id, member.Name, member.Subject, observed.DistinctBy(each => (each.Date, each.Period, each.Class)).Count(), LastOf(observed), own.Count, LastOf(own));
    }

    private static DateOnly? LastOf(List<LessonObservation> observations) => observations.Count == 0 ? null : observations.Max(each => each.Date);

    // The timetable has no dates: who gives its lessons, and from when to when, the assignments say.
    private static IEnumerable<ObservableLesson> LessonsOf(SchoolFrame frame, Term term)
    {
        var entries = frame.Lists.Timetable.Where(entry => entry.Term == term.Id).ToList();
        var timetabled = entries.Select(entry => (entry.Class, entry.Subject, entry.Staff)).ToHashSet();
        foreach (var slot in entries.GroupBy(entry => (entry.Weekday, entry.Period, entry.Class, entry.Subject))
            .OrderBy(slot => slot.Key.Weekday).ThenBy(slot => slot.Key.Period).ThenBy(slot => slot.Key.Class, StringComparer.Ordinal).ThenBy(slot => slot.Key.Subject, StringComparer.Ordinal))
        {
            var named = slot.Select(entry => entry.Staff).ToHashSet();
            var assigned = frame.AssignmentsIn[slot.Key.Class].Where(each => each.Subject == slot.Key.Subject && each.From <= term.LastDay && (each.To is null || each.To >= term.FirstDay))
                .OrderBy(each => each.From).ThenBy(each => each.Staff, StringComparer.Ordinal).ToList();
            foreach (var staff in named.Where(staff => assigned.TrueForAll(each => each.Staff != staff)).Order(StringComparer.Ordinal)) yield return Lesson(staff, term.FirstDay, term.LastDay);
            foreach (var each in assigned.Where(each => named.Contains(each.Staff) || (!timetabled.Contains((each.Class, each.Subject, each.Staff)) && TakesOver(each))))
            {
                yield return Lesson(each.Staff, each.From > term.FirstDay ? each.From : term.FirstDay, each.To is { } to && to < term.LastDay ? to : term.LastDay);
            }

            ObservableLesson Lesson(string staff, DateOnly from, DateOnly to) => new(slot.Key.Weekday, slot.Key.Period, slot.Key.Class, slot.Key.Subject, staff, from, to);

            bool TakesOver(TeachingAssignment each) => assigned.Exists(other => named.Contains(other.Staff) && other.To < each.From);
        }
    }
}

/// <summary>A teaching day (教学日): its week of the term, and the weekday whose timetable it follows, 1 Monday to 7 Sunday.</summary>
public sealed record ObservableDay(DateOnly Date, int Week, int Weekday);

/// <summary>A class by its name (班级).</summary>
public sealed record ObservableClass(string Id, string Name, int Grade);

/// <summary>A subject by its name (学科).</summary>
public sealed record ObservableSubject(string Id, string Name, string? NameEn);

/// <summary>
/// Somebody of the staff and how often observed this term (被听课情况): <c>Observed</c> lessons by anybody, <c>ObservedByMe</c> by who asks,
/// and when last.
/// </summary>
public sealed record ObservablePerson(string Id, string Name, string? Subject, int Observed, DateOnly? LastObserved, int ObservedByMe, DateOnly? LastObservedByMe);

/// <summary>A period of the timetable with who gives it (课), and the first and last day on which they do; a co-taught one stands once a person.</summary>
public sealed record ObservableLesson(int Weekday, int Period, string Class, string Subject, string Staff, DateOnly From, DateOnly To);
