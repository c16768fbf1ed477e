using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>The items of a paper in the grade and by class (小题分析); formula 6.</summary>
/// <param name="Pupils">Pupils of the grade with item scores.</param>
/// <param name="GroupSize">Pupils in the top and in the bottom group, by total, then pupil number.</param>
/// <param name="Alpha">Cronbach's α, exact; null where it is undefined.</param>
/// <param name="SplitHalf">Odd–even, stepped up; null where it is undefined.</param>
/// <param name="Items">In the paper's order.</param>
public sealed record ItemAnalysis(int Pupils, int GroupSize, decimal? Alpha, double? SplitHalf, IReadOnlyList<ItemFigures> Items)
{
    /// <summary>Null where fewer pupils have item scores than are shown.</summary>
    internal static ItemAnalysis? Of(PaperItems items, AnalysisRules rules)
    {
        var classes = items.Marks.Roster.Classes;
        var places = classes.Select(items.PlacesIn).ToArray();
        var counts = Comparability.CountsInGrade([.. places.Select(each => each.Length)], [.. classes.Select(of => of.Parallel)], rules.LeastShown);
        int[] grade = [.. places.Where((_, at) => counts[at]).SelectMany(each => each)];
        if (grade.Length < rules.LeastShown) return null;

        var all = items.ScoresOf(grade);
        var ofClasses = classes.Zip(places, (of, each) => (of.Code, Scores: each.Length < rules.LeastShown ? null : items.ScoresOf(each))).ToArray();
        var pupils = items.Marks.Roster.Pupils;
        int[] ordered = [.. Enumerable.Range(0, grade.Length).OrderBy(all.TotalOf).ThenBy(row => pupils[grade[row]], StringComparer.Ordinal)];
        var size = ClassStatistics.GroupSize(grade.Length);
        return new(grade.Length, size, Reliability.Alpha(all), Reliability.SplitHalf(all), [.. items.Items.Select((item, at) => new ItemFigures(
            item, Difficulty(all, at, item), Discrimination(all, at, item, ordered, size),
            [.. ofClasses.Select(of => new ItemOfClass(of.Code, of.Scores is null ? null : Difficulty(of.Scores, at, item)))]))]);
    }

    internal static decimal Difficulty(ItemScores scores, int item, PaperItem of) => scores.Of(item).Sum / (scores.Pupils * of.FullMark);

    private static decimal Discrimination(ItemScores scores, int item, PaperItem of, int[] ordered, int size) =>
        (scores.SumOf(item, ordered.AsSpan()[^size..]) - scores.SumOf(item, ordered.AsSpan()[..size])) / (size * of.FullMark);
}

/// <summary>One item (小题): difficulty 0..1 and discrimination −1..1 in the grade, exact.</summary>
/// <param name="Item">The item.</param>
/// <param name="Difficulty">难度（得分率）: mean ÷ full mark.</param>
/// <param name="Discrimination">区分度: (mean of the top group − mean of the bottom group) ÷ full mark.</param>
/// <param name="Classes">By class code.</param>
public sealed record ItemFigures(PaperItem Item, decimal Difficulty, decimal Discrimination, IReadOnlyList<ItemOfClass> Classes);

/// <summary>One item in one class: its difficulty, null where too few have item scores.</summary>
public sealed record ItemOfClass(string Class, decimal? Difficulty);
