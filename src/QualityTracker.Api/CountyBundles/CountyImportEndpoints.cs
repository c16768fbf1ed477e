using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;
using Limits = QualityTracker.Api.Accounts.Limits;

namespace QualityTracker.Api.CountyBundles;

/// <summary>Bundles that schools hand in to the county (县级接收): whose key it is was told by another way, and a file that is not what it says is refused.</summary>
public static class CountyImportEndpoints
{
    private const int MostFaults = 20;
    private static readonly Text CheckClock = new("请学校核对其系统的时间。", "Have the school check its clock.");

    public static void MapCountyImports(this IEndpointRouteBuilder routes)
    {
        var county = routes.MapGroup("/api/v1/county").WithTags("county").Takes();
        county.MapPost("/bundles", Import).TakesFile().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(SignedBundle.LargestFile + 4096)).RequireRateLimiting(Limits.Costly).WithName("county.bundles.import")
            .WithSummary("接收一所学校的汇总包 · Take in a school's bundle")
            .WithDescription("学校首次上报须一并写明其告知的密钥指纹 · Of a school's first one the fingerprint that it told is given besides")
            .Produces<ImportedBundleView>(201).Produces<ImportedBundleView>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(422).ProducesProblem(507);
        county.MapGet("/bundles", List).WithName("county.bundles.list").WithSummary("各校各月的汇总包，含未上报的 · Bundles by school and month, with what is missing").Produces<CountyReceiptsView>();
        county.MapPut("/keys/{code}", AcceptKey).WithName("county.keys.accept").WithSummary("认可一所学校的新密钥 · Accept another key of a school")
            .Produces<AcceptedKeyView>().ProducesProblem(400);
    }

    private static async Task<IResult> Import(
        HttpContext context, Database database, TimeProvider clock, AuditLog audit, IFormFile file, CancellationToken cancellation)
    {
        if (!AllowedSchools.Of(context).Everywhere) return Gate.NotAllowed(context);
        if (file.Length > SignedBundle.LargestFile) return Problem.OfStatus(context, 413);
        var fingerprint = context.Request.Form["fingerprint"].FirstOrDefault();
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var bytes = content.ToArray();
        SignedBundle signed;
        try
        {
            signed = SignedBundle.Read(bytes);
        }
        catch (JsonException)
        {
            return Problem.Of(context, 400, "no-bundle", new("这个文件不是县级汇总包，未接收", "The file is no county bundle; it was not taken"),
                new("请学校重新下载汇总包（.json）并原样发送，不要用其他软件打开保存。", "Have the school download the bundle (.json) again and send it as it is, not saved by another program."));
        }

        if (RefusalOf(context, signed, clock.GetUtcNow()) is { } refused) return refused;
        return database.WriteAlone(connection => Take(context, connection, audit, clock.GetUtcNow(), signed, bytes, fingerprint is null ? null : SignedBundle.Typed(fingerprint)));
    }

    // What is wrong with the file by itself.
    private static ProblemHttpResult? RefusalOf(HttpContext context, SignedBundle signed, DateTimeOffset now)
    {
        if (!signed.Holds)
        {
            return Problem.Of(context, 422, "signature", new("签名不符：文件不是学校生成时的样子，未接收", "The signature does not hold: the file is not as the school made it; it was not taken"),
                new("请学校重新下载并原样发送；仍不符时，请学校核对其系统。", "Have the school download it again and send it as it is."));
        }

        if (signed.Bundle.Form != CountyBundle.CurrentForm)
        {
            return Problem.Of(context, 422, "form", new($"不认识的格式 {signed.Bundle.Form}，未接收", $"Form {signed.Bundle.Form} is not known; it was not taken"),
                new($"本系统读取格式 {CountyBundle.CurrentForm}；请更新本系统，或请学校用相同版本生成。", $"This program reads form {CountyBundle.CurrentForm}; update it, or have the school use the same version."));
        }

        var faults = BundleChecks.Of(signed.Bundle).Take(MostFaults).Select(fault => new Fault(fault.Place, "bundle", fault.Message, new("请学校用本系统重新生成。", "Have the school make it with this program."))).ToList();

        // Today at whatever school: no clock is more than a day before this one. A month to come would make every later bundle an older one.
        var today = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        if (faults.Count == 0 && signed.Bundle.Until > today) faults.Add(new("until", "future", new("日期在将来", "the day lies in the future"), CheckClock));
        if (faults.Count == 0 && string.CompareOrdinal(signed.Bundle.Month, BundleChecks.MonthOf(today)) > 0) faults.Add(new("month", "future", new("月份在将来", "the month lies in the future"), CheckClock));
        return faults.Count == 0 ? null : Problem.Of(context, 422, "not-made-here", new("内容不是本程序生成的样子，未接收", "The content is not what this program makes; it was not taken"),
            new("请学校用本系统重新生成。", "Have the school make it with this program."), faults);
    }

    private static IResult Take(HttpContext context, System.Data.Common.DbConnection connection, AuditLog audit, DateTimeOffset now, SignedBundle signed, byte[] file, string? told)
    {
        var (bundle, by) = (signed.Bundle, Caller.CallerOf(context));
        if (FrameStore.Find(connection, bundle.School) is not null) return ServedHere(context);
        var known = CountyImportStore.KeyOf(connection, bundle.School);
        if (known is null && told != signed.Fingerprint) return Unknown(context, signed, told);
        if (known is not null && known != signed.Fingerprint) return OtherKey(context, signed, known);
        if (CountyImportStore.HashOf(connection, bundle.School, bundle.Term, bundle.Month) is { } there)
        {
            return there == signed.Hash ? TypedResults.Ok(ImportedBundleView.Of(signed))
                : Problem.Conflict(context, "different-content", new($"{bundle.Month} 已有这所学校的另一份汇总包，未接收", $"There is another bundle of this school for {bundle.Month}; it was not taken"),
                    new("一月一份，以先收到的为准；更正在下月的汇总包中。", "There is one a month, the first one received; what is corrected comes with the next month's."));
        }

        if (CountyImportStore.Last(connection, bundle.School, bundle.Term) is { } month && string.CompareOrdinal(bundle.Month, month) < 0)
        {
            return Problem.Conflict(context, "older", new($"已有这所学校 {month} 的汇总包，{bundle.Month} 的较旧，未接收", $"There is this school's bundle for {month}, and the one for {bundle.Month} is older; it was not taken"),
                new("请学校发送最新的汇总包。", "Have the school send its latest."));
        }

        if (known is null)
        {
            CountyImportStore.Accept(connection, bundle.School, signed.Fingerprint, "", by.Account, now);
            audit.Append(connection, by, "county.keys.accept", null, bundle.School, new { signed.Fingerprint });
        }

        CountyImportStore.Add(connection, signed, file, by.Account, now);
        audit.Append(connection, by, "county.bundles.import", null, $"{bundle.School}/{bundle.Term}/{bundle.Month}", new { signed.Hash, signed.Fingerprint });
        return TypedResults.Created("/api/v1/county/bundles", ImportedBundleView.Of(signed));
    }

    private static ProblemHttpResult ServedHere(HttpContext context) => Problem.Conflict(context, "served-here",
        new("这所学校就在本系统内，其汇总包直接读取，不必接收", "This school is kept in this very system: its bundles are read as they are"),
        new("请学校在“汇总”页公布本月汇总包。", "Have the school publish this month's on its page of sums."));

    private static ProblemHttpResult Unknown(HttpContext context, SignedBundle signed, string? told)
    {
        var (of, name) = (signed.Fingerprint, signed.Bundle.SchoolName);
        var problem = told is null
            ? Problem.Conflict(context, "fingerprint-needed", new($"“{name}”首次上报，请核对密钥指纹：{of}", $"This is the first bundle of “{name}”; check the fingerprint of its key: {of}"),
                new("用电话等另一种方式向学校核对；一致后填写指纹再发送。", "Ask the school by another way, such as the telephone; if it is the same, send the file again with the fingerprint."))
            : Problem.Conflict(context, "other-fingerprint", new($"指纹不符：文件的是 {of}，未接收", $"The fingerprint is another: the file's is {of}; it was not taken"),
                new("向学校核对；不一致时不要接收这个文件。", "Ask the school; if it is not the same, do not take the file."));
        problem.ProblemDetails.Extensions["fingerprint"] = of;
        problem.ProblemDetails.Extensions["school"] = signed.Bundle.School;
        problem.ProblemDetails.Extensions["schoolName"] = name;
        return problem;
    }

    private static ProblemHttpResult OtherKey(HttpContext context, SignedBundle signed, string known) => Problem.Conflict(context, "other-key",
        new($"密钥与首次认可的不同，未接收。认可的：{known}；文件的：{signed.Fingerprint}", $"The key is not the one accepted; it was not taken. Accepted: {known}; the file's: {signed.Fingerprint}"),
        new("先向学校核实是否换了密钥；确实换了，由管理员写明理由认可新密钥后再发送。", "Ask the school whether it has another key; if so an administrator accepts it with a reason, and the file is sent again."));

    private static IResult List(HttpContext context, Database database)
    {
        if (!AllowedSchools.Of(context).Everywhere) return Gate.NotAllowed(context);
        return TypedResults.Ok(database.Read(connection => CountyReceiptsView.Of(
            FrameStore.Schools(connection), CountyBundleStore.All(connection), CountyImportStore.Keys(connection), CountyImportStore.All(connection))));
    }

    private static IResult AcceptKey(HttpContext context, Database database, TimeProvider clock, AuditLog audit, string code, AcceptKey content)
    {
        if (!AllowedSchools.Of(context).Everywhere) return Gate.NotAllowed(context);
        if (content.FaultsFor(code) is { Count: > 0 } faults) return Problem.Invalid(context, faults);
        var fingerprint = SignedBundle.Typed(content.Fingerprint);
        return database.WriteAlone<IResult>(connection =>
        {
            if (FrameStore.Find(connection, code) is not null) return ServedHere(context);
            var before = CountyImportStore.KeyOf(connection, code);
            if (before != fingerprint)
            {
                CountyImportStore.Accept(connection, code, fingerprint, content.Reason.Trim(), Caller.CallerOf(context).Account, clock.GetUtcNow());
                audit.Append(connection, Caller.CallerOf(context), "county.keys.accept", null, code, new { Before = before, Fingerprint = fingerprint, Reason = content.Reason.Trim() });
            }

            return TypedResults.Ok(new AcceptedKeyView(code, fingerprint));
        });
    }
}
