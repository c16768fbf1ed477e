using QualityTracker.Core.Classes;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>The numbers an exam is analysed by (成绩分析口径); formula 6 gives the defaults, a policy pack may give others.</summary>
public sealed record AnalysisRules
{
    public static AnalysisRules Default { get; } = new();

    /// <summary>Thresholds by stage and subject; the first row that fits, else 85, 60 and 40 %.</summary>
    public IReadOnlyList<RateRule> Rates { get; init; } = [];

    public CompositeWeights Composite { get; init; } = CompositeWeights.Default;

    /// <summary>Whom the rates are counted over.</summary>
    public RateDenominator RatesOver { get; init; } = RateDenominator.Sat;

    /// <summary>Levels by score, best first.</summary>
    public IReadOnlyList<Level> Levels { get; init; } = Statistics.Levels.Default;

    /// <summary>Levels by share, best first.</summary>
    public IReadOnlyList<ShareLevel> ShareLevels { get; init; } = ScaledLevels.Default;

    /// <summary>Width of a score band in marks; of the total, as many times it as there are papers.</summary>
    public decimal BandWidth { get; init; } = 10;

    /// <summary>How far from a line a pupil is still at it (临界生), in marks, either way; of the total, as many times it as there are papers.</summary>
    public decimal BorderlinePoints { get; init; } = 5;

    /// <summary>An item of which a class has a smaller part of the marks is to be taught again, 0..1.</summary>
    public decimal ReteachBelow { get; init; } = 0.60m;

    /// <summary>Nothing is shown that fewer pupils make up (clause L1); never under five.</summary>
    public int LeastShown { get; init; } = ExamSource.FewestSat;

    /// <summary>Fewer pupils with both exams have no value added.</summary>
    public int LeastMatched { get; init; } = ValueAdded.LeastMatched;

    /// <summary>Sessions that make a pupil a tutored one.</summary>
    public int LeastSessions { get; init; } = 6;

    /// <summary>Fewer pupils on either side are too few to speak of an effect of tutoring.</summary>
    public int LeastTutored { get; init; } = 10;

    /// <summary>Width of a starting band in Z.</summary>
    public double StartingBand { get; init; } = 0.5;

    /// <summary>A pack's, with the values that the school adopted; formula 6 where the pack says nothing.</summary>
    public static AnalysisRules Of(PolicyPack pack, ParameterValues values)
    {
        decimal Share(Quantity percent) => values.Number(percent) / 100;
        var (exams, otherwise) = (pack.Exams, Default);
        return new()
        {
            Rates = [.. exams.Rates.Select(rule => new RateRule(rule.Stage, rule.Subjects, new(Share(rule.Excellent), Share(rule.Pass), Share(rule.Low))))],
            Composite = exams.Composite is { } of ? new(Share(of.Mean), Share(of.Pass), Share(of.Excellent)) : otherwise.Composite,
            RatesOver = exams.RatesOver,
            BandWidth = exams.BandWidth is { } width ? values.Number(width) : otherwise.BandWidth,
            BorderlinePoints = exams.Borderline is { } points ? values.Number(points) : otherwise.BorderlinePoints,
            ReteachBelow = exams.ReteachBelow is { } below ? Share(below) : otherwise.ReteachBelow,
            LeastShown = exams.LeastShown is { } least ? (int)values.Number(least) : otherwise.LeastShown,
            LeastSessions = exams.LeastSessions is { } sessions ? (int)values.Number(sessions) : otherwise.LeastSessions,
        };
    }

    /// <param name="stage">Of the grade.</param>
    /// <param name="subject">Subject code; <see cref="Exams.PaperMarks.TotalSubject"/> fits rows for all subjects only.</param>
    public RateThresholds ThresholdsFor(Stage stage, string subject) => Rates.FirstOrDefault(rule =>
        (rule.Stage is null || rule.Stage == stage) && (rule.Subjects.Count == 0 || rule.Subjects.Contains(subject)))?.Thresholds ?? RateThresholds.Default;

    internal AnalysisRules Checked() => LeastShown >= ExamSource.FewestSat && BandWidth > 0 && BorderlinePoints >= 0 && StartingBand > 0
        ? this
        : throw new ArgumentException($"Nothing is shown of fewer than {ExamSource.FewestSat}; widths are above 0: {this}.");
}

/// <summary>Where the rates begin (三率起点) in a stage and subjects; no stage means all stages, no subjects all subjects.</summary>
public sealed record RateRule(Stage? Stage, IReadOnlyList<string> Subjects, RateThresholds Thresholds);
