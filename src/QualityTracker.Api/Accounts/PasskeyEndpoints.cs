using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Passkeys over HTTP (通行密钥): one's own, and signing in with one.</summary>
public static class PasskeyEndpoints
{
    private const int LongestName = 60;
    private const int Most = 20;

    private static readonly OwnCookie Challenge = new("qt-passkey");

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("session").Takes();
        session.MapPost("/passkey-options", RequestOptions).WithName("session.passkey-options").WithSummary("通行密钥登录的参数 · What a browser needs to use a passkey")
            .WithMetadata(new AsksAntiforgery()).RequireRateLimiting(Limits.SignIn).Produces(200, null, "application/json").ProducesProblem(400).ProducesProblem(429);
        session.MapPost("/passkey", SignInWith).WithName("session.passkey").WithSummary("用通行密钥登录 · Sign in with a passkey").BeginsSession();

        var passkeys = routes.MapGroup("/api/v1/account/passkeys").WithTags("account").Takes().ProducesProblem(401);
        passkeys.MapGet("/", List).WithName("account.passkeys.list").WithSummary("我的通行密钥 · My passkeys").Produces<IReadOnlyList<PasskeyView>>();
        passkeys.MapPost("/options", CreationOptions).WithName("account.passkeys.options").WithSummary("新建通行密钥的参数 · What a browser needs to make a passkey").AsksFreshSignIn()
            .Produces(200, null, "application/json").ProducesProblem(409);
        passkeys.MapPost("/", Add).WithName("account.passkeys.add").WithSummary("登记通行密钥 · Add a passkey").AsksFreshSignIn().Produces<NewPasskey>(201).ProducesProblem(400);
        passkeys.MapDelete("/{id}", Remove).WithName("account.passkeys.remove").WithSummary("删除通行密钥 · Remove a passkey").AsksFreshSignIn().Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> RequestOptions(HttpContext context, IPasskeyHandler<Account> handler, Database database, TimeProvider clock)
    {
        // No account is named: the browser offers the passkeys it has, and nobody learns whose name is known here.
        var options = await handler.MakeRequestOptionsAsync(null, context);
        KeepChallenge(context, database, null, options.AssertionState!, clock.GetUtcNow());
        return TypedResults.Ok(JsonNode.Parse(options.RequestOptionsJson));
    }

