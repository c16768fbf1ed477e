using System.Diagnostics;

namespace QualityTracker.Core.Statistics;

/// <summary>A level by share (按比例划分的等级): its part of the pupils, 0..1, and the scaled grades inside it, from the least to the greatest.</summary>
public sealed record ShareLevel(string Id, decimal Share, decimal From, decimal To);

/// <summary>A level as the grade's marks made it: pupils in it, and their lowest and highest mark; both null where nobody is in it.</summary>
public sealed record ScaledLevel(ShareLevel Level, int Count, decimal? Lowest, decimal? Highest);

/// <summary>
/// Levels by share of the grade with scaled grades inside each (等级赋分); formula 6 (exams). A pupil's level follows from the share of pupils who
/// did better, so that equal marks are in one level and whoever stands on the border is in the better one.
/// </summary>
/// <param name="Rows">Best first.</param>
public sealed record ScaledLevels(IReadOnlyList<ScaledLevel> Rows)
{
    /// <summary>A 15, B 35, C 35, D 13 and E 2 %, scaled to 86–100, 71–85, 56–70, 41–55 and 30–40.</summary>
    public static IReadOnlyList<ShareLevel> Default { get; } =
    [
        new("A", 0.15m, 86, 100), new("B", 0.35m, 71, 85), new("C", 0.35m, 56, 70), new("D", 0.13m, 41, 55), new("E", 0.02m, 30, 40),
    ];

    /// <summary>Null where no one sat.</summary>
    /// <param name="grade">Marks of everybody of the grade who sat.</param>
    /// <param name="levels">Best first, shares adding up to 1.</param>
    public static ScaledLevels? Of(Marks grade, IReadOnlyList<ShareLevel>? levels = null)
    {
        levels ??= Default;
        if (levels.Count == 0 || levels.Sum(level => level.Share) != 1 || levels.Any(level => level.Share < 0 || level.From > level.To))
            throw new ArgumentException("Levels are given best first, their shares add up to 1 and their ranges rise.", nameof(levels));
        if (grade.Count == 0) return null;

        var rows = new List<ScaledLevel>();
        var (better, share) = (0, 0m);
        foreach (var level in levels)
        {
            share += level.Share;
            var upTo = better;
            while (upTo < grade.Count && upTo < share * grade.Count) upTo = grade.CountFrom(grade.Falling(upTo));
            rows.Add(upTo == better ? new(level, 0, null, null) : new(level, upTo - better, grade.Falling(upTo - 1), grade.Falling(better)));
            better = upTo;
        }

        return new(rows);
    }

    /// <summary>The level of a mark; one that nobody of the grade has is in the best level it reaches, or in the last.</summary>
    public ScaledLevel LevelOf(decimal mark) =>
        Rows.FirstOrDefault(row => mark >= row.Lowest) ?? Rows.Last(row => row.Count > 0);

    /// <summary>
    /// The scaled grade (赋分), exact: (Y2 − Y) ÷ (Y − Y1) = (T2 − T) ÷ (T − T1), Y1 and Y2 the level's lowest and highest mark, T1 and T2 the ends of
    /// its range; the middle of the range where Y1 = Y2.
    /// </summary>
    public decimal ScaledOf(decimal mark)
    {
        var row = LevelOf(mark);
        if (row is not { Lowest: { } least, Highest: { } greatest, Level: var level }) throw new UnreachableException();
        if (least == greatest) return (level.From + level.To) / 2;
        var held = Math.Clamp(mark, least, greatest);
        return level.From + ((held - least) * (level.To - level.From) / (greatest - least));
    }
}
