using QualityTracker.Api.Staff;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Settlements;

/// <summary>What has become of a settlement (结算状态).</summary>
public enum SettlementState
{
    /// <summary>Waits for one approval or two.</summary>
    [Named("待审批", "to be approved")] Prepared = 1,

    [Named("已审批，已冻结", "approved and frozen")] Frozen,

    [Named("已作废", "voided")] Voided,

    /// <summary>Another one with its number was approved.</summary>
    [Named("已被另一次结算取代", "another was approved in its place")] Overtaken,
}

/// <summary>A settlement in short (结算一览). Money in cents; the school's totals only for who sees all of its pay.</summary>
public sealed record SettlementSummary(
    string Id, int Number, DateOnly CutOff, SettlementState State, Text StateName, NamedPerson PreparedBy, DateOnly PreparedOn, DateOnly? FrozenOn, string? VoidReason,
    IReadOnlyList<ApprovalView> Approvals, int? People, long? FirstCents, long? AdjustmentCents, long? TotalCents,
    bool MayApprove, Text? ApprovalNote, bool MayVoid, IReadOnlyList<SettlementLineView> Own);

/// <summary>One of the two who approve (审批).</summary>
public sealed record ApprovalView(NamedPerson By, ApprovalPost Post, Text PostName, DateOnly Day);

/// <summary>A settlement (结算): its sums, and the lines of those who may be seen.</summary>
public sealed record SettlementView(SettlementSummary Settlement, IReadOnlyList<SettledSumView> Sums, IReadOnlyList<SettledPersonView> People);

/// <summary>What is paid of one sum (本次发放的核算).</summary>
public sealed record SettledSumView(
    string PayRun, string Name, string Term, int Version, DateOnly SealedOn, LineKind Kind, Text KindName, long DueCents, long BeforeCents, long AmountCents);

/// <summary>What one person gets (个人结算).</summary>
public sealed record SettledPersonView(string Staff, string Name, long AmountCents, IReadOnlyList<SettlementLineView> Lines);

/// <summary>A line (结算明细): what is due in all, what was paid before, and the difference.</summary>
public sealed record SettlementLineView(
    string PayRun, string RunName, string Term, string Pool, Text PoolName, int Version, LineKind Kind, Text KindName, long DueCents, long BeforeCents, long AmountCents);
