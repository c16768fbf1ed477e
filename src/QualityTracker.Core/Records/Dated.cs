namespace QualityTracker.Core.Records;

/// <summary>Something that holds from a day to a day, both included (起止日期); no last day means until further notice.</summary>
public interface IDated
{
    DateOnly From { get; }

    DateOnly? To { get; }
}

public static class Dated
{
    public static bool HoldsOn(this IDated dated, DateOnly day) => dated.From <= day && (dated.To is null || day <= dated.To);

    public static bool Overlaps(this IDated one, IDated other) =>
        (other.To is null || one.From <= other.To) && (one.To is null || other.From <= one.To);
}
