using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Explanations;

public sealed class TotalExplanationTests
{
    private static readonly PolicyPack Pack = PackText.Pack($$"""
        pack: two
        title: { zh: 两维, en: two }
        document: { zh: 文件, en: document }
        clauses: []
        norms: []
        dimensions:
          - id: process
            title: { zh: 过程, en: process }
            weight: 60
            indicators:
        {{PackText.Indicator("lectures", "75", "{ measure: lectures, target: 3 }", "attainment", ", missing: zero")}}
        {{PackText.Indicator("honours", "25", "{ measure: honours }", "{ way: linear, floor: 0, ceiling: 2 }", ", missing: exclude")}}
          - id: results
            title: { zh: 结果, en: results }
            weight: rest
            indicators:
        {{PackText.Indicator("exams", "100", "{ exams: [end-of-term], at-least-sat: 10 }", "{ way: linear, floor: 0.5, ceiling: 1.05 }", ", missing: exclude")}}
        bands:
          - { id: best, title: { zh: 优, en: best }, from: 30, at-most: 20 }
          - { id: rest, title: { zh: 其他, en: others }, from: 0 }
        pay:
          - { id: homeroom, kind: fixed, title: { zh: 班主任, en: homeroom }, post: homeroom-teacher, yuan-a-month: 400.00 }
          - { id: workload, kind: share, title: { zh: 量, en: workload }, percent: 50, points: standard-periods }
          - { id: quality, kind: share, title: { zh: 质, en: quality }, percent: rest, points: quality }
        """);

    [Test]
    public void A_weight_that_was_shared_out_is_spelled_out()
    {
        // No exam: 60 becomes 100. No honour: 75 % becomes all of it. 1 of 3 lectures: a third of 100.
        var figures = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Duty("T1", DutyKind.Lecture, Day(3), title: "备课").Explain(Pack, "T1");
        var (total, process, results) = (figures.Of("total")!, figures.Of("dimensions/process")!, figures.Of("dimensions/results")!);
        var lectures = figures.Of("indicators/process/lectures")!;
        Assert.Multiple(() =>
        {
            Assert.That(lectures.Arithmetic.Select(each => (each.Id, each.Sum)), Is.EqualTo(
            [
                ("actual", "1"), ("target", "3 × 20 ÷ 20 = 3"), ("attainment", "1 ÷ 3 × 100 = 33.3333333333…"), ("weight", "75 ÷ (75) × 100 = 100"),
                ("fraction", "33.3333333333… ÷ 100 = 0.3333333333…"), ("points", "0.3333333333… × 100 = 33.3333333333…"),
            ]));
            Assert.That(process.Step("weight").Sum, Is.EqualTo("60 ÷ (60) × 100 = 100"));
            Assert.That(results.Step("declared-weight").Sum, Is.EqualTo("100 − 60 = 40"));
            Assert.That((results.Value, results.Notes.Single().En), Is.EqualTo(((decimal?)null, "nothing in it could be scored; its weight is shared out over the other dimensions")));
            Assert.That((total.Shown!.Zh, total.Step("points").Sum), Is.EqualTo(("33.33", "33.3333333333… + 0 = 33.3333333333…")));
            Assert.That(lectures.Counted.Single().Label.En, Is.EqualTo("lecture: 备课"));
        });
    }

    [Test]
    public void Class_results_are_led_to_class_and_grade_means_and_what_is_left_out()
    {
        var school = new SchoolBuilder().Class("701", 20).Class("702", 20).Class("703", 5).Person("T1", "maths").Teaches("T1", "701", "maths").Teaches("T1", "703", "maths")
            .Exam("E1", 7, "maths", Sat("701", 20, 88).Concat(Sat("702", 20, 72)).Concat(Sat("703", 5, 80)))
            .Exam("E2", 7, "maths", Sat("701", 20, 50), ExamKind.Monthly).Exam("E3", 7, "maths", Sat("701", 20, 90), ExamKind.Entrance);
        var figures = school.Explain(Pack, "T1");
        var exams = figures.Of("indicators/results/exams")!;
        Assert.Multiple(() =>
        {
            Assert.That(figures.Of("exam-results/E1/maths/701")!.Step("relative-mean").Sum, Is.EqualTo("88 ÷ 80 = 1.1"));
            Assert.That(exams.Step("figure").Sum, Is.EqualTo("(1.1 × 400) ÷ (400) = 1.1"));
            Assert.That(exams.Step("fraction").Sum, Is.EqualTo("min((1.1 − 0.5) ÷ (1.05 − 0.5), 1) = 1"));
            Assert.That(exams.Counted.Select(each => (each.Id, each.Amount)), Is.EqualTo([("E1/maths/701", 400m)]));
            Assert.That(exams.NotCounted.Select(each => (each.Id, each.Why)), Is.EquivalentTo(
            [
                ("E1/maths/703", WhyNotCounted.TooFewSat), ("E2/maths/701", WhyNotCounted.AnotherKind), ("E2/maths/703", WhyNotCounted.AnotherKind),
                ("E3/maths/701", WhyNotCounted.Entrance), ("E3/maths/703", WhyNotCounted.Entrance),
            ]));
        });
    }

