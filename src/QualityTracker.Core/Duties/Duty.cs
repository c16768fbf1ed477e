using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Duties;

/// <summary>A duty or a step of development, beside lessons (教研与专业发展记录; clauses W5, W7, W8, W12, X9, X10, X12, X13, X15, X16).</summary>
public sealed record Duty : IRecord
{
    public string Id { get; init; } = "";

    public DateOnly Date { get; init; }

    /// <summary>Staff number; null when the school itself did it (a quality analysis, a reading exchange).</summary>
    public string? Staff { get; init; }

    public DutyKind Kind { get; init; }

    /// <summary>What it was: the lesson's or lecture's title, the book, the training.</summary>
    public string Title { get; init; } = "";

    /// <summary>Hosted or attended, for meetings.</summary>
    public DutyRole? Role { get; init; }

    /// <summary>Before whom: school, county …</summary>
    public DutyLevel Level { get; init; } = DutyLevel.School;

    /// <summary>Training hours (学时), for training.</summary>
    public decimal? Hours { get; init; }

    string IRecord.Key => string.Join('|', Date.ToString("O", CultureInfo.InvariantCulture), Staff, Kind, Title);
}

/// <summary>Kinds of duty (事项类别).</summary>
public enum DutyKind
{
    [Named("公开课", "open lesson", "观摩课")] OpenLesson = 1,
    [Named("专题讲座", "lecture", "讲座")] Lecture,
    [Named("教研活动", "research meeting", "教研组活动")] ResearchMeeting,
    [Named("集体备课", "joint preparation")] JointPreparation,
    [Named("校本培训", "training", "培训")] Training,
    [Named("经典阅读", "reading", "读书")] Reading,
    [Named("读书交流", "reading exchange")] ReadingExchange,
    [Named("示范课", "demonstration lesson")] DemonstrationLesson,
    [Named("师德学习", "ethics study")] EthicsStudy,
    [Named("师德宣誓", "ethics oath", "宣誓")] EthicsOath,
    [Named("师德主题活动", "ethics activity")] EthicsActivity,
    [Named("竞赛", "competition")] Competition,
    [Named("荣誉", "honour")] Honour,
    [Named("课题", "research topic")] Topic,
    [Named("教学质量分析", "quality analysis")] QualityAnalysis,
    [Named("专项督导", "themed supervision")] Supervision,
    [Named("家访计划", "home-visit plan")] HomeVisitPlan,
    [Named("家访", "home visit")] HomeVisit,
    [Named("家长会", "parents' meeting")] ParentsMeeting,
    [Named("师德承诺书", "ethics commitment", "签订承诺书", "师德承诺")] EthicsCommitment,
}

/// <summary>Part taken in a meeting (参与方式).</summary>
public enum DutyRole
{
    [Named("主持", "host")] Host = 1,
    [Named("参与", "attend", "参加")] Attend,
}

/// <summary>Before whom it was done (级别).</summary>
public enum DutyLevel
{
    [Named("校级", "school")] School = 1,
    [Named("县级", "county")] County,
    [Named("市级", "city")] City,
    [Named("省级", "province")] Province,
    [Named("国家级", "nation")] Nation,
}
