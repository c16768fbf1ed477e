using QualityTracker.Core.Exams;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Evaluations;

public sealed class ExamResultTests
{
    private static readonly PolicyPack Pack = PolicyPacks.Of("wenxian-2019");

    [Test]
    public void A_class_result_is_its_mean_beside_the_grades()
    {
        // 701: 20 × 66, 702: 20 × 74; the grade's mean is 70. 66 ÷ 70 = 0.942857…, (x − .5) ÷ .55 = 0.805194…
        var person = TwoClasses(66, 74).Evaluate(Pack).Person("T1");
        var result = person.ExamResults.Single();
        Assert.Multiple(() =>
        {
            Assert.That(result.Result.RelativeMean, Is.EqualTo(66m / 70));
            Assert.That(result.Result.Statistics!.Mean, Is.EqualTo(66));
            Assert.That(result.Weight, Is.EqualTo(400));
            Assert.That(person.Indicator("class-results").Fraction!.Value, Is.EqualTo(0.805194805194805m).Within(1e-14m));
            Assert.That(person.Indicator("class-results").Points, Is.EqualTo(32.21m));
        });
    }

    [Test]
    public void Results_are_weighted_by_pupils_weeks_and_share()
    {
        // Maths of 701 all term at half a class, 20 × 20 × ½ = 200; of 702 from week 11, 20 × 10 = 200.
        var school = TwoClasses(80, 60, teach: false)
            .Teaches("T1", "701", "maths", share: 0.5m).Teaches("T1", "702", "maths", from: Day(11));
        var person = school.Evaluate(Pack).Person("T1");
        Assert.That(person.ExamResults.Select(each => each.Weight), Is.EqualTo([200m, 200m]));
        Assert.That(person.Indicator("class-results").Figure!.Value, Is.EqualTo(1m).Within(1e-20m));
        Assert.That(person.Indicator("class-results").Points, Is.EqualTo(36.36m));
    }

    [Test]
    public void Everybody_on_the_roster_day_is_accounted_for()
    {
        var sheet = Sat("701", 20, 80).Concat(Sat("702", 20, 60)).ToList();
        sheet[0] = sheet[0] with { Status = ExamStatus.Absent, Score = null };
        sheet[1] = sheet[1] with { Status = ExamStatus.Cheated, Score = 0 };
        sheet[2] = sheet[2] with { Status = ExamStatus.Excluded, Score = 10 };
        sheet[3] = sheet[3] with { Status = ExamStatus.Deferred, Score = null };
        sheet.RemoveAt(4);
        sheet.Add(new("stranger", "701", ExamStatus.Sat, 0));
        var school = Classes().Exam("E", 7, "maths", sheet).Teaches("T1", "701", "maths")
            .Enrol("late", "701", from: Day(19)).Enrol("gone", "701", from: Day(1), to: Day(17));
        var result = school.Evaluate(Pack).Person("T1").ExamResults.Single().Result;
        Assert.That(
            (result.Enrolled, result.Sat, result.Absent, result.Cheated, result.Excluded, result.Deferred, result.NotEntered),
            Is.EqualTo((20, 15, 1, 1, 1, 1, 1)));
        Assert.That(result.Statistics!.Mean, Is.EqualTo(80));
    }

    [Test]
    public void Classes_not_assigned_in_parallel_are_not_compared()
    {
        var school = Classes(parallel: false).Exam("E", 7, "maths", Sat("701", 20, 80).Concat(Sat("702", 20, 60)))
            .Teaches("T1", "701", "maths");
        var person = school.Evaluate(Pack).Person("T1");
        Assert.That(person.ExamResults.Single().Result.RelativeMean, Is.Null);
        Assert.That(person.Indicator("class-results").Missing, Is.EqualTo(MissingRule.Exclude));
        Assert.That(person.Indicator("class-results").Notes.Single().En, Does.Contain("D14"));
    }

    [Test]
    public void Fewer_than_ten_who_sat_are_left_out_and_said_so()
    {
        var sheet = Sat("701", 9, 80).Concat(Sat("702", 20, 60));
        var person = Classes().Exam("E", 7, "maths", sheet).Teaches("T1", "701", "maths").Evaluate(Pack).Person("T1");
        Assert.That(person.Indicator("class-results").Points, Is.Null);
        Assert.That(person.Indicator("class-results").Notes.Single().En, Does.Contain("9 sat, fewer than 10"));
    }

    [Test]
    public void A_grade_of_one_class_has_nothing_to_compare_with()
    {
        var school = new SchoolBuilder().Person("T1").Class("701", 20).Teaches("T1", "701", "maths")
            .Exam("E", 7, "maths", Sat("701", 20, 80));
        var result = school.Evaluate(Pack).Person("T1").ExamResults.Single().Result;
        Assert.That(result.NotComparable!.En, Does.Contain("no other parallel class"));
    }

    [Test]
    public void An_entrance_exam_is_nowhere_in_an_evaluation()
    {
        var person = TwoClasses(80, 60, ExamKind.Entrance).Evaluate(Pack).Person("T1");
        Assert.That(person.ExamResults, Is.Empty);
        Assert.That(person.Indicator("class-results").Points, Is.Null);
    }

