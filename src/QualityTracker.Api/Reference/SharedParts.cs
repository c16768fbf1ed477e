using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Reference;

/// <summary>Parameters, headers and problems that many operations share.</summary>
public static class SharedParts
{
    /// <summary>Each status with the name of its response, the rule of its example, and what it means.</summary>
    private static readonly (string Status, string Name, string Rule, string Title, string Detail, string Meaning)[] Problems =
    [
        ("400", "Invalid", "invalid", "内容有误，未保存", "请更正标出的内容后再保存。", "内容或参数有误；errors 逐项列出字段、规则和办法 · The content or a parameter is invalid; errors lists each field, rule and remedy"),
        ("401", "SignedOut", "sign-in-needed", "请先登录", "登录后重试；脚本须在 Authorization 请求头中带上访问令牌。", "没有登录，或登录失败 · Nobody is signed in, or signing in failed"),
        ("403", "Forbidden", "cross-site", "不接受其他网站发起的写入", "在本系统页面内操作。", "不允许 · Not allowed"),
        ("404", "NotFound", "not-found", "没有这个学校", "核对地址中的编码。", "没有这个学校或记录 · No such school or record"),
        ("409", "Conflict", "different-content", "此编号已有内容不同的记录，未保存", "新记录换一个编号；要更改原记录，用 PUT 和 If-Match。", "与已有的记录冲突 · In conflict with what is recorded"),
        ("412", "Stale", "stale", "记录已被他人更改，未保存", "重新读取记录，比较后以新的 ETag 重发。", "If-Match 不是当前的 ETag · If-Match is not the current ETag"),
        ("413", "TooLarge", "too-large", "内容超过大小上限，未保存", "分批发送，或改用文件导入。", "内容过大 · The content is too large"),
        ("415", "MediaType", "media-type", "不支持这种内容类型", "按接口说明选择内容类型，如 application/json。", "不支持这种内容类型 · The content type is not supported"),
        ("422", "PackRefused", "pack", "考核办法有误，没有试算", "请更正标出的内容后再试算。", "考核办法有误；errors 写明行、列和办法 · The policy pack cannot be used; errors gives each line, column and remedy"),
        ("428", "NeedsIfMatch", "if-match", "缺少 If-Match 请求头，未保存", "先读取记录，把它的 ETag 放入 If-Match。", "缺少 If-Match · If-Match is missing"),
        ("429", "TooOften", "too-often", "请求过于频繁，未处理", "10 秒后重试。", "过于频繁；Retry-After 说明等多久 · Too often; Retry-After says how long to wait"),
        ("4XX", "Refused", "method", "此地址不支持这种方法", "按接口说明选择方法。", "请求未被接受，未保存 · The request was refused; nothing was stored"),
        ("5XX", "Unforeseen", "unforeseen", "程序出错，未保存", "稍后重试；若再次出现，请联系管理员。", "程序出错，未保存 · The program failed; nothing was stored"),
    ];

    public static string NameOf(string status) => Problems.FirstOrDefault(each => each.Status == status).Name ?? "Refused";