    [TestCase(4, false)]
    [TestCase(5, true)]
    public void Where_very_few_sat_no_mean_and_no_ratio_is_written(int sat, bool written)
    {
        var figures = new SchoolBuilder().Class("701", sat).Class("702", 20).Person("T1", "maths").Teaches("T1", "701", "maths")
            .Exam("E1", 7, "maths", Sat("701", sat, 87.25m).Concat(Sat("702", 20, 72))).Explain(Pack, "T1");
        var result = figures.Of("exam-results/E1/maths/701")!;
        Assert.That((result.Value is not null, result.Shown is not null), Is.EqualTo((written, written)));
        Assert.That(result.Notes.Any(note => note.En.Contains("fewer than 5 sat", StringComparison.Ordinal)), Is.EqualTo(!written));
        Assert.That(figures.Of(null)!.All().SelectMany(node => node.Arithmetic).Any(each => each.Sum.Contains("87.25", StringComparison.Ordinal)), Is.EqualTo(written));
    }

    [Test]
    public void Of_primary_classes_neither_mean_nor_ratio_is_written()
    {
        var figures = new SchoolBuilder().Class("501", 20).Class("502", 20).Person("T1", "maths").Teaches("T1", "501", "maths")
            .Exam("E1", 5, "maths", Sat("501", 20, 87.25m).Concat(Sat("502", 20, 72))).Explain(Pack, "T1");
        var nodes = figures.Of(null)!.All().ToArray();
        Assert.That(nodes.Select(node => node.Figure), Does.Contain("exam-results/E1/maths/501"));
        Assert.That(nodes.SelectMany(node => node.Arithmetic).Select(each => each.Id), Has.None.EqualTo("relative-mean").And.None.EqualTo("figure"));
        Assert.That(nodes.SelectMany(node => node.Arithmetic).Select(each => each.Sum), Has.None.Contains("87.25"));
    }

    [Test]
    public void A_band_tells_the_place_and_full_bands_and_nobody_elses_total()
    {
        var school = new SchoolBuilder();
        foreach (var person in Enumerable.Range(1, 6)) school.Person($"T{person}").Post($"T{person}", PostKind.Teacher);
        foreach (var lecture in new[] { 1, 2 }) school.Duty("T1", DutyKind.Lecture, Day(lecture));
        school.Duty("T2", DutyKind.Lecture, Day(1));
        var band = school.Explain(Pack, "T2").Of("band")!;
        Assert.Multiple(() =>
        {
            Assert.That((band.Shown!.En, band.Rule), Is.EqualTo(("others", "bands/rest")));
            Assert.That(band.Notes.Select(note => note.En), Is.EqualTo(
            [
                "best: from 30, at most 20 % of the people, rounded down", "others: from 0", "1 of 6 people have a higher total",
                "the total reaches “best”, whose places were full; equal totals go in or drop together",
            ]));
            Assert.That(band.Notes.Select(note => note.Zh + note.En), Has.None.Contains("66.67").And.None.Contains("T1"));
        });
    }

