using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>One paper of a primary exam in levels (单科等级分布).</summary>
public sealed record LevelPaper
{
    public required string Subject { get; init; }

    /// <summary>All classes but <see cref="LeftOut"/>.</summary>
    public required LevelGroup Grade { get; init; }

    /// <summary>Classes whose levels would follow from the grade's by subtraction. By code.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>By class code (ordinal).</summary>
    public required IReadOnlyList<LevelGroup> Classes { get; init; }

    internal static LevelPaper Of(PaperGroups groups, AnalysisRules rules)
    {
        var compared = Shares(groups.Compared, groups.ComparedEnrolled, groups.Paper.Paper, rules);
        return new()
        {
            Subject = groups.Paper.Paper.Subject,
            LeftOut = groups.LeftOut,
            Grade = new(null, true, groups.GradeParticipation, groups.GradeWithheld,
                groups.GradeWithheld is null ? Shares(groups.Grade, groups.GradeEnrolled, groups.Paper.Paper, rules) : [], null),
            Classes = [.. groups.Classes.Select((of, at) => ClassOf(groups, of, at, rules, compared))],
        };
    }

    private static LevelGroup ClassOf(PaperGroups groups, RosterClass of, int at, AnalysisRules rules, IReadOnlyList<LevelShare> compared)
    {
        var (marks, withheld) = (groups.Marks[at], groups.Withheld(at));
        var refusal = withheld ?? (!of.Parallel ? Comparability.NotParallel : Comparability.Alone(marks.Count, groups.Compared.Count));
        var shares = withheld is null ? Shares(marks, of.Pupils, groups.Paper.Paper, rules) : [];
        if (refusal is null) shares = [.. shares.Zip(compared, (own, grade) => own with { LessGrade = own.Percent - grade.Percent })];
        return new(of.Code, of.Parallel, groups.ParticipationAt(at), withheld, shares, refusal);
    }

    private static List<LevelShare> Shares(Marks marks, int enrolled, ExamPaper paper, AnalysisRules rules)
    {
        var table = Levels.Count(marks, paper.FullMark, rules.Levels, rules.RatesOver == RateDenominator.Enrolled ? enrolled : null);
        return [.. table.Rows.Select(row => new LevelShare(row.Level.Id, row.Count, table.Denominator))];
    }
}

/// <summary>The levels of one class, or of the grade (班级或年级等级分布).</summary>
/// <param name="Class">Class code; null for the grade.</param>
/// <param name="Parallel">Whether pupils were assigned in parallel (clause D14); the grade's is true.</param>
/// <param name="Participation">Null for a class so small that a count points at a pupil.</param>
/// <param name="Withheld">Why there are no levels: nobody sat, or too few; null when there are.</param>
/// <param name="Levels">Best first; empty when withheld.</param>
/// <param name="NotComparable">Why it is not set beside the grade's parallel classes; null when it is, and for the grade.</param>
public sealed record LevelGroup(
    string? Class, bool Parallel, Participation? Participation, Text? Withheld, IReadOnlyList<LevelShare> Levels, Text? NotComparable)
{
    /// <summary>Those who sat over those enrolled; null where <see cref="Participation"/> is.</summary>
    public RateFigure? ParticipationRate => Participation is null ? null
        : new(ExamRate.Participation, Participation.Sat, new(RateDenominator.Enrolled, Participation.Enrolled));
}

/// <summary>Pupils at a level (等级人数).</summary>
/// <param name="Level">Such as A.</param>
/// <param name="Count">Pupils.</param>
/// <param name="Over">The denominator, by kind and number.</param>
public sealed record LevelShare(string Level, int Count, Denominator Over)
{
    /// <summary>In percent, exact; null over nobody.</summary>
    public decimal? Percent => Over.Percent(Count);

    /// <summary>In percent (Wilson); null over nobody.</summary>
    public Interval95? Interval => Interval95.OfRate(Count, Over.Value);

    /// <summary>Less the share of the grade's parallel classes, in percentage points; null where not compared.</summary>
    public decimal? LessGrade { get; init; }
}
