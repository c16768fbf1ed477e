using System.Data.Common;
using Dapper;

namespace QualityTracker.Api.Imports;

/// <summary>The SQL of headings that a school taught (记住的列).</summary>
public static class ImportColumnStore
{
    public static TaughtColumns Of(DbConnection connection, string school) => new(connection.Query<TaughtColumn>(
        "select kind, header, field from import_columns where school = @school order by kind, header", new { school }));

    /// <summary>Remembers what a heading means, or forgets it when the field is null.</summary>
    public static void Put(DbConnection connection, string school, string kind, string header, string? field) => connection.Execute(
        field is null
            ? "delete from import_columns where school = @school and kind = @kind and header = @header"
            : "insert into import_columns (school, kind, header, field) values (@school, @kind, @header, @field) on conflict (school, kind, header) do update set field = excluded.field",
        new { school, kind, header, field });

    /// <summary>How many a school has taught of a kind.</summary>
    public static int Count(DbConnection connection, string school, string kind) =>
        connection.QuerySingle<int>("select count(*) from import_columns where school = @school and kind = @kind", new { school, kind });
}
