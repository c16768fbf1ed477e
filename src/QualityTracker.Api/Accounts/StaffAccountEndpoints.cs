using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Accounts for everybody who works at a school, at once (为全校教职工建账号).</summary>
public static class StaffAccountEndpoints
{
    public static void MapStaffAccounts(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/schools/{school}/accounts", Create).WithTags("accounts").Takes()
        .WithName("accounts.create-for-staff").WithSummary("为在职而没有账号的教职工建账号，密码只显示这一次 · Make accounts for the staff that have none; the passwords are shown this once")
        .AsksFreshSignIn().RequireRateLimiting(Limits.Costly).Produces<IReadOnlyList<StaffAccount>>().ProducesProblem(403).ProducesProblem(404);

    private static IResult Create(
        HttpContext context, Database database, FrameStore frames, PasswordHashing hashing, ILookupNormalizer names, AccountEvents events, TimeProvider clock, string school)
    {
        var now = clock.GetUtcNow();
        var without = database.Read(connection =>
        {
            var frame = frames.Read(connection, school)!;
            var today = SchoolDay.Of(frame.School).Of(now);
            return frame.Staff.Values.Where(member => member.IsEmployedOn(today) && AccountStore.FindByStaff(connection, school, member.Id) is null)
                .OrderBy(member => member.Id, StringComparer.Ordinal).ToList();
        });

        // Each hash takes a tenth of a second: not while others wait to write.
        var prepared = without.AsParallel().AsOrdered().Select(member => (Member: member, Password: OneTimePassword.Make()))
            .Select(each => (each.Member, each.Password, Hash: hashing.HashPassword(new Account(), each.Password))).ToList();
        return database.Write<IResult>(connection =>
        {
            var made = new List<StaffAccount>();
            foreach (var (member, password, hash) in prepared)
            {
                if (AccountStore.FindByStaff(connection, school, member.Id) is not null) continue;
                var wanted = $"{school}-{member.Id}".ToLowerInvariant();
                var name = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? wanted : $"{wanted}-{number}")
                    .First(each => AccountStore.FindByName(connection, names.NormalizeName(each)) is null);
                var account = Account.Make(name, names, school, member.Id, hash, now) with { MustChangePassword = true };
                AccountStore.Add(connection, account, [], now);
                events.Happened(connection, Caller.CallerOf(context), "accounts.create", school, account.Id, new AccountChange(null, AccountFacts.Of(connection, account.Id)));
                made.Add(new(name, password, member.Id, member.Name));
            }

            return TypedResults.Ok(made);
        });
    }
}
