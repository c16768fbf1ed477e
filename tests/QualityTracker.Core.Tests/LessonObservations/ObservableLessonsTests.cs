using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tests.Schools;

namespace QualityTracker.Core.Tests.LessonObservations;

public sealed class ObservableLessonsTests
{
    private static ObservableLessons Of(SchoolBuilder school, string? observer = null)
    {
        var frame = school.Frame();
        return ObservableLessons.Of(frame, frame.Terms[SchoolBuilder.Autumn], school.Records().LessonObservations, observer);
    }

    private static SchoolBuilder School() => new SchoolBuilder().Person("T1", "maths").Person("T2", "maths").Person("T3").Class("701", 0).Subject("maths", "数学");

    [Test]
    public void A_lesson_is_given_by_whom_the_timetable_names_for_as_long_as_the_assignment_lasts()
    {
        var found = Of(School().Teaches("T1", "701", "maths", to: SchoolBuilder.Day(8, 5)).Timetabled("701", "maths", 2, 3));
        Assert.That(found.Lessons, Is.EqualTo(new[] { new ObservableLesson(2, 3, "701", "maths", "T1", SchoolBuilder.Day(1), SchoolBuilder.Day(8, 5)) }));
    }

    [Test]
    public void Who_takes_a_class_over_takes_the_same_periods()
    {
        var found = Of(School().Teaches("T1", "701", "maths", to: SchoolBuilder.Day(8, 5)).Teaches("T2", "701", "maths", SchoolBuilder.Day(9)).Timetabled("701", "maths", 2));
        Assert.That(found.Lessons.Select(lesson => (lesson.Staff, lesson.From, lesson.To)), Is.EqualTo(new[]
        {
            ("T1", SchoolBuilder.Day(1), SchoolBuilder.Day(8, 5)),
            ("T2", SchoolBuilder.Day(9), new DateOnly(2026, 1, 16)),
        }));
    }

    [Test]
    public void Who_shares_a_class_gives_only_the_periods_that_name_them()
    {
        var found = Of(School().Teaches("T1", "701", "maths", share: 0.5m).Teaches("T2", "701", "maths", share: 0.5m)
            .Timetabled("701", "maths", 1).Timetabled("701", "maths", 2, staff: "T2").Timetabled("701", "maths", 3).Timetabled("701", "maths", 3, staff: "T2"));
        Assert.That(found.Lessons.Select(lesson => (lesson.Weekday, lesson.Staff)), Is.EqualTo(new[] { (1, "T1"), (2, "T2"), (3, "T1"), (3, "T2") }));
    }

    [Test]
    public void Lessons_observed_are_counted_once_however_many_sat_in_them_and_apart_for_who_asks()
    {
        var school = School().Teaches("T1", "701", "maths").Timetabled("701", "maths", 1)
            .Observes("T2", SchoolBuilder.Day(2), teacher: "T1").Observes("T3", SchoolBuilder.Day(2), teacher: "T1").Observes("T2", SchoolBuilder.Day(5), teacher: "T1")
            .Observes("T2", SchoolBuilder.SpringDay(2), teacher: "T1");
        Assert.That(Of(school, "T3").Staff.Single(each => each.Id == "T1"), Is.EqualTo(new ObservablePerson("T1", "T1 老师", "maths", 2, SchoolBuilder.Day(5), 1, SchoolBuilder.Day(2))));
        Assert.That(Of(school).Staff.Single(each => each.Id == "T1"), Is.EqualTo(new ObservablePerson("T1", "T1 老师", "maths", 2, SchoolBuilder.Day(5), 0, null)));
    }

    [Test]
    public void People_are_those_employed_in_the_term_and_days_those_on_which_there_is_teaching()
    {
        var found = Of(School().Person("T8", joined: SchoolBuilder.SpringDay(1)).Person("T9", left: new(2025, 7, 31)).Holiday(SchoolBuilder.Day(1, 2)));
        Assert.That(found.Staff.Select(person => person.Id), Is.EqualTo(new[] { "T1", "T2", "T3" }));
        Assert.That(found.Days.Take(2), Is.EqualTo(new[] { new ObservableDay(SchoolBuilder.Day(1), 1, 1), new ObservableDay(SchoolBuilder.Day(1, 3), 1, 3) }));
        Assert.That((found.Classes.Single(), found.Subjects.Single()), Is.EqualTo((new ObservableClass("701", "701", 7), new ObservableSubject("maths", "数学", null))));
    }

    [Test]
    public void Schools_with_the_same_bells_are_equal()
    {
        var one = new School { Id = "a", Bells = [new(1, new(8, 0), new(8, 40))] };
        Assert.That(one with { Bells = [new(1, new(8, 0), new(8, 40))] }, Is.EqualTo(one));
        Assert.That(one with { Bells = [] }, Is.Not.EqualTo(one));
    }
}
