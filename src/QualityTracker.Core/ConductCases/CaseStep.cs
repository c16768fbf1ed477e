using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.ConductCases;

/// <summary>One step of a case (案件办理的一步), kept for good; what it did is undone by a later one alone.</summary>
public sealed record CaseStep
{
    public required CaseStepKind Kind { get; init; }

    /// <summary>Staff number of who takes or enters it.</summary>
    public required string By { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>How many steps the case had when it was looked at.</summary>
    public required int After { get; init; }

    /// <summary>The facts, what was said, or the reason.</summary>
    public string? Words { get; init; }

    /// <summary>Addresses of attachments or where papers are kept.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The body that decides, by its name (处理机关).</summary>
    public string? Body { get; init; }

    /// <summary>Whether the person gave up the hearing; of a hearing.</summary>
    public bool Waived { get; init; }

    /// <summary>Whether there was a breach, of a decision; whether it stands, of a decision on an appeal.</summary>
    public bool? Upheld { get; init; }

    /// <summary>What the decision says; of a decision that there was a breach.</summary>
    public CaseSanction? Sanction { get; init; }
}

/// <summary>What a decision says (处理内容).</summary>
/// <param name="Kind">What was done.</param>
/// <param name="From">The first day of its effect.</param>
/// <param name="To">The last; null until further notice.</param>
/// <param name="Veto">Whether it vetoes the evaluation (一票否决).</param>
/// <param name="AppealBy">The last day to appeal.</param>
public sealed record CaseSanction(BreachKind Kind, DateOnly From, DateOnly? To, bool Veto, DateOnly AppealBy);

/// <summary>What a step does (办理步骤).</summary>
public enum CaseStepKind
{
    [Named("立案", "open")] Open = 1,
    [Named("补充证据", "add evidence")] Evidence,

    /// <summary>The person is told of the facts and of the right to be heard.</summary>
    [Named("告知", "tell the person")] Tell,

    [Named("听取陈述申辩", "hear the person")] Hear,
    [Named("作出决定", "decide")] Decide,
    [Named("申诉", "appeal")] Appeal,
    [Named("申诉处理", "decide the appeal")] DecideAppeal,
}

/// <summary>Where a case stands (办理状态).</summary>
public enum CaseState
{
    [Named("未立案", "not opened")] New = 1,
    [Named("调查中", "being looked into")] Open,
    [Named("已告知，待陈述申辩", "told, to be heard")] Told,
    [Named("已听取陈述申辩，待决定", "heard, to be decided")] Heard,

    /// <summary>No breach was found.</summary>
    [Named("不成立，已结案", "closed, no breach")] Cleared,

    [Named("已决定", "decided")] Decided,
    [Named("申诉中", "under appeal")] Appealed,
    [Named("申诉后维持", "upheld on appeal")] Upheld,
    [Named("申诉后撤销", "overturned on appeal")] Overturned,
}
