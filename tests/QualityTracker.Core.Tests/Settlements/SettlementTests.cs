using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Core.Tests.Settlements;

public sealed class SettlementTests
{
    private static readonly DateOnly First = new(2026, 1, 20);

    [Test]
    public void An_upheld_objection_after_a_payment_becomes_adjustments_in_the_next()
    {
        // 1,000.00 by points 30 : 20 : 10 is 500.00, 333.33, 166.67; with 40 : 20 : 10 it is 571.43, 285.71, 142.86.
        var before = Divided(1, First, 100_000, 30, 20, 10);
        var (ledger, first) = Paid(SettlementLedger.Empty, First, before);
        Assert.That(first.Lines.Select(line => (line.Staff, line.Amount.Cents, line.Kind)), Is.EqualTo(
            [("T1", 50_000L, LineKind.First), ("T2", 33_333L, LineKind.First), ("T3", 16_667L, LineKind.First)]));
        var (after, second) = Paid(ledger, First.AddDays(30), before, Divided(2, First.AddDays(10), 100_000, 40, 20, 10));
        Assert.Multiple(() =>
        {
            Assert.That(second.Lines.Select(line => (line.Staff, line.Amount.Cents, line.Kind)), Is.EqualTo(
                [("T1", 7_143L, LineKind.Adjustment), ("T2", -4_762L, LineKind.Adjustment), ("T3", -2_381L, LineKind.Adjustment)]));
            Assert.That((first.Total.Cents, second.Total), Is.EqualTo((100_000L, Money.Zero)), "a gain in a pool is the others' loss");
            Assert.That(after.PaidTo("T1").Cents, Is.EqualTo(57_143));
            Assert.That(second.Number, Is.EqualTo(2));
        });
        Assert.That(Paid(after, First.AddDays(31), before, Divided(2, First.AddDays(10), 100_000, 40, 20, 10)).Settlement.Lines, Is.Empty, "nothing is paid twice");
    }

    [Test]
    public void What_is_sealed_after_the_cut_off_waits_for_the_next()
    {
        var (ledger, first) = Paid(SettlementLedger.Empty, First, Divided(1, First, 100, 1, 1, 0), Divided(2, First.AddDays(1), 100, 1, 0, 0));
        Assert.That(first.Lines.Select(line => (line.Staff, line.Amount.Cents)), Is.EqualTo([("T1", 50L), ("T2", 50L)]));
        Assert.That(ledger.Prepare(First.AddDays(-1), "F", First.AddDays(-1), []).Refusal!.En, Does.Contain("choose that day or a later one"));
    }

    [Test]
    public void A_clock_that_was_set_back_prepares_and_approves_nothing()
    {
        var (ledger, _) = Paid(SettlementLedger.Empty, First, Divided(1, First, 100, 1, 1, 0));
        Assert.That(ledger.Prepare(First, "F", First.AddDays(-1), []).Rule, Is.EqualTo(SettlementRule.ClockBack));
        Assert.That(ledger.Prepare(First.AddDays(2), "F", First.AddDays(1), []).Rule, Is.EqualTo(SettlementRule.Future));
        var prepared = ledger.Prepare(First, "F", First.AddDays(5), [Divided(2, First, 100, 1, 0, 0)]).Settlement!;
        Assert.That(ledger.Approve(prepared, new("F", ApprovalPost.Finance, First.AddDays(4))).Outcome.Rule, Is.EqualTo(SettlementRule.ClockBack));
    }

    [Test]
    public void Of_two_prepared_at_once_the_second_is_made_again()
    {
        SealedDivision[] divisions = [Divided(1, First, 100, 1, 1, 0)];
        var (one, other) = (SettlementLedger.Empty.Prepare(First, "F", First, divisions).Settlement!, SettlementLedger.Empty.Prepare(First, "F2", First, divisions).Settlement!);
        var half = SettlementLedger.Empty.Approve(other, By("F2", ApprovalPost.Finance)).Outcome.Settlement!;
        var ledger = Frozen(SettlementLedger.Empty, one);
        var (after, outcome) = ledger.Approve(half, By("P", ApprovalPost.Principal));
        Assert.That(outcome.Refusal!.Zh, Does.Contain("请重新编制，以免重复发放"));
        Assert.That((after, after.PaidTo("T1").Cents), Is.EqualTo((ledger, 50L)));
        Assert.That(ledger.Prepare(First, "F2", First, divisions).Settlement!.Lines, Is.Empty);
    }

