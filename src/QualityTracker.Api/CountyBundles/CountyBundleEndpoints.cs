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
        var published = CountyBundleStore.Of(connection, school, term);
        var month = BundleMaking.MonthOf(SchoolDay.Of(frame.School).Of(clock.GetUtcNow()));
        return TypedResults.Ok(new CountyBundlesView(SchoolKey.Fingerprint(database, school), month, Allowed.Of(context).RowsFor("county-bundles.create") is not null, [.. published.Select(PublishedBundleView.Of).Reverse()]));
    });

    private static IResult Create(HttpContext context, Database database, FrameStore frames, BundleMaking making, TimeProvider clock, AuditLog audit, string school, string term) => database.Write<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.TryGetValue(term, out var of)) return Problem.NotFound(context, RecordTerm.Kind.Name);
        var now = clock.GetUtcNow();
        var today = SchoolDay.Of(frame.School).Of(now);
        if (today < of.FirstDay)
        {
            return Problem.Conflict(context, "not-begun", new($"学期 {of.FirstDay:O} 开始，还没有可汇总的记录", $"The term begins on {of.FirstDay:O}; there is nothing to sum up yet"),
                new("开学后再生成。", "Make the bundle once the term has begun."));
        }

        var before = CountyBundleStore.Of(connection, school, term);
        if (before.Find(each => each.Bundle.Month == BundleMaking.MonthOf(today)) is { } thisMonths) return TypedResults.Ok(PublishedBundleView.Of(thisMonths));
        if (making.Make(connection, school, term, today, before) is not var (bundle, grounds)) return Problem.NotFound(context, EvaluationEndpoints.Missing);
        using var key = SchoolKey.FindOrMake(database, school);
        var file = SignedBundle.Write(bundle, key);
        var signed = SignedBundle.Read(file);
        CountyBundleStore.Add(connection, school, bundle, signed.Hash, file, grounds, Caller.CallerOf(context).Account, now);
        audit.Append(connection, Caller.CallerOf(context), "county-bundles.create", school, $"{term}/{bundle.Month}", new { signed.Hash, signed.Fingerprint });
        return TypedResults.Created($"/api/v1/schools/{school}/county-bundles/{term}/{bundle.Month}.json", PublishedBundleView.Of(new(bundle, file, grounds, now)));
    });

    private static IResult Download(HttpContext context, Database database, string school, string term, string month) =>
        database.Read(connection => CountyBundleStore.Of(connection, school, term)).Find(each => each.Bundle.Month == month) is { } found
            ? TypedResults.File(found.File, "application/json", $"{school}-county-{term}-{month}.json")
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
    public static PublishedBundleView Of(PublishedBundle of) => new(
        of.Bundle.Month, of.Bundle.Until, of.MadeAt, of.Bundle.Tables.Count, of.Bundle.Tables.Count(table => table.Since < of.Bundle.Until),
        of.Bundle.Tables.Count(table => table.Of is null || table.Steps.Any(step => step.UpTo is null)));
}
