using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Accounts;

/// <summary>Administrators' work on accounts over HTTP (账号管理).</summary>
public static class AccountEndpoints
{
    private static readonly Text Name = new("账号", "account");

    public static void MapAccountRecords(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/accounts").WithTags("accounts").ProducesProblem(401).ProducesProblem(403);
        accounts.MapGet("/", List).WithName("accounts.list").WithSummary("账号列表 · List accounts").Takes("school", "q", "limit", "cursor").Produces<Page<AccountView>>().ProducesProblem(400);
        accounts.MapPost("/", Create).WithName("accounts.create").WithSummary("新建账号，一次性密码只显示这一次 · Create an account; its one-time password is shown this once").Takes().AsksFreshSignIn()
            .Produces<NewAccount>(201).ProducesProblem(400).ProducesProblem(409);
        accounts.MapGet("/{id}", Get).WithName("accounts.read").WithSummary("读取账号 · Read an account").Takes().Produces<AccountView>().ProducesProblem(404);
        accounts.MapPut("/{id}", Replace).WithName("accounts.replace").WithSummary("更改或停用账号 · Change or close an account").Takes().AsksFreshSignIn()
            .Produces<AccountView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        accounts.MapPost("/{id}/reset", Reset).WithName("accounts.reset").WithSummary("重置密码，去掉第二因素，结束登录 · Reset the password, take second factors away, end sign-ins").Takes().AsksFreshSignIn()
            .Produces<OneTimePassword>().ProducesProblem(404);
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, string? school, string? q, int? limit, string? cursor) => database.Read<IResult>(connection =>
    {
        var most = limit ?? RecordQuery.DefaultLimit;
        var position = cursor is null ? null : RecordQuery.Position(cursor);
        if (most is < 1 or > RecordQuery.LargestLimit)
        {
            return Problem.Invalid(context, new Fault("limit", "range", new($"必须在 1 到 {RecordQuery.LargestLimit} 之间", $"must be from 1 to {RecordQuery.LargestLimit}"), Rules.CorrectIt));
        }

        if (cursor is not null && position is null)
        {
            return Problem.Invalid(context, new Fault("cursor", "cursor", new("不是本列表给出的游标", "is not a cursor of this list"), new("用上一页的 next，或从第一页开始", "use next of the page before, or begin with the first page")));
        }

        var (items, total) = AccountListStore.List(connection, new(AccountScope.Of(context, connection), school, q, most, position));
        var page = items.Take(most).ToList();
        var grants = AccountStore.GrantsOf(connection, [.. page.Select(account => account.Id)]);
        var next = items.Count > most ? RecordQuery.Cursor(page[^1].NormalizedName, page[^1].Id) : null;
        return TypedResults.Ok(new Page<AccountView>([.. page.Select(account => AccountView.Of(connection, frames, account, grants[account.Id]))], total, next));
    });

