using System.Data.Common;
using FluentValidation;
using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;

namespace QualityTracker.Api.Accounts;

/// <summary>A new account, as an administrator makes it (新建账号).</summary>
public record CreateAccount
{
    public string UserName { get; init; } = "";

    /// <summary>The holder's school and staff number; both or neither.</summary>
    public string? School { get; init; }

    public string? Staff { get; init; }

    public IReadOnlyList<Grant> Grants { get; init; } = [];
}

/// <summary>An account as an administrator wants it (更改账号).</summary>
public sealed record ReplaceAccount : CreateAccount
{
    public required bool Closed { get; init; }
}

/// <summary>The rules of an account, for an administrator of some schools: another school is to them as if there were none.</summary>
public sealed class AccountRules : AbstractValidator<CreateAccount>
{
    private const int MostGrants = 50;

    private readonly AccountScope scope;

    public AccountRules(DbConnection connection, FrameStore frames, AccountScope scope)
    {
        this.scope = scope;
        RuleFor(each => each.UserName).IsUserName();
        RuleFor(each => each.Staff).Keeps("both-or-neither", (content, staff) => (staff is null) == (content.School is null),
            new("学校和工号须同时填写或都不填", "the school and the staff number go together"), Rules.CorrectIt);
        RuleFor(each => each.School).Keeps("known-school", school => school is null ? scope.Everywhere : Knows(connection, school),
            new("没有这所学校", "there is no such school"), new("更正学校编码；只管理一所学校时须填该校", "correct the school's code; who keeps one school's accounts names that school"));
        RuleFor(each => each.Staff).Keeps("known-staff", (content, staff) => staff is null || content.School is not { } school || !Knows(connection, school)
                || frames.Read(connection, school)!.Staff.ContainsKey(staff),
            new("没有这个工号的教职工", "no member of staff has this number"), new("更正工号，或先登记教职工", "correct the number, or register it under staff first"));
        RuleFor(each => each.Grants).Keeps("grants", grants => grants.Count <= MostGrants, new($"最多 {MostGrants} 项授权", $"there may be {MostGrants} grants at most"), Rules.CorrectIt);
        RuleForEach(each => each.Grants).ChildRules(grant =>
        {
            grant.RuleFor(each => each.Role).IsKnown();
            grant.RuleFor(each => each.From).IsDate();
            grant.RuleFor(each => each.To).IsNotBefore(each => each.From);
            grant.RuleFor(each => each.School).Keeps("known-school", school => school is null ? scope.Everywhere : Knows(connection, school),
                new("没有这所学校，或不能授权到所有学校", "there is no such school, or every school is beyond your own grant"), Rules.CorrectIt);
        });
    }

    private bool Knows(DbConnection connection, string school) => scope.Has(school) && FrameStore.Find(connection, school) is not null;
}

/// <summary>Whose accounts an administrator keeps (管理范围): everybody's, or those wholly within some schools.</summary>
public sealed record AccountScope(bool Everywhere, IReadOnlyList<string> Schools)
{
    public static AccountScope Of(HttpContext context, DbConnection connection)
    {
        var allowed = AllowedSchools.Of(context);
        return allowed.Everywhere ? new(true, []) : new(false, [.. allowed.Schools(connection).Select(school => school.Id)]);
    }

    public bool Has(string? school) => Everywhere || (school is not null && Schools.Contains(school));

    /// <summary>An account with a grant beyond the scope is somebody else's to keep.</summary>
    public bool Has(Account account, IEnumerable<Grant> grants) => Has(account.School) && grants.All(grant => Has(grant.School));
}

/// <summary>What a user name may be (用户名).</summary>
public static class UserNames
{
    public const int Longest = 90;

    public static IRuleBuilderOptions<T, string> IsUserName<T>(this IRuleBuilder<T, string> builder) => builder.Keeps("user-name",
        name => name.Length is >= 2 and <= Longest && name.All(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' or '_' or '@') && char.IsAsciiLetterOrDigit(name[0]),
        new("必须是用户名", "must be a user name"),
        new($"用 2 至 {Longest} 个英文字母、数字、“-”“_”“.”“@”，以字母或数字开头", $"use 2 to {Longest} letters, digits, - _ . or @, beginning with a letter or digit"));
}
