using QualityTracker.Core.Classes;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Policies;

/// <summary>
/// How a pack has exams analysed (成绩分析口径); formula 6. Percents of the full mark, marks, and numbers of pupils or sessions; what it leaves out has
/// the formula's default.
/// </summary>
public sealed record ExamRules
{
    public static readonly ExamRules Default = new();

    /// <summary>Where the rates begin, by stage and subject: the first row that fits.</summary>
    public IReadOnlyList<ExamRateRule> Rates { get; init; } = [];

    /// <summary>Parts of mean, pass and excellent rate in the composite, adding up to 100.</summary>
    public CompositeRule? Composite { get; init; }

    public RateDenominator RatesOver { get; init; } = RateDenominator.Sat;

    /// <summary>Width of a score band, in marks.</summary>
    public Quantity? BandWidth { get; init; }

    /// <summary>How far from a line a pupil is still at it, in marks.</summary>
    public Quantity? Borderline { get; init; }

    /// <summary>An item of which a class has a smaller part of the marks is taught again, in percent.</summary>
    public Quantity? ReteachBelow { get; init; }

    /// <summary>Fewer pupils are not shown; the law's five at least (clause L1).</summary>
    public Quantity? LeastShown { get; init; }

    /// <summary>Sessions that make a pupil a tutored one.</summary>
    public Quantity? LeastSessions { get; init; }

    public Place Place { get; init; }
}

/// <summary>Where the rates begin (三率起点), in percent of the full mark; no stage means all, no subjects means all.</summary>
public sealed record ExamRateRule(Stage? Stage, IReadOnlyList<string> Subjects, Quantity Excellent, Quantity Pass, Quantity Low)
{
    public Place Place { get; init; }
}

/// <summary>The parts of the composite (综合指数权重), in percent.</summary>
public sealed record CompositeRule(Quantity Mean, Quantity Pass, Quantity Excellent);
