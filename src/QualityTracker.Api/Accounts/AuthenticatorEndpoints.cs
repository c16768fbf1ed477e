using QRCoder;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>One's own authenticator app and recovery codes over HTTP (动态口令与恢复代码).</summary>
public static class AuthenticatorEndpoints
{
    private const string Issuer = "QualityTracker";

    public static void MapAuthenticator(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/api/v1/account").WithTags("account").Takes().ProducesProblem(400).ProducesProblem(401);
        account.MapPost("/authenticator", Start).WithName("account.authenticator.start").WithSummary("开始设置验证器应用 · Begin to set up an authenticator app").AsksFreshSignIn()
            .Produces<AuthenticatorKey>().ProducesProblem(409);
        account.MapPut("/authenticator", Confirm).WithName("account.authenticator.confirm").WithSummary("用一个动态口令确认，得到恢复代码 · Confirm with a code and get the recovery codes").AsksFreshSignIn()
            .Produces<NewRecoveryCodes>().ProducesProblem(409);
        account.MapDelete("/authenticator", (Delegate)Remove).WithName("account.authenticator.remove").WithSummary("停用验证器应用 · Remove the authenticator app").Produces(204).ProducesProblem(429);
        account.MapPost("/recovery-codes", Renew).WithName("account.recovery-codes").WithSummary("换一组恢复代码 · Make new recovery codes")
            .Produces<NewRecoveryCodes>().ProducesProblem(409).ProducesProblem(429);
    }

    private static IResult Start(HttpContext context, Database database, Authenticator authenticator, AccountEvents events)
    {
        var caller = Caller.CallerOf(context);
        var key = Authenticator.MakeKey();
        return database.Write<IResult>(connection =>
        {
            if (AccountStore.Find(connection, caller.Account)!.TwoFactor) return AlreadyOn(context);
            AccountStore.SetAuthenticator(connection, caller.Account, authenticator.Protect(key), twoFactor: false);
            events.Happened(connection, caller, "account.authenticator.start", caller.School, caller.Account, new FactorFacts(SecondFactor.Code));
            var uri = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(caller.Name)}?secret={key}&issuer={Issuer}";
            using var code = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
            using var svg = new SvgQRCode(code);
            return TypedResults.Ok(new AuthenticatorKey(key, uri, svg.GetGraphic(4)));
        });
    }

    private static IResult Confirm(HttpContext context, Database database, Authenticator authenticator, AccountEvents events, ConfirmCode request)
    {
        var caller = Caller.CallerOf(context);
        return database.Write<IResult>(connection =>
        {
            var account = AccountStore.Find(connection, caller.Account)!;
            if (account.TwoFactor) return AlreadyOn(context);
            if (!authenticator.Takes(connection, account, request.Code, null))
            {
                return Problem.Invalid(context, new Fault("code", "wrong-code", new("动态口令不对，或已用过", "is not the code now, or was used already"),
                    new("核对手机时间，输入应用中新的 6 位数字", "check the phone's clock and enter the app's next 6 digits")));
            }

            AccountStore.SetAuthenticator(connection, account.Id, account.AuthenticatorKey!, twoFactor: true);
            var ended = SessionStore.EndAll(connection, account.Id, context.Features.Get<Session>()?.Id);
            events.Happened(connection, caller, "account.authenticator.confirm", account.School, account.Id, new AccountChange(null, new FactorFacts(SecondFactor.Code), ended));
            return TypedResults.Ok(new NewRecoveryCodes(SecondFactors.CodesWhenNone(connection, account.Id)));
        });
    }

    private static IResult Remove(
        HttpContext context, Database database, PasswordConfirmation confirmation, AccountEvents events, [Microsoft.AspNetCore.Mvc.FromBody] ConfirmPassword request)
    {
        if (confirmation.Refuses(context, "password", request.Password, out var account) is { } refusal) return refusal;
        database.Write(connection =>
        {
            AccountStore.RemoveAuthenticator(connection, account.Id);
            SecondFactors.Removed(connection, account.Id);
            var ended = SessionStore.EndAll(connection, account.Id, context.Features.Get<Session>()?.Id);
            events.Happened(connection, Caller.CallerOf(context), "account.authenticator.remove", account.School, account.Id, new AccountChange(new FactorFacts(SecondFactor.Code), null, ended));
            return true;
        });
        return TypedResults.NoContent();
    }

    private static IResult Renew(HttpContext context, Database database, PasswordConfirmation confirmation, AccountEvents events, ConfirmPassword request)
    {
        if (confirmation.Refuses(context, "password", request.Password, out var account) is { } refusal) return refusal;
        return database.Write<IResult>(connection =>
        {
            if (SecondFactors.Of(connection, account).Count == 0)
            {
                return Problem.Conflict(context, "no-second-factor", new("还没有验证器应用或通行密钥", "There is no authenticator app or passkey yet"), new("先设置其中一种。", "Set one of them up first."));
            }

            events.Happened(connection, Caller.CallerOf(context), "account.recovery-codes", account.School, account.Id, new FactorFacts(SecondFactor.Recovery));
            return TypedResults.Ok(NewRecoveryCodes.Make(connection, account.Id));
        });
    }

    private static IResult AlreadyOn(HttpContext context) => Problem.Conflict(context, "authenticator-on",
        new("已启用验证器应用", "There is an authenticator app already"), new("更换手机时先停用，再重新设置。", "To change to another phone, remove it first."));
}

/// <summary>An authenticator's new secret, as text, as an address for apps and as a picture of that (SVG).</summary>
public sealed record AuthenticatorKey(string Key, string Uri, string Qr);

/// <summary>New recovery codes, shown this once; those before are good no longer. None where those before stay good.</summary>
public sealed record NewRecoveryCodes(IReadOnlyList<string> RecoveryCodes)
{
    public static NewRecoveryCodes Make(System.Data.Common.DbConnection connection, string account)
    {
        var codes = Authenticator.MakeRecoveryCodes();
        RecoveryCodeStore.Replace(connection, account, codes);
        return new(codes);
    }
}
