using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Measures;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Measures;

public sealed class MeasureCatalogueTests
{
    [Test]
    public void Every_measure_has_a_name_a_unit_and_defaults_it_allows()
    {
        Assert.That(MeasureCatalogue.All, Has.Count.GreaterThan(25));
        foreach (var measure in MeasureCatalogue.All)
        {
            Assert.That(measure.Code, Does.Match("^[a-z]+(-[a-z]+)*$"));
            Assert.That((measure.Name.Zh, measure.Name.En, measure.Unit.Zh, measure.Unit.En), Is.Not.EqualTo(("", "", "", "")));
            Assert.That(measure.Options.All(option => option.Default.All(option.Choices.Contains)), measure.Code);
        }
    }

    [Test]
    public void Records_outside_the_school_year_or_after_the_term_count_nowhere()
    {
        var school = new SchoolBuilder().Person("T1")
            .Duty("T1", DutyKind.Lecture, new(2025, 8, 31)).Duty("T1", DutyKind.Lecture, new(2026, 1, 17))
            .Duty("T1", DutyKind.Lecture, Day(1));
        Assert.That(Count(school, "lectures"), Is.EqualTo(1));
    }

    [Test]
    public void A_week_that_the_term_does_not_have_counts_nowhere()
    {
        var school = new SchoolBuilder().Person("T1").Hours("T1", 21, 5).Hours("T1", 0, 5).Hours("T1", 20, 3);
        Assert.That(Count(school, "periods-taught"), Is.EqualTo(3));
    }

    [TestCase("cover-periods", 2)]
    [TestCase("after-school-hours", 3)]
    [TestCase("home-teaching-periods", 4)]
    [TestCase("periods-taught", 3)]
    public void Hours_are_counted_by_their_kind(string measure, decimal expected)
    {
        var school = new SchoolBuilder().Person("T1").Hours("T1", 1, 1).Hours("T1", 1, 2, HoursKind.Cover, coverFor: "T9")
            .Hours("T1", 1, 3, HoursKind.AfterSchoolService).Hours("T1", 1, 4, HoursKind.HomeTeaching).Hours("T1", 1, 5, HoursKind.Marking);
        Assert.That(Count(school, measure), Is.EqualTo(expected));
    }

    [Test]
    public void Hours_count_on_the_first_teaching_day_of_their_week()
    {
        var school = new SchoolBuilder().Person("T1").Holiday(Day(5, 1)).Holiday(Day(5, 2)).Hours("T1", 5, 4);
        Assert.That(Found(school, "periods-taught").Single().Date, Is.EqualTo(Day(5, 3)));
    }

    [Test]
    public void A_plan_without_a_last_day_ends_with_the_term_it_began_in()
    {
        var school = new SchoolBuilder().Person("T1").Plan("T1", "p1", 20, Day(1), null).Plan("T1", "p2", 6, Day(1), Day(20, 5));
        Assert.That(Count(school, "tutoring-sessions-planned"), Is.EqualTo(26));
        Assert.That(Count(school, "tutoring-plans"), Is.EqualTo(2));
        Assert.That(Count(school.Without(Spring), "tutoring-sessions-planned"), Is.EqualTo(26));
    }

    [Test]
    public void A_plan_from_before_the_term_runs_in_the_first_term_after()
    {
        var school = new SchoolBuilder().Person("T1").Plan("T1", "p1", 20, new(2025, 8, 20), null);
        Assert.That(Count(school, "tutoring-sessions-planned"), Is.EqualTo(20));
    }

    [Test]
    public void A_duty_pairs_with_one_lesson_observed_that_day_and_no_more()
    {
        // On day 2 three open lessons observed and two duties: 3; a planned lesson beside them: 1; on day 3 one lesson and two duties: 2.
        var school = new SchoolBuilder().Person("T1")
            .Observes("T8", Day(2), lessons: 3, teacher: "T1", kind: ObservationKind.Open)
            .Observes("T8", Day(2), teacher: "T1", firstPeriod: 6)
            .Observes("T8", Day(3), teacher: "T1", kind: ObservationKind.Demonstration)
            .Duty("T1", DutyKind.OpenLesson, Day(2), title: "一").Duty("T1", DutyKind.DemonstrationLesson, Day(2), title: "二")
            .Duty("T1", DutyKind.OpenLesson, Day(3), title: "一").Duty("T1", DutyKind.OpenLesson, Day(3), title: "二");
        foreach (var staff in new[] { "T1", null })
        {
            var found = OpenLessons(school, staff);
            Assert.That(found.GroupBy(each => each.Date).Select(day => (day.Key, day.Sum(each => each.Amount))),
                Is.EquivalentTo([(Day(2), 4m), (Day(3), 2m)]));
        }
    }

    [TestCase(DutyLevel.School, DutyLevel.County)]
    [TestCase(DutyLevel.County, DutyLevel.School)]
    public void What_any_record_of_one_event_says_is_known_of_it(DutyLevel first, DutyLevel second)
    {
        var school = new SchoolBuilder().Person("T1").Person("T2")
            .Duty("T1", DutyKind.Lecture, Day(2), level: first, title: "一").Duty("T2", DutyKind.Lecture, Day(2), level: second, title: "一")
            .Duty("T1", DutyKind.OpenLesson, Day(2), level: first, title: "一").Duty("T2", DutyKind.OpenLesson, Day(2), level: second, title: "一")
            .Duty("T1", DutyKind.Training, Day(2), hours: (int)first * 4, title: "一").Duty("T2", DutyKind.Training, Day(2), hours: (int)second * 4, title: "一");
        decimal OfSchool(string code, params string[] level) => Found(school, code, null, [.. level.Select(word => ("level", word))]).Sum(each => each.Amount);
        Assert.That(OfSchool("lectures", "county"), Is.EqualTo(1));
        Assert.That(OfSchool("lectures", "city"), Is.Zero);
        Assert.That(OfSchool("open-lessons", "county"), Is.EqualTo(1));
        Assert.That(OfSchool("training-hours"), Is.EqualTo(8));
    }

    private static IReadOnlyList<Contribution> OpenLessons(SchoolBuilder school, string? staff) =>
        Found(school, "open-lessons", staff, [("with", "demonstration"), ("with", "observed")]);

    private static decimal Count(SchoolBuilder school, string measure) => Found(school, measure).Sum(each => each.Amount);

    private static IReadOnlyList<Contribution> Found(SchoolBuilder school, string code) => Found(school, code, "T1", []);

    private static IReadOnlyList<Contribution> Found(SchoolBuilder school, string code, string? staff, (string Option, string Word)[] options)
    {
        var (records, measure) = (new RecordIndex(school.Frame(), Autumn, school.Records()), MeasureCatalogue.Of(code));
        return MeasureCatalogue.Contributions(records, measure, new(measure, options.GroupBy(each => each.Option, each => each.Word).ToDictionary(each => each.Key, IReadOnlyList<string> (each) => [.. each])), staff, DateOnly.MinValue, DateOnly.MaxValue);
    }
}
