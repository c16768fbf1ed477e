using QualityTracker.Core.Languages;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Policies;

/// <summary>
/// A pack held against a school's term (适用性检查). A norm that the school itself wrote for posts that nobody holds on any teaching
/// day is a mistake; one that a document brings along is only worth knowing: documents speak to central schools too.
/// </summary>
/// <param name="Problems">What must be corrected before the pack can be adopted.</param>
/// <param name="Notices">What is owed by nobody here, and does no harm.</param>
public sealed record PackFit(IReadOnlyList<PolicyProblem> Problems, IReadOnlyList<PolicyProblem> Notices)
{
    /// <param name="pack">The pack, read.</param>
    /// <param name="own">Whether the school wrote it: only the lines of its own file can be its mistakes.</param>
    /// <param name="frame">The school.</param>
    /// <param name="termId">A term of the frame, the first that the pack is to evaluate.</param>
    public static PackFit Of(PolicyPack pack, bool own, SchoolFrame frame, string termId)
    {
        var calendar = frame.Calendars[termId];
        var held = frame.Lists.Staff.SelectMany(member => new PostTime(frame, member).HeldIn(calendar)).ToHashSet();
        var unheld = pack.Norms.Where(norm => norm.Who == NormHolder.Posts && !norm.Posts.Any(held.Contains))
            .ToLookup(norm => own && norm.Place.File == pack.Id);
        return new(
            [.. unheld[true].Select(norm => Unheld(norm, termId, "；请改 who、登记任职，或删去这一项", "; change who, record the post, or remove it"))],
            [.. unheld[false].Select(norm => Unheld(norm, termId, "，本校不考核这一项", "; it is owed by nobody here"))]);
    }

    private static PolicyProblem Unheld(NormRule norm, string term, string zh, string en)
    {
        var posts = norm.Posts.Select(post => Names.Of(post)).ToArray();
        return PolicyProblem.At(
            norm.Place,
            $"规范量 {norm.Id}：{term} 学期无人任{string.Join("、", posts.Select(post => post.Zh))}{zh}",
            $"norm {norm.Id}: nobody is {string.Join(" or ", posts.Select(post => post.En))} in term {term}{en}");
    }
}
