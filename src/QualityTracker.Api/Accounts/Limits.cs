using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;

namespace QualityTracker.Api.Accounts;

/// <summary>How often somebody may ask (频率限制); section Limits of the configuration.</summary>
public sealed record Limits
{
    /// <summary>The policy of what begins a session.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The policy of what takes seconds of work.</summary>
    public const string Costly = "costly";

    /// <summary>The policy of calendar addresses, which are read without signing in.</summary>
    public const string Feeds = "feeds";

    /// <summary>The policy of ballots, which are cast without signing in.</summary>
    public const string Ballots = "ballots";

    /// <summary>The policy of seals, which are checked without signing in.</summary>
    public const string Seals = "seals";

    public static readonly TimeSpan SignInWindow = TimeSpan.FromMinutes(1);

    private const int CostlyWaiting = 4;

    /// <summary>Sign-ins a minute from one address; a whole school may come from one.</summary>
    public int SignInsPerAddress { get; init; } = 60;

    /// <summary>Sign-ins a minute to one user name.</summary>
    public int SignInsPerName { get; init; } = 10;

    /// <summary>Calendars read a minute from one address; a whole school may come from one, or a calendar provider for many.</summary>
    public int FeedsPerAddress { get; init; } = 120;

    /// <summary>Codes tried and ballots cast a minute from one address; a class votes from one.</summary>
    public int BallotsPerAddress { get; init; } = 300;

    /// <summary>Seals checked a minute from one address; a whole school may come from one.</summary>
    public int SealsPerAddress { get; init; } = 120;

    /// <summary>Requests of any sort a minute of one account.</summary>
    public int PerMinuteOfAccount { get; init; } = 1200;

    /// <summary>Costly requests a minute of one account.</summary>
    public int CostlyPerMinute { get; init; } = 60;

    /// <summary>Costly requests of one account at a time.</summary>
    public int CostlyAtOnce { get; init; } = 2;

    public static Limits Of(IConfiguration configuration) => configuration.GetSection(nameof(Limits)).Get<Limits>() ?? new();

    /// <summary>What of this is counted over all nodes is so by <paramref name="permits"/>; how many costly requests run at once is each node's own.</summary>
    public void Apply(RateLimiterOptions options, Permits permits)
    {
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
            await Refused(rejected.HttpContext, wait).ExecuteAsync(rejected.HttpContext);
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Caller.CallerOf(context) is { IsSignedIn: true } caller
            ? RateLimitPartition.Get(caller.Account, account => permits.PerMinute("account", account, PerMinuteOfAccount, inChunks: true))
            : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(SignIn, context => RateLimitPartition.Get(
            Caller.AddressOf(context) ?? "", address => permits.PerMinute(SignIn, address, SignInsPerAddress)));
        options.AddPolicy(Feeds, context => RateLimitPartition.Get(
            Caller.AddressOf(context) ?? "", address => permits.PerMinute(Feeds, address, FeedsPerAddress)));
        // Of who votes nothing is written down, when and from where least of all: each node counts for itself.
        options.AddPolicy(Ballots, context => RateLimitPartition.GetFixedWindowLimiter(
            Caller.AddressOf(context) ?? "", _ => new() { PermitLimit = BallotsPerAddress, Window = SignInWindow, QueueLimit = 0 }));
        options.AddPolicy(Seals, context => RateLimitPartition.Get(
            Caller.AddressOf(context) ?? "", address => permits.PerMinute(Seals, address, SealsPerAddress)));
        options.AddPolicy(Costly, context => RateLimitPartition.Get(
            Caller.CallerOf(context) is { IsSignedIn: true } caller ? caller.Account : Caller.AddressOf(context) ?? "",
            // Asked in this order: a request that waits for its turn must not count twice in its minute.
            who => RateLimiter.CreateChained(
                new ConcurrencyLimiter(new() { PermitLimit = CostlyAtOnce, QueueLimit = CostlyWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }),
                permits.PerMinute(Costly, who, CostlyPerMinute))));
    }

    public static IResult Refused(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return Problem.Of(context, 429, "too-often",
            new("请求过于频繁，未处理", "Too many requests; this one was not worked on"),
            new($"{seconds} 秒后重试。", $"Try again in {seconds} seconds."));
    }
}

/// <summary>Limits sign-ins by user name (按用户名限制), known or not, wherever they come from.</summary>
public sealed class NameLimit(Limits limits, Permits permits, Microsoft.AspNetCore.Identity.ILookupNormalizer names) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.Get(name, _ => permits.PerMinute("name", name, limits.SignInsPerName)));

    public bool Admits(string userName)
    {
        using var lease = limiter.AttemptAcquire(SecretKey.HashOf(names.NormalizeName(userName.Trim())));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
