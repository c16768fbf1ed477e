using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Accounts;

/// <summary>Who is signed in (当前登录), and what a page needs to go on; the archived term that is looked at, where it is no school's own program.</summary>
public sealed record SessionView(
    bool SignedIn, OwnAccountView? Account, IReadOnlyList<HeldRole> Roles, string Antiforgery, bool SetupNeeded, IReadOnlyList<DemoAccountView> DemoAccounts,
    string? ArchivedTerm);

/// <summary>One's own account, as one sees it.</summary>
public sealed record OwnAccountView(
    string Id, string UserName, string Name, string? School, string? Staff, bool MustChangePassword, bool TwoFactor, int Passkeys);

/// <summary>An account for trying out, shown in Development only.</summary>
public sealed record DemoAccountView(string UserName, string Password, Text Role, string Name);
