using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.LessonObservations;

/// <summary>A lesson observed by a colleague (听课记录; clauses W6, X1, X2, X18).</summary>
public sealed record LessonObservation : IRecord
{
    public string Id { get; init; } = "";

    public DateOnly Date { get; init; }

    /// <summary>The period of the day (节次), from 1.</summary>
    public int Period { get; init; }

    /// <summary>Staff number of who observed (听课人).</summary>
    public string Observer { get; init; } = "";

    /// <summary>Staff number of who taught (授课教师).</summary>
    public string Teacher { get; init; } = "";

    public string Class { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>The lesson's topic (课题).</summary>
    public string Topic { get; init; } = "";

    public ObservationKind Kind { get; init; }

    /// <summary>Minutes watched, 1 to 180.</summary>
    public int Minutes { get; init; }

    /// <summary>Whether the observer evaluated the lesson with the teacher (评课); packs say whether others count (clause W6).</summary>
    public bool Evaluated { get; init; }

    /// <summary>Points by rubric dimension (评课量表); empty when the lesson was not scored.</summary>
    public IReadOnlyList<RubricScore> Scores { get; init; } = [];

    public string? Strengths { get; init; }

    public string? Weaknesses { get; init; }

    public string? Advice { get; init; }

    /// <summary>What was seen as the lesson went (听课过程), in the order in which it was noted.</summary>
    public IReadOnlyList<ObservationNote> Notes { get; init; } = [];

    /// <summary>Whether the teacher may read the observation and reply to it (反馈给授课教师).</summary>
    public bool Shared { get; init; }

    /// <summary>What the teacher says to it (授课教师的意见); only of what is shared.</summary>
    public string? Reply { get; init; }

    string IRecord.Key => string.Join('|', Date.ToString("O", CultureInfo.InvariantCulture), Period, Observer, Teacher, Class);
}

/// <summary>A note made while the lesson went (听课过程): the minute of the lesson, from 0, and what was seen.</summary>
public sealed record ObservationNote(int Minute, string Text);

/// <summary>How a lesson came to be observed (听课类型).</summary>
public enum ObservationKind
{
    [Named("推门听课", "unannounced", "推门课", "推门")] Unannounced = 1,
    [Named("预约听课", "planned", "常规听课", "计划听课")] Planned,
    [Named("公开课", "open lesson", "open")] Open,
    [Named("示范课", "demonstration lesson", "demonstration", "观摩课")] Demonstration,
    [Named("竞赛课", "competition lesson", "competition", "赛课")] Competition,
}

/// <summary>Points given on one dimension of the rubric.</summary>
public sealed record RubricScore(RubricDimension Dimension, decimal Points);

/// <summary>The dimensions of the lesson rubric (评课维度) with their full marks, 100 in all.</summary>
public enum RubricDimension
{
    [Named("教学目标", "objectives")] Objectives = 1,
    [Named("教学内容", "content")] Content,
    [Named("教学过程", "process")] Process,
    [Named("教学方法", "methods")] Methods,
    [Named("教师素质", "qualities")] Qualities,
}

public static class Rubric
{
    /// <summary>Full mark of a dimension, in points.</summary>
    public static decimal FullMark(RubricDimension dimension) => dimension switch
    {
        RubricDimension.Objectives => 10,
        RubricDimension.Content => 15,
        RubricDimension.Process => 25,
        RubricDimension.Methods => 30,
        _ => 20,
    };
}
