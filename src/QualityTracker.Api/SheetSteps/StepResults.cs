using QualityTracker.Core.Languages;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>What became of each sheet (批量办理结果), in the order they were sent.</summary>
public sealed record StepResults(IReadOnlyList<StepResult> Results);

/// <summary>What became of one (办理结果).</summary>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Taken">Whether the step was taken, now or before.</param>
/// <param name="After">How many steps the sheet has; 0 for one that may not be seen.</param>
/// <param name="Rule">Why it was not; null when it was.</param>
/// <param name="Message">The same in words, with what to do.</param>
public sealed record StepResult(string Staff, bool Taken, int After, string? Rule, Text? Message)
{
    public static StepResult Of(string staff, int after, StepRefusal? refusal) =>
        refusal is null ? new(staff, true, after, null, null) : new(staff, false, after, StepProblem.RuleOf(refusal), StepProblem.WholeOf(refusal));
}
