using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Api.Settlements;

/// <summary>A version of a sum's division as it is kept (已登记的分配), with the pack it was divided by.</summary>
/// <param name="Division">What everybody is due.</param>
/// <param name="Term">Term id.</param>
/// <param name="Pack">The pack, and the SHA-256 of its file.</param>
/// <param name="PackHash">Of the pack.</param>
/// <param name="Pools">The pools' names, in the pack's order.</param>
public sealed record KeptDivision(SealedDivision Division, string Term, string Pack, string PackHash, IReadOnlyList<PoolName> Pools);

/// <summary>A pool as it was called when it was divided (资金池名称).</summary>
public sealed record PoolName(string Id, Text Name);

/// <summary>All SQL of the sealed divisions: a version is added after the last one and never changed.</summary>
public static class SealedDivisionStore
{
    /// <summary>Every version, by sum and version.</summary>
    public static List<KeptDivision> All(DbConnection connection, string school)
    {
        var parts = connection.Query<Part>("select pay_run, version, staff, pool, points, cents from sealed_division_parts where school = @school order by pay_run, version, staff, pool", new { school })
            .ToLookup(part => (part.PayRun, part.Version));
        var seals = connection.Query<SealOf>("select pay_run, version, staff, hash from sealed_division_seals where school = @school", new { school })
            .ToLookup(seal => (seal.PayRun, seal.Version));
        return
        [
            .. connection.Query<Row>("select pay_run, version, term, sealed_on, pack, pack_hash, pools from sealed_divisions where school = @school order by pay_run, version", new { school })
                .Select(row => new KeptDivision(
                    new(row.PayRun, row.Version, row.SealedOn, [.. parts[(row.PayRun, row.Version)].Select(part => new DuePart(part.Staff, part.Pool, new Money(part.Cents), part.Points))])
                    {
                        Seals = seals[(row.PayRun, row.Version)].ToDictionary(seal => seal.Staff, seal => seal.Hash, StringComparer.Ordinal),
                    },
                    row.Term, row.Pack, row.PackHash, JsonSerializer.Deserialize<List<PoolName>>(row.Pools, Json.Options)!)),
        ];
    }

    public static void Add(DbConnection connection, string school, KeptDivision kept, string by, DateTimeOffset now)
    {
        var division = kept.Division;
        connection.Execute(
            """
            insert into sealed_divisions (school, pay_run, version, term, sealed_on, pack, pack_hash, pools, made_at, made_by)
            values (@school, @PayRun, @Version, @Term, @sealedOn, @Pack, @PackHash, @pools, @now, @by)
            """, new
            {
                school,
                division.PayRun,
                division.Version,
                kept.Term,
                sealedOn = Rows.Store(division.SealedOn),
                kept.Pack,
                kept.PackHash,
                pools = JsonSerializer.Serialize(kept.Pools, Json.Options),
                now = Rows.Store(now),
                by,
            });
        connection.Execute(
            "insert into sealed_division_parts (school, pay_run, version, staff, pool, points, cents) values (@school, @PayRun, @Version, @Staff, @Pool, @points, @Cents)",
            division.Parts.Select(part => new { school, division.PayRun, division.Version, part.Staff, part.Pool, points = Rows.Store(part.Points), part.Amount.Cents }));
        connection.Execute(
            "insert into sealed_division_seals (school, pay_run, version, staff, hash) values (@school, @PayRun, @Version, @Key, @Value)",
            division.Seals.Select(seal => new { school, division.PayRun, division.Version, seal.Key, seal.Value }));
    }

    private sealed record Row
    {
        public string PayRun { get; init; } = "";

        public int Version { get; init; }

        public string Term { get; init; } = "";

        public DateOnly SealedOn { get; init; }

        public string Pack { get; init; } = "";

        public string PackHash { get; init; } = "";

        public string Pools { get; init; } = "[]";
    }

    private sealed record Part
    {
        public string PayRun { get; init; } = "";

        public int Version { get; init; }

        public string Staff { get; init; } = "";

        public string Pool { get; init; } = "";

        public decimal Points { get; init; }

        public long Cents { get; init; }
    }

    private sealed record SealOf
    {
        public string PayRun { get; init; } = "";

        public int Version { get; init; }

        public string Staff { get; init; } = "";

        public string Hash { get; init; } = "";
    }
}
