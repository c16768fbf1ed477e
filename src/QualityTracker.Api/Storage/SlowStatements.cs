using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace QualityTracker.Api.Storage;

/// <summary>
/// Writes down the statements that take too long (慢查询日志): the text, in which values are only named, for which operation, which store asked it (“-” for what is asked without holding a thread), how long it took, and on
/// PostgreSQL of how many rows. Both databases tell of each statement themselves; nothing is done for one that was fast.
/// </summary>
public sealed partial class SlowStatements : IDisposable
{
    private const string Property = "qualitytracker.slow";

    private readonly TimeSpan least;
    private readonly ILogger logger;
    private readonly Func<string?> operation;
    private readonly ActivityListener listener;

    /// <param name="least">What is slow.</param>
    /// <param name="logger">Where it is written.</param>
    /// <param name="operation">What the program is asked for at the moment.</param>
    public SlowStatements(TimeSpan least, ILogger<SlowStatements> logger, Func<string?> operation)
    {
        (this.least, this.logger, this.operation) = (least, logger, operation);
        listener = new()
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = Stopped,
        };
    }

    /// <summary>Begins, on a database of either kind.</summary>
    public void Watch(Database database)
    {
        database.Slow = this;
        if (database is PostgresDatabase) ActivitySource.AddActivityListener(listener);
    }

    /// <summary>To be called with each connection to a file.</summary>
    public void Watch(SqliteConnection connection) => raw.sqlite3_profile(connection.Handle, Profiled, this);

    /// <summary>To be called with each statement that is sent to a server.</summary>
    public void Sent(Activity activity, NpgsqlCommand command) => activity.SetCustomProperty(Property, (this, command));

    public void Dispose() => listener.Dispose();

    private static void Profiled(object user, utf8z statement, long nanoseconds)
    {
        var slow = (SlowStatements)user;
        var took = TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
        if (took >= slow.least) slow.Tell(statement.utf8_to_string(), took, null);
    }

    private void Stopped(Activity activity)
    {
        if (activity.Duration < least || activity.GetCustomProperty(Property) is not (SlowStatements to, NpgsqlCommand command) || to != this) return;
        Tell(command.CommandText, activity.Duration, RowsOf(command));
    }

    // Nothing else of a command tells how many rows were fetched.
#pragma warning disable CS0618
    private static long RowsOf(NpgsqlCommand command) => command.Statements.Sum(static statement => (long)statement.Rows);
#pragma warning restore CS0618

    // SQLite calls it: what it threw would end the program, such as a log that is closed already while a last statement runs.
    private void Tell(string statement, TimeSpan took, long? rows)
    {
        try
        {
            LogSlow(logger, (long)took.TotalMilliseconds, operation() ?? "-", AskedBy() ?? "-", rows, statement.ReplaceLineEndings(" "));
        }
        catch (Exception)
        {
            // It stays untold.
        }
    }

    // Only of a slow one: looking takes longer than most statements.
    private static string? AskedBy()
    {
        foreach (var frame in new StackTrace().GetFrames())
        {
            var type = frame.GetMethod()?.DeclaringType;
            while (type?.DeclaringType is { } outer) type = outer;
            if (type?.Namespace?.StartsWith("QualityTracker.", StringComparison.Ordinal) == true && type.Namespace != typeof(Database).Namespace) return type.Name;
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A statement took {Milliseconds} ms for {Operation} in {Store}, rows: {Rows}: {Statement}")]
    private static partial void LogSlow(ILogger logger, long milliseconds, string operation, string store, long? rows, string statement);
}
