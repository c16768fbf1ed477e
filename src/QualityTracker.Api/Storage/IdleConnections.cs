using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>Connections that nobody uses at the moment (空闲连接), for the next who reads; those that nobody took for some seconds are closed.</summary>
internal sealed class IdleConnections
{
    private const int Most = 16;
    private static readonly TimeSpan Lingering = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Stack<SqliteConnection> idle = [];
    private int least;
    private Timer? closing;

    public SqliteConnection? Take()
    {
        lock (gate)
        {
            if (!idle.TryPop(out var connection)) return null;
            least = Math.Min(least, idle.Count);
            return connection;
        }
    }

    public void Keep(SqliteConnection connection)
    {
        lock (gate)
        {
            if (idle.Count < Most)
            {
                idle.Push(connection);
                closing ??= new(_ => CloseUnused(), null, Lingering, Lingering);
                return;
            }
        }

        connection.Dispose();
    }

    /// <summary>Closes all, such as after the disk was found to be read-only.</summary>
    public void Close()
    {
        lock (gate)
        {
            while (idle.TryPop(out var connection)) connection.Dispose();
            least = 0;
        }
    }

    // As many as were idle all the time since the last look.
    private void CloseUnused()
    {
        lock (gate)
        {
            for (var at = 0; at < least && idle.TryPop(out var connection); at++) connection.Dispose();
            least = idle.Count;
            if (idle.Count > 0) return;
            closing?.Dispose();
            closing = null;
        }
    }
}
