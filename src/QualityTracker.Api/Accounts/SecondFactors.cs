using System.Data.Common;

namespace QualityTracker.Api.Accounts;

/// <summary>What an account asks for beside its password (两步验证): there are recovery codes as long as there is something to recover.</summary>
public static class SecondFactors
{
    /// <summary>Those that its next sign-in takes; none when the password is enough.</summary>
    public static IReadOnlyList<SecondFactor> Of(DbConnection connection, Account account)
    {
        var passkey = PasskeyStore.Any(connection, account.Id);
        if (!account.TwoFactor && !passkey) return [];
        var there = new List<SecondFactor>();
        if (account.TwoFactor) there.Add(SecondFactor.Code);
        if (passkey) there.Add(SecondFactor.Passkey);
        if (RecoveryCodeStore.Any(connection, account.Id)) there.Add(SecondFactor.Recovery);
        return there;
    }

    /// <summary>New recovery codes for who added a factor and has none left; empty where those there are stay good.</summary>
    public static IReadOnlyList<string> CodesWhenNone(DbConnection connection, string account) =>
        RecoveryCodeStore.Any(connection, account) ? [] : NewRecoveryCodes.Make(connection, account).RecoveryCodes;

    /// <summary>To be called when a factor was removed: with the last one go the recovery codes.</summary>
    public static void Removed(DbConnection connection, string account)
    {
        if (!AccountStore.Find(connection, account)!.TwoFactor && !PasskeyStore.Any(connection, account)) RecoveryCodeStore.Replace(connection, account, []);
    }
}
