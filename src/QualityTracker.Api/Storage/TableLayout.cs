using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Api.Storage;

/// <summary>What a value of a column is in either database (列的种类).</summary>
public enum ColumnKind
{
    Text,
    Whole,
    Flag,
    Bytes,
}

/// <summary>A column as a database has it (列).</summary>
/// <param name="Name">As it is called.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Type">Its type by the database's own name.</param>
public sealed record TableColumn(string Name, ColumnKind Kind, string Type)
{
    public string Quoted => $"\"{Name}\"";
}

/// <summary>A table as a database has it (表结构), to be read whole and written whole.</summary>
/// <param name="Name">As it is called.</param>
/// <param name="Columns">In the order in which they were made.</param>
/// <param name="Key">The columns that tell its rows apart, in order.</param>
/// <param name="Parents">The tables that its rows must find theirs in.</param>
public sealed record TableLayout(string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableColumn> Key, IReadOnlySet<string> Parents)
{
    public string Quoted => $"\"{Name}\"";

    // The scheduler's, of the nodes that run.
    private const string OfScheduler = "qrtz_";

    /// <summary>Every table of a database, but for the scheduler's, each after those that its rows refer to.</summary>
    public static IReadOnlyList<TableLayout> AllOf(DbConnection connection)
    {
        var (columns, keys, parents) = connection is SqliteConnection ? (ColumnsOfFile(connection), KeysOfFile(connection), ParentsInFile(connection)) : (ColumnsOfServer(connection), KeysOfServer(connection), ParentsOnServer(connection));
        var tables = columns.Where(each => !each.Table.StartsWith(OfScheduler, StringComparison.Ordinal)).GroupBy(each => each.Table, StringComparer.Ordinal).Select(group =>
        {
            var all = group.Select(each => new TableColumn(each.Column, KindOf(each.Table, each.Type), each.Type)).ToList();
            var key = keys.Where(each => each.Table == group.Key).GroupBy(each => each.Index, StringComparer.Ordinal).FirstOrDefault() ?? throw Foreign(group.Key);
            return new TableLayout(
                group.Key, all, [.. key.Select(each => all.Single(column => column.Name == each.Column))],
                parents.Where(each => each.Table == group.Key && each.Parent != group.Key).Select(each => each.Parent).ToHashSet(StringComparer.Ordinal));
        }).ToList();
        return ParentsFirst(tables);
    }

    private static List<TableLayout> ParentsFirst(List<TableLayout> tables)
    {
        var ordered = new List<TableLayout>();
        var waiting = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(table => !waiting.Exists(other => table.Parents.Contains(other.Name))) ?? throw new InvalidOperationException("Tables refer to each other in a circle.");
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    private static ColumnKind KindOf(string table, string type) => type switch
    {
        "text" or "character varying" => ColumnKind.Text,
        "integer" or "bigint" or "smallint" => ColumnKind.Whole,
        "boolean" => ColumnKind.Flag,
        "blob" or "bytea" => ColumnKind.Bytes,
        _ => throw Foreign(table),
    };

    // All of this program's have keys, and columns of those types.
    private static ToldException Foreign(string table) => new(new(
        $"表 {table} 不是本程序的，没有做任何更改：换一个没有别的表的数据库", $"The table {table} is not this program's, and nothing was changed: name a database with no other tables in it"));

    private static List<(string Table, string Column, string Type)> ColumnsOfFile(DbConnection connection) => connection.Query<(string, string, string)>(
        """
        select tables.name, columns.name, lower(columns.type)
        from sqlite_master as tables join pragma_table_info(tables.name) as columns
        where tables.type = 'table' and tables.name not like 'sqlite~_%' escape '~' order by tables.name, columns.cid
        """).AsList();

    // The primary key before any other.
    private static List<(string Table, string Index, string Column)> KeysOfFile(DbConnection connection) => connection.Query<(string, string, string)>(
        """
        select tables.name, '', columns.name from sqlite_master as tables join pragma_table_info(tables.name) as columns
        where tables.type = 'table' and columns.pk > 0 order by tables.name, columns.pk
        """).Concat(connection.Query<(string, string, string)>(
        """
        select tables.name, indexes.name, columns.name
        from sqlite_master as tables join pragma_index_list(tables.name) as indexes join pragma_index_info(indexes.name) as columns
        where tables.type = 'table' and indexes."unique" = 1 and indexes.partial = 0 order by tables.name, indexes.name, columns.seqno
        """)).AsList();

    private static List<(string Table, string Parent)> ParentsInFile(DbConnection connection) => connection.Query<(string, string)>(
        """select tables.name, parents."table" from sqlite_master as tables join pragma_foreign_key_list(tables.name) as parents where tables.type = 'table'""").AsList();

    private static List<(string Table, string Column, string Type)> ColumnsOfServer(DbConnection connection) => connection.Query<(string, string, string)>(
        """
        select c.table_name::text, c.column_name::text, c.data_type::text
        from information_schema.columns as c join information_schema.tables as t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
        where c.table_schema = current_schema() order by c.table_name, c.ordinal_position
        """).AsList();

    private static List<(string Table, string Index, string Column)> KeysOfServer(DbConnection connection) => connection.Query<(string, string, string)>(
        """
        select c.relname::text, i.indexrelid::text, a.attname::text
        from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = current_schema()::regnamespace
        cross join unnest(i.indkey) with ordinality as k (attnum, place) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indisunique and i.indpred is null and i.indexprs is null order by c.relname, i.indisprimary desc, i.indexrelid, k.place
        """).AsList();

    private static List<(string Table, string Parent)> ParentsOnServer(DbConnection connection) => connection.Query<(string, string)>(
        """
        select child.relname::text, parent.relname::text from pg_constraint f
        join pg_class child on child.oid = f.conrelid join pg_class parent on parent.oid = f.confrelid
        where f.contype = 'f' and child.relnamespace = current_schema()::regnamespace
        """).AsList();
}
