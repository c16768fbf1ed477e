using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Settlements;

/// <summary>A settlement, or why there is none (结算结果), with the remedy.</summary>
public sealed record SettlementOutcome(Settlement? Settlement, Text? Refusal);

/// <summary>
/// What was paid (发放台账): the frozen settlements by number. By it nobody is paid twice: a settlement is made after the last one and frozen
/// only while that is still the last, so of two made at once one is made again.
/// </summary>
public sealed record SettlementLedger(IReadOnlyList<Settlement> Frozen)
{
    public const int ApprovalsNeeded = 2;

    public static SettlementLedger Empty { get; } = new([]);

    /// <summary>Paid to a person so far, in all settlements.</summary>
    public Money PaidTo(string staff) => Settlement.Sum(Lines.Where(line => line.Staff == staff));

    private IEnumerable<SettlementLine> Lines => Frozen.SelectMany(settlement => settlement.Lines);

    /// <summary>Prepares the next settlement: what is due by the cut-off, less what was paid.</summary>
    /// <param name="cutOff">The last day that counts.</param>
    /// <param name="preparedBy">Staff number.</param>
    /// <param name="divisions">Of every sum, each version; those sealed after the cut-off wait.</param>
    public SettlementOutcome Prepare(DateOnly cutOff, string preparedBy, IReadOnlyCollection<SealedDivision> divisions)
    {
        if (Frozen.Count > 0 && cutOff < Frozen[^1].CutOff)
        {
            var last = Day(Frozen[^1].CutOff);
            return new(null, new($"截止日期早于上次结算的 {last}；请选择 {last} 或以后的日期", $"the last settlement was made up to {last}; choose that day or a later one"));
        }

        var holding = divisions.Where(each => each.SealedOn <= cutOff).GroupBy(each => each.PayRun).Select(sum => sum.MaxBy(each => each.Version)!);
        var lines = holding.SelectMany(LinesOf)
            .OrderBy(line => line.Staff, StringComparer.Ordinal).ThenBy(line => line.PayRun, StringComparer.Ordinal).ThenBy(line => line.Pool, StringComparer.Ordinal);
        return new(new() { Number = Frozen.Count + 1, CutOff = cutOff, PreparedBy = preparedBy, Lines = [.. lines] }, null);
    }

    /// <summary>Approves a settlement that was prepared. The second approval freezes it, and then it is in the ledger.</summary>
    public (SettlementLedger Ledger, SettlementOutcome Outcome) Approve(Settlement prepared, Approval approval)
    {
        if (Refusal(prepared, approval) is { } refusal) return (this, new(null, refusal));
        var approved = prepared with { Approvals = [.. prepared.Approvals, approval] };
        return (approved.IsFrozen ? new([.. Frozen, approved]) : this, new(approved, null));
    }

    private Text? Refusal(Settlement prepared, Approval approval)
    {
        if (prepared.Number <= Frozen.Count)
        {
            return prepared.IsFrozen
                ? new("这次结算已经审批完毕；无须再审批", "this settlement has its approvals; nothing more is needed")
                : new($"第 {prepared.Number} 次结算已另有审批完毕；请重新编制，以免重复发放", $"another settlement {prepared.Number} was approved meanwhile; prepare this one anew, so that nothing is paid twice");
        }

        if (prepared.Approvals.Any(each => each.By == approval.By))
            return new($"{approval.By} 已经审批；请由另一人审批", $"{approval.By} has approved it; somebody else gives the second approval");
        if (prepared.Approvals.Any(each => each.Day > approval.Day) || approval.Day < prepared.CutOff)
            return new("审批日期早于截止日期或上一次审批；请校正时钟，或到期再审批", "the day is before the cut-off or the other approval; set the clock right, or wait for that day");
        return prepared.Approvals.Count == ApprovalsNeeded - 1 && prepared.Approvals.Append(approval).All(each => each.Post != ApprovalPost.Principal)
            ? new("两次审批中须有一次由校长作出；请由校长审批", "one of the two approvals is the principal's; ask the principal")
            : null;
    }

    // Whoever was paid and is due nothing any more gives it back.
    private IEnumerable<SettlementLine> LinesOf(SealedDivision division)
    {
        var paid = Lines.Where(line => line.PayRun == division.PayRun).GroupBy(line => (line.Staff, line.Pool)).ToDictionary(group => group.Key, Settlement.Sum);
        var kind = Lines.Any(line => line.PayRun == division.PayRun) ? LineKind.Adjustment : LineKind.First;
        var due = division.Parts.ToDictionary(part => (part.Staff, part.Pool), part => part.Amount);
        return paid.Keys.Union(due.Keys)
            .Select(key => new SettlementLine(
                key.Staff, division.PayRun, key.Pool, division.Version, due.GetValueOrDefault(key), paid.GetValueOrDefault(key), kind))
            .Where(line => line.Amount != Money.Zero);
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
