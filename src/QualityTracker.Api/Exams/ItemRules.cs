using System.Globalization;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Exams;

/// <summary>What a pupil's item scores must keep (小题得分), typed in or from a file: every item of the paper, and together the score.</summary>
public static class ItemRules
{
    public static Fault? FaultOf(IReadOnlyDictionary<string, decimal> points, decimal? score, IReadOnlyList<PaperItem> items)
    {
        if (points.Count == 0) return null;
        if (items.Count == 0)
            return new("items", "no-items", new("本科没有登记小题", "the paper has no items"), new("先在这次考试中登记小题及其满分，或不填小题分", "record the items with their full marks in the exam first, or leave item scores out"));
        if (score is null)
            return new("items", "item-sitting", new("未参加考试不应有小题分", "who did not sit has no item scores"), new("删去小题分，或更正考试状态", "remove them, or correct the status"));
        if (points.Keys.FirstOrDefault(label => items.All(item => item.Label != label)) is { } stranger)
            return new($"items.{stranger}", "known-item", new($"本科没有小题 {stranger}", $"the paper has no item {stranger}"),
                new("可用：" + string.Join("、", items.Select(item => item.Label)), "use: " + string.Join(", ", items.Select(item => item.Label))));
        if (items.FirstOrDefault(item => !points.ContainsKey(item.Label)) is { } missing)
            return new($"items.{missing.Label}", "item-missing", new($"缺小题 {missing.Label} 的得分", $"item {missing.Label} has no score"), new("填齐全部小题，没有得分的填 0；或一题都不填", "give every item, 0 for no points, or none of them"));
        if (items.FirstOrDefault(item => points[item.Label] is var point && (point < 0 || point > item.FullMark || decimal.Round(point, 2) != point)) is { } wrong)
        {
            var most = wrong.FullMark.ToString("0.##", CultureInfo.InvariantCulture);
            return new($"items.{wrong.Label}", "item-range", new($"小题 {wrong.Label} 须在 0 到满分 {most} 之间，最多 2 位小数", $"item {wrong.Label} must be from 0 to its full mark {most} with at most 2 decimal places"), Rules.CorrectIt);
        }

        var sum = points.Values.Sum();
        return sum == score ? null : new("items", "item-sum",
            new(string.Create(CultureInfo.InvariantCulture, $"小题得分之和 {sum:0.##} 不等于总分 {score:0.##}"), string.Create(CultureInfo.InvariantCulture, $"the items add up to {sum:0.##}, not to the score {score:0.##}")),
            new("更正小题得分或总分", "correct the items or the score"));
    }
}
