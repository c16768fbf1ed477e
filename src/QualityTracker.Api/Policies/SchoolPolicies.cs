using System.Collections.Concurrent;
using System.Data.Common;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.Policies;

/// <summary>The pack that a term is evaluated by, and the decision that says so; null where none is recorded.</summary>
public sealed record ChosenPolicy(PolicyPack Pack, PolicyAdoption? Adoption);

/// <summary>A draft as it was checked: its text, and what it was held against.</summary>
public readonly record struct CheckedDraft(string School, string Pack, int Version, long Records, int Versions, string? Term);

/// <summary>
/// The packs of schools (学校的考核办法): those that come with the product and a school's own. A frozen version is read from its stored
/// texts once and kept: its hash says what is in it.
/// </summary>
public sealed class SchoolPolicies
{
    private const int MostKept = 500;

    private readonly ConcurrentDictionary<(string School, string Hash), PolicyPack> kept = new();

    private readonly ConcurrentDictionary<CheckedDraft, int> problems = new();

    /// <summary>
    /// The pack of a term: without a name what a decision adopted for it, else what the term itself names. A named pack is the version
    /// that is adopted for the term, with the values decided, else a built-in one or the latest frozen version of the school's own. Null
    /// when there is no such pack.
    /// </summary>
    public ChosenPolicy? For(DbConnection connection, SchoolFrame frame, Term term, string? named)
    {
        var school = frame.School.Id;
        var adoption = PolicyAdoption.For(term, frame.Terms, PolicyAdoptionStore.InForce(connection, school));
        if (adoption is not null && (named is null || named == adoption.Pack))
            return Version(connection, school, adoption.Hash) is { } adopted ? new(adopted, adoption) : null;
        return Latest(connection, school, named ?? term.Policy) is { } pack ? new(pack, null) : null;
    }

    /// <summary>A built-in pack, or the version of the school's own that was frozen last.</summary>
    public PolicyPack? Latest(DbConnection connection, string school, string pack) =>
        PolicyPacks.TryFind(pack, out var builtIn) ? builtIn
        : PolicyVersionStore.Latest(connection, school, pack) is { } version ? Version(connection, school, version.Hash) : null;

    /// <summary>Every pack that a term can be evaluated by: the built-in ones, and the latest version of each of the school's own.</summary>
    public IReadOnlyList<PolicyPack> All(DbConnection connection, string school) =>
    [
        .. PolicyPacks.All,
        .. PolicyVersionStore.All(connection, school).Select(version => version.Pack).Distinct().Order(StringComparer.Ordinal)
            .Where(id => !PolicyPacks.TryFind(id, out _)).Select(id => Latest(connection, school, id)).OfType<PolicyPack>(),
    ];

    /// <summary>How many problems a draft has: checked once for as long as nothing that the check reads has changed.</summary>
    public int ProblemsIn(CheckedDraft draft, Func<int> check)
    {
        if (problems.Count >= MostKept) problems.Clear();
        return problems.GetOrAdd(draft, _ => check());
    }

    /// <summary>A frozen version; null when there is none, or this program cannot read it.</summary>
    public PolicyPack? Version(DbConnection connection, string school, string hash)
    {
        if (kept.TryGetValue((school, hash), out var found)) return found;
        if (PolicyVersionStore.Find(connection, school, hash) is not { } version) return null;
        var texts = Under(connection, school, version);
        if (PackReader.Read(version.Text, texts.GetValueOrDefault).Pack is not { } pack || pack.ContentHash != hash) return null;
        if (kept.Count >= MostKept) kept.Clear();
        return kept[(school, hash)] = pack;
    }

    /// <summary>Reads a text as a pack of the school: it may extend a built-in pack, or a frozen version of the school's own.</summary>
    public static PackReading Read(DbConnection connection, string school, string text)
    {
        // What an own version stands on is what it stood on when it was frozen.
        var pinned = new Dictionary<string, string>(StringComparer.Ordinal);
        return PackReader.Read(text, id =>
        {
            if (pinned.TryGetValue(id, out var under)) return under;
            if (PolicyPacks.TextOf(id) is { } builtIn) return builtIn;
            if (PolicyVersionStore.Latest(connection, school, id) is not { } version) return null;
            foreach (var (pack, pin) in Under(connection, school, version)) pinned[pack] = pin;
            return version.Text;
        });
    }

    /// <summary>Stores a pack as a version with everything it stands on, each text once.</summary>
    public static PolicyVersion Freeze(DbConnection connection, string school, PolicyPack pack, string text, string by, DateTimeOffset now)
    {
        if (PolicyVersionStore.Find(connection, school, pack.ContentHash) is { } before) return before;

        // An own base was frozen before this could stand on it; a built-in one is copied, so that no release changes it.
        if (pack.Base is { } under && PolicyVersionStore.Find(connection, school, under.ContentHash) is null)
            Freeze(connection, school, PolicyPacks.Of(under.Id), PolicyPacks.TextOf(under.Id)!, by, now);
        var version = new PolicyVersion(pack.ContentHash, pack.Id, text, pack.Base?.ContentHash, now, by);
        PolicyVersionStore.Add(connection, school, version);
        return version;
    }

    /// <summary>A pack's own text, then those of what it stands on, as they are to be read again.</summary>
    public static IReadOnlyList<(string Id, string Text)> TextsOf(DbConnection connection, string school, PolicyPack pack)
    {
        if (PolicyVersionStore.Find(connection, school, pack.ContentHash) is { } version)
            return [(version.Pack, version.Text), .. Under(connection, school, version).Select(each => (each.Key, each.Value))];
        var texts = new List<(string, string)> { (pack.Id, PolicyPacks.TextOf(pack.Id)!) };
        for (var under = pack.Base; under is not null; under = PolicyPacks.Of(under.Id).Base) texts.Add((under.Id, PolicyPacks.TextOf(under.Id)!));
        return texts;
    }

    private static Dictionary<string, string> Under(DbConnection connection, string school, PolicyVersion version)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var hash = version.BaseHash; hash is not null;)
        {
            if (PolicyVersionStore.Find(connection, school, hash) is not { } under) break;
            texts[under.Pack] = under.Text;
            hash = under.BaseHash;
        }

        return texts;
    }
}
