using System.Data.Common;
using Dapper;

namespace QualityTracker.Api.Accounts;

/// <summary>Recovery codes (恢复代码), as hashes; each is good once.</summary>
public static class RecoveryCodeStore
{
    /// <summary>Whether an account has codes that were not used.</summary>
    public static bool Any(DbConnection connection, string account) =>
        connection.ExecuteScalar<bool>("select exists (select 1 from recovery_codes where account = @account)", new { account });

    public static void Replace(DbConnection connection, string account, IEnumerable<string> codes)
    {
        connection.Execute("delete from recovery_codes where account = @account", new { account });
        connection.Execute("insert into recovery_codes (account, code_hash) values (@account, @hash)",
            codes.Select(code => new { account, hash = SecretKey.HashOf(code) }));
    }

    /// <summary>Uses a code up; false when it is none of the account's.</summary>
    public static bool Redeem(DbConnection connection, string account, string code) =>
        connection.Execute("delete from recovery_codes where account = @account and code_hash = @hash", new { account, hash = SecretKey.HashOf(code) }) == 1;
}
