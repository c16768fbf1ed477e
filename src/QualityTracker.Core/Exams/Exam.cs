using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Exams;

/// <summary>A monitored exam of one grade (质量监测; clauses W23, W25, P1).</summary>
public sealed record Exam : IRecord
{
    public string Id { get; init; } = "";

    public string Term { get; init; } = "";

    /// <summary>Such as 七年级期末监测.</summary>
    public string Name { get; init; } = "";

    public ExamKind Kind { get; init; }

    public int Grade { get; init; }

    /// <summary>The pupils enrolled in the grade on this day are the roster (名册日).</summary>
    public DateOnly RosterDay { get; init; }

    /// <summary>The subjects examined, each with its full mark.</summary>
    public IReadOnlyList<ExamPaper> Papers { get; init; } = [];

    /// <summary>The items of the papers (小题), in their order on paper; of a paper without items none.</summary>
    public IReadOnlyList<ExamItem> Items { get; init; } = [];

    /// <summary>Why the exam is held although the law limits it (例外理由; clause L2): printed wherever its results are.</summary>
    public string? OverrideReason { get; init; }

    string IRecord.Key => string.Join('|', Term, Grade, Name);

    /// <summary>The items of one paper.</summary>
    public IReadOnlyList<PaperItem> ItemsOf(string subject) =>
        [.. Items.Where(item => item.Subject == subject).Select(item => new PaperItem(item.Label, item.FullMark, item.Topic))];
}

/// <summary>One subject of an exam, with its full mark in points.</summary>
public sealed record ExamPaper(string Subject, decimal FullMark);

/// <summary>One item of one of the exam's papers (小题): the full marks of a paper's items add up to the paper's.</summary>
/// <param name="Subject">Subject code.</param>
/// <param name="Label">As printed on the paper, such as 1 or 21(2).</param>
/// <param name="FullMark">In points.</param>
/// <param name="Topic">What it asks for (知识点).</param>
public sealed record ExamItem(string Subject, string Label, decimal FullMark, string? Topic = null)
{
    /// <summary>As <see cref="ItemLabel"/> writes it.</summary>
    public string Label { get; init; } = ItemLabel.Of(Label);
}

/// <summary>Whether an exam's scores may be entered (登记状态).</summary>
public enum ExamState
{
    /// <summary>Never closed yet.</summary>
    [Named("登记中", "open")] Open = 1,

    /// <summary>Nothing may be entered.</summary>
    [Named("已封存", "closed")] Closed,

    /// <summary>Opened again: whatever changes does so for a reason.</summary>
    [Named("已解封", "reopened")] Reopened,
}

/// <summary>Kinds of exam (监测类别).</summary>
public enum ExamKind
{
    [Named("周测", "weekly check", "weekly", "周摸底")] Weekly = 1,
    [Named("月考", "monthly exam", "monthly", "月监测")] Monthly,
    [Named("期中", "mid-term exam", "mid-term", "期中考试")] MidTerm,
    [Named("期末", "end-of-term exam", "end of term", "期末考试")] EndOfTerm,
    [Named("联考", "joint exam", "joint", "联合监测")] Joint,
    [Named("模拟考试", "mock exam", "mock", "模拟")] Mock,

    /// <summary>May be recorded; no pay rule can read it (clause L3).</summary>
    [Named("升学考试", "entrance exam", "entrance", "中考")] Entrance,
}
