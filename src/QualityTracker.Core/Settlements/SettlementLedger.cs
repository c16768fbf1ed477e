using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Settlements;

/// <summary>A settlement, or why there is none (结算结果), with the remedy, and the rule that says so.</summary>
public sealed record SettlementOutcome(Settlement? Settlement, Text? Refusal, SettlementRule? Rule = null);

/// <summary>Why a settlement is not made or approved (拒绝原因).</summary>
public enum SettlementRule
{
    [Named("截止日期过早", "the cut-off is too early")] CutOff = 1,
    [Named("截止日期未到", "the cut-off is still to come")] Future,
    [Named("时钟倒退", "the clock went back")] ClockBack,
    [Named("已审批完毕", "approved already")] Frozen,
    [Named("已另有审批完毕的结算", "another one was approved meanwhile")] Overtaken,
    [Named("同一人", "the same person")] SamePerson,
    [Named("须校长审批", "the principal's approval is missing")] NeedsPrincipal,
}

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
    /// <param name="cutOff">The last day that counts; not in the future.</param>
    /// <param name="preparedBy">Staff number.</param>
    /// <param name="today">The school's day.</param>
    /// <param name="divisions">Of every sum that is to be paid, each version; those sealed after the cut-off wait.</param>
    public SettlementOutcome Prepare(DateOnly cutOff, string preparedBy, DateOnly today, IReadOnlyCollection<SealedDivision> divisions)
    {
        if (PrepareRefusal(cutOff, today) is var (rule, refusal)) return new(null, refusal, rule);
        var holding = divisions.Where(each => each.SealedOn <= cutOff).GroupBy(each => each.PayRun).Select(sum => sum.MaxBy(each => each.Version)!);
        var lines = holding.SelectMany(LinesOf)
            .OrderBy(line => line.Staff, StringComparer.Ordinal).ThenBy(line => line.PayRun, StringComparer.Ordinal).ThenBy(line => line.Pool, StringComparer.Ordinal);
        return new(new() { Number = Frozen.Count + 1, CutOff = cutOff, PreparedBy = preparedBy, PreparedOn = today, Lines = [.. lines] }, null);
    }

    /// <summary>Approves a settlement that was prepared. The second approval freezes it, and then it is in the ledger.</summary>
    public (SettlementLedger Ledger, SettlementOutcome Outcome) Approve(Settlement prepared, Approval approval)
    {
        if (ApprovalRefusal(prepared, approval) is var (rule, refusal)) return (this, new(null, refusal, rule));
        var approved = prepared with { Approvals = [.. prepared.Approvals, approval] };
        return (approved.IsFrozen ? new([.. Frozen, approved]) : this, new(approved, null));
    }

    private (SettlementRule, Text)? PrepareRefusal(DateOnly cutOff, DateOnly today)
    {
        if (Frozen.Count > 0 && cutOff < Frozen[^1].CutOff)
        {
            var last = Day(Frozen[^1].CutOff);
            return (SettlementRule.CutOff, new($"截止日期早于上次结算的 {last}；请选择 {last} 或以后的日期", $"the last settlement was made up to {last}; choose that day or a later one"));
        }

        if (Frozen.Count > 0 && Frozen[^1].Approvals.Max(each => each.Day) is var paid && today < paid)
            return (SettlementRule.ClockBack, new($"今天早于上次结算审批的 {Day(paid)}；请校正时钟", $"today is before {Day(paid)}, when the last settlement was approved; set the clock right"));
        return cutOff <= today ? null
            : (SettlementRule.Future, new("截止日期还没有到；请选择今天或以前的日期", "the cut-off is still to come; choose today or an earlier day"));
    }

    private (SettlementRule, Text)? ApprovalRefusal(Settlement prepared, Approval approval)
    {
        if (prepared.Number <= Frozen.Count)
        {
            return prepared.IsFrozen
                ? (SettlementRule.Frozen, new("这次结算已经审批完毕；无须再审批", "this settlement has its approvals; nothing more is needed"))
                : (SettlementRule.Overtaken, new($"第 {prepared.Number} 次结算已另有审批完毕；请重新编制，以免重复发放", $"another settlement {prepared.Number} was approved meanwhile; prepare this one anew, so that nothing is paid twice"));
        }

        if (prepared.Approvals.Any(each => each.By == approval.By))
            return (SettlementRule.SamePerson, new($"{approval.By} 已经审批；请由另一人审批", $"{approval.By} has approved it; somebody else gives the second approval"));
        if (prepared.Approvals.Any(each => each.Day > approval.Day) || approval.Day < prepared.CutOff || approval.Day < prepared.PreparedOn)
            return (SettlementRule.ClockBack, new("审批日期早于截止日期、编制日期或上一次审批；请校正时钟", "the day is before the cut-off, the day of preparing or the other approval; set the clock right"));
        return prepared.Approvals.Count == ApprovalsNeeded - 1 && prepared.Approvals.Append(approval).All(each => each.Post != ApprovalPost.Principal)
            ? (SettlementRule.NeedsPrincipal, new("两次审批中须有一次由校长作出；请由校长审批", "one of the two approvals is the principal's; ask the principal"))
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
