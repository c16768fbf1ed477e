using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Settlements;

/// <summary>
/// A payment by a cut-off date (绩效结算), frozen once two people approved it; formula 8. It pays what is due by then and was not paid before: of a
/// sum paid earlier only the difference, as an adjustment (补发或扣回).
/// </summary>
public sealed record Settlement
{
    /// <summary>From 1, without gaps: the settlements approved so far, and this one.</summary>
    public required int Number { get; init; }

    /// <summary>The last day that counts: figures sealed later wait for the next settlement.</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>Staff number of who prepared it.</summary>
    public required string PreparedBy { get; init; }

    /// <summary>The school's day on which it was prepared.</summary>
    public required DateOnly PreparedOn { get; init; }

    /// <summary>By staff number, sum and pool (ordinal); nothing that comes to nothing.</summary>
    public required IReadOnlyList<SettlementLine> Lines { get; init; }

    /// <summary>In their order; two make it final.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    public bool IsFrozen => Approvals.Count >= SettlementLedger.ApprovalsNeeded;

    public Money Total => Sum(Lines);

    /// <summary>First payments alone (首次发放), and adjustments alone (调整).</summary>
    public Money TotalOf(LineKind kind) => Sum(Lines.Where(line => line.Kind == kind));

    /// <summary>What one person gets, below zero for what is to be paid back.</summary>
    public Money Of(string staff) => Sum(Lines.Where(line => line.Staff == staff));

    internal static Money Sum(IEnumerable<SettlementLine> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
}

/// <summary>A line of a settlement (结算明细): new − paid.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="PayRun">The sum it comes from.</param>
/// <param name="Pool">The pool's id.</param>
/// <param name="Version">The division that holds by the cut-off.</param>
/// <param name="Due">In all, by that division.</param>
/// <param name="Paid">By earlier settlements.</param>
/// <param name="Kind">Whether something of the sum was settled before.</param>
public sealed record SettlementLine(string Staff, string PayRun, string Pool, int Version, Money Due, Money Paid, LineKind Kind)
{
    public Money Amount => Due - Paid;
}

/// <summary>What a line is (明细类别).</summary>
public enum LineKind
{
    [Named("首次发放", "first payment")] First = 1,

    /// <summary>Something of the sum was settled before: a late record, a correction, an objection upheld.</summary>
    [Named("调整", "adjustment")] Adjustment,
}

/// <summary>One of the two who approve (审批).</summary>
/// <param name="By">Staff number.</param>
/// <param name="Post">The post it is given in.</param>
/// <param name="Day">The school's day.</param>
public sealed record Approval(string By, ApprovalPost Post, DateOnly Day);

/// <summary>In which post a settlement is approved (审批职务).</summary>
public enum ApprovalPost
{
    [Named("校长", "principal")] Principal = 1,
    [Named("财务", "finance")] Finance,
}
