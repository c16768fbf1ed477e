using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Policies;

/// <summary>A school's packs as one caller sees them on a day (考核办法台).</summary>
public sealed class PolicyDesk(DbConnection connection, SchoolFrame frame, SchoolPolicies policies, Allowed allowed, DateTimeOffset now)
{
    public static readonly Text Name = new("考核办法", "policy pack");

    /// <summary>Problems shown at once; the first of them are enough to begin with.</summary>
    private const int MostShown = 100;

    private readonly DateOnly today = SchoolDay.Of(frame.School).Of(now);

    private readonly AdoptionBook book = AdoptionBook.Of(connection, frame, SchoolDay.Of(frame.School).Of(now));

    /// <summary>A draft is for those who may write one.</summary>
    private bool SeesDrafts => allowed.RowsFor("policy-drafts.save") is { WholeSchool: true };

    public IReadOnlyList<AdoptionView> Adoptions => book.All;

    /// <summary>The built-in packs, then the school's own, each by id.</summary>
    public IReadOnlyList<PolicyOutline> All()
    {
        var drafts = SeesDrafts ? PolicyDraftStore.InForce(connection, frame.School.Id) : [];
        var own = PolicyVersionStore.All(connection, frame.School.Id).Select(version => version.Pack).Concat(drafts.Select(draft => draft.Pack))
            .Where(id => !PolicyPacks.TryFind(id, out _)).Distinct().Order(StringComparer.Ordinal);
        return
        [
            .. PolicyPacks.All.Select(pack => Outline(pack.Id, pack, null)),
            .. own.Select(id => Outline(id, policies.Latest(connection, frame.School.Id, id), drafts.Find(draft => draft.Pack == id))),
        ];
    }

    /// <summary>One pack by its latest version, or by one of its versions; null when there is nothing of it that may be seen.</summary>
    public SchoolPolicyView? One(string id, string? hash)
    {
        var school = frame.School.Id;
        var versions = PolicyVersionStore.All(connection, school).FindAll(version => version.Pack == id);
        var pack = hash is null ? policies.Latest(connection, school, id)
            : versions.Exists(version => version.Hash == hash) ? policies.Version(connection, school, hash) : null;
        var draft = SeesDrafts && PolicyDraftStore.Find(connection, school, id) is { VoidedAt: null } found ? found : null;
        if (pack is null && (draft is null || hash is not null)) return null;
        return new(
            Outline(id, pack, draft), pack is null ? null : PolicyVersionStore.Find(connection, school, pack.ContentHash)?.Text ?? PolicyPacks.TextOf(id),
            pack is null ? null : PolicyContent.Of(pack),
            versions,
            [.. book.All.Where(adoption => adoption.Record.Pack == id)], draft is null ? null : View(draft));
    }

    public DraftView View(PolicyDraft draft) => new(
        draft.Pack, draft.Text, draft.Version, draft.RecordedAt, draft.RecordedBy, draft.VoidedAt, Check(draft.Pack, draft.Text, null).View);

    /// <summary>Reads a text as a pack of the school and holds it against a term, today's when none is given.</summary>
    /// <param name="id">The id that the pack is to have; null for any.</param>
    /// <param name="text">YAML.</param>
    /// <param name="term">A term of the school.</param>
    public (PackCheck View, PolicyPack? Pack, IReadOnlyList<PolicyProblem> Problems) Check(string? id, string text, string? term)
    {
        term ??= Now();
        var reading = SchoolPolicies.Read(connection, frame.School.Id, text);
        var problems = reading.Problems.ToList();
        var fit = reading.Pack is { } read && term is not null ? PackFit.Of(read, own: true, frame, term) : new([], []);
        problems.AddRange(fit.Problems);
        if (reading.Pack is { } pack)
        {
            if (id is not null && pack.Id != id)
                problems.Insert(0, new(1, 1, new($"pack 应为 {id}；请改正", $"pack must be {id}; correct it")) { File = pack.Id });
            if (PolicyPacks.TryFind(pack.Id, out _))
                problems.Insert(0, new(1, 1, new($"{pack.Id} 是内置办法的编号；请另取编号", $"{pack.Id} is the id of a built-in pack; choose another")) { File = pack.Id });
        }

        var sound = problems.Count == 0 ? reading.Pack : null;
        return (
            new(term, [.. problems.Take(MostShown).Select(PackProblemView.Of)], [.. fit.Notices.Take(MostShown).Select(PackProblemView.Of)], sound is null ? null : PolicyContent.Of(sound)),
            sound, problems);
    }

    // Today's term; between terms the one before, and before the first the first.
    private string? Now() => (frame.Terms.Values.Where(term => term.FirstDay <= today).MaxBy(term => term.FirstDay)
        ?? frame.Terms.Values.MinBy(term => term.FirstDay))?.Id;

    private PolicyOutline Outline(string id, PolicyPack? pack, PolicyDraft? draft) => new(
        id, PolicyPacks.TryFind(id, out _), pack is null ? PolicyState.Draft : book.StateOf(id), pack?.Title, pack?.Document, pack?.ContentHash,
        pack?.Base?.Id, pack?.Changes.Count ?? 0, book.TermsOf(frame, id), book.HashesOf(id),
        draft is null ? null : new(draft.Version, draft.RecordedAt, draft.RecordedBy, ProblemsIn(draft)));

    // A list is asked for with every page: a draft in it is not read anew each time.
    private int ProblemsIn(PolicyDraft draft) => policies.ProblemsIn(
        new(frame.School.Id, draft.Pack, draft.Version, FrameStore.RecordsVersion(connection, frame.School.Id),
            PolicyVersionStore.All(connection, frame.School.Id).Count, Now()),
        () => Check(draft.Pack, draft.Text, null).Problems.Count);
}
