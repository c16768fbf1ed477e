using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>Makes the figures of one paper's classes and of its grade.</summary>
internal sealed class FigureMaker
{
    private readonly PaperGroups groups;
    private readonly AnalysisRules rules;
    private readonly RateThresholds thresholds;
    private readonly decimal bandWidth;
    private readonly decimal fullMark;
    private readonly ClassStatistics compared;

    public FigureMaker(PaperGroups groups, AnalysisRules rules, RateThresholds thresholds, int papers)
    {
        this.groups = groups;
        this.rules = rules;
        this.thresholds = thresholds;
        fullMark = groups.Paper.Paper.FullMark;
        bandWidth = rules.BandWidth * papers;
        compared = Statistics(groups.Compared, groups.ComparedEnrolled);
    }

    public ClassStatistics? Compared => Comparability.IsFew(compared.Present, rules.LeastShown) || compared.NoOneSat ? null : compared;

    public GroupFigures Grade() => new()
    {
        Class = null,
        Parallel = true,
        Participation = groups.GradeParticipation,
        Withheld = groups.GradeWithheld,
        Figures = groups.GradeWithheld is null ? Figures(groups.Grade, Statistics(groups.Grade, groups.GradeEnrolled)) : null,
        Comparison = null,
        NotComparable = null,
    };

    public GroupFigures Class(int at)
    {
        var (of, marks, withheld) = (groups.Classes[at], groups.Marks[at], groups.Withheld(at));
        var statistics = Statistics(marks, of.Pupils);
        var refusal = withheld ?? Comparability.Refusal(of.Parallel, statistics, compared);
        return new()
        {
            Class = of.Code,
            Parallel = of.Parallel,
            Participation = groups.ParticipationAt(at),
            Withheld = withheld,
            Figures = withheld is null ? Figures(marks, statistics) with { MeanZ = refusal is null ? MeanZ(statistics) : null } : null,
            Comparison = refusal is null ? Beside(marks, statistics) : null,
            NotComparable = refusal,
        };
    }

    private ClassStatistics Statistics(Marks marks, int enrolled) => ClassStatistics.Of(
        marks, fullMark, thresholds, rules.RatesOver == RateDenominator.Enrolled ? enrolled : null, rules.Composite);

    private ScoreFigures Figures(Marks marks, ClassStatistics statistics) => new()
    {
        Statistics = statistics,
        MeanInterval = Interval95.OfMean(marks.Moments),
        Excellent = new(ExamRate.Excellent, statistics.Excellent, statistics.Denominator),
        Pass = new(ExamRate.Pass, statistics.Passed, statistics.Denominator),
        Low = new(ExamRate.Low, statistics.Low, statistics.Denominator),
        Levels = Levels.Count(marks, fullMark, rules.Levels),
        Bands = ScoreBands.Of(marks, fullMark, bandWidth),
        FiveNumbers = FiveNumbers.Of(marks)!,
        MeanZ = MeanZ(statistics),
    };

    private double? MeanZ(ClassStatistics statistics) => groups.Grade.Moments.Z(statistics.Mean!.Value);

    private ClassComparison Beside(Marks marks, ClassStatistics statistics) => new(
        GradeComparison.RelativeMean(statistics, compared)!.Value,
        GradeComparison.AboveMeanRatio(statistics, compared)!.Value,
        new(ExamRate.AboveMean, GradeComparison.CountAboveMean(marks, statistics, compared)!.Value, statistics.Denominator),
        statistics.Composite!.Value - compared.Composite!.Value);
}
