namespace QualityTracker.Core.Policies.Reading;

/// <summary>The problems found while a pack is read: all of them, by place, those of the pack's own file first.</summary>
/// <param name="file">The id of the pack that is read.</param>
internal sealed class PackProblems(string? file)
{
    private readonly List<PolicyProblem> found = [];

    public string? File { get; } = file;

    public bool Any => found.Count > 0;

    public IReadOnlyList<PolicyProblem> InOrder =>
        [.. found.Distinct().OrderBy(problem => problem.File == File ? 0 : 1).ThenBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column).ThenBy(problem => problem.Message.En, StringComparer.Ordinal)];

    public void Add(Place place, string zh, string en) => Add(PolicyProblem.At(place, zh, en));

    /// <summary>A line of the base is not the school's to change, so the remedy is in its own file.</summary>
    public void Add(PolicyProblem problem) => found.Add(problem.File is null || problem.File == File ? problem : problem with
    {
        Message = new(
            problem.Message.Zh + $"（此处来自所依据的 {problem.File}；请在本文件中改写，或写入 without 取消）",
            problem.Message.En + $" (this comes from {problem.File}, which the pack extends: write it anew here, or take it out with without)"),
    });
}
