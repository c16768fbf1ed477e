using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>What is sent to sign in (登录).</summary>
public sealed record SignInRequest
{
    public string UserName { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The authenticator's code.</summary>
    public string? Code { get; init; }

    /// <summary>One of the recovery codes, in place of a code.</summary>
    public string? RecoveryCode { get; init; }
}

/// <summary>How it went: the account; else what must be shown beside the password, none when that was wrong already.</summary>
public sealed record SignInOutcome(Account? Account, IReadOnlyList<SecondFactor> Missing);

/// <summary>Signs in with user name and password (密码登录). Whatever is wrong, the same work is done and the same said.</summary>
public sealed class SignIn(
    Database database, PasswordHashing hashing, ILookupNormalizer names, AccountDoor door, Authenticator authenticator, AccountEvents events, TimeProvider clock)
{
    private const int LongestName = 200;
    private const int LongestPassword = 1000;

    // How many attempts of a name count as failures although their password was right: what came of them could not be written, as on a full disk.
    private readonly ConcurrentDictionary<string, int> miscounted = new(StringComparer.Ordinal);

    public SignInOutcome Try(HttpContext context, SignInRequest request)
    {
        var name = names.NormalizeName(request.UserName is { Length: <= LongestName } userName ? userName.Trim() : "");
        var (account, taken) = Take(name);
        var given = request.Password is { Length: <= LongestPassword } password ? password : "";
        var verified = hashing.Verify(account, given);
        var right = verified != PasswordVerificationResult.Failed;
        // Only once the password gets somewhere: the time that another hash takes must not tell that it was right.
        var anew = taken && verified == PasswordVerificationResult.SuccessRehashNeeded && door.Admits(account!) ? hashing.HashPassword(account!, given) : null;
        try
        {
            return Finish(context, request, name, account, taken, right, anew);
        }
        catch (Exception exception) when (taken && right && exception is (DbException or HeldException))
        {
            Owe(name, 1);
            throw;
        }
    }

    private (Account? Account, bool Taken) Take(string name)
    {
        miscounted.TryRemove(name, out var owed);
        try
        {
            return database.Write(connection =>
            {
                for (var left = owed; left > 0; left--) SignInFailureStore.GiveBack(connection, name);
                return (AccountStore.FindByName(connection, name), SignInFailureStore.Take(connection, name, clock.GetUtcNow()));
            });
        }
        catch (Exception) when (owed > 0)
        {
            Owe(name, owed);
            throw;
        }
    }

    private void Owe(string name, int attempts) => miscounted.AddOrUpdate(name, attempts, (_, count) => count + attempts);

    private SignInOutcome Finish(HttpContext context, SignInRequest request, string name, Account? account, bool taken, bool right, string? anew) =>
        database.Write(connection =>
        {
            var nobody = Caller.Nobody(Caller.AddressOf(context));
            // Read again: it may have been closed, or its password changed, while the hash was reckoned.
            var now = account is null ? null : AccountStore.Find(connection, account.Id);
            if (!taken || !right || now is null || now.PasswordHash != account!.PasswordHash || !door.Admits(now))
            {
                events.Happened(connection, nobody, taken ? "session.create.failed" : "session.create.locked", account?.School, account?.Id ?? "", account is null ? null : new { account.UserName });
                return new SignInOutcome(null, []);
            }

            var factors = SecondFactors.Of(connection, now);
            if (factors.Count > 0 && !authenticator.Takes(connection, now, now.TwoFactor ? request.Code : null, request.RecoveryCode))
            {
                if (request.Code is null && request.RecoveryCode is null) SignInFailureStore.GiveBack(connection, name);
                else events.Happened(connection, nobody, "session.create.failed", now.School, now.Id, new { now.UserName });
                return new SignInOutcome(null, factors);
            }

            SignInFailureStore.Forget(connection, name);
            if (anew is not null) AccountStore.Rehash(connection, now, anew);
            Begin(context, connection, now, "session.create", factors.Count == 0 ? null : request.RecoveryCode is null ? SecondFactor.Code : SecondFactor.Recovery);
            return new SignInOutcome(now, []);
        });

    /// <summary>Begins the session of an account that has shown who it is; the request goes on as its caller.</summary>
    public void Begin(HttpContext context, DbConnection connection, Account account, string action, SecondFactor? with)
    {
        var now = clock.GetUtcNow();
        var session = SessionHandler.Begin(context, connection, account.Id, now);
        AccountStore.SignedIn(connection, account.Id, now);
        var caller = door.CallerOf(context, account, [.. AccountStore.GrantsOf(connection, account.Id)[account.Id]]) with { Via = Via.Session, Scopes = null };
        context.Features.Set(caller);
        context.User = SessionHandler.PrincipalOf(account.Id, SessionHandler.Name);
        events.Happened(connection, caller, action, account.School, account.Id, new SignInFacts(session.Id, with));
    }
}