    public static void AddTo(OpenApiDocument document)
    {
        var parts = document.Components!;
        parts.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        parts.Schemas["Problem"] = Problem();
        parts.Responses = Problems.ToDictionary(each => each.Name, each => (IOpenApiResponse)new OpenApiResponse
        {
            Description = each.Meaning,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document), Example = Example(each.Status, each.Rule, each.Title, each.Detail) },
            },
        });
        parts.Parameters = new Dictionary<string, IOpenApiParameter>
        {
            ["IfMatch"] = Header("If-Match", "更改前读到的 ETag：缺少为 428，过时为 412 · The ETag read before the change: 428 when missing, 412 when stale", "\"1\"", required: true),
            ["AcceptLanguage"] = Header("Accept-Language", "说明文字的语言：zh（默认）或 en · The language of messages: zh by default, or en", "zh-CN"),
            ["Since"] = Query("since", "只列出此日及以后的记录 · Only records of this day and after", new() { Type = JsonSchemaType.String, Format = "date" }),
            ["Until"] = Query("until", "只列出此日及以前的记录 · Only records of this day and before", new() { Type = JsonSchemaType.String, Format = "date" }),
            ["Q"] = Query("q", "查找的文字：编号、文字、日期、选项和所引用者的名称 · Text to find: in numbers, words, dates, choices and the names of what is referred to", new() { Type = JsonSchemaType.String }),
            ["Sort"] = Query("sort", "排序字段，降序在前面加 - · The field to order by, with - before it for descending order", new() { Type = JsonSchemaType.String }),
            ["Names"] = Query("names", "true 附上所引用者的名称 · true gives the names of what is referred to", new() { Type = JsonSchemaType.Boolean, Default = false }),
            ["Voided"] = Query("voided", "true 只列出已作废的；默认只列出有效的 · true lists the voided records only; by default those in force", new() { Type = JsonSchemaType.Boolean, Default = false }),
            ["Limit"] = Query("limit", "每页条数 · Records a page", new()
            {
                Type = JsonSchemaType.Integer,
                Default = RecordQuery.DefaultLimit,
                Minimum = "1",
                Maximum = RecordQuery.LargestLimit.ToString(CultureInfo.InvariantCulture),
            }),
            ["Cursor"] = Query("cursor", "上一页的 next；第一页不填 · next of the page before; left out for the first page", new() { Type = JsonSchemaType.String }),
        };
        parts.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["ETag"] = new OpenApiHeader { Description = "版本，用于 If-Match · The version, for If-Match", Schema = Text(), Example = "\"1\"" },
            ["Location"] = new OpenApiHeader { Description = "新记录的地址 · The address of the new record", Schema = Text() },
        };
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "错误说明（RFC 9457）· Problem details (RFC 9457)",
        Required = new HashSet<string> { "type", "title", "status", "detail", "instance", "rule" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("错误类别，末段即 rule · The kind of problem; its last part is the rule", "uri"),
            ["title"] = Text("出了什么问题 · What is wrong"),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "HTTP 状态码 · The HTTP status" },
            ["detail"] = Text("怎么办 · What to do"),
            ["instance"] = Text("请求的地址 · The address asked for"),
            ["rule"] = Text("规则名，不随语言变化 · The rule's name, the same in every language"),
            ["traceId"] = Text("日志中的编号 · The request's number in the log"),
            ["recordedAs"] = Text("同一事实已有记录的编号（rule 为 duplicate，且可以看到它时）· The id of the record that has the same fact already (rule duplicate, where it may be seen)"),
            ["errorCount"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "错误总数 · How many errors there are" },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "各项错误，最多列出 100 项 · The errors, at most 100 of them",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "field", "rule", "message", "remedy" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["field"] = Text("字段，如 scores[0].points · The field, such as scores[0].points"),
                        ["rule"] = Text("规则名 · The rule's name"),
                        ["message"] = Text("哪里不对 · What is wrong"),
                        ["remedy"] = Text("怎么办 · What to do"),
                        ["line"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "在所发文本中的行，从 1 起；没有行的不列 · The line in a text that was sent, from 1; left out where there are no lines" },
                        ["column"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "在所发文本中的列，从 1 起；没有行的不列 · The column in a text that was sent, from 1; left out where there are no lines" },
                    },
                },
            },
        },
    };

    private static JsonObject Example(string status, string rule, string title, string detail)
    {
        var example = new JsonObject
        {
            ["type"] = $"https://qualitytracker.example/problems/{rule}",
            ["title"] = title,
            ["status"] = status switch { "4XX" => 405, "5XX" => 500, _ => int.Parse(status, CultureInfo.InvariantCulture) },
            ["detail"] = detail,
            ["instance"] = "/api/v1/schools/demo/terms",
            ["rule"] = rule,
        };
        if (rule != "invalid") return example;
        example["errorCount"] = 1;
        example["errors"] = new JsonArray(new JsonObject
        {
            ["field"] = "lastDay",
            ["rule"] = "date",
            ["message"] = "必填，且须在 1990 年至 2100 年之间",
            ["remedy"] = "写成 2025-09-01 这样的日期",
        });
        return example;
    }

    private static OpenApiSchema Text(string? description = null, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, Format = format };

    private static OpenApiParameter Header(string name, string description, string example, bool required = false) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Required = required, Schema = Text(), Example = example };

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };
}
