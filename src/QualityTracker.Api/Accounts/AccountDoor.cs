using QualityTracker.Api.Access;
using QualityTracker.Api.Seals;

namespace QualityTracker.Api.Accounts;

/// <summary>Which accounts may come in (准入).</summary>
public sealed class AccountDoor(IHostEnvironment environment, OpenedArchive? archive = null)
{
    public bool TakesDemo => environment.IsDevelopment();

    /// <summary>Not those that were closed, nor, outside Development, those whose password everybody knows.</summary>
    public bool Admits(Account account) => account.ClosedAt is null && (!account.Demo || TakesDemo);

    /// <summary>Puts an account, as it stands at this moment, on a request as its caller; null when it may not come in.</summary>
    public Account? Enter(HttpContext context, GrantedAccount? granted)
    {
        if (granted is not var (account, grants) || !Admits(account)) return null;
        context.Features.Set(CallerOf(context, account, grants));
        return account;
    }

    /// <summary>The caller that an account makes on this request.</summary>
    public Caller CallerOf(HttpContext context, Account account, IReadOnlyList<Grant> grants)
    {
        var token = context.Features.Get<AccessToken>();
        var via = token is not null ? Via.Token : context.Features.Get<Session>() is not null ? Via.Session : Via.IdentityProvider;
        return new()
        {
            Account = account.Id,
            Name = account.UserName,
            School = account.School,
            Staff = account.Staff,
            // A school's provider vouches for that school alone.
            Grants = via == Via.IdentityProvider ? [.. grants.Where(grant => grant.School == account.School)] : grants,
            Via = via,
            Address = Caller.AddressOf(context),
            Scopes = token?.ScopeList.ToHashSet(),
            ReadsOnly = archive is not null,
        };
    }
}
