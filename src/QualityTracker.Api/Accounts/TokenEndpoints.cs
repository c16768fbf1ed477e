using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>One's own access tokens over HTTP (我的访问令牌).</summary>
public static class TokenEndpoints
{
    private const int Most = 50;

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/v1/account/tokens").WithTags("account").Takes().ProducesProblem(401);
        tokens.MapGet("/", List).WithName("tokens.list").WithSummary("我的访问令牌 · My access tokens").Produces<IReadOnlyList<TokenView>>();
        tokens.MapPost("/", Create).WithName("tokens.create").WithSummary("新建访问令牌，只显示这一次 · Create an access token, shown this once").AsksFreshSignIn().Produces<NewToken>(201).ProducesProblem(400).ProducesProblem(409);
        tokens.MapDelete("/{id}", Revoke).WithName("tokens.revoke").WithSummary("撤销访问令牌 · Revoke an access token").Produces(204).ProducesProblem(404);
    }

    private static IResult List(HttpContext context, Database database) => TypedResults.Ok(
        database.Read(connection => TokenStore.Of(connection, Caller.CallerOf(context).Account))
            .Select(each => new TokenView(each.Id, each.Name, each.ScopeList, each.CreatedAt, each.ExpiresOn, each.LastUsedAt)).ToList());

    private static IResult Create(HttpContext context, Database database, AccountEvents events, TimeProvider clock, CreateToken request)
    {
        var (caller, now) = (Caller.CallerOf(context), clock.GetUtcNow());
        var faults = new CreateToken.Rules(DateOnly.FromDateTime(now.UtcDateTime)).Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        return database.Write<IResult>(connection =>
        {
            if (TokenStore.Of(connection, caller.Account).Count >= Most)
            {
                return Problem.Conflict(context, "too-many-tokens", new($"最多 {Most} 个访问令牌", $"There may be {Most} access tokens at most"),
                    new("先撤销不用的。", "Revoke those that are not used first."));
            }

            var key = AccessToken.MakeKey();
            var token = new AccessToken
            {
                Id = Guid.CreateVersion7(now).ToString(),
                Account = caller.Account,
                Name = request.Name,
                Scopes = string.Join(' ', request.Scopes.Order().Select(scope => Json.Word(scope))),
                CreatedAt = now,
                ExpiresOn = request.ExpiresOn,
            };
            TokenStore.Add(connection, token, key);
            events.Happened(connection, caller, "tokens.create", caller.School, caller.Account, new AccountChange(null, TokenFacts.Of(token)));
            return TypedResults.Created($"/api/v1/account/tokens/{token.Id}", new NewToken(token.Id, key));
        });
    }

    private static IResult Revoke(HttpContext context, Database database, AccountEvents events, TimeProvider clock, string id)
    {
        var caller = Caller.CallerOf(context);
        return database.Write<IResult>(connection =>
        {
            if (TokenStore.Revoke(connection, caller.Account, id, clock.GetUtcNow()) is not { } token) return Problem.NotFound(context, new("访问令牌", "access token"));
            events.Happened(connection, caller, "tokens.revoke", caller.School, caller.Account, new AccountChange(TokenFacts.Of(token), null));
            return TypedResults.NoContent();
        });
    }
}

/// <summary>An access token in the list; the key itself is not kept.</summary>
public sealed record TokenView(string Id, string Name, IReadOnlyList<TokenScope> Scopes, DateTimeOffset CreatedAt, DateOnly ExpiresOn, DateTimeOffset? LastUsedAt);

/// <summary>A new access token with its key, shown this once.</summary>
public sealed record NewToken(string Id, string Token);
