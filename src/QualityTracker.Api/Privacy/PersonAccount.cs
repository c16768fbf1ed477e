using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.CalendarFeeds;

namespace QualityTracker.Api.Privacy;

/// <summary>An account of the person (个人账号), closed ones too, without its secrets.</summary>
public sealed record PersonAccount(
    string Id, string UserName, DateTimeOffset? ClosedAt, IReadOnlyList<Grant> Grants, bool TwoFactor, DateTimeOffset? LastSignInAt,
    IReadOnlyList<PersonPasskey> Passkeys, IReadOnlyList<PersonToken> Tokens, IReadOnlyList<PersonSession> Sessions, CalendarFeedFacts? CalendarFeed)
{
    public static IReadOnlyList<PersonAccount> Of(DbConnection connection, string school, string staff, DateTimeOffset now) =>
        [.. PersonStore.Accounts(connection, school, staff).Select(account => AccountStore.Find(connection, account)!).Select(account => new PersonAccount(
            account.Id, account.UserName, account.ClosedAt, [.. AccountStore.GrantsOf(connection, account.Id)[account.Id]], account.TwoFactor, account.LastSignInAt,
            [.. PasskeyStore.Of(connection, account.Id).Select(each => new PersonPasskey(each.Name, each.CreatedAt))],
            PersonStore.Tokens(connection, account.Id),
            [.. SessionStore.Of(connection, account.Id, now).Select(each => new PersonSession(each.StartedAt, each.LastSeenAt, each.Address, each.Agent))],
            CalendarFeedStore.Of(connection, account.Id) is { } feed ? CalendarFeedFacts.Of(feed) : null))];
}

/// <summary>A passkey the person signs in with.</summary>
public sealed record PersonPasskey(string Name, DateTimeOffset CreatedAt);

/// <summary>An access token of the person's programs, revoked ones too.</summary>
public sealed record PersonToken
{
    public string Name { get; init; } = "";

    /// <summary>The words of the scopes, with spaces between.</summary>
    public string Scopes { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateOnly ExpiresOn { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>Where the person is signed in.</summary>
public sealed record PersonSession(DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string Address, string Agent);
