using System.Globalization;

namespace QualityTracker.Core.Numbers;

/// <summary>Money (金额) in whole cents (分) of yuan. Never a fraction, never a double.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero;

    public static Money operator +(Money left, Money right) => new(checked(left.Cents + right.Cents));

    public static Money operator -(Money left, Money right) => new(checked(left.Cents - right.Cents));

    public static bool operator <(Money left, Money right) => left.Cents < right.Cents;

    public static bool operator >(Money left, Money right) => left.Cents > right.Cents;

    public static bool operator <=(Money left, Money right) => left.Cents <= right.Cents;

    public static bool operator >=(Money left, Money right) => left.Cents >= right.Cents;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>In yuan with two places, such as 1234.05.</summary>
    public override string ToString() => (Cents / 100m).ToString("F2", CultureInfo.InvariantCulture);
}
