using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.CountyBundles;

namespace QualityTracker.Api.CountyBundles;

/// <summary>All SQL of the bundles that schools of this installation published.</summary>
public static class CountyBundleStore
{
    /// <summary>By month.</summary>
    public static List<PublishedBundle> Of(DbConnection connection, string school, string term) =>
        [.. connection.Query<Row>("select month, until, hash, file, grounds, made_at, made_by from county_bundles where school = @school and term = @term order by month", new { school, term }).Select(row => row.Bundle)];

    /// <summary>The latest of the month of each school served here, or of a term when one is named.</summary>
    public static List<CountyBundle> Latest(DbConnection connection, string? month, string? term) =>
        [.. connection.Query<byte[]>(
            """
            select file from county_bundles as own
            where (@month is null or month = @month) and (@term is null or term = @term)
                and not exists (select 1 from county_bundles as later where later.school = own.school and (@month is null or later.month = @month) and (@term is null or later.term = @term)
                    and (later.month, later.until, later.term) > (own.month, own.until, own.term))
            """, new { month, term }).Select(file => SignedBundle.Read(file).Bundle)];

    /// <summary>Which schools served here published what.</summary>
    public static List<HandedIn> All(DbConnection connection) =>
        connection.Query<HandedIn>("select school, term, month, until, made_at as received_at from county_bundles order by school, month, term").AsList();

    public static void Add(DbConnection connection, string school, CountyBundle bundle, string hash, byte[] file, IReadOnlyList<KeptGround> grounds, string by, DateTimeOffset now) => connection.Execute(
        """
        insert into county_bundles (school, term, month, until, hash, file, grounds, made_at, made_by)
        values (@school, @Term, @Month, @until, @hash, @file, @grounds, @now, @by)
        """, new { school, bundle.Term, bundle.Month, until = Rows.Store(bundle.Until), hash, file, grounds = JsonSerializer.Serialize(grounds, Json.Options), now = Rows.Store(now), by });

    private sealed record Row
    {
        public string Month { get; init; } = "";

        public DateOnly Until { get; init; }

        public string Hash { get; init; } = "";

        public byte[] File { get; init; } = [];

        public string Grounds { get; init; } = "";

        public DateTimeOffset MadeAt { get; init; }

        public string MadeBy { get; init; } = "";

        public PublishedBundle Bundle => new(SignedBundle.Read(File).Bundle, File, JsonSerializer.Deserialize<List<KeptGround>>(Grounds, Json.Options)!, MadeAt);
    }
}

/// <summary>A bundle as its school keeps it (已公布的汇总包).</summary>
/// <param name="Bundle">What was published.</param>
/// <param name="File">The signed file, as it was made.</param>
/// <param name="Grounds">What those tables were made of that were shown anew.</param>
/// <param name="MadeAt">When.</param>
public sealed record PublishedBundle(CountyBundle Bundle, byte[] File, IReadOnlyList<KeptGround> Grounds, DateTimeOffset MadeAt);

/// <summary>What a table that was shown anew was made of.</summary>
/// <param name="About">The table.</param>
/// <param name="Row">The table's row.</param>
/// <param name="Ground">Counts, and people as digests.</param>
public sealed record KeptGround(BundleSubject About, string Row, TableGround Ground);

/// <summary>Which bundle was handed in, or published here.</summary>
public sealed record HandedIn
{
    public string School { get; init; } = "";

    public string Name { get; init; } = "";

    public string Term { get; init; } = "";

    public string Month { get; init; } = "";

    public DateOnly Until { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
