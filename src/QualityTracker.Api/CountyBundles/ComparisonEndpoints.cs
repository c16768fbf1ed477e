using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.CountyBundles;

namespace QualityTracker.Api.CountyBundles;

/// <summary>What the county makes of the bundles, over HTTP: schools side by side (县级对比) and the monthly notice (月通报), of published figures alone.</summary>
public static class ComparisonEndpoints
{
    private const int SchoolsOnPage = 100;
    private static readonly Text NoKey = new("月份或学期的汇总包", "bundle of this month or term");

    public static void MapComparisons(this IEndpointRouteBuilder routes)
    {
        var county = routes.MapGroup("/api/v1/county").WithTags("county").RequireRateLimiting(Limits.Costly).ProducesProblem(400);
        county.MapGet("/comparisons/{key}", Compare).Takes("view", "page").WithName("county.comparisons.read").WithSummary("学校并列对比，按月或学期 · Schools side by side, of a month or a term")
            .WithDescription("分母、标准不同的不作比较并说明原因；按校名排列，不排名次 · What is not counted alike is not compared, and says why; by name, without ranks")
            .Produces<ComparisonView>().ProducesProblem(404);
        county.MapGet("/notices/{month}.pdf", Print).Takes().WithName("county.notices.pdf").WithSummary("月通报 PDF · The monthly notice as PDF").Produces<byte[]>(200, "application/pdf");
        county.MapGet("/notices/{month}.xlsx", Workbook).Takes().WithName("county.notices.workbook").WithSummary("月通报工作簿 · The monthly notice as a workbook").Produces<byte[]>(200, WorkbookFile.MediaType);
    }

    private static IResult Compare(HttpContext context, Database database, string key, string? view, string? page)
    {
        if (!AllowedSchools.Of(context).Everywhere) return Gate.NotAllowed(context);
        var chosen = Enum.GetValues<CountyView>().FirstOrDefault(each => Json.Word(each) == (view ?? "principal"));
        var number = page is null ? 1 : int.TryParse(page, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : 0;
        var faults = new List<Fault>();
        if (chosen == default) faults.Add(new("view", "view", new("没有这个视角", "there is no such view"), new("principal、teacher、pupil 或 parent", "principal, teacher, pupil or parent")));
        if (number < 1) faults.Add(new("page", "page", new("页码从 1 起", "pages count from 1"), Rules.CorrectIt));
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        return database.Read<IResult>(connection =>
        {
            var bundles = BundlesOf(connection, key);
            if (bundles.Count == 0) return Problem.NotFound(context, NoKey);
            var compared = SchoolComparison.Of(bundles, chosen);
            var pages = (compared.Schools.Count + SchoolsOnPage - 1) / SchoolsOnPage;
            var there = bundles.Select(bundle => bundle.School).ToHashSet();
            return TypedResults.Ok(new ComparisonView(key, chosen, LevelView.All, compared.Columns, compared.County,
                [.. compared.Schools.Skip((Math.Min(number, pages) - 1) * SchoolsOnPage).Take(SchoolsOnPage)], compared.Schools.Count, Math.Min(number, pages), pages,
                [.. SchoolsOf(connection).Where(school => !there.Contains(school.School)).Select(school => school.Name)]));
        });
    }

    private static IResult Print(HttpContext context, Database database, string month) =>
        NoticeOf(context, database, month, notice => PrintedFile.Of(notice.Document(Problem.LanguageOf(context.Request)), $"notice-{month}.pdf"));

    private static IResult Workbook(HttpContext context, Database database, string month) =>
        NoticeOf(context, database, month, notice => new WorkbookFile(CountyNoticeWorkbook.Of(notice, Problem.LanguageOf(context.Request)), $"notice-{month}.xlsx"));

    private static IResult NoticeOf(HttpContext context, Database database, string month, Func<CountyNotice, IResult> make)
    {
        if (!AllowedSchools.Of(context).Everywhere) return Gate.NotAllowed(context);
        if (!BundleChecks.IsMonth(month)) return Problem.Invalid(context, new Fault("month", "month", new("月份不对", "this is no month"), new("写成 2025-10", "write it like 2025-10")));
        return make(database.Read(connection => CountyNotice.Of(month, SchoolsOf(connection), BundlesOf(connection, month))));
    }

    // A month as it is written everywhere, else a term: then the latest bundle of each school in it.
    private static List<CountyBundle> BundlesOf(DbConnection connection, string key)
    {
        var (month, term) = BundleChecks.IsMonth(key) ? (key, (string?)null) : (null, key);
        var served = FrameStore.Schools(connection).Select(school => school.Id).ToHashSet();
        return [.. CountyBundleStore.Latest(connection, month, term), .. CountyImportStore.Latest(connection, month, term).Where(bundle => !served.Contains(bundle.School))];
    }

    private static List<(string School, string Name)> SchoolsOf(DbConnection connection) =>
        [.. CountyReceiptsView.Of(FrameStore.Schools(connection), [], CountyImportStore.Keys(connection), CountyImportStore.All(connection)).Schools.Select(school => (school.School, school.Name))];
}
