using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Tutoring;

/// <summary>A pupil assigned to a named teacher with the four fixings (辅导计划, 四定; clauses P7, W25, W30).</summary>
public sealed record TutoringPlan : IRecord, IDated
{
    public string Id { get; init; } = "";

    /// <summary>Staff number of the named teacher.</summary>
    public string Teacher { get; init; } = "";

    /// <summary>Pupil number.</summary>
    public string Pupil { get; init; } = "";

    public string Subject { get; init; } = "";

    public TutoringKind Kind { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Fixed time (定时间), such as 每周三 16:30.</summary>
    public string Time { get; init; } = "";

    /// <summary>Fixed place (定地点).</summary>
    public string Place { get; init; } = "";

    /// <summary>Fixed content (定内容).</summary>
    public string Content { get; init; } = "";

    /// <summary>Fixed requirement (定要求).</summary>
    public string Requirement { get; init; } = "";

    /// <summary>Sessions planned over the plan's time (计划次数), from 1.</summary>
    public int PlannedSessions { get; init; }

    /// <summary>What came of it (结束小结), written when the plan ends or is handed over.</summary>
    public string? Outcome { get; init; }

    string IRecord.Key => string.Join('|', Teacher, Pupil, Subject, From.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>Why the pupil is tutored (辅导对象类别).</summary>
public enum TutoringKind
{
    [Named("目标生", "target", "尖子生")] Target = 1,
    [Named("临界生", "borderline")] Borderline,
    [Named("学困生", "struggling")] Struggling,
}
