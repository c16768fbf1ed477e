using QualityTracker.Api.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pace;

namespace QualityTracker.Api.Pace;

/// <summary>A page of a term's norms on a day, most needed first (进度一览).</summary>
public sealed record PacePage(
    string Term, DateOnly Day, DateOnly Today, int Weeks, int WeeksElapsed, PolicyView Policy, PaceCounts Counts,
    IReadOnlyList<NormCounts> ByNorm, IReadOnlyList<PaceLineView> Items, int Total, string? Next);

/// <summary>How many norms are in each state, whichever of them the page shows (各状态项数).</summary>
public sealed record PaceCounts(int Met, int Ahead, int OnPace, int Behind)
{
    public static PaceCounts Of(IEnumerable<PaceLine> lines)
    {
        var byState = lines.CountBy(line => line.Norm.State).ToDictionary();
        return new(byState.GetValueOrDefault(PaceState.Met), byState.GetValueOrDefault(PaceState.Ahead),
            byState.GetValueOrDefault(PaceState.OnPace), byState.GetValueOrDefault(PaceState.Behind));
    }
}

/// <summary>How many people are in each state with one norm (各任务的状态人数); the school's own norms are left out.</summary>
public sealed record NormCounts(string Norm, string Clause, Text Title, PaceCounts Counts)
{
    /// <summary>In the order in which the most needed come first.</summary>
    public static IReadOnlyList<NormCounts> Of(IEnumerable<PaceLine> lines) =>
        [.. lines.Where(line => line.Person is not null).GroupBy(line => line.Norm.Norm).Select(norm => new NormCounts(norm.Key, norm.First().Norm.Clause, norm.First().Norm.Title, PaceCounts.Of(norm)))];
}

/// <summary>One norm of one person, or of the school when there is no staff number (进度行).</summary>
public sealed record PaceLineView(string? Staff, string? Name, IReadOnlyList<PostView> Posts, NormPace Norm)
{
    public static PaceLineView Of(PaceLine line) =>
        new(line.Person?.Staff, line.Person?.Name, [.. (line.Person?.Posts ?? []).Select(PostView.Of)], line.Norm);
}

/// <summary>One person's norms on a day (个人进度).</summary>
public sealed record PersonPaceView(
    string Term, DateOnly Day, DateOnly Today, int Weeks, int WeeksElapsed, PolicyView Policy, string Staff, string Name,
    IReadOnlyList<PostView> Posts, IReadOnlyList<NormPace> Norms)
{
    public static PersonPaceView Of(PacedTerm term, PersonPace person) => new(
        term.Pace.Term, term.Pace.Day, term.Today, term.Pace.Weeks, term.Pace.WeeksElapsed, PolicyView.Of(term.Evaluated.Pack),
        person.Staff, person.Name, [.. person.Posts.Select(PostView.Of)], person.Norms);
}
