using System.Globalization;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.Classes;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Enrolments;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Exams;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Pairings;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using QualityTracker.Core.Subjects;
using QualityTracker.Core.TeachingAssignments;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Terms;
using QualityTracker.Core.Timetable;
using QualityTracker.Core.TuitionCounts;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Tests.Schools;

/// <summary>
/// A small school, told in a few words. Both terms have 20 teaching weeks: autumn begins on Monday 1 September 2025, spring on
/// Monday 2 March 2026.
/// </summary>
internal sealed class SchoolBuilder
{
    public const string Autumn = "2025-1";
    public const string Spring = "2025-2";

    private readonly List<Term> terms =
    [
        new() { Id = Autumn, SchoolYear = "2025-2026", Number = 1, FirstDay = new(2025, 9, 1), LastDay = new(2026, 1, 16) },
        new() { Id = Spring, SchoolYear = "2025-2026", Number = 2, FirstDay = new(2026, 3, 2), LastDay = new(2026, 7, 17) },
    ];

    private readonly List<CalendarDay> days = [];
    private readonly List<StaffMember> staff = [];
    private readonly List<Post> posts = [];
    private readonly List<SchoolClass> classes = [];
    private readonly List<Enrolment> enrolments = [];
    private readonly List<TeachingAssignment> assignments = [];
    private readonly List<TutoringPlan> plans = [];
    private readonly List<Exam> exams = [];
    private readonly List<Subject> subjects = [];
    private readonly List<TimetableEntry> timetable = [];
    private readonly List<LessonObservation> observations = [];
    private readonly List<TeachingHoursLine> hours = [];
    private readonly List<Duty> duties = [];
    private readonly List<TutoringSession> sessions = [];
    private readonly Dictionary<(string, string), IReadOnlyList<ExamScore>> scores = [];
    private readonly List<ConductDecision> decisions = [];
    private readonly List<Pairing> pairings = [];
    private readonly List<TuitionCount> tuitionCounts = [];
    private int next;

    /// <summary>A day of the autumn term: week 1 to 20, weekday 1 Monday.</summary>
    public static DateOnly Day(int week, int weekday = 1) => new DateOnly(2025, 9, 1).AddDays(((week - 1) * 7) + weekday - 1);

    public static DateOnly SpringDay(int week, int weekday = 1) => new DateOnly(2026, 3, 2).AddDays(((week - 1) * 7) + weekday - 1);

    public SchoolBuilder Without(string term) => Do(() => terms.RemoveAll(each => each.Id == term));

    public SchoolBuilder Longer(string term, DateOnly lastDay) => Do(() =>
    {
        var index = terms.FindIndex(each => each.Id == term);
        terms[index] = terms[index] with { LastDay = lastDay };
    });

    public SchoolBuilder Holiday(DateOnly day) => Do(() => days.Add(new() { Date = day, Kind = CalendarDayKind.Holiday }));
    public SchoolBuilder MakeUp(DateOnly day, int? follows) => Do(() => days.Add(new() { Date = day, Kind = CalendarDayKind.MakeUpDay, Follows = follows }));

    public SchoolBuilder Person(string id, string? subject = null, DateOnly? joined = null, DateOnly? left = null) =>
        Do(() => staff.Add(new() { Id = id, Name = $"{id} 老师", Subject = subject, JoinedOn = joined, LeftOn = left }));

    public SchoolBuilder Post(string id, PostKind kind, DateOnly? from = null, DateOnly? to = null, string? inClass = null, string? subject = null) =>
        Do(() => posts.Add(new() { Id = Next("post"), Staff = id, Kind = kind, From = from ?? Day(1), To = to, Class = inClass, Subject = subject }));

    public SchoolBuilder Class(string id, int pupils, bool parallel = true, int? grade = null)
    {
        var of = grade ?? int.Parse(id[..1], CultureInfo.InvariantCulture);
        classes.Add(new() { Id = id, Name = id, SchoolYear = "2025-2026", Grade = of, Parallel = parallel });
        for (var pupil = 1; pupil <= pupils; pupil++)
            enrolments.Add(new() { Id = Next("enrolment"), Pupil = Pupil(id, pupil), Class = id, From = new(2025, 9, 1) });
        return this;
    }

