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
        var compared = Compare(CountyView.Principal, School("a", Norm(20, 15)), School("b", Norm(20, 15) with { Of = null, Steps = [new("met", new("完成", "met"), null)] }), School("c"));
        Assert.That(compared.Schools.Select(school => school.Figures[0].Why), Is.EqualTo([null, SchoolComparison.Hidden, SchoolComparison.Missing]));
        Assert.That(compared.County[0].Of, Is.EqualTo(20));
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
    public void Papers_that_schools_set_themselves_are_never_compared()
    {
        var compared = Compare(CountyView.Pupil, School("a", Exam(ExamKind.EndOfTerm, 100, 95, 60)), School("b", Exam(ExamKind.EndOfTerm, 100, 100, 70)));
        var passed = compared.Columns.Select((column, at) => (column, at)).Single(each => each.column.Step == "pass").at;
        Assert.That(compared.Schools.Select(school => (school.Figures[passed].Percent, school.Figures[passed].Why!.En)), Is.All.EqualTo(((decimal?)null, "each school set its own paper: not comparable")));
    }

    [Test]
    public void Schools_stand_by_name_or_by_norms_met_and_each_view_has_its_own()
    {
        CountyBundle[] schools = [School("b", Norm(20, 20), Exam(ExamKind.Joint, 100, 100, 20)), School("a", Norm(20, 5), Exam(ExamKind.Joint, 100, 100, 90), Reviews(ReviewGroup.Parents))];
        Assert.That(SchoolComparison.Of(schools, CountyView.Pupil, byNorms: false).Schools.Select(school => school.School), Is.EqualTo(["a", "b"]));
        Assert.That(SchoolComparison.Of(schools, CountyView.Pupil, byNorms: true).Schools.Select(school => school.School), Is.EqualTo(["b", "a"]));
        Assert.That(SchoolComparison.Of(schools, CountyView.Parent, byNorms: false).Columns.Single().About, Is.EqualTo(BundleSubject.Reviews));
        Assert.That(SchoolComparison.Of(schools, CountyView.Principal, byNorms: false).Columns.Single().About, Is.EqualTo(BundleSubject.Norm));
        Assert.That(SchoolComparison.Of([], CountyView.Teacher, byNorms: true).Schools, Is.Empty);
    }

    private static SchoolComparison Compare(CountyView view, params CountyBundle[] schools) => SchoolComparison.Of(schools, view, byNorms: false);

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
        Steps = [new("pass", new("及格", "passed"), passed), new("sat", new("参考", "sat"), sat)],
    };

    private static BundleTable Reviews(ReviewGroup from) => new() { About = BundleSubject.Reviews, Row = "mid-term-1/parents/teachers", Name = new("家长评教师", "parents"), From = from, Since = new(2025, 10, 31), Of = 20, Amount = 81.5m };
}
