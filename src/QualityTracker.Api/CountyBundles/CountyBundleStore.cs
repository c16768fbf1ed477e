using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.CountyBundles;

namespace QualityTracker.Api.CountyBundles;

/// <summary>All SQL of the bundles that schools of this installation published.</summary>
public static class CountyBundleStore
{
    /// <summary>Of all terms, the earliest first: whatever a further one is held against.</summary>
    public static List<PublishedBundle> Of(DbConnection connection, string school) =>
        [.. connection.Query<(byte[] File, string Grounds)>("select file, grounds from county_bundles where school = @school order by month, made_at, term", new { school })
            .Select(row => new PublishedBundle(SignedBundle.ContentOf(row.File), JsonSerializer.Deserialize<List<KeptGround>>(row.Grounds, Json.Options)!))];

    /// <summary>How many there are of all terms: none is ever removed or changed.</summary>
    public static int Count(DbConnection connection, string school) => connection.QuerySingle<int>("select count(*) from county_bundles where school = @school", new { school });

    /// <summary>Those of a term, by month, or the one of a month.</summary>
    public static List<PublishedBundleView> Of(DbConnection connection, string school, string term, string? month = null) =>
        [.. connection.Query<(byte[] File, DateTimeOffset MadeAt)>(
            "select file, made_at from county_bundles where school = @school and term = @term and (@month is null or month = @month) order by month", new { school, term, month })
            .Select(row => PublishedBundleView.Of(SignedBundle.ContentOf(row.File), row.MadeAt))];

    /// <summary>The file as it was signed.</summary>
    public static byte[]? FileOf(DbConnection connection, string school, string term, string month) => connection.QuerySingleOrDefault<byte[]>(
        "select file from county_bundles where school = @school and term = @term and month = @month", new { school, term, month });

    /// <summary>The latest of the month of each school served here, or of a term when one is named.</summary>
    public static List<CountyBundle> Latest(DbConnection connection, string? month, string? term) =>
        [.. connection.Query<byte[]>(
            """
            select file from county_bundles as own
            where (@month is null or month = @month) and (@term is null or term = @term)
                and not exists (select 1 from county_bundles as later where later.school = own.school and (@month is null or later.month = @month) and (@term is null or later.term = @term)
                    and (later.month, later.until, later.term) > (own.month, own.until, own.term))
            """, new { month, term }).Select(file => SignedBundle.ContentOf(file))];

    /// <summary>Which schools served here published what.</summary>
    public static List<HandedIn> All(DbConnection connection) =>
        connection.Query<HandedIn>("select school, term, month, until, made_at as received_at from county_bundles order by school, month, term").AsList();

    public static void Add(DbConnection connection, CountyBundle bundle, string hash, byte[] file, IReadOnlyList<KeptGround> grounds, string by, DateTimeOffset now) => connection.Execute(
        """
        insert into county_bundles (school, term, month, until, hash, file, grounds, made_at, made_by)
        values (@School, @Term, @Month, @until, @hash, @file, @grounds, @now, @by)
        """, new { bundle.School, bundle.Term, bundle.Month, until = Rows.Store(bundle.Until), hash, file, grounds = JsonSerializer.Serialize(grounds, Json.Options), now = Rows.Store(now), by });
}

/// <summary>A bundle as its school keeps it (已公布的汇总包).</summary>
/// <param name="Bundle">What was published.</param>
/// <param name="Grounds">What those tables were made of that were shown anew.</param>
public sealed record PublishedBundle(CountyBundle Bundle, IReadOnlyList<KeptGround> Grounds);

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
