using QualityTracker.Core.Duties;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Pay;

public sealed class PayInputsTests
{
    // One indicator, a lecture scores 100; half of the rest by periods, half by quality.
    private static readonly PolicyPack Pack = LecturePack.Of("""
          - { id: homeroom, kind: fixed, title: { zh: 班主任, en: homeroom }, post: homeroom-teacher, yuan-a-month: 400.00 }
          - { id: workload, kind: share, title: { zh: 量, en: workload }, percent: 50, points: standard-periods }
          - { id: quality, kind: share, title: { zh: 质, en: quality }, percent: rest, points: quality }
          - { id: after-school, kind: own-total, title: { zh: 课后, en: after-school }, points: after-school-hours }
        """);

    [Test]
    public void Fixed_pools_come_first_and_the_rest_is_shared()
    {
        // 5 months × 400 = 2,000.00. The rest, 8,000.01, is 4,000.01 and 4,000.00: the odd cent goes by id on equal remainders.
        var pay = Of(Three(), 1_000_001, 30_000);
        Assert.Multiple(() =>
        {
            Assert.That(pay.Refusal, Is.Null);
            Assert.That(
                pay.Pools.Select(pool => (pool.Id, pool.Total.Cents, pool.Undivided.Cents)),
                Is.EqualTo(
                [
                    ("homeroom", 200_000L, 0L), ("workload", 400_000L, 0L),
                    ("quality", 400_001L, 0L), ("after-school", 30_000L, 0L),
                ]));
            Assert.That(pay.Balances, Is.True);
            Assert.That(pay.People.Sum(person => person.Sum.Cents), Is.EqualTo(1_030_001));
        });
    }

    [Test]
    public void Each_pool_is_divided_by_its_own_points()
    {
        var pay = Of(Three(), 1_000_000, 30_000);
        Assert.Multiple(() =>
        {
            // Periods 30 : 10 : 0 of 4,000.00.
            Assert.That(Cents(pay, "workload"), Is.EqualTo([300_000, 100_000, 0]));

            // Quality 100 × 20, 50 × 20, 100 × 10 of 20 weeks: 100, 50, 50.
            Assert.That(pay.People.Select(person => person.PartOf("quality").Points), Is.EqualTo([100m, 50m, 50m]));
            Assert.That(Cents(pay, "quality"), Is.EqualTo([200_000, 100_000, 100_000]));

            // Hours 0, 3, 1 of 300.00.
            Assert.That(Cents(pay, "after-school"), Is.EqualTo([0, 22_500, 7_500]));
            Assert.That(pay.People[0].PartOf("homeroom"), Is.EqualTo(new PoolPart("homeroom", 5, new(200_000))));
        });
    }

    [Test]
    public void After_school_hours_of_who_is_not_evaluated_are_told()
    {
        var pay = Of(Three().Person("T4").Hours("T4", 3, 5, HoursKind.AfterSchoolService), 1_000_000, 30_000);
        Assert.That(pay.People.Select(person => person.Staff), Has.No.Member("T4"));
        Assert.That(pay.Notes.Single().Zh, Does.StartWith("T4 有 1 条课时记录"));
    }

    [Test]
    public void After_school_hours_are_no_workload_points()
    {
        var pay = Of(Three(), 1_000_000, 0);
        Assert.That(pay.People.Select(person => person.PartOf("workload").Points), Is.EqualTo([30m, 10m, 0m]));
    }

    [Test]
    public void The_vetoed_get_no_quality_share_and_keep_the_rest()
    {
        var pay = Of(Three().Veto("T1"), 1_000_000, 0);
        Assert.That(Cents(pay, "quality"), Is.EqualTo([0, 200_000, 200_000]));
        Assert.That(Cents(pay, "workload")[0], Is.EqualTo(300_000));
        Assert.That(pay.People[0].Vetoed, Is.True);
    }

    [Test]
    public void A_run_that_the_fixed_pools_pass_is_refused()
    {
        var pay = Of(Three(), 199_999, 30_000);
        Assert.That(pay.Refusal!.En, Does.Contain("2000.00").And.Contain("1999.99"));
        Assert.That(pay.People, Is.Empty);
        Assert.That(pay.Paid, Is.EqualTo(Money.Zero));
        Assert.That(Of(Three(), 200_000, 30_000).Refusal, Is.Null);
    }

