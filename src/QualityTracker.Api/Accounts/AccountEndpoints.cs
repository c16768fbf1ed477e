using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Accounts;

/// <summary>Administrators' work on accounts over HTTP (账号管理).</summary>
public static class AccountEndpoints
{
    private static readonly Text Name = new("账号", "account");

    public static void MapAccountRecords(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/accounts").WithTags("accounts").ProducesProblem(401).ProducesProblem(403);
        accounts.MapGet("/", List).WithName("accounts.list").WithSummary("账号列表 · List accounts").Takes("school", "q", "limit", "cursor").Produces<Page<AccountView>>().ProducesProblem(400);
        accounts.MapPost("/", Create).WithName("accounts.create").WithSummary("新建账号，一次性密码只显示这一次 · Create an account; its one-time password is shown this once").Takes()
            .Produces<NewAccount>(201).ProducesProblem(400).ProducesProblem(409);
        accounts.MapGet("/{id}", Get).WithName("accounts.read").WithSummary("读取账号 · Read an account").Takes().Produces<AccountView>().ProducesProblem(404);
        accounts.MapPut("/{id}", Replace).WithName("accounts.replace").WithSummary("更改或停用账号 · Change or close an account").Takes()
            .Produces<AccountView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        accounts.MapPost("/{id}/reset", Reset).WithName("accounts.reset").WithSummary("重置密码，去掉第二因素，结束登录 · Reset the password, take second factors away, end sign-ins").Takes()
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
        return TypedResults.Ok(new Page<AccountView>([.. page.Select(account => ViewOf(connection, frames, account, grants[account.Id]))], total, next));
    });

    private static IResult Create(
        HttpContext context, Database database, FrameStore frames, PasswordHashing hashing, ILookupNormalizer names, AccountEvents events, TimeProvider clock, CreateAccount request)
    {
        var password = OneTimePassword.Make();
        var hash = hashing.HashPassword(new Account(), password);
        return database.Write<IResult>(connection =>
        {
            if (Refused(context, connection, frames, names, request, null) is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            var account = Account.Make(request.UserName, names, request.School, request.Staff, hash, now) with { MustChangePassword = true };
            AccountStore.Add(connection, account, request.Grants, now);
            events.Happened(connection, Caller.CallerOf(context), "accounts.created", account.School, account.Id);
            var view = ViewOf(connection, frames, account, request.Grants);
            context.Response.Headers.ETag = "\"1\"";
            return TypedResults.Created($"/api/v1/accounts/{account.Id}", new NewAccount
            {
                Id = view.Id,
                UserName = view.UserName,
                Name = view.Name,
                School = view.School,
                Staff = view.Staff,
                Grants = view.Grants,
                Closed = view.Closed,
                MustChangePassword = view.MustChangePassword,
                TwoFactor = view.TwoFactor,
                LastSignInAt = view.LastSignInAt,
                Password = password,
            });
        });
    }

    private static IResult Get(HttpContext context, Database database, FrameStore frames, string id) => database.Read<IResult>(connection =>
        Find(context, connection, id) is { } account ? WithETag(context, connection, frames, account) : Problem.NotFound(context, Name));

    private static IResult Replace(
        HttpContext context, Database database, FrameStore frames, ILookupNormalizer names, AccountEvents events, TimeProvider clock, string id, ReplaceAccount request) =>
        database.Write<IResult>(connection =>
        {
            if (Find(context, connection, id) is not { } account) return Problem.NotFound(context, Name);
            var asked = context.Request.Headers.IfMatch.ToString().Trim();
            if (asked.Length == 0) return Problem.NeedsIfMatch(context);
            if (asked != $"\"{account.Version}\"") return Problem.Stale(context);
            if (Refused(context, connection, frames, names, request, account) is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            if (LocksAllOut(connection, account, request, DateOnly.FromDateTime(now.UtcDateTime)))
            {
                return Problem.Conflict(context, "last-administrator", new("这是最后一个管理全部账号的管理员，未更改", "This is the last administrator of all accounts; nothing was changed"),
                    new("先给另一个账号管理员授权。", "Make somebody else an administrator first."));
            }

            var changed = account with
            {
                UserName = request.UserName,
                NormalizedName = names.NormalizeName(request.UserName),
                School = request.School,
                Staff = request.Staff,
                ClosedAt = request.Closed ? account.ClosedAt ?? now : null,
            };
            AccountStore.Replace(connection, changed, request.Grants, now);
            if (request.Closed) Shut(connection, id, now);
            events.Happened(connection, Caller.CallerOf(context), request.Closed && account.ClosedAt is null ? "accounts.closed" : "accounts.changed", changed.School, id);
            return WithETag(context, connection, frames, AccountStore.Find(connection, id)!);
        });

    private static IResult Reset(HttpContext context, Database database, PasswordHashing hashing, AccountEvents events, TimeProvider clock, string id)
    {
        var password = OneTimePassword.Make();
        var hash = hashing.HashPassword(new Account(), password);
        return database.Write<IResult>(connection =>
        {
            if (Find(context, connection, id) is not { } account) return Problem.NotFound(context, Name);
            AccountStore.SetPassword(connection, id, hash, mustChange: true, SecretKey.Make());
            AccountStore.RemoveAuthenticator(connection, id);
            PasskeyStore.RemoveAll(connection, id);
            SignInFailureStore.Forget(connection, account.NormalizedName);
            Shut(connection, id, clock.GetUtcNow());
            events.Happened(connection, Caller.CallerOf(context), "accounts.reset", account.School, id);
            return TypedResults.Ok(new OneTimePassword(password));
        });
    }

    /// <summary>Ends whatever was opened with an account.</summary>
    private static void Shut(DbConnection connection, string id, DateTimeOffset now)
    {
        SessionStore.EndAll(connection, id);
        TokenStore.RevokeAll(connection, id, now);
    }

    private static Account? Find(HttpContext context, DbConnection connection, string id) =>
        AccountStore.Find(connection, id) is { } account && AccountScope.Of(context, connection).Has(account, AccountStore.GrantsOf(connection, id)[id]) ? account : null;

    private static IResult? Refused(HttpContext context, DbConnection connection, FrameStore frames, ILookupNormalizer names, CreateAccount request, Account? before)
    {
        var faults = new AccountRules(connection, frames, AccountScope.Of(context, connection)).Validate(request).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        if (AccountStore.FindByName(connection, names.NormalizeName(request.UserName)) is { } same && same.Id != before?.Id)
        {
            return Problem.Conflict(context, "user-name-taken", new("用户名已被使用，未保存", "The user name is taken; nothing was stored"), new("换一个用户名。", "Choose another."));
        }

        var closed = request is ReplaceAccount { Closed: true };
        return !closed && request is { School: { } school, Staff: { } staff } && AccountStore.FindByStaff(connection, school, staff) is { } own && own.Id != before?.Id
            ? Problem.Conflict(context, "duplicate", new($"此人已有账号 {own.UserName}，未保存", $"This person has the account {own.UserName}; nothing was stored"),
                new("更改已有的账号，或先停用它。", "Change that account, or close it first."))
            : null;
    }

    // With nobody left to keep accounts, only the database itself could help.
    private static bool LocksAllOut(DbConnection connection, Account account, ReplaceAccount request, DateOnly today)
    {
        bool Keeps(IEnumerable<Grant> grants) => grants.Any(grant => grant is { Role: Role.Administrator, School: null } && grant.HoldsOn(today));
        return account.ClosedAt is null && Keeps(AccountStore.GrantsOf(connection, account.Id)[account.Id]) && (request.Closed || !Keeps(request.Grants))
            && !AccountListStore.AnotherAdministrator(connection, account.Id, today);
    }

    private static IResult WithETag(HttpContext context, DbConnection connection, FrameStore frames, Account account)
    {
        context.Response.Headers.ETag = $"\"{account.Version.ToString(CultureInfo.InvariantCulture)}\"";
        return TypedResults.Ok(ViewOf(connection, frames, account, AccountStore.GrantsOf(connection, account.Id)[account.Id]));
    }

    private static AccountView ViewOf(DbConnection connection, FrameStore frames, Account account, IEnumerable<Grant> grants) => new()
    {
        Id = account.Id,
        UserName = account.UserName,
        Name = SessionReader.NameOf(connection, frames, account),
        School = account.School,
        Staff = account.Staff,
        Grants = [.. grants],
        Closed = account.ClosedAt is not null,
        MustChangePassword = account.MustChangePassword,
        TwoFactor = account.TwoFactor,
        LastSignInAt = account.LastSignInAt,
    };
}