    [Test]
    public void A_bundled_total_is_written_out_from_the_own_total_and_the_partners_mean()
    {
        // Own 2 of 3 lectures, 66.666…; the partner has all: 66.666… × 0.8 + 100 × 0.2 = 73.333…
        var pack = Pack with { Reviews = Pack.Reviews with { BundleShare = Quantity.Of(20) } };
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Person("T2").Post("T2", PostKind.Teacher).Pair("T2", "T1")
            .Duty("T1", DutyKind.Lecture, Day(1)).Duty("T1", DutyKind.Lecture, Day(2))
            .Duty("T2", DutyKind.Lecture, Day(1)).Duty("T2", DutyKind.Lecture, Day(2)).Duty("T2", DutyKind.Lecture, Day(3));
        var figures = school.Explain(pack, "T1");
        var (total, own, bundle) = (figures.Of("total")!, figures.Of("own-total")!, figures.Of("bundle")!);
        Assert.Multiple(() =>
        {
            Assert.That((total.Shown!.Zh, total.Clause!.Id), Is.EqualTo(("73.33", "W21")));
            Assert.That(total.Step("points").Sum, Is.EqualTo("66.6666666666… × (1 − 0.2) + 100 × 0.2 = 73.3333333333…"));
            Assert.That(total.Parts.Select(part => part.Figure), Is.EqualTo(["own-total", "bundle"]));
            Assert.That((own.Shown!.Zh, own.Parts[0].Figure), Is.EqualTo(("66.67", "dimensions/process")));
            Assert.That((bundle.Shown!.Zh, bundle.Notes[^1].En), Is.EqualTo(("100.00", "T2 老师 (T2): paired for 20 weeks")));
        });
    }

    [Test]
    public void Among_fewer_than_five_people_no_place_is_told()
    {
        var band = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Person("T2").Post("T2", PostKind.Teacher).Explain(Pack, "T2").Of("band")!;
        Assert.That(band.Notes.Select(note => note.En), Has.None.Contains("people have"));
    }

    [Test]
    public void A_veto_is_told_with_the_lowest_band()
    {
        var band = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Duty("T1", DutyKind.Lecture, Day(1)).Veto("T1").Explain(Pack, "T1").Of("band")!;
        Assert.That((band.Shown!.En, band.Clause!.Id), Is.EqualTo(("others", "D1")));
        Assert.That(band.Notes[^1].Zh, Does.StartWith("师德一票否决"));
        Assert.That(band.Counted.Select(each => (each.Kind, each.Date, each.Label.En)), Is.EqualTo([(RecordKind.ConductDecision, Day(1), "conduct decision")]));
    }

    [Test]
    public void A_part_of_a_pay_run_is_the_pool_by_ones_points_of_all()
    {
        // 10,000.00 less 5 × 400 leaves 8,000.00, half of it by quality: 66.67 of 100.00 points.
        var school = new SchoolBuilder().Class("701", 20).Person("T1").Post("T1", PostKind.HomeroomTeacher, inClass: "701").Person("T2").Post("T2", PostKind.Teacher)
            .Duty("T1", DutyKind.Lecture, Day(1)).Duty("T1", DutyKind.Lecture, Day(2)).Duty("T2", DutyKind.Lecture, Day(1));
        var (frame, evaluation) = (school.Frame(), school.Evaluate(Pack));
        var pay = PayInputs.Of(evaluation, new PayRun { Id = "run", Term = Autumn, TotalCents = 1_000_000 }, Pack, frame);
        var figures = Explained.Explain(evaluation, Pack, frame, school.Records(), "T1", pay);
        var (fixedPart, quality) = (figures.Of("pay/run/homeroom")!, figures.Of("pay/run/quality")!);
        Assert.Multiple(() =>
        {
            Assert.That(fixedPart.Step("amount").Sum, Is.EqualTo("5 × 400 = 2000"));
            Assert.That(fixedPart.Notes.Single().En, Is.EqualTo("months with 15 days as homeroom teacher: 2025-09, 2025-10, 2025-11, 2025-12, 2026-01"));
            Assert.That(quality.Arithmetic.Select(each => each.Sum), Is.EqualTo(
                ["66.67 × 20 ÷ 20 ≈ 66.67", "(10000 − 2000) × 50 ÷ 100 ≈ 4000", "4000 × 66.67 ÷ 100 ≈ 2666.8"]));
            Assert.That((quality.Shown!.Zh, quality.Parts.Single().Figure, quality.Parts[0].InShort), Is.EqualTo(("2666.80", "total", true)));
            Assert.That(figures.Of("pay/run/none"), Is.Null);
            Assert.That(figures.Figures, Does.Contain("pay/run"));
        });
    }

    [Test]
    public void What_is_no_figure_is_not_there()
    {
        var figures = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Explain(Pack, "T1");
        foreach (var figure in new[] { "", "norms/X1", "dimensions", "workload/weeks/99", "pay/run", "school/norms/X4", "total/" }) Assert.That(figures.Of(figure), Is.Null, figure);
    }
}
