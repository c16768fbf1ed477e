using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Staff;
using QualityTracker.Core.Languages;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Settlements;

/// <summary>A school's settlements at one moment (结算台), with what their lines are called and what the caller may do with them.</summary>
public sealed class SettlementDesk
{
    private readonly HttpContext context;
    private readonly Lazy<Dictionary<string, PayRun>> runs;
    private readonly Lazy<ILookup<string, KeptDivision>> divisions;

    public SettlementDesk(HttpContext context, DbConnection connection, SchoolFrame frame, DateTimeOffset now)
    {
        (this.context, Frame, Today) = (context, frame, SchoolDay.Of(frame.School).Of(now));
        All = SettlementStore.All(connection, frame.School.Id);
        Ledger = SettlementStore.LedgerOf(All);
        runs = new(() => All.SelectMany(each => each.Settlement.Lines).Select(line => line.PayRun).Distinct()
            .Select(id => new RecordStore<PayRun>(RecordPayRun.Kind).Find(connection, frame.School.Id, id)!.Record).ToDictionary(run => run.Id, StringComparer.Ordinal));
        divisions = new(() => SealedDivisionStore.All(connection, frame.School.Id).ToLookup(each => each.Division.PayRun, StringComparer.Ordinal));
    }

    public SchoolFrame Frame { get; }

    /// <summary>By the school.</summary>
    public DateOnly Today { get; }

    public IReadOnlyList<StoredSettlement> All { get; }

    public SettlementLedger Ledger { get; }

    /// <summary>Those that may be seen: all, or the frozen ones with a line of the caller's.</summary>
    public IEnumerable<StoredSettlement> Seen => All.Where(IsSeen);

    public StoredSettlement? Find(string id) => Seen.FirstOrDefault(each => each.Id == id);

    /// <summary>In which post the caller approves; null when in none. Finance may be outside the school, by a grant; the principal holds the post.</summary>
    public ApprovalPost? Post => Allowed.Of(context).Standing switch
    {
        var standing when standing.Held.Contains(Role.Principal) => ApprovalPost.Principal,
        var standing when standing.Roles.Contains(Role.Finance) => ApprovalPost.Finance,
        _ => null,
    };

    /// <summary>What would become of the caller's approval, today.</summary>
    public SettlementOutcome Approved(StoredSettlement stored) => Post is not { } post ? new(null, null)
        : stored.GivenBy.Any(given => given.Account == Caller.CallerOf(context).Account)
            ? new(null, new("您已经审批；请由另一人审批", "you have approved it; somebody else gives the second approval"), SettlementRule.SamePerson)
            : Ledger.Approve(stored.Settlement, new(Policies.PolicyDraftEndpoints.By(context), post, Today)).Outcome;

    public static SettlementState StateOf(StoredSettlement stored, SettlementLedger ledger) =>
        stored.VoidedAt is not null ? SettlementState.Voided
        : stored.Settlement.IsFrozen ? SettlementState.Frozen
        : stored.Settlement.Number <= ledger.Frozen.Count ? SettlementState.Overtaken : SettlementState.Prepared;

    public SettlementSummary Summary(StoredSettlement stored)
    {
        var (settlement, state, whole) = (stored.Settlement, StateOf(stored, Ledger), Rows.WholeSchool);
        var isOpen = state == SettlementState.Prepared;
        var approved = isOpen ? Approved(stored) : new(null, null);
        return new(
            stored.Id, settlement.Number, settlement.CutOff, state, Names.Of(state), NamedPerson.Of(settlement.PreparedBy, Frame), settlement.PreparedOn,
            settlement.IsFrozen ? settlement.Approvals[^1].Day : null, stored.VoidReason,
            [.. settlement.Approvals.Select(each => new ApprovalView(NamedPerson.Of(each.By, Frame), each.Post, Names.Of(each.Post), each.Day))],
            whole ? settlement.Lines.Select(line => line.Staff).Distinct().Count() : null,
            whole ? settlement.TotalOf(LineKind.First).Cents : null, whole ? settlement.TotalOf(LineKind.Adjustment).Cents : null, whole ? settlement.Total.Cents : null,
            approved.Settlement is not null, approved.Refusal,
            state is SettlementState.Prepared or SettlementState.Overtaken && Allowed.Of(context).RowsFor("settlements.void") is not null,
            settlement.IsFrozen ? [.. settlement.Lines.Where(line => line.Staff == Rows.Self).Select(Line)] : []);
    }

    public SettlementView View(StoredSettlement stored) => new(
        Summary(stored),
        [.. stored.Settlement.Lines.Where(line => Rows.HasPerson(line.Staff)).GroupBy(line => line.PayRun).OrderBy(sum => runs.Value[sum.Key].Term, StringComparer.Ordinal).ThenBy(sum => sum.Key, StringComparer.Ordinal).Select(Sum)],
        [.. stored.Settlement.Lines.Where(line => Rows.HasPerson(line.Staff)).GroupBy(line => line.Staff).Select(person =>
            new SettledPersonView(person.Key, NamedPerson.Of(person.Key, Frame).Name, person.Sum(line => line.Amount.Cents), [.. person.Select(Line)]))]);

    public PayRun RunOf(string payRun) => runs.Value[payRun];

    /// <summary>What a pool was called when the sum was last divided with it.</summary>
    public Text PoolOf(SettlementLine line) => divisions.Value[line.PayRun].OrderByDescending(each => each.Division.Version)
        .SelectMany(each => each.Pools).FirstOrDefault(pool => pool.Id == line.Pool)?.Name ?? Text.Same(line.Pool);

    public KeptDivision DivisionOf(SettlementLine line) => divisions.Value[line.PayRun].Single(each => each.Division.Version == line.Version);

    private ReachedRows Rows => Allowed.Of(context).RowsFor("settlements.read") ?? Allowed.Of(context).Rows;

    private bool IsSeen(StoredSettlement stored) =>
        Rows.WholeSchool || (stored.Settlement.IsFrozen && stored.Settlement.Lines.Any(line => Rows.HasPerson(line.Staff)));

    private SettledSumView Sum(IGrouping<string, SettlementLine> sum)
    {
        var (run, first) = (RunOf(sum.Key), sum.First());
        return new(
            run.Id, run.Name, run.Term, first.Version, DivisionOf(first).Division.SealedOn, first.Kind, Names.Of(first.Kind),
            sum.Sum(line => line.Due.Cents), sum.Sum(line => line.Paid.Cents), sum.Sum(line => line.Amount.Cents));
    }

    private SettlementLineView Line(SettlementLine line)
    {
        var run = RunOf(line.PayRun);
        return new(
            run.Id, run.Name, run.Term, line.Pool, PoolOf(line), line.Version, line.Kind, Names.Of(line.Kind), line.Due.Cents, line.Paid.Cents, line.Amount.Cents);
    }
}
