using QualityTracker.Core.Duties;
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

    private static decimal Count(SchoolBuilder school, string measure) => Found(school, measure).Sum(each => each.Amount);

    private static IReadOnlyList<Contribution> Found(SchoolBuilder school, string code)
    {
        var (records, measure) = (new RecordIndex(school.Frame(), Autumn, school.Records()), MeasureCatalogue.Of(code));
        return MeasureCatalogue.Contributions(records, measure, new(measure), "T1", DateOnly.MinValue, DateOnly.MaxValue);
    }
}
