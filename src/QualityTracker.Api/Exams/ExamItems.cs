using System.Globalization;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>The items of an exam's papers (小题): in one cell “数学 1 3 有理数; 数学 2 5”, and what they must keep.</summary>
public static class ExamItems
{
    private const int Most = 100;
    private const int LongestLabel = 12;
    private const int LargestFullMark = 1000;
    private const int LongestTopic = 60;

    private static readonly Text Form = new("如“数学 1 3 有理数; 数学 2 5”：学科、题号、满分，可加知识点", "such as “maths 1 3 integers; maths 2 5”: subject, item, full mark, and a topic if there is one");

    public static string Write(Exam exam) => string.Join("; ", exam.Items.Select(item =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Subject} {item.Label} {item.FullMark:0.##}{(item.Topic is null ? "" : " ")}{item.Topic}")));

    public static Text? Read(ref Exam exam, string cell, SchoolFrame frame)
    {
        var items = new List<ExamItem>();
        foreach (var line in cell.Split([';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split([' ', '\u3000', '\u00A0'], 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [var subject, var label, var mark, .. var topic]
                || !decimal.TryParse(mark, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fullMark)) return Form;
            items.Add(new(frame.Named.Subjects[subject].FirstOrDefault(subject), label, fullMark, topic is [var text] ? text : null));
        }

        exam = exam with { Items = items };
        return null;
    }

    public static IEnumerable<Fault> FaultsOf(Exam exam)
    {
        for (var at = 0; at < exam.Items.Count; at++)
        {
            var (item, place) = (exam.Items[at], $"items[{at}]");
            if (exam.Papers.All(paper => paper.Subject != item.Subject))
                yield return new($"{place}.subject", "known-paper", new("这次考试没有这个学科", "the exam has no such subject"), new("更正学科，或先在科目满分中加上它", "correct the subject, or add it to the papers first"));
            if (item.Label.Length is 0 or > LongestLabel || item.Label.Any(each => char.IsWhiteSpace(each) || char.IsControl(each) || each is ';' or '；'))
                yield return new($"{place}.label", "text", new($"题号须有 1 至 {LongestLabel} 个字，不含空格和分号", $"needs 1 to {LongestLabel} characters without spaces and semicolons"), new("如 1 或 21(2)", "such as 1 or 21(2)"));
            else if (exam.Items.Take(at).Any(other => other.Subject == item.Subject && other.Label == item.Label))
                yield return new($"{place}.label", "unique", new($"题号 {item.Label} 出现两次", $"item {item.Label} stands twice"), new("每题只写一次", "give each item once"));
            if (item.FullMark is <= 0 or > LargestFullMark || decimal.Round(item.FullMark, 2) != item.FullMark)
                yield return new($"{place}.fullMark", "range", new($"满分须大于 0、不超过 {LargestFullMark}，最多 2 位小数", $"needs a full mark above 0 and up to {LargestFullMark} with at most 2 decimal places"), Rules.CorrectIt);
            if (item.Topic is { } topic && (topic.Length is 0 or > LongestTopic || topic.Any(each => char.IsControl(each) || each is ';' or '；')))
                yield return new($"{place}.topic", "text", new($"知识点最多 {LongestTopic} 个字，不含分号", $"a topic has at most {LongestTopic} characters and no semicolon"), new("写短一些，或留空", "make it shorter, or leave it out"));
        }

        foreach (var paper in exam.Papers)
        {
            var items = exam.ItemsOf(paper.Subject);
            var sum = items.Sum(item => Math.Clamp(item.FullMark, 0, LargestFullMark));
            if (items.Count > Most)
                yield return new("items", "too-many", new($"每科最多 {Most} 个小题", $"a paper has at most {Most} items"), Rules.CorrectIt);
            else if (items.Count > 0 && sum != paper.FullMark)
                yield return new("items", "item-marks",
                    new(string.Create(CultureInfo.InvariantCulture, $"“{paper.Subject}”各小题满分之和 {sum:0.##} 不等于试卷满分 {paper.FullMark:0.##}"),
                        string.Create(CultureInfo.InvariantCulture, $"the items of “{paper.Subject}” have {sum:0.##} points together, the paper {paper.FullMark:0.##}")),
                    new("更正小题满分或试卷满分", "correct the items' full marks or the paper's"));
        }
    }
}
