using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using QualityTracker.Api.Access;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Web;

/// <summary>
/// The page that everything begins with (首页), and what keeps it in the browser. It names every module that it needs and what it will first ask
/// of the API, so that a slow network is asked for all of them at once instead of for one after the other.
/// </summary>
public static class StartPage
{
    private const string Place = "<!-- preloads -->";

    // The page of who is not signed in.
    private const string SignIn = "sign-in";

    // The page that the browser keeps for whatever will be asked of it: nobody's, and of no section.
    private const string Shell = "shell";

    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapStartPage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Methods, Read).ExcludeFromDescription();
        routes.MapMethods("/service-worker.js", Methods, ReadWorker).ExcludeFromDescription();
    }

    private static IResult Read(HttpContext context, WebFiles files, Database database, FrameStore frames, TimeProvider clock)
    {
        var caller = Caller.CallerOf(context);
        var view = caller.IsSignedIn || context.Request.Query.ContainsKey(Shell) ? context.Request.Query["view"].ToString() : SignIn;
        var links = files.Start.Concat(files.Views.GetValueOrDefault(view, [])).Select(module => $"""<link rel="modulepreload" href="{module}">""")
            .Concat(files.Styled.Contains(view) ? [$"""<link rel="stylesheet" href="/{view}.css">"""] : [])
            .Concat(FirstAsked(context, caller, files.Asks.GetValueOrDefault(view), database, frames, clock)
                .Select(path => $"""<link rel="preload" as="fetch" crossorigin="anonymous" href="{WebUtility.HtmlEncode(path)}">"""))
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
    private static IEnumerable<string> FirstAsked(HttpContext context, Caller caller, string? asks, Database database, FrameStore frames, TimeProvider clock)
    {
        yield return "/api/v1/session";
        if (caller is not { School: { } own, Staff: { } staff }) yield break;
        yield return "/api/v1/schools";
        var query = context.Request.Query;
        if (query["school"].ToString() is { Length: > 0 } named && named != own) yield break;
        yield return $"/api/v1/schools/{own}/terms?limit=200";
        // The browser asks in its own language; who reads another would not understand a refusal.
        var speaks = context.Request.Headers.AcceptLanguage.ToString().StartsWith(query["lang"].ToString(), StringComparison.OrdinalIgnoreCase);
        if (asks is null || !speaks || TermOf(query["term"].ToString(), own, database, frames, clock) is not { } term) yield break;
        var (path, names) = asks.Split('?') is [var before, var after] ? (before, after.Split('&')) : (asks, []);
        var added = names.Where(name => query[name].ToString().Length > 0).Select(name => $"{name}={Uri.EscapeDataString(query[name].ToString())}").ToList();
        yield return $"/api/v1/schools/{own}/{path.Replace("{term}", term, StringComparison.Ordinal).Replace("{staff}", staff, StringComparison.Ordinal)}"
            + (added.Count > 0 ? "?" + string.Join('&', added) : "");
    }

    // The term that the page itself opens with, as start.js chooses it.
    private static string? TermOf(string named, string school, Database database, FrameStore frames, TimeProvider clock) => database.Read(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return null;
        if (named.Length > 0) return frame.Terms.ContainsKey(named) ? named : null;
        var today = new SchoolDay(frame.Lists.School).Of(clock.GetUtcNow());
        var terms = frame.Lists.Terms.OrderBy(term => term.FirstDay).ToList();
        return (terms.LastOrDefault(term => term.FirstDay <= today) ?? terms.FirstOrDefault())?.Id;
    });

    private static EntityTagHeaderValue TagOf(byte[] content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
}
