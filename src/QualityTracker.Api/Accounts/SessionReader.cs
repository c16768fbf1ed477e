using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using QualityTracker.Api.Access;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>Makes the view of who is signed in (当前登录).</summary>
public sealed class SessionReader(
    Database database, FrameStore frames, IAntiforgery antiforgery, AccountDoor door, SetupKey setup, TimeProvider clock, OpenedArchive? archive = null)
{
    public SessionView Of(HttpContext context)
    {
        var caller = Caller.CallerOf(context);
        // A program that sends its token each time needs neither the cookie nor its counterpart.
        var token = caller.Via is Via.Session or Via.Nobody ? antiforgery.GetAndStoreTokens(context).RequestToken! : "";
        return database.Read(connection => new SessionView(
            caller.IsSignedIn,
            caller.IsSignedIn && AccountStore.Find(connection, caller.Account) is { } account ? Own(connection, account) : null,
            HeldRole.Of(connection, frames, caller, clock.GetUtcNow()),
            token,
            setup.IsOpen,
            door.TakesDemo ? DemoAccounts.Shown(connection, frames) : [],
            archive?.Term));
    }

    private OwnAccountView Own(DbConnection connection, Account account) => new(
        account.Id, account.UserName, NameOf(connection, frames, account), account.School, account.Staff,
        account.MustChangePassword, account.TwoFactor, PasskeyStore.Of(connection, account.Id).Count);

    /// <summary>The holder's name among the staff; the user name of an account that is nobody's.</summary>
    public static string NameOf(DbConnection connection, FrameStore frames, Account account) =>
        account is { School: { } school, Staff: { } staff } && frames.Read(connection, school)?.Staff.TryGetValue(staff, out var member) == true
            ? member.Name : account.UserName;
}
