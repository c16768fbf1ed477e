using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Accounts;

/// <summary>The first administrator (初始化). There is no default password; whoever can read the console begins.</summary>
public static class Setup
{
    /// <summary>The key of a new setup link while nobody could sign in; null when somebody can.</summary>
    public static string? OpenWhenNeeded(IServiceProvider services)
    {
        var (database, door) = (services.GetRequiredService<Database>(), services.GetRequiredService<AccountDoor>());
        return database.Read(connection => AccountStore.Any(connection, countDemo: door.TakesDemo)) ? null : services.GetRequiredService<SetupKey>().Open();
    }
}
