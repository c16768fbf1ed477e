using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Exams;

/// <summary>One item of a paper (小题), with its full mark in points.</summary>
/// <param name="Label">As printed on the paper, such as 1 or 21(2).</param>
/// <param name="FullMark">Above 0.</param>
/// <param name="Topic">What it asks for (知识点); null when nobody wrote it down.</param>
public sealed record PaperItem(string Label, decimal FullMark, string? Topic = null);

/// <summary>
/// Item scores of a paper (小题得分) by place; optional, and only of pupils whose items add up to their score. Scores of the paper are entered first.
/// </summary>
public sealed class PaperItems
{
    private readonly PaperMarks marks;
    private readonly Dictionary<int, int[]> rows = [];

    public PaperItems(PaperMarks marks, IReadOnlyList<PaperItem> items)
    {
        this.marks = marks;
        Items = items;
        IsUsable = items.Count > 0 && items.All(item => item.FullMark > 0) && items.Sum(item => item.FullMark) == marks.Paper.FullMark;
        if (items.Count > 0 && !IsUsable) marks.Add("item-marks", ScoreProblem.ItemMarks);
    }

    public IReadOnlyList<PaperItem> Items { get; }

    /// <summary>False without items, and where their full marks do not add up to the paper's.</summary>
    public bool IsUsable { get; }

    public PaperMarks Marks => marks;

    /// <summary>One pupil's item scores in the paper's order.</summary>
    public void Enter(string pupil, IReadOnlyList<decimal> scores, int? row = null)
    {
        if (!IsUsable) return;
        if (!marks.Roster.TryPlace(pupil, out var place)) marks.Add("not-on-roster", ScoreProblem.NotOnRoster, pupil, row);
        else if (marks.ScoreAt(place) is not { } total) marks.Add("items-without-sitting", ScoreProblem.ItemsWithoutSitting, pupil, row);
        else if (scores.Count != Items.Count) marks.Add("item-count", ScoreProblem.ItemCount, pupil, row);
        else if (WrongItem(scores) is { } item) marks.Add("item-range", ScoreProblem.ItemOutOfRange, pupil, row, item.Label);
        else if (scores.Sum() * Statistics.Marks.PerMark != total) marks.Add("item-sum", ScoreProblem.ItemSum, pupil, row);
        else Keep(place, [.. scores.Select(Statistics.Marks.ToHundredths)], pupil, row);
    }

    /// <summary>The places that have item scores, rising: rows of <see cref="ScoresOf"/>.</summary>
    public int[] PlacesIn(RosterClass of)
    {
        if (rows.Count == 0) return [];
        return [.. Enumerable.Range(of.From, of.Pupils).Where(rows.ContainsKey)];
    }

    /// <summary>The item scores at some places, one row a place.</summary>
    public ItemScores ScoresOf(IReadOnlyList<int> places) => new(Items.Count, [.. places.SelectMany(place => rows[place])]);

    // Entered twice, the same row counts whatever their order: the lower at the first item where they differ.
    private void Keep(int place, int[] scores, string pupil, int? row)
    {
        if (rows.TryAdd(place, scores)) return;
        marks.Add("pupil-twice", ScoreProblem.Twice, pupil, row);
        if (scores.AsSpan().SequenceCompareTo(rows[place]) < 0) rows[place] = scores;
    }

    private PaperItem? WrongItem(IReadOnlyList<decimal> scores)
    {
        for (var at = 0; at < scores.Count; at++)
        {
            if (scores[at] < 0 || scores[at] > Items[at].FullMark || decimal.Round(scores[at], 2) != scores[at]) return Items[at];
        }

        return null;
    }
}
