using System.Threading.RateLimiting;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Who may ask how often (许可), counted in memory where there is one program and in the database where there are nodes.</summary>
public sealed class Permits(Database database)
{
    // A busy account costs a statement for so large a part of its minute.
    private const int ChunksOfMinute = 60;

    /// <summary>So many permits a minute, over all nodes, and never more.</summary>
    /// <param name="kind">Of the limit.</param>
    /// <param name="who">Whose permits they are.</param>
    /// <param name="most">Of one minute.</param>
    /// <param name="inChunks">Whether a node takes several at once, so that it asks the database rarely; what it does not use of them is lost to the others.</param>
    public RateLimiter PerMinute(string kind, string who, int most, bool inChunks = false) => database is PostgresDatabase server
        ? new SharedLimiter(server, SecretKey.HashOf($"{kind}\n{who}"), most, inChunks ? Math.Max(1, most / ChunksOfMinute) : 1)
        : new FixedWindowRateLimiter(new() { PermitLimit = most, Window = Limits.SignInWindow, QueueLimit = 0 });
}
