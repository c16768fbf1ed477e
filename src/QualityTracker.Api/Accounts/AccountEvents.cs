using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;

namespace QualityTracker.Api.Accounts;

/// <summary>Where everything is told that happens to accounts (账号事件), in the transaction in which it happens.</summary>
public sealed class AccountEvents(AuditLog audit)
{
    /// <summary>To be called once an event; <paramref name="account"/> is the id of whom it happened to, empty when nobody's.</summary>
    public void Happened(DbConnection connection, Caller by, string action, string? school, string account) =>
        audit.Append(connection, by, action, school, account.Length > 0 ? account : null, null);
}
