using System.Net.Http.Headers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Accounts for tests, put straight into the database.</summary>
public static class TestAccounts
{
    /// <summary>Few, so that tests are quick; what the program itself uses is tested by itself.</summary>
    public const int Iterations = 1000;

    public static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>Every role in every school.</summary>
    public static IReadOnlyList<Grant> Everything => [.. Enum.GetValues<Role>().Select(role => Grant(role))];

    public static Grant Grant(Role role, string? school = null) => new() { Role = role, School = school, From = new(2020, 1, 1) };

    public static Account Add(
        Database database, string name, IReadOnlyList<Grant> grants, string? school = null, string? staff = null, string? password = null, bool mustChange = false)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7().ToString(),
            UserName = name,
            NormalizedName = new UpperInvariantLookupNormalizer().NormalizeName(name),
            School = school,
            Staff = staff,
            PasswordHash = password is null ? null : Hasher.HashPassword(new Account(), password),
            MustChangePassword = mustChange,
        };
        database.Write(connection =>
        {
            AccountStore.Add(connection, account, grants, Now);
            return true;
        });
        return account;
    }

    /// <summary>The key of a new access token; of all scopes when none is named.</summary>
    public static string Token(Database database, Account account, params TokenScope[] scopes)
    {
        var key = AccessToken.MakeKey();
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7().ToString(),
            Account = account.Id,
            Name = "test",
            Scopes = string.Join(' ', (scopes.Length > 0 ? scopes : Enum.GetValues<TokenScope>()).Select(scope => Json.Word(scope))),
            CreatedAt = Now,
            ExpiresOn = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(366),
        };
        database.Write(connection =>
        {
            TokenStore.Add(connection, token, key);
            return true;
        });
        return key;
    }

    public static HttpClient WithToken(this HttpClient client, string key)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
