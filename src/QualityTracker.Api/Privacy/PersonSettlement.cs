using System.Data.Common;
using QualityTracker.Api.Settlements;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Privacy;

/// <summary>The person's lines of a settlement (本人结算明细), voided ones too.</summary>
public sealed record PersonSettlement(
    int Number, DateOnly CutOff, DateOnly PreparedOn, IReadOnlyList<DateOnly> ApprovedOn, DateTimeOffset? VoidedAt, string? VoidReason, IReadOnlyList<PersonSettlementLine> Lines)
{
    public static IReadOnlyList<PersonSettlement> Of(DbConnection connection, string school, string staff) =>
    [
        .. SettlementStore.All(connection, school).Select(each => new PersonSettlement(
            each.Settlement.Number, each.Settlement.CutOff, each.Settlement.PreparedOn, [.. each.Settlement.Approvals.Select(approval => approval.Day)], each.VoidedAt, each.VoidReason,
            [.. each.Settlement.Lines.Where(line => line.Staff == staff).Select(line => new PersonSettlementLine(line.PayRun, line.Pool, line.Version, line.Kind, line.Due.Cents, line.Paid.Cents))]))
            .Where(each => each.Lines.Count > 0),
    ];
}

/// <summary>A line: what is due in all and what was paid before, in cents.</summary>
public sealed record PersonSettlementLine(string PayRun, string Pool, int Version, LineKind Kind, long DueCents, long BeforeCents);
