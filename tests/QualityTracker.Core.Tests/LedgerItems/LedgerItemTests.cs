using QualityTracker.Core.LedgerItems;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Tests.LedgerItems;

public sealed class LedgerItemTests
{
    private static readonly DateOnly Day = new(2025, 11, 3);
    private static readonly Term Autumn = new() { Id = "2025-1", FirstDay = new(2025, 9, 1), LastDay = new(2026, 1, 23) };
    private static readonly Term Spring = new() { Id = "2025-2", FirstDay = new(2026, 3, 1), LastDay = new(2026, 7, 10) };
    private static readonly LedgerItem Found = new() { Id = "1", Term = "2025-1", Found = new(2025, 10, 14), Problem = "作业批改不及时" };
    private static readonly LedgerItem Given = Found with { Topic = "作业设计", Task = "每周抽查", Responsible = "T001", Due = new(2025, 12, 1) };

    [Test]
    public void Its_state_is_the_first_of_the_lists_that_it_lacks()
    {
        Assert.That(Found.StateOn(Day), Is.EqualTo(LedgerState.Problem));
        Assert.That((Found with { Topic = "作业设计" }).StateOn(Day), Is.EqualTo(LedgerState.Topic));
        Assert.That((Found with { Task = "每周抽查" }).StateOn(Day), Is.EqualTo(LedgerState.Task), "a topic may be left out");
        Assert.That((Given with { Responsible = null }).StateOn(Day), Is.EqualTo(LedgerState.Task), "nobody sees to it yet");
        Assert.That((Given with { Due = null }).StateOn(Day), Is.EqualTo(LedgerState.Task), "nor is there a day");
        Assert.That(Given.StateOn(Day), Is.EqualTo(LedgerState.Underway));
    }

    [TestCase(2025, 11, 23, LedgerState.Underway)]
    [TestCase(2025, 11, 24, LedgerState.DueSoon)]
    [TestCase(2025, 12, 1, LedgerState.DueSoon)]
    [TestCase(2025, 12, 2, LedgerState.Overdue)]
    public void It_is_due_soon_for_a_week_and_overdue_from_the_day_after(int year, int month, int day, LedgerState state) =>
        Assert.That(Given.StateOn(new(year, month, day)), Is.EqualTo(state));

    [Test]
    public void What_is_past_its_day_is_overdue_whatever_it_lacks_and_closed_once_closed()
    {
        Assert.That((Found with { Due = new(2025, 11, 2) }).StateOn(Day), Is.EqualTo(LedgerState.Overdue));
        Assert.That((Given with { Due = new(2025, 11, 2), ClosedOn = Day, Outcome = "已整改" }).StateOn(Day), Is.EqualTo(LedgerState.Closed));
    }

    [Test]
    public void What_is_open_when_a_term_begins_is_carried_into_it()
    {
        Assert.That(Given.StandsIn(Autumn), Is.True);
        Assert.That(Given.IsCarriedInto(Autumn), Is.False);
        Assert.That(Given.IsCarriedInto(Spring), Is.True);
        var closed = Given with { ClosedOn = new(2026, 1, 10), Outcome = "已整改" };
        Assert.That(closed.StandsIn(Spring), Is.False, "closed before");
        Assert.That((closed with { ClosedOn = Spring.FirstDay }).StandsIn(Spring), Is.True, "closed in it");
        Assert.That((Given with { Term = "2025-2", Found = new(2026, 3, 9) }).StandsIn(Autumn), Is.False, "of a later term");
    }

    [Test]
    public void A_ledger_counts_with_its_denominator_and_has_no_share_of_nothing()
    {
        var closed = Given with { Id = "2", Found = new(2025, 9, 9), ClosedOn = new(2025, 10, 20), Outcome = "已整改" };
        var ledger = QualityLedger.Of(Autumn, new(2025, 12, 2), [Given, closed, Found with { Id = "3" }, closed with { Id = "4", Term = "2024-2", Found = new(2025, 5, 6) }]);
        Assert.That(ledger.Items.Select(item => item.Id), Is.EqualTo(new[] { "4", "2", "1", "3" }), "as they were found");
        Assert.That((ledger.Opened, ledger.Carried, ledger.Closed, ledger.Overdue, ledger.ShareClosed), Is.EqualTo((3, 1, 2, 1, (decimal?)0.5m)));
        Assert.That(QualityLedger.Of(Spring, Day, []).ShareClosed, Is.Null);
    }
}
