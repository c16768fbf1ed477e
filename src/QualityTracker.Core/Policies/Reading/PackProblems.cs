using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>The problems found while a pack is read: all of them, by place.</summary>
internal sealed class PackProblems
{
    private readonly List<PolicyProblem> found = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<PolicyProblem> InOrder =>
        [.. found.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)
            .ThenBy(problem => problem.Message.En, StringComparer.Ordinal)];

    public void Add(Place place, string zh, string en) => found.Add(new(place.Line, place.Column, new Text(zh, en)));

    public void Add(PolicyProblem problem) => found.Add(problem);
}
