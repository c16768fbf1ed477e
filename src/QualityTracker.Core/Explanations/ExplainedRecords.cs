using QualityTracker.Core.Schools;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// The records of a whole school year that bear on one person's figures, or on the school's (说明所据记录): those that name the person,
/// void ones too.
/// </summary>
public sealed record ExplainedRecords
{
    public required TermRecords InForce { get; init; }

    public TermRecords Voided { get; init; } = new();

    public IReadOnlyList<TutoringPlan> VoidedPlans { get; init; } = [];

    /// <summary>When and why, by record id.</summary>
    public IReadOnlyDictionary<string, Voiding> Voidings { get; init; } = new Dictionary<string, Voiding>();
}

/// <summary>That a record was voided (作废).</summary>
/// <param name="On">The school's day.</param>
/// <param name="Reason">As given then.</param>
public sealed record Voiding(DateOnly On, string Reason);
