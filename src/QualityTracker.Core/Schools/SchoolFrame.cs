using QualityTracker.Core.Calendars;
using QualityTracker.Core.Classes;
using QualityTracker.Core.Enrolments;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pairings;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Staff;
using QualityTracker.Core.Subjects;
using QualityTracker.Core.TeachingAssignments;
using QualityTracker.Core.Terms;
using QualityTracker.Core.Timetable;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Schools;

/// <summary>The lists that a school's frame is made of: everything that other records refer to, records in force only.</summary>
public sealed record SchoolFrameLists
{
    public required School School { get; init; }

    public IReadOnlyCollection<Term> Terms { get; init; } = [];

    public IReadOnlyCollection<CalendarDay> CalendarDays { get; init; } = [];

    public IReadOnlyCollection<Subject> Subjects { get; init; } = [];

    public IReadOnlyCollection<StaffMember> Staff { get; init; } = [];

    public IReadOnlyCollection<Post> Posts { get; init; } = [];

    public IReadOnlyCollection<Pairing> Pairings { get; init; } = [];

    public IReadOnlyCollection<SchoolClass> Classes { get; init; } = [];

    public IReadOnlyCollection<Pupil> Pupils { get; init; } = [];

    public IReadOnlyCollection<Enrolment> Enrolments { get; init; } = [];

    public IReadOnlyCollection<TeachingAssignment> TeachingAssignments { get; init; } = [];

    public IReadOnlyCollection<TimetableEntry> Timetable { get; init; } = [];

    public IReadOnlyCollection<TutoringPlan> TutoringPlans { get; init; } = [];

    public IReadOnlyCollection<Exam> Exams { get; init; } = [];
}

/// <summary>A school's frame (学校基础数据) with its look-ups. Immutable; safe to share between requests.</summary>
public sealed class SchoolFrame
{
    private readonly Lazy<FrameNames> named;

    public SchoolFrame(SchoolFrameLists lists)
    {
        Lists = lists;
        Terms = lists.Terms.ToDictionary(term => term.Id);
        Calendars = lists.Terms.ToDictionary(term => term.Id, term => new TermCalendar(term, lists.CalendarDays));
        Subjects = lists.Subjects.ToDictionary(subject => subject.Id);
        Staff = lists.Staff.ToDictionary(member => member.Id);
        PostsOf = lists.Posts.OrderBy(post => post.From).ThenBy(post => post.Id, StringComparer.Ordinal).ToLookup(post => post.Staff);
        PairingsOf = lists.Pairings.OrderBy(pair => pair.From).ThenBy(pair => pair.Id, StringComparer.Ordinal)
            .SelectMany(pair => new[] { pair.Mentor, pair.Young }.Select(staff => (staff, pair))).ToLookup(each => each.staff, each => each.pair);
        Classes = lists.Classes.ToDictionary(each => each.Id);
        Pupils = lists.Pupils.ToDictionary(pupil => pupil.Id);
        EnrolmentsOf = lists.Enrolments.ToLookup(enrolment => enrolment.Pupil);
        EnrolmentsIn = lists.Enrolments.ToLookup(enrolment => enrolment.Class);
        AssignmentsOf = lists.TeachingAssignments.ToLookup(assignment => assignment.Staff);
        AssignmentsIn = lists.TeachingAssignments.ToLookup(assignment => assignment.Class);
        TimetableAt = lists.Timetable.ToLookup(entry => (entry.Term, entry.Weekday, entry.Period));
        PlansOf = lists.TutoringPlans.ToLookup(plan => plan.Teacher);
        Exams = lists.Exams.ToDictionary(exam => exam.Id);
        named = new(() => new(
            lists.Staff.ToLookup(member => member.Name, member => member.Id),
            lists.Classes.ToLookup(each => each.Name, each => each.Id),
            lists.Subjects.ToLookup(subject => subject.Name, subject => subject.Id),
            lists.Exams.ToLookup(exam => exam.Name, exam => exam.Id)));
    }

    public SchoolFrameLists Lists { get; }

    public School School => Lists.School;

    public IReadOnlyDictionary<string, Term> Terms { get; }

    public IReadOnlyDictionary<string, TermCalendar> Calendars { get; }

    public IReadOnlyDictionary<string, Subject> Subjects { get; }

    public IReadOnlyDictionary<string, StaffMember> Staff { get; }

    /// <summary>By staff number, earliest first.</summary>
    public ILookup<string, Post> PostsOf { get; }

    /// <summary>The pairs that a person is one of, by staff number, earliest first.</summary>
    public ILookup<string, Pairing> PairingsOf { get; }

    public IReadOnlyDictionary<string, SchoolClass> Classes { get; }

    public IReadOnlyDictionary<string, Pupil> Pupils { get; }

    public ILookup<string, Enrolment> EnrolmentsOf { get; }

    public ILookup<string, Enrolment> EnrolmentsIn { get; }

    public ILookup<string, TeachingAssignment> AssignmentsOf { get; }

    public ILookup<string, TeachingAssignment> AssignmentsIn { get; }

    /// <summary>What the timetable has in one period of a term's week.</summary>
    public ILookup<(string Term, int Weekday, int Period), TimetableEntry> TimetableAt { get; }

    /// <summary>Tutoring plans by the teacher's staff number.</summary>
    public ILookup<string, TutoringPlan> PlansOf { get; }

    public IReadOnlyDictionary<string, Exam> Exams { get; }

    /// <summary>The term a day lies in, or null.</summary>
    public Term? TermOf(DateOnly day) => Lists.Terms.FirstOrDefault(term => term.Contains(day));

    /// <summary>The term that a day is in, or between terms the one before, so that nothing empties itself in the holidays; before all the first.</summary>
    public Term? TermAt(DateOnly day) => Lists.Terms.Where(term => term.FirstDay <= day).MaxBy(term => term.FirstDay) ?? Lists.Terms.MinBy(term => term.FirstDay);

    /// <summary>A subject's name; its code when the subject has been voided.</summary>
    public Text NameOfSubject(string code) =>
        Subjects.TryGetValue(code, out var subject) ? new(subject.Name, subject.NameEn ?? subject.Name) : Text.Same(code);

    /// <summary>Ids by the names that people write in files.</summary>
    public FrameNames Named => named.Value;
}

/// <summary>Ids of a frame by name (按名称查找): one name may belong to several.</summary>
public sealed record FrameNames(
    ILookup<string, string> Staff, ILookup<string, string> Classes, ILookup<string, string> Subjects, ILookup<string, string> Exams);
