using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Exams;

/// <summary>
/// Something wrong with an exam's data (成绩数据问题) and where it stands. It names no score, so that it can stand beside levels (clause Z8);
/// a pupil's number is for who may see the pupil (L1).
/// </summary>
/// <param name="Rule">Stable, such as above-full-mark.</param>
/// <param name="Message">What is wrong and what was done about it.</param>
public sealed record ScoreProblem(string Rule, Text Message)
{
    /// <summary>Subject code; null for the roster.</summary>
    public string? Subject { get; init; }

    /// <summary>Class code, where it is known.</summary>
    public string? Class { get; init; }

    public string? Pupil { get; init; }

    /// <summary>The row of a file or sheet, from 1; null where rows have no number.</summary>
    public int? Row { get; init; }

    /// <summary>The item of the paper; null for the paper itself.</summary>
    public string? Item { get; init; }

    /// <summary>In one order whatever the order of rows, each once.</summary>
    public static IReadOnlyList<ScoreProblem> InOrder(IEnumerable<ScoreProblem> problems) =>
    [
        .. problems.OrderBy(each => each.Subject, StringComparer.Ordinal).ThenBy(each => each.Class, StringComparer.Ordinal)
            .ThenBy(each => each.Pupil, StringComparer.Ordinal).ThenBy(each => each.Rule, StringComparer.Ordinal)
            .ThenBy(each => each.Item, StringComparer.Ordinal).ThenBy(each => each.Row)
            .DistinctBy(each => (each.Rule, each.Subject, each.Class, each.Pupil, each.Item)),
    ];

    internal static readonly Text NoFullMark = new("满分须大于 0，本科不作分析", "the full mark must be above 0; the paper is not analysed");
    internal static readonly Text NotOnRoster = new("不在名册上，不计入", "is not on the roster and counts nowhere");
    internal static readonly Text TwiceOnRoster = new("名册上同一学生出现两次，只计一次", "stands on the roster twice and counts once");
    internal static readonly Text Twice = new("同一学生录入两次，只计一次", "was entered twice and counts once");
    internal static readonly Text AboveFullMark = new("分数超过满分，不计入", "has a score above the full mark, which does not count");
    internal static readonly Text BelowZero = new("分数小于 0，不计入", "has a score below 0, which does not count");
    internal static readonly Text Places = new("分数最多两位小数，不计入", "has a score of more than two decimal places, which does not count");
    internal static readonly Text NoScore = new("参加考试而没有分数，按未录入", "sat without a score: counted as not entered");
    internal static readonly Text NoStatus = new("考试状态无效，按未录入", "has no valid status: counted as not entered");
    internal static readonly Text ScoreWithoutSitting = new("未参加考试却有分数，分数不计", "did not sit and has a score, which does not count");
    internal static readonly Text ItemCount = new("小题数与试卷不符，小题分不计入", "has another number of item scores than the paper has items; they do not count");
    internal static readonly Text ItemOutOfRange = new("小题得分不在 0 到该题满分之间，小题分不计入", "has an item score outside 0 to the item's full mark; the item scores do not count");
    internal static readonly Text ItemSum = new("小题得分之和不等于总分，小题分不计入", "has item scores that do not add up to the total; they do not count");
    internal static readonly Text ItemsWithoutSitting = new("未计分的学生有小题分，不计入", "has item scores without a score; they do not count");
    internal static readonly Text ItemMarks = new("各小题满分之和不等于试卷满分，不作小题分析", "the items' full marks do not add up to the paper's; items are not analysed");
    internal static readonly Text NobodySat = new("本班无人参加，没有成绩可算", "nobody of the class sat: there is nothing to compute");
}
