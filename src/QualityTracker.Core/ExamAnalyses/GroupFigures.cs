using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>One class, or the grade, in one paper (班级或年级单科成绩).</summary>
public sealed record GroupFigures
{
    /// <summary>Class code; null for the grade.</summary>
    public required string? Class { get; init; }

    /// <summary>Whether pupils were assigned in parallel (clause D14); the grade's is true.</summary>
    public required bool Parallel { get; init; }

    /// <summary>How everybody enrolled stands; null for a class so small that a count points at a pupil.</summary>
    public required Participation? Participation { get; init; }

    /// <summary>Those who sat over those enrolled: stands beside every rate. Null where <see cref="Participation"/> is.</summary>
    public RateFigure? ParticipationRate => Participation is null ? null
        : new(ExamRate.Participation, Participation.Sat, new(RateDenominator.Enrolled, Participation.Enrolled));

    /// <summary>Why there are no figures: nobody sat, or too few; null when there are.</summary>
    public required Text? Withheld { get; init; }

    /// <summary>Null exactly when <see cref="Withheld"/> says why.</summary>
    public required ScoreFigures? Figures { get; init; }

    /// <summary>Beside the grade's parallel classes; null for the grade, and when <see cref="NotComparable"/> says why.</summary>
    public required ClassComparison? Comparison { get; init; }

    public required Text? NotComparable { get; init; }
}

/// <summary>What the marks of a class or grade come to (成绩统计), of those who sat; exact where it is a decimal.</summary>
public sealed record ScoreFigures
{
    /// <summary>Mean, population deviation, composite, difficulty, discrimination.</summary>
    public required ClassStatistics Statistics { get; init; }

    /// <summary>95 % interval of the mean, in marks; null for a single pupil.</summary>
    public required Interval95? MeanInterval { get; init; }

    public required RateFigure Excellent { get; init; }

    public required RateFigure Pass { get; init; }

    public required RateFigure Low { get; init; }

    /// <summary>Levels by score.</summary>
    public required LevelTable Levels { get; init; }

    /// <summary>Lowest first.</summary>
    public required IReadOnlyList<ScoreBand> Bands { get; init; }

    public required FiveNumbers FiveNumbers { get; init; }

    /// <summary>
    /// The mean's standard score in the grade (班级均分的标准分 Z), a comparison as any: null for a class that is not comparable, and where all marks of
    /// the grade are equal.
    /// </summary>
    public required double? MeanZ { get; init; }

    /// <summary>50 + 10 Z.</summary>
    public double? MeanT => 50 + (10 * MeanZ);
}

/// <summary>A class beside the parallel classes of its grade (与年级比较); formula 6, ratios exact.</summary>
/// <param name="RelativeMean">比均率, around 1.</param>
/// <param name="AboveMeanRatio">均分超均率, around 0.</param>
/// <param name="AboveMean">超均人数率: another figure than the ratio.</param>
/// <param name="CompositeLess">Composite less the grade's.</param>
public sealed record ClassComparison(decimal RelativeMean, decimal AboveMeanRatio, RateFigure AboveMean, decimal CompositeLess);
