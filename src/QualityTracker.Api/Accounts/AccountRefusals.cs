using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Accounts;

/// <summary>Why an account is not stored as an administrator wants it (账号的拒绝理由).</summary>
public sealed class AccountRefusals(FrameStore frames, ILookupNormalizer names)
{
    /// <summary>What stands against an account; null when nothing does. <paramref name="before"/> is null of a new one.</summary>
    public IResult? Of(HttpContext context, DbConnection connection, CreateAccount wanted, Account? before)
    {
        var faults = new AccountRules(connection, frames, AccountScope.Of(context, connection)).Validate(wanted).Errors.Select(Fault.Of).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        if (AccountStore.FindByName(connection, names.NormalizeName(wanted.UserName)) is { } same && same.Id != before?.Id) return NameTaken(context);
        var closed = wanted is ReplaceAccount { Closed: true };
        return !closed && wanted is { School: { } school, Staff: { } staff } && AccountStore.FindByStaff(connection, school, staff) is { } own && own.Id != before?.Id
            ? Problem.Conflict(context, "duplicate", new($"此人已有账号 {own.UserName}，未保存", $"This person has the account {own.UserName}; nothing was stored"),
                new("更改已有的账号，或先停用它。", "Change that account, or close it first."))
            : null;
    }

    /// <summary>The refusal of a change that leaves nobody to keep accounts: then only the database itself could help.</summary>
    public static IResult? OfLastAdministrator(HttpContext context, DbConnection connection, Account account, ReplaceAccount wanted, DateOnly today)
    {
        bool Keeps(IEnumerable<Grant> grants) => grants.Any(grant => grant is { Role: Role.Administrator, School: null } && grant.HoldsOn(today));
        return account.ClosedAt is null && Keeps(AccountStore.GrantsOf(connection, account.Id)[account.Id]) && (wanted.Closed || !Keeps(wanted.Grants))
            && !AccountListStore.AnotherAdministrator(connection, account.Id, today)
            ? Problem.Conflict(context, "last-administrator", new("这是最后一个管理全部账号的管理员，未更改", "This is the last administrator of all accounts; nothing was changed"),
                new("先给另一个账号管理员授权。", "Make somebody else an administrator first."))
            : null;
    }

    public static ProblemHttpResult NameTaken(HttpContext context) => Problem.Conflict(context, "user-name-taken",
        new("用户名已被使用，未保存", "The user name is taken; nothing was stored"), new("换一个用户名。", "Choose another."));
}
