using System.Globalization;
using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Schools;

/// <summary>Six people with whatever posts, pairs and records a seed gives.</summary>
internal static class RandomSchool
{
    /// <summary>What adds one more of each measure that packs have norms of, by whom and on which day.</summary>
    public static readonly IReadOnlyDictionary<string, Action<SchoolBuilder, string, DateOnly>> Work =
        new Dictionary<string, Action<SchoolBuilder, string, DateOnly>>
        {
            ["periods-taught"] = (school, staff, day) => school.Hours(staff, WeekOf(day), 2, classId: "701", subject: "maths"),
            ["lessons-observed"] = (school, staff, day) => school.Observes(staff, day, firstPeriod: 8),
            ["research-meeting-weeks"] = Duty(DutyKind.ResearchMeeting),
            ["open-lessons"] = Duty(DutyKind.OpenLesson),
            ["lectures"] = Duty(DutyKind.Lecture),
            ["demonstration-lessons"] = Duty(DutyKind.DemonstrationLesson),
            ["ethics-studies"] = Duty(DutyKind.EthicsStudy),
            ["ethics-oaths"] = Duty(DutyKind.EthicsOath),
            ["ethics-activities"] = Duty(DutyKind.EthicsActivity),
            ["ethics-commitments"] = Duty(DutyKind.EthicsCommitment),
            ["classics-read"] = Duty(DutyKind.Reading),
            ["reading-exchanges"] = Duty(DutyKind.ReadingExchange),
            ["joint-preparations"] = Duty(DutyKind.JointPreparation),
            ["quality-analyses"] = Duty(DutyKind.QualityAnalysis),
            ["themed-supervisions"] = Duty(DutyKind.Supervision),
            ["home-visit-plans"] = Duty(DutyKind.HomeVisitPlan),
            ["home-visits"] = Duty(DutyKind.HomeVisit),
            ["parents-meetings"] = Duty(DutyKind.ParentsMeeting),
            ["training-hours"] = (school, staff, day) => school.Duty(staff, DutyKind.Training, day, hours: 2, title: "再次"),
            ["tutoring-plans"] = (school, staff, day) => school.Plan(staff, "once more", 4, day, null),
            ["labour-lessons"] = (school, _, day) => school.Timetabled("701", "labour", ((int)day.DayOfWeek % 5) + 1, period: 9),
            ["outside-tuition-counts"] = (school, _, day) => school.CountsTuition(day),
        };

    public static SchoolBuilder Of(int seed)
    {
        var (random, school) = (new Random(seed), new SchoolBuilder().Class("701", 30).Class("702", 45));
        var posts = Enum.GetValues<PostKind>();
        for (var number = 1; number <= 6; number++)
        {
            var staff = string.Create(CultureInfo.InvariantCulture, $"T{number}");
            school.Person(staff, random.Next(2) == 0 ? "maths" : null)
                .Post(staff, posts[random.Next(posts.Length)], from: Day(random.Next(1, 20)));
            if (random.Next(2) == 0) school.Post(staff, posts[random.Next(posts.Length)], to: Day(random.Next(1, 20)));
            if (random.Next(2) == 0) school.Teaches(staff, "701", "maths", from: Day(random.Next(1, 10)));
            if (random.Next(5) == 0) school.Veto(staff);
            if (random.Next(2) == 0) school.Pair(staff, $"T{(number % 6) + 1}", Day(random.Next(1, 20)));
            for (var record = random.Next(25); record > 0; record--) school.More(random.Next(), staff);
        }

        if (random.Next(2) == 0) school.CountsTuition(Day(random.Next(1, 21)));
        return school.Timetabled("701", "maths", 1).Timetabled("702", "labour", 2)
            .Exam("E", 7, "maths", Sat("701", 30, random.Next(100)).Concat(Sat("702", 45, random.Next(100))));
    }

    /// <summary>One record; with a tutoring session its plan too, unless the plans are to stay as they are: a plan is no work done.</summary>
    public static SchoolBuilder More(this SchoolBuilder school, int which, string staff = "T1", bool plan = true)
    {
        var random = new Random(which);
        var day = Day(random.Next(1, 21), random.Next(1, 8));
        var kinds = Enum.GetValues<DutyKind>();
        return random.Next(6) switch
        {
            0 => school.Observes(staff, day, random.Next(1, 4), random.Next(2) == 0, firstPeriod: random.Next(1, 8)),
            1 => school.Observes("T9", day, teacher: staff, kind: (ObservationKind)random.Next(1, 5)),
            2 => school.Hours(staff, random.Next(1, 21), random.Next(1, 6), (HoursKind)random.Next(1, 7), "701", "maths"),
            3 when plan => school.Plan(staff, "p", random.Next(1, 20), Day(1), null).Tutors(staff, "p", day),
            3 => school.Tutors(staff, "p", day),
            _ => school.Duty(staff, kinds[random.Next(kinds.Length)], day, hours: random.Next(1, 20), level: (DutyLevel)random.Next(1, 6)),
        };
    }

    private static int WeekOf(DateOnly day) => ((day.DayNumber - Day(1).DayNumber) / 7) + 1;

    private static Action<SchoolBuilder, string, DateOnly> Duty(DutyKind kind) =>
        (school, staff, day) => school.Duty(staff, kind, day, level: DutyLevel.Nation, title: "再次");
}
