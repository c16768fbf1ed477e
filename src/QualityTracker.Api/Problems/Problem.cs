using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Problems;

/// <summary>The errors of this API: problem details (RFC 9457) in the caller's language, each with a remedy.</summary>
public static class Problem
{
    /// <summary>Faults listed in one answer at most; the count says how many there were.</summary>
    private const int FaultsShown = 100;

    public static Language LanguageOf(HttpRequest request)
    {
        if (request.Query.TryGetValue("lang", out var chosen)) return chosen.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;
        var best = request.GetTypedHeaders().AcceptLanguage.Where(each => each is { Value.HasValue: true, Quality: null or > 0 })
            .OrderByDescending(each => each.Quality ?? 1)
            .Select(each => each.Value.Value!)
            .FirstOrDefault(value => value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || value.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return best?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.English : Language.Chinese;
    }

    public static ProblemHttpResult Invalid(HttpContext context, IReadOnlyList<Fault> faults) => Of(context, 400, "invalid",
        new("内容有误，未保存", "The content is invalid; nothing was stored"),
        new("请更正标出的内容后再保存。", "Correct what is marked and save it again."), faults);

    public static ProblemHttpResult Invalid(HttpContext context, Fault fault) => Invalid(context, [fault]);

    /// <summary>Well-formed, but against a law that goes before the documents: the problem is named by the law's rule.</summary>
    public static ProblemHttpResult Unlawful(HttpContext context, IReadOnlyList<Fault> faults) => Of(context, 422, faults[0].Rule,
        new($"{faults[0].Message.Zh}；未保存", $"{faults[0].Message.En}; nothing was stored"), faults[0].Remedy, faults);

    public static ProblemHttpResult NotFound(HttpContext context, Text what) => Of(context, 404, "not-found",
        new($"没有这个{what.Zh}", $"There is no such {what.En}"),
        new("核对地址中的编码。", "Check the code in the address."));

    public static ProblemHttpResult Conflict(HttpContext context, string rule, Text message, Text remedy) => Of(context, 409, rule, message, remedy);

    public static ProblemHttpResult Stale(HttpContext context) => Of(context, 412, "stale",
        new("记录已被他人更改，未保存", "The record was changed in the meantime; nothing was stored"),
        new("重新读取记录，比较后以新的 ETag 重发。", "Read the record again, compare, and send it with the new ETag."));

    public static ProblemHttpResult NeedsIfMatch(HttpContext context) => Of(context, 428, "if-match",
        new("缺少 If-Match 请求头，未保存", "The If-Match header is missing; nothing was stored"),
        new("先读取记录，把它的 ETag 放入 If-Match。", "Read the record first and send its ETag as If-Match."));

    /// <summary>What a bare status means, when no handler said more.</summary>
    public static ProblemHttpResult OfStatus(HttpContext context) => OfStatus(context, context.Response.StatusCode);

    public static ProblemHttpResult OfStatus(HttpContext context, int status) => status switch
    {
        404 => NotFound(context, new("地址", "address")),
        405 => Of(context, 405, "method", new("此地址不支持这种方法", "This address does not take this method"),
            new("按接口说明选择方法。", "Choose a method from the API reference.")),
        408 => Of(context, 408, "too-slow", new("内容传送过慢，未保存", "The content arrived too slowly; nothing was stored"),
            new("检查网络后再试。", "Check the network and try again.")),
        413 => Of(context, 413, "too-large", new("内容超过大小上限，未保存", "The content is over the size limit; nothing was stored"),
            new("分批发送，或改用文件导入。", "Send it in parts, or import it as a file.")),
        415 => Of(context, 415, "media-type", new("不支持这种内容类型", "This content type is not supported"),
            new("按接口说明选择内容类型，如 application/json。", "Choose a content type from the API reference, such as application/json.")),
        _ => Of(context, status, "refused", new("请求未被接受", "The request was refused"),
            new("按接口说明更正后重发。", "Correct it as the API reference says and send it again.")),
    };

    public static ProblemHttpResult Of(
        HttpContext context, int status, string rule, Text title, Text remedy, IReadOnlyList<Fault>? faults = null)
    {
        var language = LanguageOf(context.Request);
        var details = new ProblemDetails
        {
            Type = $"https://qualitytracker.example/problems/{rule}",
            Status = status,
            Title = title.In(language),
            Detail = remedy.In(language),
            Instance = context.Request.Path,
        };
        details.Extensions["rule"] = rule;
        if (faults is not null)
        {
            details.Extensions["errorCount"] = faults.Count;
            details.Extensions["errors"] = faults.Take(FaultsShown).Select(fault => new FaultView(
                fault.Field, fault.Rule, fault.Message.In(language), fault.Remedy.In(language), fault.Place?.Line, fault.Place?.Column)).ToList();
        }

        context.Response.Headers[HeaderNames.ContentLanguage] = language == Language.Chinese ? "zh-CN" : "en";
        context.Response.Headers[HeaderNames.Vary] = HeaderNames.AcceptLanguage;
        return TypedResults.Problem(details);
    }

    private sealed record FaultView(
        string Field, string Rule, string Message, string Remedy,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column);
}
