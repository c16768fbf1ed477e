using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.WhatIfs;

/// <summary>
/// A finished term as it is beside the same term under another policy pack, or other values of its parameters (试算): who would win, who
/// would lose, and by how much. Made from two evaluations of the same records; nothing of it is stored, and no pupil is in it.
/// </summary>
public sealed record WhatIf
{
    /// <summary>The term as it is, and as it would be.</summary>
    public required WhatIfSide Before { get; init; }

    public required WhatIfSide After { get; init; }

    /// <summary>Parameters whose values differ, by name (ordinal); those that only one of the two packs has too.</summary>
    public required IReadOnlyList<ParameterChange> Parameters { get; init; }

    /// <summary>By staff number (ordinal); everyone who is evaluated on either side.</summary>
    public required IReadOnlyList<PersonChange> People { get; init; }

    /// <summary>Winners and losers by total, in points.</summary>
    public required Outcome<decimal> ByTotal { get; init; }

    /// <summary>Winners and losers by pay; null unless both sides divided a pay run.</summary>
    public required Outcome<Money>? ByPay { get; init; }

    /// <summary>How many people are in another band, or in none any more, or in one only now.</summary>
    public int BandsChanged => People.Count(person => person.BandChanged);

    /// <summary>Best first.</summary>
    public required IReadOnlyList<BandShift> Bands { get; init; }

    /// <summary>In the order of the packs; empty without a pay run.</summary>
    public required IReadOnlyList<PoolChange> Pools { get; init; }

    /// <summary>The norms that anybody misses on either side, most missed first.</summary>
    public required IReadOnlyList<NormMisses> Norms { get; init; }

    /// <param name="before">The term as it is.</param>
    /// <param name="after">The same term of the same school, evaluated otherwise.</param>
    public static WhatIf Of(WhatIfSide before, WhatIfSide after)
    {
        var (one, other) = (before.Evaluation, after.Evaluation);
        if (one.School != other.School || one.Term != other.Term)
            throw new ArgumentException("Both evaluations are of one term of one school.", nameof(after));
        var people = PersonChange.Between(before, after);
        return new()
        {
            Before = before,
            After = after,
            Parameters = ParameterChange.Between(one.Parameters, other.Parameters),
            People = people,
            ByTotal = Outcome.ByTotal(people),
            ByPay = before.IsDivided && after.IsDivided ? Outcome.ByPay(people) : null,
            Bands = BandShift.Between(one, other),
            Pools = PoolChange.Between(before.Pay, after.Pay),
            Norms = NormMisses.Between(before, after),
        };
    }
}