    public static string Pupil(string classId, int number) => string.Create(CultureInfo.InvariantCulture, $"{classId}-{number:000}");

    public SchoolBuilder Enrol(string pupil, string classId, DateOnly from, DateOnly? to = null) =>
        Do(() => enrolments.Add(new() { Id = Next("enrolment"), Pupil = pupil, Class = classId, From = from, To = to }));

    public SchoolBuilder Teaches(
        string id, string classId, string subject, DateOnly? from = null, DateOnly? to = null, decimal share = 1) =>
        Do(() => assignments.Add(new()
        {
            Id = Next("assignment"),
            Staff = id,
            Class = classId,
            Subject = subject,
            From = from ?? Day(1),
            To = to,
            Share = share,
        }));

    public SchoolBuilder Subject(string id, string name) => Do(() => subjects.Add(new() { Id = id, Name = name }));

    /// <summary>A period of the week's timetable.</summary>
    public SchoolBuilder Timetabled(
        string classId, string subject, int weekday, int period = 1, string staff = "T1", string term = Autumn) =>
        Do(() => timetable.Add(new()
        {
            Id = Next("timetable"),
            Term = term,
            Weekday = weekday,
            Period = period,
            Class = classId,
            Subject = subject,
            Staff = staff,
        }));

    public SchoolBuilder Hours(
        string id, int week, decimal periods, HoursKind kind = HoursKind.Lesson, string? classId = null, string? subject = null,
        string term = Autumn, string? coverFor = null) =>
        Do(() => hours.Add(new()
        {
            Id = Next("hours"),
            Staff = id,
            Term = term,
            Week = week,
            Kind = kind,
            Class = classId,
            Subject = subject,
            Periods = periods,
            CoverFor = coverFor,
        }));

    public SchoolBuilder Observes(
        string observer, DateOnly day, int lessons = 1, bool evaluated = true, string teacher = "T9",
        ObservationKind kind = ObservationKind.Planned, int firstPeriod = 1)
    {
        for (var lesson = 0; lesson < lessons; lesson++)
        {
            observations.Add(new()
            {
                Id = Next("observation"),
                Date = day,
                Period = firstPeriod + lesson,
                Observer = observer,
                Teacher = teacher,
                Class = "701",
                Subject = "maths",
                Kind = kind,
                Minutes = 40,
                Evaluated = evaluated,
            });
        }

        return this;
    }

    public SchoolBuilder Duty(
        string? id, DutyKind kind, DateOnly day, decimal? hours = null, DutyLevel level = DutyLevel.School, string title = "") =>
        Do(() => duties.Add(new() { Id = Next("duty"), Staff = id, Kind = kind, Date = day, Hours = hours, Level = level, Title = title }));

    public SchoolBuilder Plan(
        string teacher, string pupil, int sessionsPlanned, DateOnly from, DateOnly? to, TutoringKind kind = TutoringKind.Struggling,
        string subject = "maths") =>
        Do(() => plans.Add(new()
        {
            Id = Next("plan"),
            Teacher = teacher,
            Pupil = pupil,
            Subject = subject,
            Kind = kind,
            From = from,
            To = to,
            PlannedSessions = sessionsPlanned,
        }));

    public SchoolBuilder Tutors(
        string teacher, string pupil, DateOnly day, TimeOnly? at = null, int minutes = 30, string subject = "maths") =>
        Do(() => sessions.Add(new()
        {
            Id = Next("session"),
            Teacher = teacher,
            Pupil = pupil,
            Subject = subject,
            Date = day,
            StartsAt = at,
            Minutes = minutes,
        }));

    public SchoolBuilder Exam(
        string id, int grade, string subject, IEnumerable<ExamScore> sheet, ExamKind kind = ExamKind.EndOfTerm, decimal fullMark = 100,
        DateOnly? on = null, string? overrideReason = null)
    {
        exams.Add(new()
        {
            Id = id,
            Term = Autumn,
            Name = id,
            Kind = kind,
            Grade = grade,
            RosterDay = on ?? Day(18),
            OverrideReason = overrideReason,
            Papers = [new(subject, fullMark)],
        });
        scores[(id, subject)] = [.. sheet];
        return this;
    }

