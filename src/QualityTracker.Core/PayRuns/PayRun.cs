using QualityTracker.Core.Records;

namespace QualityTracker.Core.PayRuns;

/// <summary>A sum to be divided by a term's evaluation (绩效工资核算). The pools come from the policy pack (formula 8).</summary>
public sealed record PayRun : IRecord
{
    public string Id { get; init; } = "";

    public string Term { get; init; } = "";

    /// <summary>Such as 2025年秋季学期奖励性绩效.</summary>
    public string Name { get; init; } = "";

    /// <summary>The whole sum in cents (分): fixed pools come first, the rest is shared.</summary>
    public long TotalCents { get; init; }

    /// <summary>The sum for after-school service in cents, apart from the total (clauses X7, D17).</summary>
    public long AfterSchoolCents { get; init; }

    string IRecord.Key => string.Join('|', Term, Name);
}
