using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace QualityTracker.Api.Storage;

/// <summary>
/// Puts rows into a table just as they were elsewhere (整表写入). What triggers refuse of people, such as a log's entry that follows no other, was decided there:
/// they are away while the rows go in, and back before the transaction ends.
/// </summary>
public static class TableLoader
{
    /// <param name="connection">In a transaction that writes.</param>
    /// <param name="table">As this database has it.</param>
    /// <param name="rows">Values in the order of its columns.</param>
    public static void Load(DbConnection connection, TableLayout table, IEnumerable<object?[]> rows)
    {
        if (connection is NpgsqlConnection server) LoadServer(server, table, rows);
        else LoadFile((SqliteConnection)connection, table, rows);
    }

    /// <summary>Has what numbers rows by itself go on after the last, and the server know how its tables are filled.</summary>
    public static void Settle(DbConnection connection)
    {
        // A file numbers by what is in the table.
        if (connection is not NpgsqlConnection) return;
        var numbered = connection.Query<(string Table, string Column)>(
            "select table_name::text, column_name::text from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'").AsList();
        foreach (var (table, column) in numbered)
        {
            connection.Execute(
                $"select setval(pg_get_serial_sequence(quote_ident(current_schema()) || '.' || quote_ident(@table), @column), coalesce(max(\"{column}\"), 1), max(\"{column}\") is not null) from \"{table}\"",
                new { table, column });
        }

        // A word alone would be taken for a procedure's name.
        connection.Execute("analyze;", commandTimeout: 0);
    }

    /// <summary>Takes every row out of tables that are to be filled anew.</summary>
    public static void Empty(DbConnection connection, IReadOnlyList<TableLayout> tables)
    {
        foreach (var table in tables.Reverse())
        {
            if (connection is NpgsqlConnection) connection.Execute($"alter table {table.Quoted} disable trigger user; delete from {table.Quoted}; alter table {table.Quoted} enable trigger user", commandTimeout: 0);
            else WithoutTriggers((SqliteConnection)connection, table, () => connection.Execute($"delete from {table.Quoted}", commandTimeout: 0));
        }
    }

    private static void LoadServer(NpgsqlConnection connection, TableLayout table, IEnumerable<object?[]> rows)
    {
        connection.Execute($"alter table {table.Quoted} disable trigger user");
        var types = table.Columns.Select(TypeOf).ToArray();
        using (var import = connection.BeginBinaryImport($"copy {table.Quoted} ({string.Join(", ", table.Columns.Select(column => column.Quoted))}) from stdin (format binary)"))
        {
            foreach (var row in rows)
            {
                import.StartRow();
                for (var at = 0; at < row.Length; at++) Write(import, row[at], types[at]);
            }

            import.Complete();
        }

        connection.Execute($"alter table {table.Quoted} enable trigger user");
    }

    private static void Write(NpgsqlBinaryImporter import, object? cell, NpgsqlDbType type)
    {
        switch (cell)
        {
            case null: import.WriteNull(); break;
            case string text: import.Write(text, type); break;
            case byte[] bytes: import.Write(bytes, type); break;
            case long number when type == NpgsqlDbType.Bigint: import.Write(number, type); break;
            case long number when type == NpgsqlDbType.Integer: import.Write(checked((int)number), type); break;
            case long number when type == NpgsqlDbType.Smallint: import.Write(checked((short)number), type); break;
            case long number: import.Write(number != 0, type); break;
            default: throw new ArgumentException("A value of no known kind.", nameof(cell));
        }
    }

    private static NpgsqlDbType TypeOf(TableColumn column) => column.Type switch
    {
        "bigint" => NpgsqlDbType.Bigint,
        "integer" => NpgsqlDbType.Integer,
        "smallint" => NpgsqlDbType.Smallint,
        "boolean" => NpgsqlDbType.Boolean,
        "bytea" => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };

    private static void LoadFile(SqliteConnection connection, TableLayout table, IEnumerable<object?[]> rows) => WithoutTriggers(connection, table, () =>
    {
        using var command = connection.CreateCommand();
        var names = Enumerable.Range(0, table.Columns.Count).Select(at => $"@v{at}").ToList();
        command.CommandText = $"insert into {table.Quoted} ({string.Join(", ", table.Columns.Select(column => column.Quoted))}) values ({string.Join(", ", names)})";
        var parameters = names.Select((name, at) => command.Parameters.Add(name, table.Columns[at].Kind switch
        {
            ColumnKind.Text => SqliteType.Text,
            ColumnKind.Bytes => SqliteType.Blob,
            _ => SqliteType.Integer,
        })).ToArray();
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++) parameters[at].Value = row[at] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    });

    // To the letter as they were: what has had other triggers is no database of this program.
    private static void WithoutTriggers(SqliteConnection connection, TableLayout table, Action work)
    {
        var triggers = connection.Query<(string Name, string Sql)>("select name, sql from sqlite_master where type = 'trigger' and tbl_name = @Name order by rowid", new { table.Name }).AsList();
        foreach (var (name, _) in triggers) connection.Execute($"drop trigger \"{name}\"");
        work();
        foreach (var (_, sql) in triggers) connection.Execute(sql);
    }
}
