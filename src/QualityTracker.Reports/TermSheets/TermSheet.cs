using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.TermSheets;

/// <summary>
/// One person's term evaluation sheet (教师学期考核表), with every figure already computed: the layout adds nothing up.
/// </summary>
public sealed record TermSheet
{
    public required Text School { get; init; }

    /// <summary>学年, such as 2025—2026学年.</summary>
    public required Text SchoolYear { get; init; }

    /// <summary>学期, such as 第一学期.</summary>
    public required Text Term { get; init; }

    public required SheetPerson Person { get; init; }

    public required SheetResult Result { get; init; }

    /// <summary>The posts held in the term (任职), in order of their first day.</summary>
    public IReadOnlyList<SheetPost> Posts { get; init; } = [];

    /// <summary>The classes taught in the term (任教), by subject.</summary>
    public IReadOnlyList<SheetTeaching> Teaching { get; init; } = [];

    /// <summary>What the posts owe (岗位任务).</summary>
    public IReadOnlyList<SheetNorm> Norms { get; init; } = [];

    /// <summary>Where the total comes from (考核计分).</summary>
    public IReadOnlyList<SheetDimension> Dimensions { get; init; } = [];

    /// <summary>Lessons taught (课时); null when none are recorded.</summary>
    public SheetHours? Hours { get; init; }

    /// <summary>Tutoring in groups (辅导). Counts only: no pupil is named.</summary>
    public IReadOnlyList<SheetTutoring> Tutoring { get; init; } = [];

    /// <summary>Classes that sit exams with scores (初中考试成绩).</summary>
    public IReadOnlyList<ScoredExam> ScoredExams { get; init; } = [];

    /// <summary>Classes that are given levels only (小学考试等级).</summary>
    public IReadOnlyList<LevelExam> LevelExams { get; init; } = [];

    /// <summary>What the school as a whole owes (学校任务), on the principal's sheet; empty on all others.</summary>
    public IReadOnlyList<SheetNorm> SchoolNorms { get; init; } = [];

    public required SheetPolicy Policy { get; init; }

    /// <summary>The seal (封存), on the print of a sealed sheet; null on all others.</summary>
    public SealMark? Seal { get; init; }

    /// <summary>The last day whose records count (数据截至). Also the date the file carries.</summary>
    public required DateOnly RecordsUntil { get; init; }
}

/// <summary>Whose sheet it is (被考核人).</summary>
public sealed record SheetPerson
{
    public required Text Name { get; init; }

    /// <summary>工号.</summary>
    public required string StaffNumber { get; init; }

    /// <summary>任教学科.</summary>
    public Text Subject { get; init; } = Text.Empty;

    /// <summary>职称.</summary>
    public Text ProfessionalTitle { get; init; } = Text.Empty;
}

/// <summary>The outcome (考核结果).</summary>
public sealed record SheetResult
{
    /// <summary>总分, points, 2 places; null when the pack scores nothing of this person.</summary>
    public required decimal? Total { get; init; }

    /// <summary>What the total has from those paired with (捆绑评价); null without a bundle, and the points then make up the total.</summary>
    public SheetBundle? Bundle { get; init; }

    /// <summary>满分, points.</summary>
    public decimal Maximum { get; init; } = 100;

    /// <summary>等次, such as 优秀; empty while bands are not settled.</summary>
    public Text Band { get; init; } = Text.Empty;

    /// <summary>一票否决: why, with its clause; null when there is none. The total is printed all the same.</summary>
    public Text? Veto { get; init; }
}

/// <summary>A bundled total (捆绑评价; clause W21): what it was made of.</summary>
public sealed record SheetBundle
{
    /// <summary>本人得分, points, 2 places: the points of the sheet add up to it.</summary>
    public required decimal Own { get; init; }

    /// <summary>The partners' part of the total, percent.</summary>
    public required decimal Share { get; init; }

    /// <summary>The mean of the partners' own totals, points, 2 places.</summary>
    public required decimal PartnersMean { get; init; }

    /// <summary>结对教师, each with the weeks paired.</summary>
    public required IReadOnlyList<SheetPartner> Partners { get; init; }
}

/// <summary>A partner (结对教师) and the teaching weeks paired.</summary>
public sealed record SheetPartner(Text Name, int Weeks);

/// <summary>A post held (任职).</summary>
public sealed record SheetPost
{
    public required Text Name { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>任职周数: teaching weeks in post.</summary>
    public required int Weeks { get; init; }
}

/// <summary>Classes taught in one subject, at one time and with one share (任教).</summary>
public sealed record SheetTeaching
{
    public required Text Subject { get; init; }

    public required IReadOnlyList<Text> Classes { get; init; }

    /// <summary>The first day; null when it is the term's.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null when it is the term's.</summary>
    public DateOnly? To { get; init; }

    /// <summary>分担比例: percent of co-taught classes; null for all of them.</summary>
    public decimal? Share { get; init; }
}

/// <summary>The rules used (考核办法): name, version, and the first characters of the pack's hash.</summary>
public sealed record SheetPolicy(Text Name, string Version, string ShortHash)
{
    /// <summary>Why they hold (办法依据): the decision, what they extend, exceptions to the law; a line each.</summary>
    public IReadOnlyList<Text> Grounds { get; init; } = [];

    /// <summary>What the rules leave open, as it was used (参数).</summary>
    public IReadOnlyList<SheetParameter> Parameters { get; init; } = [];
}

/// <summary>A parameter of the rules (参数) and its value; adopted by the school (学校采用) or the default (默认).</summary>
public sealed record SheetParameter(Text Title, Text Value, bool Adopted);
