using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>One's own password over HTTP (修改密码), and asking for it again before something grave.</summary>
public static class PasswordEndpoints
{
    public static void MapPassword(this IEndpointRouteBuilder routes) => routes.MapPut("/api/v1/account/password", Change).WithTags("account").Takes()
        .WithName("account.password").WithSummary("修改密码，其他登录随即结束 · Change the password; all other sign-ins end")
        .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);

    private static IResult Change(
        HttpContext context, Database database, PasswordConfirmation confirmation, PasswordHashing hashing, AccountEvents events, ChangePassword request)
    {
        var caller = Caller.CallerOf(context);
        if (confirmation.Refuses(context, "current", request.Current, out var account) is { } refusal) return refusal;
        var faults = PasswordRule.FaultsOf("new", request.New, account.UserName, account.Staff);
        if (request.New == request.Current) faults.Add(new("new", "same-password", new("与原密码相同", "is the password as it was"), Rules.CorrectIt));
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var hash = hashing.HashPassword(account, request.New);
        database.Write(connection =>
        {
            AccountStore.SetPassword(connection, account.Id, hash, mustChange: false);
            var ended = SessionStore.EndAll(connection, account.Id, context.Features.Get<Session>()?.Id);
            events.Happened(connection, caller, "account.password", account.School, account.Id, new EndedFacts(ended));
            return true;
        });
        return TypedResults.NoContent();
    }
}

/// <summary>Asks the signed-in for their password again (确认密码): a screen left open is not its owner. Failures count as at sign-in.</summary>
public sealed class PasswordConfirmation(Database database, PasswordHashing hashing, AccountEvents events, TimeProvider clock)
{
    /// <summary>The refusal when the password is wrong, or was wrong too often.</summary>
    public IResult? Refuses(HttpContext context, string field, string password, out Account account)
    {
        var caller = Caller.CallerOf(context);
        var (found, taken) = database.Write(connection =>
        {
            var own = AccountStore.Find(connection, caller.Account)!;
            return (own, SignInFailureStore.Take(connection, own.NormalizedName, clock.GetUtcNow()));
        });
        account = found;
        if (!taken) return Limits.Refused(context, SignInFailureStore.LockedFor);
        var right = hashing.IsOf(found, password.Length <= PasswordRule.Longest ? password : "");
        database.Write(connection =>
        {
            if (right) SignInFailureStore.Forget(connection, found.NormalizedName);
            else events.Happened(connection, caller, "account.password.refused", found.School, found.Id);
            return true;
        });
        return right ? null : Problem.Invalid(context, new Fault(field, "wrong-password", new("密码不对", "is not the password"), Rules.CorrectIt));
    }
}
