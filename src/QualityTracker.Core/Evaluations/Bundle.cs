namespace QualityTracker.Core.Evaluations;

/// <summary>
/// What a person's total has from those paired with (捆绑评价; clauses W11, W21); formula 4: own × (1 − share) + mean of the partners' own
/// totals × share. One step only: never their bundled totals.
/// </summary>
public sealed record Bundle
{
    /// <summary>The partners' part of the total, 0..1.</summary>
    public required decimal Share { get; init; }

    /// <summary>Those with a total of their own, by staff number (ordinal). What each of them has is not told.</summary>
    public required IReadOnlyList<BundlePartner> Partners { get; init; }

    /// <summary>The partners' own totals, weighted by the weeks paired; exact, in points.</summary>
    public required decimal PartnersMean { get; init; }
}

/// <summary>Somebody a person is paired with (结对教师).</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Weeks">Teaching weeks of the term with a teaching day on which both were paired and employed; overlapping pairs of the two count once.</param>
public sealed record BundlePartner(string Staff, string Name, int Weeks);