    /// <summary>The same score for the first pupils of a class.</summary>
    public static IEnumerable<ExamScore> Sat(string classId, int pupils, decimal score) =>
        Enumerable.Range(1, pupils).Select(pupil => new ExamScore(Pupil(classId, pupil), classId, ExamStatus.Sat, score));

    /// <summary>A conduct decision with a veto, by itself in force for all of the autumn term and not appealed.</summary>
    public SchoolBuilder Veto(string id, AppealState appeal = AppealState.None, DateOnly? from = null, DateOnly? to = null, bool veto = true) =>
        Do(() => decisions.Add(new()
        {
            Id = Next("decision"),
            Staff = id,
            Kind = BreachKind.PaidTuition,
            Body = "教育局",
            DecidedOn = from ?? Day(1),
            From = from ?? Day(1),
            To = to,
            Evidence = "档案 1",
            Appeal = appeal,
            AppealBy = (from ?? Day(1)).AddDays(30),
            Veto = veto,
        }));

    public SchoolBuilder Pair(string mentor, string young, DateOnly? from = null, DateOnly? to = null) =>
        Do(() => pairings.Add(new() { Id = Next("pairing"), Mentor = mentor, Young = young, From = from ?? Day(1), To = to }));

    public SchoolBuilder CountsTuition(DateOnly day, int pupils = 10, string subject = "maths") =>
        Do(() => tuitionCounts.Add(new() { Id = Next("tuition"), Date = day, Subject = subject, Count = pupils }));

    public SchoolFrame Frame(Random? order = null) => new(new()
    {
        School = new() { Id = "demo", Name = "示范学校" },
        Terms = Shuffled(terms, order),
        CalendarDays = Shuffled(days, order),
        Staff = Shuffled(staff, order),
        Posts = Shuffled(posts, order),
        Pairings = Shuffled(pairings, order),
        Classes = Shuffled(classes, order),
        Enrolments = Shuffled(enrolments, order),
        TeachingAssignments = Shuffled(assignments, order),
        TutoringPlans = Shuffled(plans, order),
        Exams = Shuffled(exams, order),
        Subjects = Shuffled(subjects, order),
        Timetable = Shuffled(timetable, order),
    });

    public TermRecords Records(Random? order = null) => new()
    {
        LessonObservations = Shuffled(observations, order),
        TeachingHours = Shuffled(hours, order),
        Duties = Shuffled(duties, order),
        TutoringSessions = Shuffled(sessions, order),
        ExamScores = scores.ToDictionary(sheet => sheet.Key, IReadOnlyList<ExamScore> (sheet) => Shuffled([.. sheet.Value], order)),
        ConductDecisions = Shuffled(decisions, order),
        TuitionCounts = Shuffled(tuitionCounts, order),
    };

    public TermEvaluation Evaluate(
        PolicyPack pack, string term = Autumn, Random? order = null, IReadOnlyDictionary<string, string>? adopted = null) =>
        Evaluation.Of(Frame(order), term, Records(order), pack, adopted);

    private static T[] Shuffled<T>(List<T> list, Random? order)
    {
        var copy = list.ToArray();
        order?.Shuffle(copy);
        return copy;
    }

    private SchoolBuilder Do(Action action)
    {
        action();
        return this;
    }

    private string Next(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++next:00000}");
}

internal static class EvaluationReading
{
    public static PersonEvaluation Person(this TermEvaluation evaluation, string staff) =>
        evaluation.People.Single(person => person.Staff == staff);

    public static Core.Norms.NormResult Norm(this PersonEvaluation person, string id) => person.Norms.Single(norm => norm.Norm == id);

    public static IndicatorResult Indicator(this PersonEvaluation person, string id) =>
        person.Dimensions.SelectMany(dimension => dimension.Indicators).Single(indicator => indicator.Id == id);
}
