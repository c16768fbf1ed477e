using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Settlements;

/// <summary>A settlement as the school holds it (结算登记).</summary>
/// <param name="Id">A UUID that the client made.</param>
/// <param name="Settlement">What is paid to whom, and who approved it.</param>
/// <param name="GivenBy">Of each approval its id and the account, in their order.</param>
public sealed record StoredSettlement(string Id, Settlement Settlement, IReadOnlyList<(string Id, string Account)> GivenBy)
{
    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidReason { get; init; }

    /// <summary>Of what was seen: whoever voids it has seen every approval.</summary>
    public string ETag() => VoidedAt is null ? $"\"{Settlement.Approvals.Count}\"" : "\"void\"";
}

/// <summary>All SQL of settlements: what is paid is written once, and a frozen settlement is never changed.</summary>
public static class SettlementStore
{
    private const string Select = "select id, number, cut_off, prepared_on, prepared_by, voided_at, void_reason from settlements where school = @school";

    /// <summary>All of them, voided ones too, by number and then as they were prepared.</summary>
    public static List<StoredSettlement> All(DbConnection connection, string school)
    {
        var lines = connection.Query<Line>(
            "select settlement, staff, pay_run, pool, version, due_cents, paid_cents, kind from settlement_lines where school = @school order by staff, pay_run, pool",
            new { school }).ToLookup(line => line.Settlement, line => line.Made, StringComparer.Ordinal);
        var approvals = connection.Query<Given>(
            "select settlement, id, \"by\", account, post, day from settlement_approvals where school = @school order by number", new { school })
            .ToLookup(given => given.Settlement, StringComparer.Ordinal);
        return [.. connection.Query<Row>($"{Select} order by number, prepared_at, id", new { school }).Select(row => Of(row, lines[row.Id], approvals[row.Id]))];
    }

    /// <summary>What was paid.</summary>
    public static SettlementLedger LedgerOf(IEnumerable<StoredSettlement> all) => new([.. all.Select(each => each.Settlement).Where(each => each.IsFrozen)]);

    public static void Add(DbConnection connection, string school, string id, Settlement settlement, DateTimeOffset now)
    {
        connection.Execute(
            """
            insert into settlements (school, id, number, cut_off, prepared_on, prepared_at, prepared_by)
            values (@school, @id, @Number, @cutOff, @preparedOn, @now, @PreparedBy)
            """, new { school, id, settlement.Number, cutOff = Rows.Store(settlement.CutOff), preparedOn = Rows.Store(settlement.PreparedOn), now = Rows.Store(now), settlement.PreparedBy });
        connection.Execute(
            """
            insert into settlement_lines (school, settlement, staff, pay_run, pool, version, due_cents, paid_cents, kind)
            values (@school, @id, @Staff, @PayRun, @Pool, @Version, @due, @paid, @kind)
            """, settlement.Lines.Select(line => new { school, id, line.Staff, line.PayRun, line.Pool, line.Version, due = line.Due.Cents, paid = line.Paid.Cents, kind = Json.Word(line.Kind) }));
    }

    /// <summary>Adds the last of its approvals, and freezes it when there are enough: of two with one number the second is no row of this table.</summary>
    public static void Approve(DbConnection connection, string school, string id, Settlement approved, string approvalId, string account, DateTimeOffset now)
    {
        var approval = approved.Approvals[^1];
        connection.Execute(
            """
            insert into settlement_approvals (school, settlement, number, id, "by", account, post, day, at)
            values (@school, @id, @number, @approvalId, @By, @account, @post, @day, @now)
            """, new { school, id, number = approved.Approvals.Count, approvalId, approval.By, account, post = Json.Word(approval.Post), day = Rows.Store(approval.Day), now = Rows.Store(now) });
        if (approved.IsFrozen) connection.Execute("update settlements set frozen_at = @now where school = @school and id = @id", new { school, id, now = Rows.Store(now) });
    }

    public static void Void(DbConnection connection, string school, string id, string reason, string by, DateTimeOffset now) => connection.Execute(
        "update settlements set voided_at = @now, voided_by = @by, void_reason = @reason where school = @school and id = @id",
        new { school, id, reason, by, now = Rows.Store(now) });

    private static StoredSettlement Of(Row row, IEnumerable<SettlementLine> lines, IEnumerable<Given> approvals)
    {
        var given = approvals.ToList();
        return new(
            row.Id,
            new()
            {
                Number = row.Number,
                CutOff = row.CutOff,
                PreparedBy = row.PreparedBy,
                PreparedOn = row.PreparedOn,
                Lines = [.. lines],
                Approvals = [.. given.Select(each => new Approval(each.By, Enum.Parse<ApprovalPost>(each.Post, ignoreCase: true), each.Day))],
            },
            [.. given.Select(each => (each.Id, each.Account))])
        {
            VoidedAt = row.VoidedAt,
            VoidReason = row.VoidReason,
        };
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public int Number { get; init; }

        public DateOnly CutOff { get; init; }

        public DateOnly PreparedOn { get; init; }

        public string PreparedBy { get; init; } = "";

        public DateTimeOffset? VoidedAt { get; init; }

        public string? VoidReason { get; init; }
    }

    private sealed record Line
    {
        public string Settlement { get; init; } = "";

        public string Staff { get; init; } = "";

        public string PayRun { get; init; } = "";

        public string Pool { get; init; } = "";

        public int Version { get; init; }

        public long DueCents { get; init; }

        public long PaidCents { get; init; }

        public string Kind { get; init; } = "";

        public SettlementLine Made => new(Staff, PayRun, Pool, Version, new Money(DueCents), new Money(PaidCents), Enum.Parse<LineKind>(Kind, ignoreCase: true));
    }

    private sealed record Given
    {
        public string Settlement { get; init; } = "";

        public string Id { get; init; } = "";

        public string By { get; init; } = "";

        public string Account { get; init; } = "";

        public string Post { get; init; } = "";

        public DateOnly Day { get; init; }
    }
}
