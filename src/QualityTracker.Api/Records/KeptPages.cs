using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Records;

/// <summary>
/// Pages of lists as they were answered (列表缓存), good until anything of the school changes: many ask for the same page, and nothing is told of the asking.
/// Pages with pupils' data are not kept: each look at them is written down.
/// </summary>
public sealed class KeptPages : IDisposable
{
    private const int MostBytes = 32 << 20;
    private const int LargestPage = 1 << 20;

    // What an entry takes beside its page and its address, about.
    private const int BytesOfEntry = 1000;
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The page that somebody asked for, made anew when it is not known.</summary>
    /// <param name="context">What was asked, and by whom, and when they were let in: whoever is the same to the school in role, staff number and day is shown the same.</param>
    /// <param name="make">Makes the page, as of then or later; or an error, which is not kept.</param>
    public IResult Answer(HttpContext context, Func<IResult> make)
    {
        var (request, allowed) = (context.Request, Allowed.Of(context));
        var key = (request.Path.Value, request.QueryString.Value, Problems.Problem.LanguageOf(request), allowed.Standing.Staff, string.Join(',', allowed.Standing.Roles),
            allowed.Standing.Today, allowed.Caller.ReadsOnly, allowed.RecordsVersion, Database.Losses);
        if (kept.TryGetValue(key, out byte[]? found)) return new JsonBytes(found!);
        var made = make();
        if (made is not IValueHttpResult { Value: { } page } || made is IStatusCodeHttpResult { StatusCode: not 200 }) return made;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(page, page.GetType(), Json.Options);
        // Who asks chooses the address: it may be longer than the page.
        var size = bytes.Length + BytesOfEntry + (sizeof(char) * $"{request.Path.Value}{request.QueryString.Value}".Length);
        if (bytes.Length <= LargestPage) kept.Set(key, bytes, new MemoryCacheEntryOptions { Size = size, SlidingExpiration = Unasked });
        return new JsonBytes(bytes);
    }

    public void Dispose() => kept.Dispose();

    private sealed class JsonBytes(byte[] utf8) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = utf8.Length;
            return httpContext.Response.Body.WriteAsync(utf8).AsTask();
        }
    }
}