    [Test]
    public void A_pool_without_points_is_left_whole_and_reported()
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher);
        var pay = Of(school, 1_000, 500);
        Assert.That(pay.Undivided.Cents, Is.EqualTo(1_500));
        Assert.That((pay.Paid, pay.Balances), Is.EqualTo((Money.Zero, true)));
    }

    [Test]
    public void A_month_counts_from_fifteen_days_in_post()
    {
        // 16–30 September is fifteen days, 17–30 fourteen; January ends with the term on the 16th: 1–15 counts, 2–15 does not.
        Assert.Multiple(() =>
        {
            Assert.That(Months(new(2025, 9, 16), new(2025, 9, 30)), Is.EqualTo(1));
            Assert.That(Months(new(2025, 9, 17), new(2025, 9, 30)), Is.EqualTo(0));
            Assert.That(Months(new(2026, 1, 1), new(2026, 1, 15)), Is.EqualTo(1));
            Assert.That(Months(new(2026, 1, 2), new(2026, 1, 15)), Is.EqualTo(0));
            Assert.That(Months(new(2026, 1, 2), null), Is.EqualTo(1));
            Assert.That(Months(new(2025, 8, 1), null), Is.EqualTo(5));
            Assert.That(Months(new(2025, 9, 16), new(2025, 10, 14)), Is.EqualTo(1));
        });
    }

    [Test]
    public void Two_homeroom_posts_do_not_count_a_month_twice()
    {
        var frame = new SchoolBuilder().Person("T1").Post("T1", PostKind.HomeroomTeacher, to: new(2025, 9, 10), inClass: "701")
            .Post("T1", PostKind.HomeroomTeacher, from: new(2025, 9, 8), to: new(2025, 9, 15), inClass: "702").Frame();
        Assert.That(PostMonths.Of(frame, frame.Terms[Autumn], frame.Staff["T1"], PostKind.HomeroomTeacher), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_pay_export_names_no_pupil()
    {
        var school = Three().Class("701", 5).Tutors("T1", Pupil("701", 1), Day(2)).Plan("T1", Pupil("701", 1), 5, Day(1), null);
        var text = System.Text.Json.JsonSerializer.Serialize(Of(school, 1_000_000, 0));
        Assert.That(text, Does.Contain("T1").And.Not.Contain("701-001"));
    }

    [Test]
    public void A_run_of_another_term_or_pack_is_not_divided()
    {
        var evaluation = Three().Evaluate(Pack);
        Assert.That(() => PayInputs.Of(evaluation, new() { Term = Spring }, Pack, Three().Frame()), Throws.ArgumentException);
        Assert.That(
            () => PayInputs.Of(evaluation, new() { Term = Autumn }, PolicyPacks.Of("wenxian-2019"), Three().Frame()),
            Throws.ArgumentException);
    }

    private static int Months(DateOnly from, DateOnly? to)
    {
        var frame = new SchoolBuilder().Person("T1").Post("T1", PostKind.HomeroomTeacher, from: from, to: to).Frame();
        return PostMonths.Of(frame, frame.Terms[Autumn], frame.Staff["T1"], PostKind.HomeroomTeacher).Count;
    }

    // T1 homeroom teacher of no known class, T2 all term, T3 from week 11.
    private static SchoolBuilder Three() => new SchoolBuilder()
        .Person("T1").Post("T1", PostKind.HomeroomTeacher).Person("T2").Post("T2", PostKind.Teacher)
        .Person("T3").Post("T3", PostKind.Teacher, from: Day(11))
        .Duty("T1", DutyKind.Lecture, Day(2)).Duty("T1", DutyKind.Lecture, Day(3))
        .Duty("T2", DutyKind.Lecture, Day(4)).Duty("T3", DutyKind.Lecture, Day(12))
        .Hours("T1", 2, 30, HoursKind.Cover, coverFor: "T9").Hours("T2", 2, 10, HoursKind.Cover, coverFor: "T9")
        .Hours("T2", 3, 3, HoursKind.AfterSchoolService).Hours("T3", 12, 1, HoursKind.AfterSchoolService);

    private static long[] Cents(PayInputs pay, string pool) => [.. pay.People.Select(person => person.PartOf(pool).Amount.Cents)];

    private static PayInputs Of(SchoolBuilder school, long total, long afterSchool) => PayInputs.Of(
        school.Evaluate(Pack),
        new PayRun { Id = "run", Term = Autumn, TotalCents = total, AfterSchoolCents = afterSchool },
        Pack,
        school.Frame());
}
