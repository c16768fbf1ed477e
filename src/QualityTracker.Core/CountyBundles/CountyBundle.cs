using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.CountyBundles;

/// <summary>
/// What a school hands to the county of a month (县级汇总包; clauses W18, X19, X23): counts and sums of at least five people, nobody by name, each
/// with its denominator. What is shown, and when it is shown anew, is said in <see cref="Suppression"/>.
/// </summary>
public sealed record CountyBundle
{
    /// <summary>The form that this program writes, and the only one it reads.</summary>
    public const int CurrentForm = 1;

    public int Form { get; init; } = CurrentForm;

    /// <summary>School code.</summary>
    public string School { get; init; } = "";

    public string SchoolName { get; init; } = "";

    public string? SchoolNameEn { get; init; }

    /// <summary>Term id.</summary>
    public string Term { get; init; } = "";

    /// <summary>The last day whose records are in it.</summary>
    public DateOnly Until { get; init; }

    /// <summary>The month in which it was made, such as 2025-10: a school makes one a month and term.</summary>
    public string Month { get; init; } = "";

    /// <summary>The pack's id.</summary>
    public string Pack { get; init; } = "";

    /// <summary>The SHA-256 of the pack.</summary>
    public string PackHash { get; init; } = "";

    /// <summary>Name and version of the program that made it.</summary>
    public string Program { get; init; } = "";

    public IReadOnlyList<BundleTable> Tables { get; init; } = [];
}

/// <summary>
/// One figure with its denominator and steps (汇总表). The steps are counts of ever more of the same people, so that all that can be had by
/// subtraction is the difference of two of them.
/// </summary>
public sealed record BundleTable
{
    public BundleSubject About { get; init; }

    /// <summary>Which of its kind: the norm's id, grade, kind and subject of an exam; empty where there is one.</summary>
    public string Row { get; init; } = "";

    public Text Name { get; init; } = Text.Empty;

    /// <summary>What must be equal for two schools to be set side by side (可比条件): pack, target, thresholds.</summary>
    public string Alike { get; init; } = "";

    /// <summary>The day of which it is. An earlier day than the bundle's: since then it is as it was, or fewer than five are told apart by it.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The denominator (分母): people, or pupils; null when fewer than five.</summary>
    public int? Of { get; init; }

    /// <summary>From the smallest count to the largest, each among the next, the last among <see cref="Of"/>.</summary>
    public IReadOnlyList<BundleStep> Steps { get; init; } = [];

    /// <summary>What those people have together, or their mean; null when there is none or too few have it.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Of a norm the posts that owe it by the pack, held by somebody or not.</summary>
    public IReadOnlyList<PostKind> Posts { get; init; } = [];

    /// <summary>Of reviews who reviewed.</summary>
    public ReviewGroup? From { get; init; }

    /// <summary>Of an exam.</summary>
    public int? Grade { get; init; }

    /// <summary>Of an exam.</summary>
    public ExamKind? Exam { get; init; }

    /// <summary>Of an exam its roster day (名册日): by it a joint exam is known at other schools, and any exam under another number.</summary>
    public DateOnly? Day { get; init; }

    public int? UpTo(string step) => Steps.FirstOrDefault(each => each.Id == step)?.UpTo;

    /// <summary>Those of a step that are not in the one before it; null when that would be of too few, or is not shown.</summary>
    public int? Own(int at) => Steps[at].UpTo - (at == 0 ? 0 : Steps[at - 1].UpTo);
}

/// <summary>A step (累计人数): so many reach it; null when it is not shown.</summary>
public sealed record BundleStep(string Id, Text Name, int? UpTo);

/// <summary>What a table is about (汇总内容).</summary>
public enum BundleSubject
{
    [Named("在职人数", "people")] People = 1,
    [Named("规定任务", "norms")] Norm,
    [Named("考核等次", "bands")] Bands,
    [Named("听课", "lessons observed")] Observations,
    [Named("课时", "teaching hours")] Hours,
    [Named("公开课", "open lessons")] OpenLessons,
    [Named("教研活动", "research meetings")] ResearchMeetings,
    [Named("辅导计划", "tutoring plans")] TutoringPlans,
    [Named("辅导次数", "tutoring sessions")] TutoringSessions,

    /// <summary>A paper of a secondary exam: excellent, passed, not low, sat, of those enrolled.</summary>
    [Named("考试", "exam")] Rates,

    /// <summary>A paper of a primary exam: levels alone (clause Z8).</summary>
    [Named("小学考试等级", "levels of a primary exam")] Levels,
    [Named("评议", "reviews")] Reviews,
    [Named("师德", "professional ethics")] Conduct,
}
