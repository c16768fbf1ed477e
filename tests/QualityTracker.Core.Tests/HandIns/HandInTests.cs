using QualityTracker.Core.HandIns;

namespace QualityTracker.Core.Tests.HandIns;

/// <summary>Where a hand-in stands on a day.</summary>
public sealed class HandInTests
{
    [TestCase(31, HandInState.Overdue)]
    [TestCase(30, HandInState.DueSoon)]
    [TestCase(23, HandInState.DueSoon)]
    [TestCase(22, HandInState.Open)]
    public void It_is_overdue_the_day_after_and_called_to_mind_a_week_before(int day, HandInState state) =>
        Assert.That(new HandIn { Due = new(2026, 1, 30) }.StateOn(new(2026, 1, day)), Is.EqualTo(state));

    [Test]
    public void What_was_handed_in_late_is_handed_in() =>
        Assert.That(new HandIn { Due = new(2026, 1, 30), HandedInOn = new(2026, 2, 9) }.StateOn(new(2026, 3, 1)), Is.EqualTo(HandInState.HandedIn));
}
