using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Lessons taught (课时), in periods (节).</summary>
public sealed record SheetHours
{
    /// <summary>By teaching week (教学周), first to last: lessons and cover taught, less those that others covered.</summary>
    public required IReadOnlyList<WeekPeriods> Weeks { get; init; }

    /// <summary>合计: periods that the person taught, the sum of the weeks.</summary>
    public required decimal Total { get; init; }

    /// <summary>代课: taught for others, within the total.</summary>
    public decimal Cover { get; init; }

    /// <summary>被代课: periods that others covered, already taken off the total.</summary>
    public decimal Away { get; init; }

    /// <summary>课后服务, hours: has its own ledger and is no part of the total.</summary>
    public decimal AfterSchoolService { get; init; }

    /// <summary>标准课时: standard periods of the workload (formula 5), 2 places.</summary>
    public decimal? StandardPeriods { get; init; }

    /// <summary>工作量达成率: percent of the full load, 1 place; null without a full load.</summary>
    public decimal? Load { get; init; }
}

/// <summary>The periods of one teaching week (周课时).</summary>
public readonly record struct WeekPeriods(int Week, decimal Periods);

/// <summary>One kind of tutoring in one subject (辅导汇总).</summary>
public sealed record SheetTutoring
{
    /// <summary>类别, such as 学困生辅导.</summary>
    public required Text Kind { get; init; }

    public required Text Subject { get; init; }

    /// <summary>How many pupils (学生人数).</summary>
    public required int Pupils { get; init; }

    public required int SessionsHeld { get; init; }

    public required int SessionsPlanned { get; init; }

    /// <summary>时长, minutes.</summary>
    public required int Minutes { get; init; }
}

/// <summary>An exam with scores, for one class and subject (考试成绩).</summary>
public sealed record ScoredExam
{
    public required Text Exam { get; init; }

    /// <summary>例外理由: why the exam was held although the law limits it (clause L2); null where it keeps the limits.</summary>
    public string? OverrideReason { get; init; }

    public required Text Class { get; init; }

    public required Text Subject { get; init; }

    /// <summary>实考人数.</summary>
    public required int Sat { get; init; }

    /// <summary>在册人数 on the roster day.</summary>
    public required int Enrolled { get; init; }

    /// <summary>均分, 2 places; null when no one sat or very few, as every figure below (clause L1).</summary>
    public required decimal? Mean { get; init; }

    /// <summary>优秀率.</summary>
    public required ExamRate? Excellent { get; init; }

    /// <summary>及格率.</summary>
    public required ExamRate? Pass { get; init; }

    /// <summary>低分率.</summary>
    public required ExamRate? Low { get; init; }

    /// <summary>比均率: class mean ÷ grade mean, 4 places; null when the class is not comparable (clause D14).</summary>
    public required decimal? RelativeMean { get; init; }

    /// <summary>综合评价值: mean % × .4 + pass % × .4 + excellent % × .2, 2 places.</summary>
    public required decimal? Composite { get; init; }
}

/// <summary>A rate (比率) with what it is counted in: percent to 2 places, pupils counted, denominator.</summary>
public readonly record struct ExamRate(decimal Percent, int Count, int Of);

/// <summary>An exam with levels only (等级), for one class and subject of a primary school.</summary>
public sealed record LevelExam
{
    public required Text Exam { get; init; }

    /// <summary>例外理由: why the exam was held although the law limits it (clause L2); null where it keeps the limits.</summary>
    public string? OverrideReason { get; init; }

    public required Text Class { get; init; }

    public required Text Subject { get; init; }

    public required int Sat { get; init; }

    public required int Enrolled { get; init; }

    /// <summary>How many pupils reached each level, best first.</summary>
    public required IReadOnlyList<LevelCount> Levels { get; init; }
}

/// <summary>How many pupils have a level (等级人数).</summary>
public readonly record struct LevelCount(string Level, int Pupils);