    private static async Task<IResult> SignInWith(
        HttpContext context, IPasskeyHandler<Account> handler, Database database, SignIn signIn, AccountDoor door, SessionReader reader, AccountEvents events, TimeProvider clock,
        PasskeyAnswer request)
    {
        var state = TakeChallenge(context, database, null, clock.GetUtcNow());
        var result = state is null ? null
            : await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = request.Credential, AssertionState = state });
        var signedIn = database.Write(connection =>
        {
            var account = result is { Succeeded: true } ? AccountStore.Find(connection, result.User.Id) : null;
            if (account is null || !door.Admits(account) || PasskeyStore.Find(connection, result!.Passkey!.CredentialId)?.Account != account.Id)
            {
                events.Happened(connection, Caller.Nobody(Caller.AddressOf(context)), "session.passkey.failed", account?.School, account?.Id ?? "");
                return false;
            }

            PasskeyStore.Keep(connection, account.Id, result.Passkey);
            signIn.Begin(context, connection, account, "session.passkey", SecondFactor.Passkey);
            return true;
        });
        return signedIn ? TypedResults.Ok(reader.Of(context)) : SessionEndpoints.Failed(context);
    }

    private static IResult List(HttpContext context, Database database) => TypedResults.Ok(
        database.Read(connection => PasskeyStore.Of(connection, Caller.CallerOf(context).Account)).Select(PasskeyView.Of).ToList());

    private static async Task<IResult> CreationOptions(HttpContext context, IPasskeyHandler<Account> handler, Database database, FrameStore frames, TimeProvider clock)
    {
        var caller = Caller.CallerOf(context);
        var (name, count) = database.Read(connection =>
            (SessionReader.NameOf(connection, frames, AccountStore.Find(connection, caller.Account)!), PasskeyStore.Of(connection, caller.Account).Count));
        if (count >= Most)
        {
            return Problem.Conflict(context, "too-many-passkeys", new($"最多 {Most} 个通行密钥", $"There may be {Most} passkeys at most"), new("先删除不用的。", "Remove those that are not used first."));
        }

        var options = await handler.MakeCreationOptionsAsync(new() { Id = caller.Account, Name = caller.Name, DisplayName = name }, context);
        KeepChallenge(context, database, caller.Account, options.AttestationState!, clock.GetUtcNow());
        return TypedResults.Ok(JsonNode.Parse(options.CreationOptionsJson));
    }

    private static async Task<IResult> Add(
        HttpContext context, IPasskeyHandler<Account> handler, Database database, AccountEvents events, TimeProvider clock, PasskeyAnswer request)
    {
        var caller = Caller.CallerOf(context);
        if (request.Name is { } given && (given.Length > LongestName || !SoundText.Is(given)))
        {
            return Problem.Invalid(context, new Fault("name", "text", new($"最多 {LongestName} 个字符", $"has at most {LongestName} characters"), Rules.CorrectIt));
        }

        var state = TakeChallenge(context, database, caller.Account, clock.GetUtcNow());
        var result = state is null ? null
            : await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = request.Credential, AttestationState = state });
        if (result is not { Succeeded: true } || result.UserEntity.Id != caller.Account)
        {
            return Problem.Invalid(context, new Fault("credential", "passkey", new("通行密钥的应答不对，或已过时", "is no answer to what was asked, or came too late"),
                new("重新开始添加", "begin to add it once more")));
        }

        result.Passkey.Name = request.Name;
        return database.Write<IResult>(connection =>
        {
            PasskeyStore.Keep(connection, caller.Account, result.Passkey);
            var view = PasskeyView.Of(PasskeyStore.Find(connection, result.Passkey.CredentialId)!);
            events.Happened(connection, caller, "account.passkeys.add", caller.School, caller.Account, new AccountChange(null, new FactorFacts(SecondFactor.Passkey, view.Id, view.Name)));
            return TypedResults.Created($"/api/v1/account/passkeys/{view.Id}",
                new NewPasskey(view.Id, view.Name, view.CreatedAt, view.BackedUp, SecondFactors.CodesWhenNone(connection, caller.Account)));
        });
    }

    private static IResult Remove(HttpContext context, Database database, AccountEvents events, string id)
    {
        var caller = Caller.CallerOf(context);
        return database.Write<IResult>(connection =>
        {
            if (PasskeyStore.Remove(connection, caller.Account, id) is not { } name) return Problem.NotFound(context, new("通行密钥", "passkey"));
            SecondFactors.Removed(connection, caller.Account);
            var ended = SessionStore.EndAll(connection, caller.Account, context.Features.Get<Session>()?.Id);
            events.Happened(connection, caller, "account.passkeys.remove", caller.School, caller.Account, new AccountChange(new FactorFacts(SecondFactor.Passkey, id, name), null, ended));
            return TypedResults.NoContent();
        });
    }

    // What was asked is kept here and not in the browser, so that one answer is taken once.
    private static void KeepChallenge(HttpContext context, Database database, string? account, string state, DateTimeOffset now)
    {
        var key = SecretKey.Make();
        database.Write(connection =>
        {
            PasskeyStore.AddChallenge(connection, key, account, state, now);
            return true;
        });
        context.Response.Cookies.Append(Challenge.NameOn(context), key, Challenge.Build(context, now));
    }

    private static string? TakeChallenge(HttpContext context, Database database, string? account, DateTimeOffset now)
    {
        if (context.Request.Cookies[Challenge.NameOn(context)] is not { Length: > 0 } key) return null;
        context.Response.Cookies.Delete(Challenge.NameOn(context), Challenge.Build(context, now));
        return database.Write(connection => PasskeyStore.TakeChallenge(connection, key, account, now));
    }
}

/// <summary>A new passkey (新通行密钥), with recovery codes for who had none; from now on the password alone signs nobody in.</summary>
public sealed record NewPasskey(string Id, string Name, DateTimeOffset CreatedAt, bool BackedUp, IReadOnlyList<string> RecoveryCodes);

/// <summary>A passkey in the list (通行密钥).</summary>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, bool BackedUp)
{
    public static PasskeyView Of(Passkey passkey) => new(passkey.CredentialId, passkey.Name, passkey.CreatedAt, passkey.BackedUp);
}
