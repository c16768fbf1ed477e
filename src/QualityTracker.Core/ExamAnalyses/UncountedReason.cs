using QualityTracker.Core.Exams;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// Why pupils of a class do not count in a paper, and how many (未计入原因): whoever was excluded, deferred or cheated, so that nobody is left out unseen.
/// No pupil is named.
/// </summary>
/// <param name="Subject">Subject code.</param>
/// <param name="Class">Class code.</param>
/// <param name="Status">Where the pupils stand.</param>
/// <param name="Reason">As it was written down; null where nothing was.</param>
/// <param name="Pupils">How many.</param>
public sealed record UncountedReason(string Subject, string Class, ExamStatus Status, string? Reason, int Pupils)
{
    /// <summary>Of the classes whose counts may be shown; of one of too few there is none.</summary>
    public static IReadOnlyList<UncountedReason> In(ExamAnalysis analysis)
    {
        var few = analysis.TooFew;
        return
        [
            .. analysis.NotCounted.Where(each => !few.Contains(each.Class))
                .GroupBy(each => (each.Subject, each.Class, each.Status, each.Reason))
                .Select(each => new UncountedReason(each.Key.Subject, each.Key.Class, each.Key.Status, each.Key.Reason, each.Count())),
        ];
    }
}
