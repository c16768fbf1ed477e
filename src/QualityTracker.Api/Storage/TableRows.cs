using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>
/// The rows of a table in the order of their key (整表读取), one after the other, the same from either database: a value is null, a whole number, a text or bytes.
/// </summary>
public static class TableRows
{
    /// <param name="connection">In a transaction; nothing else is asked on it meanwhile.</param>
    /// <param name="table">As this database has it.</param>
    /// <param name="key">The order: columns that tell rows apart in this database, by name.</param>
    /// <param name="after">The key after which to begin; null for the first row.</param>
    /// <exception cref="InvalidDataException">A value is not of its column's kind, as SQLite lets it be.</exception>
    public static IEnumerable<object?[]> Of(DbConnection connection, TableLayout table, IReadOnlyList<TableColumn> key, IReadOnlyList<object>? after = null)
    {
        using var command = connection.CreateCommand();
        var order = connection is SqliteConnection ? key.Select(column => column.Quoted) : key.Select(Bytewise);
        command.CommandText = $"select {string.Join(", ", table.Columns.Select(column => column.Quoted))} from {table.Quoted}";
        if (after is not null)
        {
            command.CommandText += $" where ({string.Join(", ", order)}) > ({string.Join(", ", after.Select((_, at) => $"@key{at}"))})";
            for (var at = 0; at < after.Count; at++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"key{at}", after[at]);
                command.Parameters.Add(parameter);
            }
        }

        command.CommandText += $" order by {string.Join(", ", order)}";
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var kinds = table.Columns.Select(column => column.Kind).ToArray();
        while (reader.Read())
        {
            var row = new object?[kinds.Length];
            for (var at = 0; at < row.Length; at++) row[at] = Cell(reader, at, kinds[at], table);
            yield return row;
        }
    }

    /// <summary>A transaction that reads may wait long between two statements.</summary>
    public static void StayOpen(DbConnection connection)
    {
        if (connection is not SqliteConnection) connection.Execute("set local idle_in_transaction_session_timeout = 0");
    }

    public static long Count(DbConnection connection, TableLayout table) => connection.ExecuteScalar<long>($"select count(*) from {table.Quoted}", commandTimeout: 0);

    public static bool Any(DbConnection connection, TableLayout table) => connection.ExecuteScalar<long>($"select count(*) from (select 1 from {table.Quoted} limit 1) as one") > 0;

    /// <summary>What a table holds: how many rows, the sum of each column of numbers, and a hash of everything in the order of a key.</summary>
    public static TableDigest DigestOf(DbConnection connection, TableLayout table, IReadOnlyList<TableColumn> key, Action<long>? told = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (rows, sums, buffer) = (0L, new Int128[table.Columns.Count], new byte[1 << 12]);
        foreach (var row in Of(connection, table, key))
        {
            var length = 0;
            for (var at = 0; at < row.Length; at++)
            {
                if (row[at] is long number) sums[at] += number;
                length = Add(ref buffer, length, row[at]);
            }

            hash.AppendData(buffer, 0, length);
            if (++rows % 50_000 == 0) told?.Invoke(50_000);
        }

        told?.Invoke(rows % 50_000);
        return new(rows, [.. sums.Where((_, at) => table.Columns[at].Kind == ColumnKind.Whole)], Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // Each value with its kind and length before it, so that no two rows read the same.
    private static int Add(ref byte[] buffer, int length, object? cell)
    {
        var bytes = cell as byte[];
        var text = cell as string;
        var size = text is null ? bytes?.Length ?? 0 : Encoding.UTF8.GetByteCount(text);
        if (buffer.Length < length + 9 + size) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + 9 + size));
        buffer[length++] = cell switch { null => 0, long => 1, string => 2, _ => 3 };
        if (cell is null) return length;
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(length), cell is long number ? number : size);
        length += sizeof(long);
        if (text is not null) Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
        else bytes?.CopyTo(buffer, length);
        return length + size;
    }

    private static object? Cell(DbDataReader reader, int at, ColumnKind kind, TableLayout table)
    {
        if (reader.IsDBNull(at)) return null;
        if (reader is not SqliteDataReader)
        {
            return kind switch
            {
                ColumnKind.Text => reader.GetString(at),
                ColumnKind.Whole => reader.GetInt64(at),
                ColumnKind.Flag => reader.GetBoolean(at) ? 1L : 0L,
                _ => reader.GetFieldValue<byte[]>(at),
            };
        }

        return (kind, reader.GetValue(at)) switch
        {
            (ColumnKind.Text, string text) => text,
            (ColumnKind.Whole or ColumnKind.Flag, long number) => number,
            (ColumnKind.Bytes, byte[] bytes) => bytes,
            (_, var other) => throw new InvalidDataException($"{table.Name}.{table.Columns[at].Name}: {other.GetType().Name}"),
        };
    }

    // As SQLite orders, whatever the column's own order is.
    private static string Bytewise(TableColumn column) => column.Kind == ColumnKind.Text ? $"{column.Quoted} collate \"C\"" : column.Quoted;
}

/// <summary>What a table holds (表的指纹).</summary>
/// <param name="Rows">How many.</param>
/// <param name="Sums">Of its columns of whole numbers, in their order.</param>
/// <param name="Sha256">Over every value, row by row in the order of a key.</param>
public sealed record TableDigest(long Rows, IReadOnlyList<Int128> Sums, string Sha256)
{
    public bool IsSame(TableDigest other) => Rows == other.Rows && Sha256 == other.Sha256 && Sums.SequenceEqual(other.Sums);
}