    [Test]
    public void Two_people_approve_one_of_them_the_principal_and_not_before_the_cut_off()
    {
        var prepared = SettlementLedger.Empty.Prepare(First, "F", First, [Divided(1, First, 100, 1, 1, 0)]).Settlement!;
        var (ledger, outcome) = SettlementLedger.Empty.Approve(prepared, By("F", ApprovalPost.Finance));
        var once = outcome.Settlement!;
        Assert.That((once.IsFrozen, ledger.Frozen.Count), Is.EqualTo((false, 0)));
        Assert.That(ledger.Approve(once, By("F", ApprovalPost.Principal)).Outcome.Refusal!.En, Does.Contain("somebody else"));
        Assert.That(ledger.Approve(once, By("G", ApprovalPost.Finance)).Outcome.Refusal!.En, Does.Contain("ask the principal"));
        Assert.That(ledger.Approve(once, new("P", ApprovalPost.Principal, First.AddDays(-1))).Outcome.Refusal!.En, Does.Contain("set the clock right"));
        var (frozen, second) = ledger.Approve(once, By("P", ApprovalPost.Principal));
        Assert.That((second.Settlement!.IsFrozen, frozen.Frozen.Count), Is.EqualTo((true, 1)));
        Assert.That(frozen.Approve(second.Settlement, By("V", ApprovalPost.Principal)).Outcome.Refusal!.En, Does.Contain("nothing more is needed"));
    }

    [Test]
    public void Who_is_no_longer_in_a_sum_gives_back_what_was_paid()
    {
        var (ledger, _) = Paid(SettlementLedger.Empty, First, Divided(1, First, 100, 1, 1, 0));
        var gone = new SealedDivision("run", 2, First, [new("T1", "quality", new(100))]);
        Assert.That(Paid(ledger, First, gone).Settlement.Lines.Select(line => (line.Staff, line.Amount.Cents)), Is.EqualTo([("T1", 50L), ("T2", -50L)]));
    }

    // Seals at random, payments at random cut-offs, some prepared by two at once: what everybody was paid is what holds by the last cut-off.
    [FsCheck.NUnit.Property]
    public bool What_was_paid_is_what_the_latest_sealed_figures_say_to_the_cent(int seed)
    {
        var random = new Random(seed);
        var (ledger, day, divisions, waiting) = (SettlementLedger.Empty, First, new List<SealedDivision>(), new List<Settlement>());
        for (var turn = 0; turn < 40; turn++)
        {
            day = day.AddDays(random.Next(3));
            if (random.Next(2) == 0)
            {
                var run = $"run{random.Next(3)}";
                divisions.Add(Divided(divisions.Count(each => each.PayRun == run) + 1, day.AddDays(random.Next(-2, 3)), random.Next(100_000), random.Next(4), random.Next(4), random.Next(4), run));
            }
            else if (ledger.Prepare(day.AddDays(-random.Next(5)), "F", day, divisions).Settlement is { } prepared)
            {
                waiting.Add(prepared);
            }

            if (waiting.Count == 0 || random.Next(3) == 0) continue;
            var chosen = waiting[random.Next(waiting.Count)];
            var before = ledger.Frozen.Count;
            ledger = Frozen(ledger, chosen);
            if (ledger.Frozen.Count != (chosen.Number == before + 1 ? before + 1 : before)) return false;
            if (ledger.Frozen.Count == before) continue;

            // As known when it was prepared: what was sealed since, though dated by then, is the next one's.
            var known = SettlementLedger.Empty.Prepare(chosen.CutOff, "F", day, divisions).Settlement!;
            var next = ledger.Prepare(chosen.CutOff, "F", day, divisions).Settlement!;
            if (!new[] { "T1", "T2", "T3" }.All(staff => ledger.PaidTo(staff) + next.Of(staff) == known.Of(staff))) return false;
        }

        ledger = Frozen(ledger, ledger.Prepare(day.AddDays(9), "F", day.AddDays(9), divisions).Settlement!);
        return new[] { "T1", "T2", "T3" }.All(staff => ledger.PaidTo(staff).Cents == divisions.GroupBy(each => each.PayRun)
                .Sum(sum => sum.MaxBy(each => each.Version)!.Parts.Where(part => part.Staff == staff).Sum(part => part.Amount.Cents)))
            && ledger.Frozen.Select(each => each.Number).SequenceEqual(Enumerable.Range(1, ledger.Frozen.Count));
    }

    private static SealedDivision Divided(int version, DateOnly on, long cents, int t1, int t2, int t3, string run = "run") => new(
        run, version, on, [.. Apportionment.Divide(new(cents), [new("T1", t1), new("T2", t2), new("T3", t3)]).Parts.Select(part => new DuePart(part.Key, "quality", part.Value))]);

    private static (SettlementLedger Ledger, Settlement Settlement) Paid(SettlementLedger ledger, DateOnly cutOff, params SealedDivision[] divisions)
    {
        var prepared = ledger.Prepare(cutOff, "F", cutOff, divisions).Settlement!;
        return (Frozen(ledger, prepared), prepared);
    }

    private static SettlementLedger Frozen(SettlementLedger ledger, Settlement prepared)
    {
        var once = ledger.Approve(prepared, By("F", ApprovalPost.Finance, prepared)).Outcome.Settlement;
        return once is null ? ledger : ledger.Approve(once, By("P", ApprovalPost.Principal, prepared)).Ledger;
    }

    private static Approval By(string who, ApprovalPost post, Settlement? of = null) => new(who, post, of?.PreparedOn ?? First);
}
