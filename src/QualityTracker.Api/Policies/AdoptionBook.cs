using System.Data.Common;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.Policies;

/// <summary>What has become of a pack in a school (办法状态).</summary>
public enum PolicyState
{
    /// <summary>Being written, or with problems.</summary>
    [Named("草稿", "draft")] Draft = 1,

    /// <summary>Without problems and frozen: it can be adopted.</summary>
    [Named("已核对", "checked")] Checked,

    /// <summary>A decision adopted it, and no later decision has taken its place.</summary>
    [Named("已采用", "adopted")] Adopted,

    /// <summary>A later decision took its place.</summary>
    [Named("已被取代", "superseded")] Superseded,
}

/// <summary>What has become of a decision (采用决定的状态).</summary>
public enum AdoptionState
{
    [Named("有效", "in force")] InForce = 1,
    [Named("已被取代", "superseded")] Superseded,
    [Named("已撤销", "undone")] Undone,
}

/// <summary>A decision with what became of it (采用决定及状态).</summary>
/// <param name="Record">The decision.</param>
/// <param name="State">What the server keeps beside it.</param>
/// <param name="RecordedBy">Who recorded or undid it: the staff number, or the account's name.</param>
/// <param name="Standing">Whether it still holds.</param>
/// <param name="Terms">The terms that are evaluated by it.</param>
/// <param name="Until">The term from which a later decision holds; null without one.</param>
public sealed record AdoptionView(
    PolicyAdoption Record, RecordState State, string RecordedBy, AdoptionState Standing, IReadOnlyList<string> Terms, string? Until);

/// <summary>A school's decisions, and which of them holds for which term.</summary>
public sealed class AdoptionBook
{
    private readonly Dictionary<string, PolicyAdoption> byTerm;

    private AdoptionBook(SchoolFrame frame, List<StoredAdoption> stored, DateOnly today)
    {
        var inForce = stored.Where(each => each.State.VoidedAt is null).Select(each => each.Record).ToList();
        byTerm = frame.Terms.Values.Select(term => (term.Id, Adoption: PolicyAdoption.For(term, frame.Terms, inForce)))
            .Where(each => each.Adoption is not null).ToDictionary(each => each.Id, each => each.Adoption!, StringComparer.Ordinal);
        All = [.. stored.AsEnumerable().Reverse().Select(each => View(frame, inForce, each, today))];
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<AdoptionView> All { get; }

    public static AdoptionBook Of(DbConnection connection, SchoolFrame frame, DateOnly today) =>
        new(frame, PolicyAdoptionStore.All(connection, frame.School.Id), today);

    /// <summary>The terms that a pack evaluates, by a decision or because the term names it.</summary>
    public IReadOnlyList<string> TermsOf(SchoolFrame frame, string pack) =>
        [.. frame.Terms.Values.Where(term => (byTerm.TryGetValue(term.Id, out var adoption) ? adoption.Pack : term.Policy) == pack)
            .OrderBy(term => term.FirstDay).Select(term => term.Id)];

    /// <summary>By the terms that it evaluates by a decision, the version that was adopted.</summary>
    public IReadOnlyDictionary<string, string> HashesOf(string pack) => new SortedDictionary<string, string>(
        byTerm.Where(each => each.Value.Pack == pack).ToDictionary(each => each.Key, each => each.Value.Hash), StringComparer.Ordinal);

    /// <summary>The state of a pack that has been frozen, or comes with the product.</summary>
    public PolicyState StateOf(string pack)
    {
        var decisions = All.Where(each => each.Record.Pack == pack && each.Standing != AdoptionState.Undone).ToList();
        return decisions.Count == 0 ? PolicyState.Checked
            : decisions.Exists(each => each.Standing == AdoptionState.InForce) ? PolicyState.Adopted : PolicyState.Superseded;
    }

    private AdoptionView View(SchoolFrame frame, List<PolicyAdoption> inForce, StoredAdoption stored, DateOnly today)
    {
        var terms = byTerm.Where(each => each.Value.Id == stored.Record.Id).Select(each => frame.Terms[each.Key])
            .OrderBy(term => term.FirstDay).Select(term => term.Id).ToList();
        if (stored.State.VoidedAt is not null) return new(stored.Record, stored.State, stored.RecordedBy, AdoptionState.Undone, [], null);
        var until = After(frame, inForce, stored.Record);
        var over = until is not null && (until.Id == stored.Record.FromTerm || until.FirstDay <= today);
        return new(stored.Record, stored.State, stored.RecordedBy, over ? AdoptionState.Superseded : AdoptionState.InForce, terms, until?.Id);
    }

    // The first term for which another decision takes this one's place.
    private static Term? After(SchoolFrame frame, List<PolicyAdoption> inForce, PolicyAdoption adoption)
    {
        if (!frame.Terms.TryGetValue(adoption.FromTerm, out var from)) return null;
        return inForce.SkipWhile(each => each.Id != adoption.Id).Skip(1).Where(each => each.FromTerm == from.Id)
            .Concat(inForce.Where(each => frame.Terms.TryGetValue(each.FromTerm, out var other) && other.FirstDay > from.FirstDay))
            .Select(each => frame.Terms[each.FromTerm]).MinBy(term => term.FirstDay);
    }
}
