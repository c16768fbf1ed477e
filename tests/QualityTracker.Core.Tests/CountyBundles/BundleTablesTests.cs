using QualityTracker.Core.ConductCases;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Duties;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.ExamAnalyses;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.CountyBundles;

/// <summary>The tables of a bundle as a school's records make them.</summary>
public sealed class BundleTablesTests
{
    private static readonly DateOnly Until = new(2025, 12, 31);

    [Test]
    public void Of_exams_there_are_those_up_to_the_day_of_primary_grades_levels_and_of_entrance_nothing()
    {
        ExamAnalysis Exam(string id, int month, ExamKind kind, int grade = 8) => ExamAnalysis.Of(new ExamBuilder(grade, id, month, kind).Sat($"{grade}01", [.. Enumerable.Repeat(80m, 20)]).Data());
        var tables = Of(new SchoolBuilder().Sources(new(2025, 11, 30), exams:
        [
            Exam("late", 11, ExamKind.Joint), Exam("early", 10, ExamKind.Joint), Exam("third", 3, ExamKind.MidTerm, grade: 3), Exam("entrance", 10, ExamKind.Entrance, grade: 9), Exam("after", 12, ExamKind.EndOfTerm),
        ])).Where(table => table.Head.Exam is not null).ToList();
        Assert.That(
            tables.Select(table => (table.Head.About, table.Head.Row, table.Head.Day?.Month)).Where(table => !table.Row.EndsWith('/')),
            Is.EqualTo(new (BundleSubject, string, int?)[] { (BundleSubject.Levels, "3/midTerm-1/maths", 3), (BundleSubject.Rates, "8/joint-1/maths", 10), (BundleSubject.Rates, "8/joint-2/maths", 11) }));
        Assert.That(tables.SelectMany(table => table.Steps).Where(step => step.Id == "excellent" && step.UpTo != 0), Is.Empty);
        Assert.That(tables.Select(table => table.Amount), Is.All.Null, "never a mean");
    }

    [Test]
    public void Whoever_holds_several_posts_is_counted_once_under_the_highest()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Post("T1", PostKind.Principal).Person("T2").Post("T2", PostKind.Teacher)
            .Person("T3").Class("701", 0).Teaches("T3", "701", "maths").Person("T4").Person("T5", left: Day(2)).Post("T5", PostKind.Teacher).Person("T6").Post("T6", PostKind.HomeroomTeacher, to: Day(2)).Post("T6", PostKind.Teacher);
        var people = Of(school.Sources(Until)).Single(table => table.Head.About == BundleSubject.People);
        int Own(string step) => people.Steps.Single(each => each.Id == step).UpTo - people.Steps.TakeWhile(each => each.Id != step).Select(each => each.UpTo).LastOrDefault();
        Assert.That((people.Of, Own("teacher"), Own("homeroomTeacher"), Own("principal")), Is.EqualTo((5, 3, 0, 1)), "T4 holds no post, and T5 left");
        Assert.That(people.Steps.Select(step => step.UpTo), Is.Ordered.And.All.LessThanOrEqualTo(5));
    }

    [Test]
    public void A_norm_has_the_posts_of_the_pack_whoever_holds_them()
    {
        foreach (var held in new[] { PostKind.Principal, PostKind.DirectorOfTeaching })
        {
            var norm = Of(new SchoolBuilder().Person("T1").Post("T1", held).Sources(Until)).Single(table => table.Head.About == BundleSubject.Norm).Head;
            Assert.That(norm.Posts, Is.EqualTo([PostKind.Principal, PostKind.DirectorOfTeaching]));
            Assert.That(norm.Name.Zh, Does.EndWith("（校长、教导主任）"), held.ToString());
        }
    }

    [Test]
    public void What_came_after_the_last_day_is_not_in_it_and_what_lies_in_the_other_term_neither()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher);
        foreach (var day in new[] { Until, Until.AddDays(1), SpringDay(1) })
            school.Observes("T1", day).Duty("T1", DutyKind.OpenLesson, day).Duty("T1", DutyKind.EthicsStudy, day).Tutors("T1", "P1", day).Plan("T1", "P1", 5, day, day);
        ConductCase[] cases = [BundleSchool.Opened("c1", new(2026, 1, 10)), BundleSchool.Opened("c2", new(2026, 2, 10)), BundleSchool.Opened("c3", new(2026, 3, 10))];
        Assert.That(Sums(school.Sources(Until, cases: cases)), Is.EqualTo("observations 1, openLessons 1, researchMeetings 0, tutoringPlans 1, tutoringSessions 1, 2025-4/opened 0, 2025-4/study 1"));
        Assert.That(Sums(school.Sources(new(2026, 3, 20), cases: cases)), Is.EqualTo("observations 2, openLessons 2, researchMeetings 0, tutoringPlans 2, tutoringSessions 2, 2026-1/opened 1, 2026-1/study 1"), "the autumn's, made in March");
        Assert.That(Sums(school.Sources(new(2026, 3, 20), Spring, cases)), Is.EqualTo("observations 1, openLessons 1, researchMeetings 0, tutoringPlans 1, tutoringSessions 1, 2026-1/opened 3, 2026-1/study 2"));
    }

    [Test]
    public void A_sum_of_tutoring_is_of_five_teachers_and_five_pupils_or_not_shown()
    {
        var school = new SchoolBuilder();
        for (var at = 0; at < 6; at++) school.Person($"T{at}").Tutors($"T{at}", $"P{at % 4}", Day(3));
        var sessions = Of(school.Sources(Until)).Single(table => table.Head.About == BundleSubject.TutoringSessions);
        Assert.That(sessions.MadeOf.Select(people => people.Count), Is.EqualTo([6, 4]));
        var shown = Suppression.Of(sessions, Until);
        Assert.That((shown.Of, shown.Amount), Is.EqualTo(((int?)6, (decimal?)null)));
    }

    private static IReadOnlyList<KnownTable> Of(BundleSources sources) => BundleTables.Of(sources);

    private static string Sums(BundleSources sources) => string.Join(", ", Of(sources)
        .Where(table => (table.Amount is not null || table.Head.Row.EndsWith("opened", StringComparison.Ordinal)) && table.Head.About is not (BundleSubject.Hours or BundleSubject.Bands))
        .Select(table => $"{(table.Head.Row.Length > 0 ? table.Head.Row : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(table.Head.About.ToString()))} {table.Amount ?? table.Of}"));
}
