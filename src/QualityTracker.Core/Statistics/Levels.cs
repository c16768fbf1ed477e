namespace QualityTracker.Core.Statistics;

/// <summary>A level by score (等级): reached from this share of the full mark, 0..1.</summary>
public sealed record Level(string Id, decimal From);

/// <summary>Pupils at a level (等级人数), and their share in percent, unrounded; null where no one sat.</summary>
public sealed record LevelCount(Level Level, int Count, decimal? Share);

/// <summary>The levels of one class (等级分布), best first, with the denominator of the shares.</summary>
public sealed record LevelTable(Denominator Denominator, IReadOnlyList<LevelCount> Rows);

/// <summary>Levels by score (分数等级), thresholds compared exactly; formula 6 (exams).</summary>
public static class Levels
{
    /// <summary>A from 85 %, B from 70 %, C from 60 %, else D.</summary>
    public static IReadOnlyList<Level> Default { get; } = [new("A", 0.85m), new("B", 0.70m), new("C", 0.60m), new("D", 0)];

    /// <summary>The best level the score reaches.</summary>
    public static Level Of(decimal score, decimal fullMark, IReadOnlyList<Level>? levels = null)
    {
        levels = Checked(levels, fullMark);
        RequireMark(score, fullMark);
        return levels.First(level => score >= level.From * fullMark);
    }

    /// <summary>Counts and shares by level; over the enrolled where their number is given, else over those who sat.</summary>
    public static LevelTable Count(
        IReadOnlyCollection<decimal> scores, decimal fullMark, IReadOnlyList<Level>? levels = null, int? enrolled = null) =>
        Count(Marks.Of(scores), fullMark, levels, enrolled);

    /// <inheritdoc cref="Count(IReadOnlyCollection{decimal}, decimal, IReadOnlyList{Level}?, int?)"/>
    public static LevelTable Count(Marks scores, decimal fullMark, IReadOnlyList<Level>? levels = null, int? enrolled = null)
    {
        levels = Checked(levels, fullMark);
        RequireMark(scores.Least ?? 0, fullMark);
        RequireMark(scores.Greatest ?? 0, fullMark);
        var reached = levels.Select(level => scores.CountFrom(level.From * fullMark)).ToArray();
        var counts = reached.Select((n, at) => at == 0 ? n : n - reached[at - 1]);

        var denominator = Denominator.Of(scores.Count, enrolled);
        return new(
            denominator,
            [.. levels.Zip(counts, (level, n) => new LevelCount(level, n, scores.Count == 0 ? null : denominator.Percent(n)))]);
    }

    private static IReadOnlyList<Level> Checked(IReadOnlyList<Level>? levels, decimal fullMark)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fullMark);
        levels ??= Default;
        if (levels.Count == 0 || levels[^1].From != 0 || levels.Zip(levels.Skip(1)).Any(pair => pair.First.From <= pair.Second.From))
            throw new ArgumentException("Levels are given best first and the last starts at 0.", nameof(levels));
        return levels;
    }

    private static void RequireMark(decimal score, decimal fullMark)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, fullMark);
    }
}
