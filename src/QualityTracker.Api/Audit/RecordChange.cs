namespace QualityTracker.Api.Audit;

/// <summary>What a write did (更改前后): null before of what is new.</summary>
public sealed record RecordChange(object? Before, object? After);
