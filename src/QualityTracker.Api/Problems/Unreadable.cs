using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Problems;

/// <summary>Turns a request that could not be read, and anything unforeseen, into problem details. The log gets no content.</summary>
public sealed partial class Unreadable(ILogger<Unreadable> logger) : IExceptionHandler
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);

    private long refused;
    private long told;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        if (exception is not BadHttpRequestException && !Database.IsBusy(exception) && !HasUnknownCharset(httpContext.Request)) LogUnforeseen(logger, httpContext.Request.Method, exception.GetType().Name, exception.StackTrace);
        if (PostgresDatabase.IsAway(exception)) TellAway(exception);
        httpContext.Response.Clear();
        await Describe(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The status of a failed request: what the framework found wrong with it, or 500.</summary>
    public static int StatusOf(Exception exception) => exception is BadHttpRequestException bad ? bad.StatusCode : 500;

    private static IResult Describe(HttpContext context, Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Problem.Invalid(context, FaultOf(json)),
        JsonException json => Problem.Invalid(context, FaultOf(json)),
        BadHttpRequestException { StatusCode: not 400 } other => Problem.OfStatus(context, other.StatusCode),
        InvalidOperationException or NotSupportedException or ArgumentException when HasUnknownCharset(context.Request) => Problem.OfStatus(context, 415),
        BadHttpRequestException bad => Problem.Invalid(context, new Fault(FieldOf(bad), "format",
            new("缺少，或格式不对", "is missing or has the wrong format"),
            new("按接口说明更正后重发", "correct it as the API reference says and send it again"))),
        _ when Database.IsBusy(exception) => Later(context, 10, 503, "busy",
            HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? Unreachable : new($"{Unreachable.Zh}；未保存", $"{Unreachable.En}; nothing was stored"),
            new("十秒后重发。", "Send it again in ten seconds.")),
        _ when Database.IsFull(exception) => Later(context, 60, 507, "storage-full", StorageFull, RoomFirst),
        _ when Database.IsUnwritable(exception) => Later(context, 30, 503, "storage-refused",
            new("磁盘只读或出错，未保存任何内容", "The disk is read-only or fails; nothing was stored"),
            new("请管理员检查磁盘；半分钟后重发。", "Ask the administrator to look at the disk; send it again in half a minute.")),
        UnkeptException => Later(context, 30, 503, "storage",
            new("程序的数据文件夹写不进去，未接收", "The program cannot write to its data folder; nothing was taken"),
            new("请管理员检查数据文件夹的权限与磁盘，然后重发。", "Ask the administrator to look at the rights and the disk of the data folder, then send it again.")),
        AuditKeyException => Problem.Of(context, 500, "audit-key",
            new("审计日志的密钥不见了或与日志末尾不符；未保存，也不提供数据", "The key of the audit log is missing or does not fit its end; nothing was stored or shown"),
            new("请管理员放回密钥文件，运行 audit verify 查明。", "Ask the administrator to put the key file back, and to run audit verify.")),
        _ => Problem.Of(context, 500, "unforeseen",
            new("程序出错，未保存", "The program failed; nothing was stored"),
            new("稍后重试；若再次出现，请联系管理员。", "Try again later; if it happens again, tell the administrator.")),
    };

    /// <summary>What is said when nothing more can be written.</summary>
    private static readonly Text StorageFull = new("磁盘已满，未保存任何内容", "The disk is full; nothing was stored");

    private static readonly Text RoomFirst = new("请管理员腾出空间后重试。", "Ask the administrator to make room, then try again.");

    private static readonly Text Unreachable = new("正在进行大量写入，或数据库暂时连不上", "The database is busy with a large write, or cannot be reached");

    // What cannot be written now can be later: nothing of it was kept, and an id made by the client may be sent again.
    private static IResult Later(HttpContext context, int seconds, int status, string rule, Text title, Text remedy)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem.Of(context, status, rule, title, remedy);
    }

    private static Fault FaultOf(JsonException json)
    {
        var path = json.Path is null or "$" ? "" : json.Path.TrimStart('$').TrimStart('.');
        var place = json.LineNumber is null ? "" : $" ({json.LineNumber + 1}:{json.BytePositionInLine + 1})";
        var message = json.Message;
        if (message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return new(path, "unknown-field", new("没有这个字段" + place, "there is no such field" + place),
                new("删去它，或更正拼写", "remove it, or correct its spelling"));
        }

        if (message.Contains("missing required propert", StringComparison.Ordinal))
        {
            var field = message.Split('\'') is { Length: > 3 } quoted ? quoted[3] : "";
            return new(path.Length == 0 ? field : $"{path}.{field}", "missing-field", new("必填", "is required"), new("补上它后重发", "add it and send it again"));
        }

        if (message.Contains(Json.NullCharacter, StringComparison.Ordinal)) return KnownParameters.HoldsNul(path);
        if (message.Contains("Duplicate propert", StringComparison.Ordinal))
        {
            return new(path, "duplicate-field", new("字段出现了两次" + place, "the field stands twice" + place), new("只保留一个", "keep one"));
        }

        return path.Length == 0
            ? new("", "json", new("不是有效的 JSON" + place, "is not valid JSON" + place), new("更正语法后重发", "correct the syntax and send it again"))
            : new(path, "type", new("类型或取值不对" + place, "has the wrong type or value" + place),
                new("按接口说明中的类型填写：日期如 2025-09-01，数字不加引号，选项用规定的词", "use the type of the API reference: dates as 2025-09-01, numbers without quotes, choices by their words"));
    }

    private static bool HasUnknownCharset(HttpRequest request)
    {
        try
        {
            return request.GetTypedHeaders().ContentType is { Charset.HasValue: true, Encoding: null };
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return true; // utf-7: known and refused by the framework
        }
    }

    // "Failed to bind parameter "int limit" from …": the name is the part a caller needs.
    private static string FieldOf(BadHttpRequestException bad)
    {
        var quoted = bad.Message.Split('"');
        return quoted.Length > 1 ? quoted[1].Split(' ')[^1] : "";
    }

    // Once in a while: everybody who asks meanwhile finds out the same.
    private void TellAway(Exception exception)
    {
        var (count, last, now) = (Interlocked.Increment(ref refused), Interlocked.Read(ref told), TimeProvider.System.GetTimestamp());
        if ((last != 0 && TimeProvider.System.GetElapsedTime(last, now) < Often) || Interlocked.CompareExchange(ref told, now, last) != last) return;
        var cause = exception is HeldException { InnerException: { } inner } ? inner : exception;
        LogAway(logger, count, ServerReason.Of(cause)?.En ?? cause.GetType().Name);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database is gone, and requests are told to come again ({Count} since the start): {Reason}")]
    private static partial void LogAway(ILogger logger, long count, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} request failed with {Exception} {Stack}")]
    private static partial void LogUnforeseen(ILogger logger, string method, string exception, string? stack);
}
