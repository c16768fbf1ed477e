using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.CalendarFeeds;

namespace QualityTracker.Api.Accounts;

/// <summary>Where everything is told that happens to accounts (账号事件), in the transaction in which it happens.</summary>
public sealed class AccountEvents(AuditLog audit)
{
    /// <summary>
    /// To be called once an event, by the name of its operation; <paramref name="account"/> is the id of whom it happened to, empty when
    /// nobody's. Of <paramref name="content"/> nothing may be good for signing in.
    /// </summary>
    public void Happened(DbConnection connection, Caller by, string action, string? school, string account, object? content = null) =>
        audit.Append(connection, by, action, school, account.Length > 0 ? account : null, content);

    /// <summary>Ends an account's calendar address; false when there was none.</summary>
    public bool EndCalendarFeed(DbConnection connection, Caller by, string? school, string account)
    {
        if (CalendarFeedStore.End(connection, account) is not { } feed) return false;
        Happened(connection, by, "account.calendar-feed.end", school, account, new AccountChange(CalendarFeedFacts.Of(feed), null));
        return true;
    }
}

/// <summary>What an event did (更改前后): null before of what is new, null after of what is gone, and which sign-ins and tokens it ended.</summary>
public sealed record AccountChange(object? Before, object? After, IReadOnlyList<string>? SessionsEnded = null, IReadOnlyList<string>? TokensRevoked = null);

/// <summary>An account as the log keeps it (账号内容).</summary>
public sealed record AccountFacts(
    string UserName, string? School, string? Staff, IReadOnlyList<Grant> Grants, bool Closed, bool MustChangePassword, bool TwoFactor, int Passkeys)
{
    public static AccountFacts Of(DbConnection connection, string id)
    {
        var account = AccountStore.Find(connection, id)!;
        return new(account.UserName, account.School, account.Staff, [.. AccountStore.GrantsOf(connection, id)[id]], account.ClosedAt is not null,
            account.MustChangePassword, account.TwoFactor, PasskeyStore.Of(connection, id).Count);
    }
}

/// <summary>An access token as the log keeps it (令牌内容).</summary>
public sealed record TokenFacts(string Id, string Name, IReadOnlyList<TokenScope> Scopes, DateOnly ExpiresOn)
{
    public static TokenFacts Of(AccessToken token) => new(token.Id, token.Name, token.ScopeList, token.ExpiresOn);
}

/// <summary>A second factor as the log keeps it (第二因素); a passkey with its id and name.</summary>
public sealed record FactorFacts(SecondFactor Factor, string? Id = null, string? Name = null);

/// <summary>A sign-in as the log keeps it (登录内容): the session's id, and what was shown beside or in place of the password.</summary>
public sealed record SignInFacts(string Session, SecondFactor? With);

/// <summary>Sign-ins that were ended (结束的登录), by their sessions' ids.</summary>
public sealed record EndedFacts(IReadOnlyList<string> SessionsEnded);
