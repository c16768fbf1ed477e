using System.Globalization;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Schools;

/// <summary>
/// A junior secondary school of a usual size: 50 staff, 24 classes of 3 grades, 1,008 pupils, some 6,000 lines of hours and 15,000
/// scores. Made from a fixed seed.
/// </summary>
internal static class DemoSchool
{
    private static readonly string[] Subjects =
        ["chinese", "maths", "english", "physics", "history", "politics", "geography", "biology", "pe", "music", "art", "it"];

    public static SchoolBuilder Build()
    {
        var (school, random) = (new SchoolBuilder(), new Random(2025));
        var classes = (from grade in Enumerable.Range(7, 3) from number in Enumerable.Range(1, 8) select Code(grade, number)).ToArray();
        foreach (var each in classes) school.Class(each, 42);
        var staff = Enumerable.Range(1, 50).Select(number => string.Create(CultureInfo.InvariantCulture, $"T{number:000}")).ToArray();
        foreach (var member in staff) school.Person(member, Subjects[Array.IndexOf(staff, member) % Subjects.Length]);
        school.Post(staff[0], PostKind.Principal).Post(staff[1], PostKind.VicePrincipalTeaching)
            .Post(staff[2], PostKind.DirectorOfTeaching);
        for (var index = 0; index < classes.Length; index++)
            school.Post(staff[index + 10], PostKind.HomeroomTeacher, inClass: classes[index]);
        Teach(school, classes, staff);
        foreach (var member in staff) Record(school, random, member);
        for (var pupil = 1; pupil <= 120; pupil++)
            Tutor(school, staff[pupil % 40], Pupil(classes[pupil % classes.Length], pupil % 42 + 1));
        foreach (var grade in Enumerable.Range(7, 3)) Examine(school, random, grade, classes);
        return school;
    }

    private static string Code(int grade, int number) => string.Create(CultureInfo.InvariantCulture, $"{grade}{number:00}");

    private static void Teach(SchoolBuilder school, string[] classes, string[] staff)
    {
        var turn = 0;
        foreach (var each in classes)
        {
            foreach (var subject in Subjects)
            {
                var member = staff[turn++ % staff.Length];
                school.Teaches(member, each, subject);
                for (var week = 1; week <= 20; week++) school.Hours(member, week, turn % 3 + 2, classId: each, subject: subject);
            }
        }
    }

    private static void Record(SchoolBuilder school, Random random, string member)
    {
        for (var week = 1; week <= 20; week++)
        {
            school.Observes(member, Day(week, random.Next(1, 6)), random.Next(0, 3), random.Next(2) == 0, "T030");
            school.Duty(member, DutyKind.ResearchMeeting, Day(week, 3));
            if (week % 4 == 0) school.Duty(member, DutyKind.EthicsStudy, Day(week, 5));
            if (week % 4 == 1) school.Duty(member, DutyKind.Training, Day(week, 4), hours: 2);
            if (week % 2 == 0) school.Hours(member, week, random.Next(1, 5), HoursKind.AfterSchoolService);
        }
    }

    private static void Tutor(SchoolBuilder school, string teacher, string pupil)
    {
        school.Plan(teacher, pupil, 16, Day(1), Day(20, 5));
        for (var week = 2; week <= 17; week++) school.Tutors(teacher, pupil, Day(week, 2), new(16, 30));
    }

    private static void Examine(SchoolBuilder school, Random random, int grade, string[] classes)
    {
        foreach (var kind in new[] { ExamKind.MidTerm, ExamKind.EndOfTerm, ExamKind.Joint })
        {
            foreach (var subject in Subjects[..5])
            {
                var sheet = from each in classes.Where(each => each[0] - '0' == grade)
                            from pupil in Enumerable.Range(1, 42)
                            select new ExamScore(Pupil(each, pupil), each, ExamStatus.Sat, random.Next(300, 1001) / 10m);
                school.Exam($"{kind}-{grade}-{subject}", grade, subject, sheet, kind);
            }
        }
    }
}
