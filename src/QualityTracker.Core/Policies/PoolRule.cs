using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Policies;

/// <summary>A pool of a pay run (绩效池); formula 8.</summary>
public abstract record PoolRule
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public string? Clause { get; init; }

    public Place Place { get; init; }
}

/// <summary>A fixed sum a month held for a post (固定津贴), paid before anything is shared (clause D3).</summary>
public sealed record FixedPoolRule : PoolRule
{
    public required PostKind Post { get; init; }

    /// <summary>Yuan a month, with two places at most.</summary>
    public required Quantity YuanAMonth { get; init; }
}

/// <summary>A part of what the fixed pools leave (按分分配), divided by points.</summary>
public sealed record SharePoolRule : PoolRule
{
    /// <summary>Percent of the rest; the share pools add up to 100.</summary>
    public required Quantity Percent { get; init; }

    public required SharePoints Points { get; init; }
}

/// <summary>After-school service (课后服务): its own total, divided by its own hours.</summary>
public sealed record OwnTotalPoolRule : PoolRule;

/// <summary>What a share pool is divided by (分配依据).</summary>
public enum SharePoints
{
    /// <summary>Standard periods of the term; never after-school hours.</summary>
    [Named("标准课时", "standard periods")] StandardPeriods = 1,

    /// <summary>Total × weeks in post ÷ weeks in term; vetoed 0.</summary>
    [Named("考核得分", "quality")] Quality,
}
