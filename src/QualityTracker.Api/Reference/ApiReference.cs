using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Reference;

/// <summary>The API's description (OpenAPI 3.1); the page that shows it is the web client's, at /reference.</summary>
public static class ApiReference
{
    /// <summary>What each group of addresses is about, beside the kinds of records.</summary>
    private static readonly Dictionary<string, Text> Groups = new()
    {
        ["schools"] = new("学校", "schools"),
        ["imports"] = new("导入：上传、试导入、确认", "imports: upload, dry run, apply"),
        ["policies"] = new("考核办法", "policy packs"),
        ["evaluations"] = new("考核：总分、等次与规范量完成情况", "evaluations: totals, bands and norms"),
        ["sheets"] = new("考核表（PDF）", "term sheets (PDF)"),
    };

    public static void AddApiReference(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(Describe);
    });

    public static void MapApiReference(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "QualityTracker 教学常规考核";
        document.Info.Description =
            """
            错误以 problem details（RFC 9457）回答，写明字段、规则与办法；语言由 `Accept-Language` 或 `?lang=zh|en` 决定。
            新记录自带 UUIDv7，重发不会重复；更改须带 `If-Match`；记录只作废，不删除；列表用 `cursor` 翻页。

            Errors are problem details (RFC 9457) with the field, the rule and what to do, in the language of `Accept-Language` or `?lang=zh|en`.
            New records bring their own UUIDv7, so that sending again repeats nothing; changes carry `If-Match`; records are voided, never
            deleted; lists page by `cursor`.
            """;
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            var text = RecordKinds.All.FirstOrDefault(kind => kind.Noun == tag.Name)?.Name ?? Groups.GetValueOrDefault(tag.Name ?? "");
            if (text is not null) tag.Description = $"{text.Zh} · {text.En}";
        }

        return Task.CompletedTask;
    }
}
