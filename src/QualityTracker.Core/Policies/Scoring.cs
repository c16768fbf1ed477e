using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>A way to score (计分方式); formula 4. Each gives a fraction, 0..1, of the indicator's weight.</summary>
public abstract record Scoring;

/// <summary>min(actual ÷ target, cap): the figure is an attainment in percent.</summary>
public sealed record AttainmentScoring(decimal Cap) : Scoring;

/// <summary>Everything when what is asked is met, else nothing.</summary>
public sealed record AllOrNothingScoring : Scoring;

/// <summary>The highest step reached.</summary>
public sealed record StepScoring(IReadOnlyList<ScoreStep> Steps) : Scoring;

/// <summary>A step (档): from this figure on, this percent of the weight.</summary>
public sealed record ScoreStep(decimal From, decimal Percent);

/// <summary>(figure − floor) ÷ (ceiling − floor), held to 0..1.</summary>
public sealed record LinearScoring(Quantity Floor, Quantity Ceiling) : Scoring;

/// <summary>Weight − each × count, not below 0; each in points of the total.</summary>
public sealed record DeductionScoring(Quantity Each) : Scoring;

/// <summary>Figure ÷ 100, held to 0..1.</summary>
public sealed record PercentScoring : Scoring;

/// <summary>The ways by the words that packs use.</summary>
public enum ScoringWay
{
    [Named("按完成率", "attainment")] Attainment = 1,
    [Named("达标满分", "all or nothing")] AllOrNothing,
    [Named("分档", "steps")] Steps,
    [Named("线性", "linear")] Linear,
    [Named("扣分", "deduction")] Deduction,
    [Named("百分比", "percent")] Percent,
}
