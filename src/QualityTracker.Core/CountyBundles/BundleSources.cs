using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.CountyBundles;

/// <summary>What a county bundle is made from (汇总依据): what the program makes of the records anyway.</summary>
public sealed record BundleSources
{
    public required SchoolFrame Frame { get; init; }

    public required Term Term { get; init; }

    /// <summary>The last day that counts.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The pack that the term was evaluated by.</summary>
    public required PolicyPack Pack { get; init; }

    public required TermEvaluation Evaluation { get; init; }

    public required TermRecords Records { get; init; }

    public IReadOnlyList<ExamAnalysis> Exams { get; init; } = [];

    /// <summary>Rounds that are over, by their last day.</summary>
    public IReadOnlyList<(ReviewRound Round, ReviewResults Results)> Reviews { get; init; } = [];

    /// <summary>Cases of professional ethics, with all their steps; what came after <see cref="Until"/> is not counted.</summary>
    public IReadOnlyCollection<ConductCase> Cases { get; init; } = [];

    /// <summary>Who reviewed whom, for a name.</summary>
    public static Languages.Text NameOf(ReviewGroup from, ReviewGroup of) =>
        new($"{Languages.Names.Of(from).Zh}评{Languages.Names.Of(of).Zh}", $"{Languages.Names.Of(from).En} of {Languages.Names.Of(of).En}");
}
