using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.CountyBundles;

/// <summary>A school's bundles for the county over HTTP (县级汇总包): one a month and term, signed, and kept as it was published.</summary>
public static class CountyBundleEndpoints
{
    public static readonly Text Name = new("汇总包", "county bundle");

    public static void MapCountyBundles(this IEndpointRouteBuilder routes)
    {
        var bundles = routes.MapGroup("/api/v1/schools/{school}/county-bundles/{term}").WithTags("county-bundles").Takes().ProducesProblem(404);
        bundles.MapGet("/", List).WithName("county-bundles.list").WithSummary("已公布的汇总包与签名密钥的指纹 · The bundles published, and the fingerprint of the key").Produces<CountyBundlesView>();
        bundles.MapPost("/", Create).RequireRateLimiting(Limits.Costly).WithName("county-bundles.create").WithSummary("生成并公布本月的汇总包 · Make this month's bundle, and publish it")
            .WithDescription("一月一份；本月已有时返回已有的 · One a month; if there is one, it is answered").Produces<PublishedBundleView>(201).Produces<PublishedBundleView>().ProducesProblem(409);
        bundles.MapGet("/{month}.json", Download).WithName("county-bundles.read").WithSummary("已签名的汇总包文件 · The signed file of a bundle").Produces<byte[]>(200, "application/json");
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, TimeProvider clock, string school, string term) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.ContainsKey(term)) return Problem.NotFound(context, RecordTerm.Kind.Name);
        var month = BundleChecks.MonthOf(SchoolDay.Of(frame.School).Of(clock.GetUtcNow()));
        return TypedResults.Ok(new CountyBundlesView(SchoolKey.Fingerprint(database, school), month, Allowed.Of(context).RowsFor("county-bundles.create") is not null, [.. CountyBundleStore.Of(connection, school, term).AsEnumerable().Reverse()]));
    });

    // Everything is made while others may write; kept is it only if the school published nothing meanwhile that it was not held against.
    private static IResult Create(HttpContext context, Database database, FrameStore frames, BundleMaking making, TimeProvider clock, AuditLog audit, string school, string term)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var (answer, made) = database.Read(connection => Make(context, connection, frames, making, now, school, term));
            if (made is null) return answer!;
            using var key = SchoolKey.FindOrMake(database, school);
            if (database.WriteAlone(connection => Keep(context, connection, audit, now, made, SignedBundle.Write(made.Bundle, key))) is { } kept) return kept;
        }
    }

    private static (IResult? Answer, MadeBundle? Made) Make(
        HttpContext context, DbConnection connection, FrameStore frames, BundleMaking making, DateTimeOffset now, string school, string term)
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(term, out var of)) return (Problem.NotFound(context, RecordTerm.Kind.Name), null);
        var today = SchoolDay.Of(frame.School).Of(now);
        if (today < of.FirstDay)
        {
            return (Problem.Conflict(context, "not-begun", new($"学期 {of.FirstDay:O} 开始，还没有可汇总的记录", $"The term begins on {of.FirstDay:O}; there is nothing to sum up yet"),
                new("开学后再生成。", "Make the bundle once the term has begun.")), null);
        }

        if (CountyBundleStore.Of(connection, school, term, BundleChecks.MonthOf(today)) is [var thisMonths]) return (TypedResults.Ok(thisMonths), null);
        var before = CountyBundleStore.Of(connection, school);
        return making.Make(connection, school, term, today, before) is var (bundle, grounds) ? (null, new(bundle, grounds, before.Count)) : (Problem.NotFound(context, EvaluationEndpoints.Missing), null);
    }

    private static IResult? Keep(HttpContext context, DbConnection connection, AuditLog audit, DateTimeOffset now, MadeBundle made, byte[] file)
    {
        var (bundle, signed) = (made.Bundle, SignedBundle.Read(file));
        if (CountyBundleStore.Count(connection, bundle.School) != made.Before) return null;
        CountyBundleStore.Add(connection, bundle, signed.Hash, file, made.Grounds, Caller.CallerOf(context).Account, now);
        audit.Append(connection, Caller.CallerOf(context), "county-bundles.create", bundle.School, $"{bundle.Term}/{bundle.Month}", new { signed.Hash, signed.Fingerprint });
        return TypedResults.Created($"/api/v1/schools/{bundle.School}/county-bundles/{bundle.Term}/{bundle.Month}.json", PublishedBundleView.Of(bundle, now));
    }

    private sealed record MadeBundle(CountyBundle Bundle, IReadOnlyList<KeptGround> Grounds, int Before);

    private static IResult Download(HttpContext context, Database database, string school, string term, string month) =>
        database.Read(connection => CountyBundleStore.FileOf(connection, school, term, month)) is { } file
            ? TypedResults.File(file, "application/json", $"{school}-county-{term}-{month}.json")
            : Problem.NotFound(context, Name);
}

/// <summary>What a school published in a term (已公布的汇总包).</summary>
/// <param name="Fingerprint">Of the key it signs with, to be told to the county by another way; null before the first bundle.</param>
/// <param name="Month">This month.</param>
/// <param name="MayMake">Whether the caller may publish.</param>
/// <param name="Items">The latest first.</param>
public sealed record CountyBundlesView(string? Fingerprint, string Month, bool MayMake, IReadOnlyList<PublishedBundleView> Items);

/// <summary>One bundle in short.</summary>
/// <param name="Month">In which it was published.</param>
/// <param name="Until">The last day whose records are in it.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="Tables">How many tables it has.</param>
/// <param name="Standing">Of them, how many stand as they were shown before.</param>
/// <param name="Withheld">Of them, how many have something left out.</param>
public sealed record PublishedBundleView(string Month, DateOnly Until, DateTimeOffset MadeAt, int Tables, int Standing, int Withheld)
{
    public static PublishedBundleView Of(CountyBundle of, DateTimeOffset madeAt) => new(
        of.Month, of.Until, madeAt, of.Tables.Count, of.Tables.Count(table => table.Since < of.Until), of.Tables.Count(table => table.Of is null || table.Steps.Any(step => step.UpTo is null)));
}
