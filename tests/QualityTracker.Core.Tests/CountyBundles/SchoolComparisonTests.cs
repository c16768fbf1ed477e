using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Tests.CountyBundles;

/// <summary>Schools side by side: what is not counted alike is not compared, and says why.</summary>
public sealed class SchoolComparisonTests
{
    [Test]
    public void Every_share_has_its_denominator_and_the_county_is_those_that_are_alike()
    {
        var compared = Compare(CountyView.Principal, School("a", Norm(20, 15)), School("b", Norm(30, 20)), School("c", Norm(10, 10) with { Alike = "other|40" }));
        var norm = compared.Schools.Select(school => school.Figures.Single()).ToList();
        Assert.That(norm.Select(each => (each.Count, each.Of, each.Percent)), Is.EqualTo(new (int?, int?, decimal?)[] { (15, 20, 75), (20, 30, 66.67m), (10, 10, null) }));
        Assert.That(norm[2].Why!.Zh, Does.Contain("不作比较"));
        Assert.That((compared.County[0].Count, compared.County[0].Of, compared.County[0].Percent), Is.EqualTo(((int?)35, (int?)50, (decimal?)70)));
    }

    [Test]
    public void What_a_school_hides_is_said_and_never_counted_in()
    {
        var compared = Compare(CountyView.Principal, School("a", Norm(20, 15)), School("b", Norm(20, 15) with { Of = null, Steps = [new("met", new("完成", "met"), null)] }), School("c"), School("d", Norm(20, 5)));
        Assert.That(compared.Schools.Select(school => school.Figures[0].Why), Is.EqualTo([null, SchoolComparison.Hidden, SchoolComparison.Missing, null]));
        Assert.That((compared.County[0].Count, compared.County[0].Of), Is.EqualTo(((int?)20, (int?)40)));
    }

    [Test]
    public void Pass_rates_are_compared_of_one_joint_paper_with_the_same_lines_that_nearly_all_sat()
    {
        var compared = Compare(CountyView.Pupil, School("a", Exam(ExamKind.Joint, 100, 95, 60)), School("b", Exam(ExamKind.Joint, 100, 100, 70)),
            School("c", Exam(ExamKind.Joint, 100, 100, 70) with { Alike = "90/60/40/150" }), School("d", Exam(ExamKind.Joint, 100, 80, 60)), School("e", Exam(ExamKind.Joint, 100, null, 60)));
        var passed = compared.Columns.Select((column, at) => (column, at)).Single(each => each.column.Step == "pass").at;
        Assert.That(compared.Schools.Select(school => school.Figures[passed].Percent), Is.EqualTo(new decimal?[] { 60, 70, null, null, 60 }), "who is not shown as having sat is at most four");
        Assert.That(compared.Schools[2].Figures[passed].Why!.Zh, Does.Contain("分数线"));
        Assert.That(compared.Schools[3].Figures[passed].Why!.Zh, Does.Contain("参考率"));
    }

    [Test]
    public void A_school_alone_does_not_pass_as_the_county()
    {
        var county = Compare(CountyView.Principal, School("a", Norm(20, 15)), School("b", Norm(20, 15) with { Alike = "other|40" }), School("c")).County[0];
        Assert.That((county.Count, county.Of, county.Percent, county.Why?.En), Is.EqualTo(((int?)null, (int?)null, (decimal?)null, "fewer than two schools are comparable")));
    }

    [Test]
    public void Amounts_of_the_county_are_added_up_and_means_are_not()
    {
        var lessons = Compare(CountyView.Principal, School("a", Lessons(20, 100)), School("b", Lessons(30, 65.5m)), School("c", Lessons(null, null))).County[0];
        Assert.That((lessons.Amount, lessons.Of, lessons.Percent, lessons.Why), Is.EqualTo(((decimal?)165.5m, (int?)50, (decimal?)null, (Core.Languages.Text?)null)));
        var reviews = Compare(CountyView.Parent, School("a", Reviews(ReviewGroup.Parents)), School("b", Reviews(ReviewGroup.Parents))).County[0];
        Assert.That((reviews.Amount, reviews.Of, reviews.Why?.En), Is.EqualTo(((decimal?)null, (int?)null, "means of schools are not added up")));
    }

    [Test]
    public void Joint_exams_of_two_days_are_two_papers()
    {
        var october = Exam(ExamKind.Joint, 100, 100, 70) with { Day = new(2025, 10, 14) };
        var compared = Compare(CountyView.Pupil, School("a", Exam(ExamKind.Joint, 100, 100, 60)), School("b", Exam(ExamKind.Joint, 100, 95, 70)), School("c", october), School("d", october with { Day = null }));
        for (var at = 0; at < 2; at++)
        {
            Assert.That(compared.Schools.Select(school => school.Figures[at].Percent is null), Is.EqualTo([false, false, true, true]), compared.Columns[at].Step);
            Assert.That(compared.Schools.Skip(2).Select(school => school.Figures[at].Why?.En), Is.All.EqualTo("a joint exam of another day: not comparable"));
            Assert.That(compared.County[at].Of, Is.EqualTo(200));
        }
    }