    [Test]
    public void An_exam_of_another_kind_is_shown_and_not_scored()
    {
        var person = TwoClasses(80, 60, ExamKind.MidTerm).Evaluate(Pack).Person("T1");
        Assert.That(person.ExamResults, Has.Count.EqualTo(1));
        Assert.That(person.Indicator("class-results").Missing, Is.EqualTo(MissingRule.Exclude));
    }

    [Test]
    public void Primary_classes_carry_levels_and_no_scores()
    {
        var school = new SchoolBuilder().Person("T1").Class("301", 20).Class("302", 20).Teaches("T1", "301", "maths")
            .Exam("E", 3, "maths", Sat("301", 20, 90).Concat(Sat("302", 20, 60)));
        var person = school.Evaluate(Pack).Person("T1");
        var result = person.ExamResults.Single().Result;
        Assert.That((result.LevelsOnly, result.Statistics, result.Grade), Is.EqualTo((true, (object?)null, (object?)null)));
        Assert.That(result.Levels.Rows.Select(row => row.Count), Is.EqualTo([20, 0, 0, 0]));
        Assert.That(result.RelativeMean, Is.Null);
        var indicator = person.Indicator("class-results");
        Assert.That((indicator.Points, indicator.Missing), Is.EqualTo(((decimal?)40, (MissingRule?)null)));
        Assert.That((indicator.Figure, indicator.LevelsOnly), Is.EqualTo(((decimal?)null, true)));
        Assert.That(indicator.Notes.Single().Zh, Is.EqualTo("小学只呈现等级"));
    }

    [Test]
    public void A_grade_is_compared_by_its_parallel_classes_only()
    {
        // 701: 20 × 66, 702: 20 × 74: a mean of 70, whatever the class beside them does.
        var school = TwoClasses(66, 74).Class("703", 20, parallel: false)
            .Exam("E2", 7, "maths", Sat("701", 20, 66).Concat(Sat("702", 20, 74)).Concat(Sat("703", 20, 10)));
        var results = school.Evaluate(Pack).Person("T1").ExamResults;
        Assert.That(results.Select(each => each.Result.RelativeMean), Is.EqualTo([(decimal?)66m / 70, (decimal?)66m / 70]));
        Assert.That(results[1].Result.Grade!.Mean, Is.EqualTo(70));
    }

    // The mean of three pupils would be what the grade's has more than the other two classes'.
    [Test]
    public void A_parallel_class_of_three_is_no_part_of_the_grade()
    {
        var school = TwoClasses(66, 74).Class("703", 3).Exam("E2", 7, "maths", Sat("701", 20, 66).Concat(Sat("702", 20, 74)).Concat(Sat("703", 3, 10)));
        Assert.That(school.Evaluate(Pack).Person("T1").ExamResults[1].Result.Grade!.Mean, Is.EqualTo(70));
    }

    [Test]
    public void A_sheet_and_an_analysis_go_by_the_same_numbers_of_the_pack()
    {
        var pack = Pack with { Exams = new() { Rates = [new(null, [], Quantity.Of(70), Quantity.Of(65), Quantity.Of(30))], LeastShown = Quantity.Of(21) } };
        var result = TwoClasses(66, 74).Evaluate(pack).Person("T1").ExamResults.Single().Result;
        Assert.That((result.Statistics!.ExcellentRate, result.Statistics.PassRate, result.IsFew), Is.EqualTo(((decimal?)0, (decimal?)100, true)));
    }

    [Test]
    public void One_parallel_class_alone_has_nothing_to_compare_with()
    {
        var school = new SchoolBuilder().Person("T1").Class("701", 20).Class("702", 20, parallel: false).Teaches("T1", "701", "maths")
            .Exam("E", 7, "maths", Sat("701", 20, 80).Concat(Sat("702", 20, 60)));
        Assert.That(school.Evaluate(Pack).Person("T1").ExamResults.Single().Result.NotComparable!.En, Does.Contain("no other"));
    }

    [Test]
    public void A_figure_that_a_primary_class_is_part_of_shows_no_ratio()
    {
        var school = TwoClasses(66, 74).Class("301", 20).Class("302", 20).Teaches("T1", "301", "maths")
            .Exam("P", 3, "maths", Sat("301", 20, 90).Concat(Sat("302", 20, 60)));
        var indicator = school.Evaluate(Pack).Person("T1").Indicator("class-results");
        Assert.That((indicator.Figure, indicator.Points > 0), Is.EqualTo(((decimal?)null, true)));
    }

    [Test]
    public void A_score_beyond_the_full_mark_is_not_entered()
    {
        var sheet = Sat("701", 20, 80).Concat(Sat("702", 19, 60)).Append(new(Pupil("702", 20), "702", ExamStatus.Sat, 160));
        var school = Classes().Exam("E", 7, "maths", sheet).Teaches("T1", "702", "maths");
        Assert.That(school.Evaluate(Pack).Person("T1").ExamResults.Single().Result.NotEntered, Is.EqualTo(1));
    }

    private static SchoolBuilder Classes(bool parallel = true) =>
        new SchoolBuilder().Person("T1").Class("701", 20, parallel).Class("702", 20, parallel);

    private static SchoolBuilder TwoClasses(decimal first, decimal second, ExamKind kind = ExamKind.EndOfTerm, bool teach = true)
    {
        var school = Classes().Exam("E", 7, "maths", Sat("701", 20, first).Concat(Sat("702", 20, second)), kind);
        return teach ? school.Teaches("T1", "701", "maths") : school;
    }
}