    private static IResult Create(
        HttpContext context, Database database, FrameStore frames, AccountRefusals refusals, PasswordHashing hashing, ILookupNormalizer names, AccountEvents events, TimeProvider clock,
        CreateAccount request)
    {
        var password = OneTimePassword.Make();
        var hash = hashing.HashPassword(new Account(), password);
        return database.Write<IResult>(connection =>
        {
            if (refusals.Of(context, connection, request, null) is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            var account = Account.Make(request.UserName, names, request.School, request.Staff, hash, now) with { MustChangePassword = true };
            AccountStore.Add(connection, account, request.Grants, now);
            events.Happened(connection, Caller.CallerOf(context), "accounts.create", account.School, account.Id, new AccountChange(null, AccountFacts.Of(connection, account.Id)));
            context.Response.Headers.ETag = "\"1\"";
            return TypedResults.Created($"/api/v1/accounts/{account.Id}", new NewAccount(AccountView.Of(connection, frames, account, request.Grants), password));
        });
    }

    private static IResult Get(HttpContext context, Database database, FrameStore frames, string id) => database.Read<IResult>(connection =>
        Find(context, connection, id) is { } account ? WithETag(context, connection, frames, account) : Problem.NotFound(context, Name));

    private static IResult Replace(
        HttpContext context, Database database, FrameStore frames, AccountRefusals refusals, ILookupNormalizer names, AccountEvents events, TimeProvider clock, string id,
        ReplaceAccount request) =>
        database.Write<IResult>(connection =>
        {
            if (Find(context, connection, id) is not { } account) return Problem.NotFound(context, Name);
            var asked = context.Request.Headers.IfMatch.ToString().Trim();
            if (asked.Length == 0) return Problem.NeedsIfMatch(context);
            if (asked != $"\"{account.Version}\"") return Problem.Stale(context);
            if (refusals.Of(context, connection, request, account) is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            if (AccountRefusals.OfLastAdministrator(context, connection, account, request, DateOnly.FromDateTime(now.UtcDateTime)) is { } last) return last;
            var changed = account with
            {
                UserName = request.UserName,
                NormalizedName = names.NormalizeName(request.UserName),
                School = request.School,
                Staff = request.Staff,
                ClosedAt = request.Closed ? account.ClosedAt ?? now : null,
            };
            var before = AccountFacts.Of(connection, id);
            AccountStore.Replace(connection, changed, request.Grants, now);
            var (sessions, tokens) = request.Closed ? Shut(connection, id, now) : default;
            events.Happened(connection, Caller.CallerOf(context), "accounts.replace", changed.School, id,
                new AccountChange(before, AccountFacts.Of(connection, id), sessions, tokens));
            if (request.Closed || (account.School, account.Staff) != (changed.School, changed.Staff)) events.EndCalendarFeed(connection, Caller.CallerOf(context), changed.School, id);
            return WithETag(context, connection, frames, AccountStore.Find(connection, id)!);
        });

    private static IResult Reset(HttpContext context, Database database, PasswordHashing hashing, AccountEvents events, TimeProvider clock, string id)
    {
        var password = OneTimePassword.Make();
        var hash = hashing.HashPassword(new Account(), password);
        return database.Write<IResult>(connection =>
        {
            if (Find(context, connection, id) is not { } account) return Problem.NotFound(context, Name);
            var before = AccountFacts.Of(connection, id);
            AccountStore.SetPassword(connection, id, hash, mustChange: true);
            AccountStore.RemoveAuthenticator(connection, id);
            PasskeyStore.RemoveAll(connection, id);
            SecondFactors.Removed(connection, id);
            SignInFailureStore.Forget(connection, account.NormalizedName);
            var (sessions, tokens) = Shut(connection, id, clock.GetUtcNow());
            events.Happened(connection, Caller.CallerOf(context), "accounts.reset", account.School, id,
                new AccountChange(before, AccountFacts.Of(connection, id), sessions, tokens));
            events.EndCalendarFeed(connection, Caller.CallerOf(context), account.School, id);
            return TypedResults.Ok(new OneTimePassword(password));
        });
    }

    /// <summary>Ends whatever was opened with an account; says what that was.</summary>
    private static (IReadOnlyList<string> Sessions, IReadOnlyList<string> Tokens) Shut(DbConnection connection, string id, DateTimeOffset now) =>
        (SessionStore.EndAll(connection, id), TokenStore.RevokeAll(connection, id, now));

    private static Account? Find(HttpContext context, DbConnection connection, string id) =>
        AccountStore.Find(connection, id) is { } account && AccountScope.Of(context, connection).Has(account, AccountStore.GrantsOf(connection, id)[id]) ? account : null;

    private static IResult WithETag(HttpContext context, DbConnection connection, FrameStore frames, Account account)
    {
        context.Response.Headers.ETag = $"\"{account.Version.ToString(CultureInfo.InvariantCulture)}\"";
        return TypedResults.Ok(AccountView.Of(connection, frames, account, AccountStore.GrantsOf(connection, account.Id)[account.Id]));
    }
}
