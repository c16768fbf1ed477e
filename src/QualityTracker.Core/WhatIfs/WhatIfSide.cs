using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Pay;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.WhatIfs;

/// <summary>One side of a comparison (试算的一方): a term under a pack with the values of its parameters.</summary>
/// <param name="Pack">The pack of the evaluation.</param>
/// <param name="Evaluation">Of the whole school.</param>
/// <param name="Pay">A pay run divided by it; null when no sum was given.</param>
public sealed record WhatIfSide(PolicyPack Pack, TermEvaluation Evaluation, PayInputs? Pay = null)
{
    /// <summary>Whether people have sums: a run was given, and the fixed pools do not pass its total.</summary>
    public bool IsDivided => Pay is { Refusal: null };
}
