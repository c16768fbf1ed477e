using System.Data.Common;
using QualityTracker.Api.Access;

namespace QualityTracker.Api.Accounts;

/// <summary>Where everything is told that happens to accounts (账号事件), in the transaction in which it happens.</summary>
public sealed class AccountEvents
{
#pragma warning disable CA1822 // The log that it will write to is an instance.
    /// <summary>To be called once an event; <paramref name="account"/> is the id of whom it happened to, empty when nobody's.</summary>
    public void Happened(DbConnection connection, Caller by, string action, string? school, string account)
    {
        // The audit log takes it from here.
    }
#pragma warning restore CA1822
}
