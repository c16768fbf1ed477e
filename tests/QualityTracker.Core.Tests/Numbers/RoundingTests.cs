using FsCheck;
using FsCheck.Fluent;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Tests.Numbers;

public sealed class RoundingTests
{
    [TestCase(0.005, 0.01)]
    [TestCase(0.0049, 0.00)]
    [TestCase(-2.345, -2.35)]
    public void Half_goes_away_from_zero(decimal exact, decimal shown) => Assert.That(Rounding.Points(exact), Is.EqualTo(shown));

    [FsCheck.NUnit.Property]
    public bool Printed_parts_add_up_to_the_printed_whole(PositiveInt[] weights)
    {
        decimal[] parts = [.. weights.Select(weight => weight.Get * 1.23456m / 7)];
        var whole = Rounding.Points(parts.Sum());
        var shown = Rounding.Parts(whole, parts);
        return shown.Sum() == whole && parts.Zip(shown).All(pair => Math.Abs(pair.First - pair.Second) <= 0.01m);
    }

    [Test]
    public void Parts_keep_their_order_of_size()
    {
        Assert.That(Rounding.Parts(95.64m, [58.6875m, 36.9547m]), Is.EqualTo([58.69m, 36.95m]));
    }
}
