namespace QualityTracker.Core.Statistics;

/// <summary>Whom a rate is counted over (率的分母).</summary>
public enum RateDenominator
{
    /// <summary>Pupils who sat (实考人数), the default.</summary>
    Sat,

    /// <summary>Pupils on the roster day's roster (在籍人数), the absent among them.</summary>
    Enrolled,
}

/// <summary>The denominator printed beside every rate (分母): its kind and its number of pupils; formula 6 (exams).</summary>
public readonly record struct Denominator(RateDenominator Kind, int Value)
{
    /// <summary>Enrolled where the number is given, else those who sat.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer enrolled than sat.</exception>
    public static Denominator Of(int sat, int? enrolled)
    {
        if (enrolled is not { } all)
            return new(RateDenominator.Sat, sat);
        ArgumentOutOfRangeException.ThrowIfLessThan(all, sat, nameof(enrolled));
        return new(RateDenominator.Enrolled, all);
    }

    /// <summary>In percent, unrounded; null over nobody.</summary>
    public decimal? Percent(int count) => Value == 0 ? null : count * 100m / Value;
}
