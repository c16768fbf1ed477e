using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Evaluations;

/// <summary>A class's result in a subject that the person taught it (任教班级成绩); formula 6. No pupil is named.</summary>
public sealed record TaughtResult
{
    public required ClassResult Result { get; init; }

    /// <summary>Σ teaching weeks of the term with the class × the part of a co-taught class, over assignments.</summary>
    public required decimal WeeksByShare { get; init; }

    /// <summary>Pupils who sat × weeks × share (权重): what the result counts in the person's mean.</summary>
    public decimal Weight => Result.Sat * WeeksByShare;
}

/// <summary>One class in one subject of one exam (班级单科成绩), beside its grade.</summary>
public sealed record ClassResult
{
    public required string Exam { get; init; }

    public required string ExamName { get; init; }

    public required ExamKind Kind { get; init; }

    /// <summary>Why the exam was held although the law limits it (clause L2); null where it keeps the limits.</summary>
    public string? OverrideReason { get; init; }

    public required string Class { get; init; }

    public required string Subject { get; init; }

    /// <summary>Pupils enrolled in the class on the exam's roster day.</summary>
    public required int Enrolled { get; init; }

    public required int Sat { get; init; }

    public required int Absent { get; init; }

    public required int Deferred { get; init; }

    public required int Cheated { get; init; }

    public required int Excluded { get; init; }

    /// <summary>On the roster without an entry, or with a score the paper cannot have.</summary>
    public int NotEntered => Enrolled - Sat - Absent - Deferred - Cheated - Excluded;

    /// <summary>Of those who sat; null for a levels-only class.</summary>
    public required ClassStatistics? Statistics { get; init; }

    /// <summary>
    /// The grade's parallel classes together (clause D14), over those who sat, without one of so few that its result would follow from the others';
    /// null for a levels-only class.
    /// </summary>
    public required ClassStatistics? Grade { get; init; }

    public required LevelTable Levels { get; init; }

    /// <summary>
    /// Class mean ÷ mean of the grade's parallel classes (比均率), a ratio around 1, exact; null when not comparable, and for a
    /// levels-only class.
    /// </summary>
    public decimal? RelativeMean => LevelsOnly ? null : Compared;

    /// <summary>The ratio that scoring reads, of levels-only classes too; in no output (clause Z8).</summary>
    internal decimal? Compared { get; init; }

    /// <summary>Primary classes: levels only in every output, no scores (clause Z8).</summary>
    public required bool LevelsOnly { get; init; }

    /// <summary>Of fewer who sat nothing is shown (clause L1).</summary>
    public int LeastShown { get; init; } = ExamSource.FewestSat;

    /// <summary>So few sat that a mean or a rate would tell what single pupils had.</summary>
    public bool IsFew => Sat < LeastShown;

    /// <summary>Why the class cannot be compared; null when it can.</summary>
    public required Text? NotComparable { get; init; }
}
