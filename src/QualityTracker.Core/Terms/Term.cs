using QualityTracker.Core.Records;

namespace QualityTracker.Core.Terms;

/// <summary>A term (学期) of a school year (学年).</summary>
public sealed record Term : IRecord
{
    /// <summary>Such as 2025-1.</summary>
    public string Id { get; init; } = "";

    /// <summary>The school year, such as 2025-2026.</summary>
    public string SchoolYear { get; init; } = "";

    /// <summary>1 or 2 within its school year.</summary>
    public int Number { get; init; }

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    /// <summary>The policy pack that evaluates this term, such as daxinganling-2023.</summary>
    public string Policy { get; init; } = "";

    string IRecord.Key => Id;

    public bool Contains(DateOnly day) => FirstDay <= day && day <= LastDay;
}
