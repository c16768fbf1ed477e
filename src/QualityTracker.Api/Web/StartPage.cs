using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualityTracker.Api.Access;
using Microsoft.Net.Http.Headers;

namespace QualityTracker.Api.Web;

/// <summary>
/// The page that everything begins with (首页), and what keeps it in the browser. It names every module that it needs and what it will first ask
/// of the API, so that a slow network is asked for all of them at once instead of for one after the other.
/// </summary>
public static class StartPage
{
    private const string Place = "<!-- preloads -->";

    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapStartPage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Methods, Read).ExcludeFromDescription();
        routes.MapMethods("/service-worker.js", Methods, ReadWorker).ExcludeFromDescription();
    }

    private static IResult Read(HttpContext context, WebFiles files)
    {
        var named = context.Request.Query["view"].ToString();
        var modules = files.Views.TryGetValue(named, out var view) ? files.Start.Concat(view) : files.Start;
        var links = modules.Select(module => $"""<link rel="modulepreload" href="{module}">""")
            .Concat(FirstAsked(context).Select(path => $"""<link rel="preload" as="fetch" crossorigin="anonymous" href="{WebUtility.HtmlEncode(path)}">"""))
            .Append($"""<script type="application/json" id="modules">{JsonSerializer.Serialize(files.Views)}</script>""");
        var page = Encoding.UTF8.GetBytes(files.Read("/index.html").Replace(Place, string.Join("\n  ", links), StringComparison.Ordinal));
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Cookie";
        return TypedResults.Bytes(page, "text/html; charset=utf-8", entityTag: TagOf(page));
    }

    private static IResult ReadWorker(WebFiles files)
    {
        var text = $"const version = '{files.Version}';\nconst files = {JsonSerializer.Serialize(files.Kept)};\n{files.Read("/service-worker.js")}";
        var content = Encoding.UTF8.GetBytes(text);
        return TypedResults.Bytes(content, "text/javascript; charset=utf-8", entityTag: TagOf(content));
    }

    // Nothing is asked that nobody would use, or that would only be refused.
    private static IEnumerable<string> FirstAsked(HttpContext context)
    {
        yield return "/api/v1/session";
        if (Caller.CallerOf(context) is not { IsSignedIn: true } caller || caller.School is not { } own) yield break;
        yield return "/api/v1/schools";
        var named = context.Request.Query["school"].ToString();
        if (named.Length == 0 || named == own) yield return $"/api/v1/schools/{own}/terms?limit=200";
    }

    private static EntityTagHeaderValue TagOf(byte[] content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
}
