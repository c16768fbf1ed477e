using QualityTracker.Api.Staff;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Settlements;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Settlements;

/// <summary>How a sum stands to the next settlement (核算的结算状态).</summary>
public enum SumState
{
    [Named("可发放", "to be paid")] Ready = 1,

    /// <summary>Its figures were sealed after the cut-off.</summary>
    [Named("截止日期以后封存，下次发放", "sealed after the cut-off, waits for the next")] Later,

    [Named("已发放，没有差额", "paid, with nothing to adjust")] Settled,
    [Named("暂不能发放", "cannot be paid yet")] Held,
}

/// <summary>What a settlement by a cut-off would pay (待结算), and what keeps sums from it; nothing is stored. Money in cents.</summary>
public sealed record DueView(
    DateOnly Today, DateOnly CutOff, DateOnly? LastCutOff, int Number, Text? Refusal, IReadOnlyList<DueSumView> Sums, int People, long TotalCents)
{
    public static DueView Of(SumBook book, SettlementDesk desk, DateOnly cutOff)
    {
        var outcome = desk.Ledger.Prepare(cutOff, "", desk.Today, book.Divisions);
        var lines = outcome.Settlement?.Lines ?? [];
        return new(
            desk.Today, cutOff, desk.Ledger.Frozen.Count == 0 ? null : desk.Ledger.Frozen[^1].CutOff, desk.Ledger.Frozen.Count + 1, outcome.Refusal,
            [.. book.Sums.Select(sum => DueSumView.Of(sum, [.. lines.Where(line => line.PayRun == sum.Run.Id)], cutOff, desk))],
            lines.Select(line => line.Staff).Distinct().Count(), lines.Sum(line => line.Amount.Cents));
    }
}

/// <summary>One sum (待结算的核算).</summary>
public sealed record DueSumView(
    string PayRun, string Name, string Term, SumState State, Text StateName, int? Version, DateOnly? SealedOn, LineKind? Kind, int People, long AmountCents,
    Text? Refusal, IReadOnlyList<HindranceView> Hindrances)
{
    public static DueSumView Of(BookedSum sum, IReadOnlyList<SettlementLine> lines, DateOnly cutOff, SettlementDesk desk)
    {
        var division = sum.Standing.Division;
        var state = division is null ? SumState.Held : lines.Count > 0 ? SumState.Ready : division.SealedOn > cutOff ? SumState.Later : SumState.Settled;
        return new(
            sum.Run.Id, sum.Run.Name, sum.Run.Term, state, Names.Of(state), division?.Version, division?.SealedOn, lines.Count > 0 ? lines[0].Kind : null,
            lines.Select(line => line.Staff).Distinct().Count(), lines.Sum(line => line.Amount.Cents), sum.Standing.Refusal,
            [.. sum.Standing.Hindrances.Select(each => new HindranceView(NamedPerson.Of(each.Staff, desk.Frame), each.Kind, Names.Of(each.Kind), each.Stage, Names.Of(each.Stage), each.Remedy))]);
    }
}

/// <summary>Whose sheet keeps a sum from being paid (原因), and what to do. No figure of the sheet is in it.</summary>
public sealed record HindranceView(NamedPerson Person, HindranceKind Kind, Text KindName, SheetStage Stage, Text StageName, Text Remedy);
