using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>A clause of a policy document (条款), described in our own words.</summary>
public sealed record PolicyClause
{
    /// <summary>Such as W6: a letter for the document and a number.</summary>
    public required string Id { get; init; }

    /// <summary>The document's own numbering, such as 三(二)3.</summary>
    public required string Number { get; init; }

    /// <summary>What the clause asks for; some ask for two things.</summary>
    public required IReadOnlyList<ClauseKind> Kinds { get; init; }

    public required Text Title { get; init; }

    /// <summary>Law clauses that go before this one (L1 to L4): the product keeps to the law and says so.</summary>
    public IReadOnlyList<string> OverriddenBy { get; init; } = [];

    public Place Place { get; init; }
}

/// <summary>What a clause asks for (条款类别).</summary>
public enum ClauseKind
{
    [Named("规范量", "norm")] Norm = 1,
    [Named("记录", "record")] Record,
    [Named("评议", "review")] Review,
    [Named("结果运用", "consequence")] Consequence,
    [Named("报告", "report")] Report,
    [Named("法律底线", "law")] Law,
}

/// <summary>The law that goes before every document (上位法). These hold in code and no pack can loosen them.</summary>
public static class LawClauses
{
    public static IReadOnlyDictionary<string, Text> All { get; } = new SortedDictionary<string, Text>(StringComparer.Ordinal)
    {
        ["L1"] = new("学生成绩与名次不公开", "pupils' scores and ranks are not published"),
        ["L2"] = new("考试次数与形式的限制", "limits on the number and kind of exams"),
        ["L3"] = new("不以升学考试成绩和升学率奖惩教师", "no reward to teachers by entrance exams or promotion rates"),
        ["L4"] = new("未满十四周岁未成年人信息属敏感信息", "data of children under 14 is sensitive"),
    };
}
