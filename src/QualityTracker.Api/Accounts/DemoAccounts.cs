using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using QualityTracker.Api.Access;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Accounts;

/// <summary>Accounts to try the demo school with (演示账号), one a role. Made in Development only, and good for nothing elsewhere.</summary>
public sealed class DemoAccounts(Database database, FrameStore frames, PasswordHashing hashing, ILookupNormalizer names, TimeProvider clock)
{
    public const string School = "demo";

    public const string Password = "demo-school-1";

    private static readonly DateOnly GrantedFrom = new(2020, 1, 1);

    /// <summary>Makes those that are missing; says how many. Where people have accounts of their own, none.</summary>
    public int Make() => database.WriteAlone(connection =>
    {
        if (AccountStore.Any(connection, countDemo: false) || frames.Read(connection, School) is not { } frame) return 0;
        var (now, made) = (clock.GetUtcNow(), 0);
        var hash = new Lazy<string>(() => hashing.HashPassword(new Account(), Password));
        var taken = AccountStore.OfDemo(connection).Select(account => account.Staff).ToHashSet();
        foreach (var role in Enum.GetValues<Role>())
        {
            var name = NameOf(role);
            if (AccountStore.FindByName(connection, names.NormalizeName(name)) is not null) continue;
            var granted = role is Role.CountyViewer or Role.Administrator;
            var staff = granted ? null : Holder(frame, role, now, taken);
            if (!granted && staff is null) continue;
            taken.Add(staff);
            var account = Account.Make(name, names, staff is null ? null : School, staff, hash.Value, now) with { Demo = true, DemoPassword = true };
            AccountStore.Add(connection, account, granted ? [new() { Role = role, From = GrantedFrom }] : [], now);
            made++;
        }

        return made;
    });

    /// <summary>Those that still have the password everybody knows, as the start page shows them.</summary>
    public static IReadOnlyList<DemoAccountView> Shown(DbConnection connection, FrameStore frames) =>
    [
        .. from account in AccountStore.OfDemo(connection)
           where account is { DemoPassword: true, ClosedAt: null }
           let role = Enum.GetValues<Role>().FirstOrDefault(each => NameOf(each) == account.UserName)
           where role != default
           orderby role
           select new DemoAccountView(account.UserName, Password, Names.Of(role), SessionReader.NameOf(connection, frames, account)),
    ];

    private static string NameOf(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    // Whoever is the role today and little besides, so that the account shows what the role itself may do; somebody who teaches, where that can be.
    private static string? Holder(SchoolFrame frame, Role role, DateTimeOffset now, HashSet<string?> taken) =>
        (from member in frame.Staff.Values
         where !taken.Contains(member.Id)
         let standing = Standing.In(frame, new Caller { Via = Via.Session, School = frame.School.Id, Staff = member.Id }, now)
         where standing.Roles.Contains(role)
         orderby standing.Roles.Count, standing.Lessons.Count > 0 descending, member.Id
         select member.Id).FirstOrDefault();
}
