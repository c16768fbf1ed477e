using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Looks again whether who asked for an answer that takes long may still have it (再次核对).</summary>
public sealed class CallerCheck(Database database, AccountDoor door, TimeProvider clock)
{
    /// <summary>False once the caller has signed out, the token is revoked, the account closed, or its roles no longer allow the operation.</summary>
    public async Task<bool> Holds(HttpContext context) =>
        database.Read(connection => Lasts(connection, context, clock.GetUtcNow()))
        && door.Enter(context, await database.Ask(connection => AccountStore.FindGranted(connection, Caller.CallerOf(context).Account))) is not null
        && await Gate.StillLetsIn(context);

    // What an identity provider signed is good until it is over.
    private static bool Lasts(DbConnection connection, HttpContext context, DateTimeOffset now)
    {
        if (context.Features.Get<AccessToken>() is { } token) return TokenStore.Of(connection, token.Account).Exists(each => each.Id == token.Id);
        return context.Features.Get<Session>() is not { } session || SessionStore.Of(connection, session.Account, now).Exists(each => each.Id == session.Id);
    }
}
