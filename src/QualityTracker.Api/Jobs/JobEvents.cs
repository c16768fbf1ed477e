using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Jobs;

/// <summary>
/// How far a job is, as server-sent events (任务进度): one now, one with each change, and the stream ends with the job. They hold no
/// personal data, only states and counts. Behind proxies a comment keeps the line open; after a few minutes the stream ends all the same, and
/// the browser asks anew, and is let in anew or not. It ends within seconds when its caller has signed out or may no longer see it.
/// </summary>
public static class JobEvents
{
    public const string MediaType = "text/event-stream";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Check = TimeSpan.FromSeconds(2);

    // What another node is at, this one hears of by looking.
    private static readonly TimeSpan OfOthers = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    /// <summary>Says of an endpoint what it answers with.</summary>
    public static RouteHandlerBuilder IsJobStream(this RouteHandlerBuilder route) => route.Produces<string>(200, MediaType).ProducesProblem(429);

    /// <param name="context">The request.</param>
    /// <param name="look">How far the job is; null once it is gone or no longer to be seen.</param>
    public static IResult Of(HttpContext context, Func<JobEvent?> look) =>
        context.RequestServices.GetRequiredService<OpenStreams>().Enter(Caller.CallerOf(context).Account) is { } place
            ? new Stream(look, place)
            : TooMany(context);

    private static IResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "10";
        return Problem.Of(context, 429, "too-many-streams",
            new("同时打开的进度过多", "Too many streams of progress are open"),
            new("关闭不用的页面，或每隔几秒读取任务本身。", "Close pages you do not need, or read the job itself every few seconds."));
    }

    private sealed class Stream(Func<JobEvent?> look, IDisposable place) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            using var entered = place;
            using var over = new CancellationTokenSource(Longest, context.RequestServices.GetRequiredService<TimeProvider>());
            using var end = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted, over.Token, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            context.Response.ContentType = $"{MediaType}; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store, no-transform";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            try
            {
                await Tell(context, end.Token);
            }
            catch (OperationCanceledException)
            {
                // Whoever listened has gone, the time is up or the program stops: the end of a stream, and no failure.
            }
        }

        private async Task Tell(HttpContext context, CancellationToken end)
        {
            var (response, check, clock) = (context.Response, context.RequestServices.GetRequiredService<CallerCheck>(), TimeProvider.System);
            var changes = context.RequestServices.GetRequiredService<JobRunner>().Changes;
            var lookAgain = context.RequestServices.GetRequiredService<Database>() is PostgresDatabase ? OfOthers : Check;
            await Write(response, "retry: 2000\n\n", end);
            JobEvent? told = null;
            var (written, known) = (clock.GetTimestamp(), clock.GetTimestamp());
            while (true)
            {
                // Whoever is no longer let in hears nothing more; the browser asks anew, and is told so.
                if (clock.GetElapsedTime(known) >= Check)
                {
                    if (!await check.Holds(context)) return;
                    known = clock.GetTimestamp();
                }

                var next = changes.Next;
                if (look() is not { } now)
                {
                    await Write(response, "event: end\ndata: {}\n\n", end);
                    return;
                }

                if (now != told) await Write(response, $"event: {(now.Ended ? "end" : "progress")}\ndata: {JsonSerializer.Serialize(now, Json.Options)}\n\n", end);
                if (now.Ended) return;
                if (now != told) written = clock.GetTimestamp();
                told = now;
                if (clock.GetElapsedTime(written) >= KeepAlive)
                {
                    await Write(response, ": …\n\n", end);
                    written = clock.GetTimestamp();
                }

                // A job that counts fast is told of five times a second.
                await Task.Delay(Least, end);
                await Task.WhenAny(next, Task.Delay(lookAgain, end));
            }
        }

        private static async Task Write(HttpResponse response, string text, CancellationToken end)
        {
            await response.WriteAsync(text, end);
            await response.Body.FlushAsync(end);
        }
    }
}

/// <summary>How far a job is (进度): its state, how much is done, and of how much; null when nobody can know.</summary>
public sealed record JobEvent(string State, bool Ended, int Done, int? OutOf);