    [TestCase(100, null, 0, 0, "how many sat is not shown: not comparable", TestName = "Who sat may be nobody or everybody but four")]
    [TestCase(100, null, null, null, "how many sat is not shown: not comparable", TestName = "Nothing but the enrolled is shown")]
    [TestCase(100, null, 60, 90, null, TestName = "Somebody passed, and so nearly all sat")]
    [TestCase(20, null, 10, 10, "fewer than 90 % sat: not comparable", TestName = "Four of twenty may be absent")]
    public void A_pass_rate_stands_where_it_is_certain_that_nearly_all_sat(int of, int? sat, int? passed, int? notLow, string? why)
    {
        var exam = Exam(ExamKind.Joint, of, sat, 0) with { Steps = [new("pass", new("及格", "passed"), passed), new("not-low", new("高于低分线", "not low"), notLow), new("sat", new("参考", "sat"), sat)] };
        var compared = Compare(CountyView.Pupil, School("a", exam), School("b", Exam(ExamKind.Joint, 100, 100, 60)));
        var at = compared.Columns.ToList().FindIndex(column => column.Step == "pass");
        Assert.That(compared.Schools[0].Figures[at].Why?.En, Is.EqualTo(why));
        Assert.That(compared.Schools[0].Figures[at].Percent, why is null ? Is.EqualTo(60) : Is.Null);
    }

    [Test]
    public void Papers_that_schools_set_themselves_are_never_compared()
    {
        var compared = Compare(CountyView.Pupil, School("a", Exam(ExamKind.EndOfTerm, 100, 95, 60)), School("b", Exam(ExamKind.EndOfTerm, 100, 100, 70)));
        var passed = compared.Columns.Select((column, at) => (column, at)).Single(each => each.column.Step == "pass").at;
        Assert.That(compared.Schools.Select(school => (school.Figures[passed].Percent, school.Figures[passed].Why!.En)), Is.All.EqualTo(((decimal?)null, "each school set its own paper: not comparable")));
    }

    [Test]
    public void Schools_stand_by_name_whatever_they_did_and_each_view_has_its_own()
    {
        CountyBundle[] schools = [School("b", Norm(20, 20), Exam(ExamKind.Joint, 100, 100, 20)), School("a", Norm(20, 5), Exam(ExamKind.Joint, 100, 100, 90), Reviews(ReviewGroup.Parents))];
        Assert.That(SchoolComparison.Of(schools, CountyView.Pupil).Schools.Select(school => school.School), Is.EqualTo(["a", "b"]));
        Assert.That(SchoolComparison.Of(schools, CountyView.Parent).Columns.Single().About, Is.EqualTo(BundleSubject.Reviews));
        Assert.That(SchoolComparison.Of(schools, CountyView.Principal).Columns.Single().About, Is.EqualTo(BundleSubject.Norm));
        Assert.That(SchoolComparison.Of([], CountyView.Teacher).Schools, Is.Empty);
    }

    private static SchoolComparison Compare(CountyView view, params CountyBundle[] schools) => SchoolComparison.Of(schools, view);

    private static CountyBundle School(string id, params BundleTable[] tables) => SignedBundleTests.Bundle(id) with { SchoolName = id, Tables = tables };

    private static BundleTable Norm(int of, int met) => new()
    {
        About = BundleSubject.Norm,
        Row = "X1",
        Name = new("听课", "observed"),
        Alike = "hash|30",
        Since = new(2025, 10, 31),
        Of = of,
        Steps = [new("met", new("完成", "met"), met)],
        Posts = [PostKind.Principal],
    };

    private static BundleTable Exam(ExamKind kind, int of, int? sat, int passed) => new()
    {
        About = BundleSubject.Rates,
        Row = "8/joint-1/maths",
        Name = new("数学", "maths"),
        Alike = "85/60/40/120",
        Since = new(2025, 10, 31),
        Of = of,
        Grade = 8,
        Exam = kind,
        Day = new(2025, 10, 28),
        Steps = [new("pass", new("及格", "passed"), passed), new("sat", new("参考", "sat"), sat)],
    };

    private static BundleTable Lessons(int? of, decimal? lessons) => new() { About = BundleSubject.Observations, Name = new("听课", "observed"), Since = new(2025, 10, 31), Of = of, Amount = lessons };

    private static BundleTable Reviews(ReviewGroup from) => new() { About = BundleSubject.Reviews, Row = "mid-term-1/parents/teachers", Name = new("家长评教师", "parents"), From = from, Since = new(2025, 10, 31), Of = 20, Amount = 81.5m };
}
