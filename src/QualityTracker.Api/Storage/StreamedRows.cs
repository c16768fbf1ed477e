using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace QualityTracker.Api.Storage;

/// <summary>
/// Rows one after the other (逐行读取), so that none need be in memory, in a transaction. Other statements may run on the connection meanwhile,
/// and whoever has seen enough may stop: PostgreSQL, which answers one statement at a time, is asked by a cursor.
/// </summary>
public static class StreamedRows
{
    private const int AtOnce = 500;

    // The names of the cursors that are open.
    private static readonly ConditionalWeakTable<NpgsqlConnection, HashSet<string>> Cursors = [];

    /// <param name="connection">In a transaction.</param>
    /// <param name="sql">A select.</param>
    /// <param name="values">What it names.</param>
    public static IEnumerable<T> Of<T>(DbConnection connection, string sql, object? values = null) =>
        connection is NpgsqlConnection server ? Fetched<T>(server, sql, values) : connection.Query<T>(sql, values, buffered: false);

    private static IEnumerable<T> Fetched<T>(NpgsqlConnection connection, string sql, object? values)
    {
        var open = Cursors.GetOrCreateValue(connection);
        var name = NameOf(sql, 0);
        for (var number = 1; !open.Add(name); number++) name = NameOf(sql, number);
        try
        {
            connection.Execute($"declare {name} no scroll cursor for {sql}", values);
            while (true)
            {
                var rows = connection.Query<T>($"fetch {AtOnce} from {name}").AsList();
                foreach (var row in rows) yield return row;
                if (rows.Count < AtOnce) break;
            }
        }
        finally
        {
            open.Remove(name);
            Close(connection, name);
        }
    }

    // By the statement, so that a prepared "fetch" always has the same columns; few, so that what is kept of texts is little.
    private static string NameOf(string sql, int number) => $"rows_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)).AsSpan(0, 8))}_{number}";

    private static void Close(NpgsqlConnection connection, string name)
    {
        try
        {
            connection.Execute($"close {name}");
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InFailedSqlTransaction or PostgresErrorCodes.InvalidCursorName)
        {
            // The transaction is over, or was given up for a reason that is told already.
        }
    }
}
