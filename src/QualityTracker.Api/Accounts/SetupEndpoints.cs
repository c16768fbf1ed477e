using FluentValidation;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>The first administrator (初始化), by the link that the console shows. There is no default password.</summary>
public static class SetupEndpoints
{
    public static void MapSetup(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/setup", Create).WithTags("session").Takes()
        .WithName("setup.create").WithSummary("建立第一个管理员并登录 · Make the first administrator and sign in").BeginsSession().ProducesProblem(404).ProducesProblem(409);

    /// <summary>The key of a new setup link while nobody could sign in; null when somebody can.</summary>
    public static string? OpenWhenNeeded(IServiceProvider services)
    {
        var (database, door) = (services.GetRequiredService<Database>(), services.GetRequiredService<AccountDoor>());
        return database.Read(connection => AccountStore.Any(connection, countDemo: door.TakesDemo)) ? null : services.GetRequiredService<SetupKey>().Open();
    }

    private static IResult Create(
        HttpContext context, Database database, SetupKey setup, AccountDoor door, PasswordHashing hashing, ILookupNormalizer names, SignIn signIn, SessionReader reader,
        AccountEvents events, TimeProvider clock, SetUp request)
    {
        IResult? refusal = null;
        var used = setup.Use(request.Key, () =>
        {
            var faults = new Rules().Validate(request).Errors.Select(Fault.Of).Concat(PasswordRule.FaultsOf("password", request.Password, request.UserName, null)).ToList();
            if (faults.Count > 0)
            {
                refusal = Problem.Invalid(context, faults);
                return false;
            }

            var now = clock.GetUtcNow();
            var account = Account.Make(request.UserName, names, null, null, hashing.HashPassword(new Account(), request.Password), now);
            return database.Write(connection =>
            {
                if (AccountStore.Any(connection, countDemo: door.TakesDemo)) return false;
                if (AccountStore.FindByName(connection, account.NormalizedName) is not null)
                {
                    refusal = AccountRefusals.NameTaken(context);
                    return false;
                }

                AccountStore.Add(connection, account, [new() { Role = Role.Administrator, From = DateOnly.FromDateTime(now.UtcDateTime) }], now);
                events.Happened(connection, Caller.Nobody(Caller.AddressOf(context)), "setup.create", null, account.Id, new AccountChange(null, AccountFacts.Of(connection, account.Id)));
                signIn.Begin(context, connection, account, "session.create", null);
                return true;
            });
        });
        return used ? TypedResults.Ok(reader.Of(context)) : refusal ?? Problem.NotFound(context, new("初始化链接", "setup link"));
    }

    private sealed class Rules : AbstractValidator<SetUp>
    {
        public Rules() => RuleFor(each => each.UserName).IsUserName();
    }
}
