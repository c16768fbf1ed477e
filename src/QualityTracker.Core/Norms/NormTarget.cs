namespace QualityTracker.Core.Norms;

/// <summary>
/// The target of a norm for one person (应完成量): at least × share of the year × weeks in post ÷ teaching weeks; formula 3 (norms). Of
/// several norms for one measure the highest of each week is summed.
/// Kept as a fraction, since 40 × 1 ÷ 19 has no exact decimal, and compared by products. In the norm's own unit: lessons,
/// books, periods.
/// </summary>
public sealed record NormTarget
{
    private readonly decimal numerator;
    private readonly int denominator;

    private NormTarget(decimal numerator, int denominator) => (this.numerator, this.denominator) = (numerator, denominator);

    /// <summary>To 28 digits; comparisons use the fraction.</summary>
    public decimal Value => numerator / denominator;

    /// <summary>The target as shown (显示目标): rounded up to a whole number.</summary>
    public decimal RoundedUp
    {
        get
        {
            var over = numerator % denominator;
            return ((numerator - over) / denominator) + (over > 0 ? 1 : 0);
        }
    }

    /// <param name="atLeast">The norm of a whole period (a year, where a share of it is given), not negative.</param>
    /// <param name="weeksInPost">Teaching weeks in post, 0..<paramref name="weeks"/>.</param>
    /// <param name="weeks">Teaching weeks of the period, at least 1.</param>
    /// <param name="shareOfYear">Cumulative share of a year norm, 0..1; 1 for a norm of the period itself.</param>
    public static NormTarget Of(decimal atLeast, int weeksInPost, int weeks, decimal shareOfYear = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(atLeast);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weeks);
        ArgumentOutOfRangeException.ThrowIfNegative(weeksInPost);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weeksInPost, weeks);
        ArgumentOutOfRangeException.ThrowIfNegative(shareOfYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shareOfYear, 1);
        return new(atLeast * shareOfYear * weeksInPost, weeks);
    }

    /// <summary>Weeks that ask for different amounts (分段折算): Σ of the amounts ÷ teaching weeks.</summary>
    /// <param name="asked">For each teaching week in post, what a whole period would owe at that week's rate, not negative.</param>
    /// <param name="weeks">Teaching weeks of the period, at least 1 and no fewer than those in post.</param>
    public static NormTarget OfWeeks(IReadOnlyCollection<decimal> asked, int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weeks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked.Count, weeks);
        foreach (var each in asked) ArgumentOutOfRangeException.ThrowIfNegative(each, nameof(asked));
        return new(asked.Sum(), weeks);
    }

    /// <summary>Met (达标): the actual reaches the exact target, not the one shown.</summary>
    public bool IsMet(decimal actual) => actual * denominator >= numerator;

    /// <summary>Attainment (完成率) in percent, unrounded and uncapped; 100 where nothing is owed.</summary>
    public decimal Attainment(decimal actual) => numerator == 0 ? 100 : actual * denominator * 100 / numerator;

    /// <summary>What is expected (应达进度) after so many of the weeks, or months, in post, in the norm's own unit.</summary>
    public decimal Expected(int elapsed, int weeks) => numerator * elapsed / ((decimal)denominator * weeks);

    /// <summary>Whether the actual reaches a share of what is expected after so many of the weeks in post, by products.</summary>
    public bool IsReached(decimal actual, int elapsed, int weeks, decimal share) => actual * denominator * weeks >= numerator * elapsed * share;

    /// <summary>What is missing to the exact target (尚缺), never below 0; divided by weeks, what each of them has to bring.</summary>
    public decimal Missing(decimal actual, int weeks = 1) => Math.Max(0, numerator - (actual * denominator)) / ((decimal)denominator * weeks);

    /// <summary>
    /// What each week left has to bring ÷ what each week in post was to bring (紧迫度): 1 on the way that was planned, above 1 behind it.
    /// One division, so that equal needs are equal numbers.
    /// </summary>
    /// <param name="actual">In the norm's own unit.</param>
    /// <param name="left">Weeks in post, or months, that are left, at least 1.</param>
    /// <param name="weeks">All of them.</param>
    public decimal Need(decimal actual, int left, int weeks) =>
        numerator == 0 ? 0 : Math.Max(0, numerator - (actual * denominator)) * weeks / (numerator * left);

    /// <summary>Short (缺额): the target shown − actual, in whole records; 0 once the norm is met.</summary>
    public decimal ShortBy(decimal actual) => IsMet(actual) ? 0 : RoundedUp - actual;
}
