using System.Data.Common;
using Dapper;

namespace QualityTracker.Api.Storage;

/// <summary>Files in a table of a server's database (数据库中的文件), in parts, so that none need be in memory.</summary>
public sealed class TableFiles(PostgresDatabase database, string kind) : Files
{
    private const int PartBytes = 512 * 1024;

    public override IReadOnlyList<string> Names(string beginning = "")
    {
        using var connection = database.Open();
        return connection.Query<string>(
            "select name from file_parts where kind = @kind and part = 0 and starts_with(name, @beginning) order by name", new { kind, beginning }).AsList();
    }

    public override bool Has(string name, DbConnection? within = null) => In(within, connection =>
        connection.ExecuteScalar<bool>("select exists (select 1 from file_parts where kind = @kind and name = @name and part = 0)", new { kind, name }));

    // What has several parts is put together on this machine's disk: whoever reads it slowly holds no connection, and is not troubled when it is deleted.
    public override Stream? Open(string name, DbConnection? within = null) => In<Stream?>(within, connection =>
    {
        if (Part(connection, name, 0) is not { } part) return null;
        if (part.Length < PartBytes) return new MemoryStream(part, writable: false);
        var file = TemporaryFile.Create();
        try
        {
            for (var number = 0; part is not null; part = part.Length < PartBytes ? null : Part(connection, name, ++number)) file.Write(part);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    });

    public override void Keep(string name, Stream content, DbConnection? within = null) => Change(within, connection =>
    {
        connection.Execute("delete from file_parts where kind = @kind and name = @name", new { kind, name });
        var (part, number) = (new byte[PartBytes], 0);
        int read;
        do
        {
            read = content.ReadAtLeast(part, PartBytes, throwOnEndOfStream: false);
            connection.Execute(
                """
                insert into file_parts (kind, name, part, content) values (@kind, @name, @number, @content)
                on conflict (kind, name, part) do update set content = excluded.content
                """, new { kind, name, number = number++, content = read == PartBytes ? part : part[..read] });
        }
        while (read == PartBytes);
    });

    public override void Delete(string name, DbConnection? within = null) =>
        Change(within, connection => connection.Execute("delete from file_parts where kind = @kind and name = @name", new { kind, name }));

    private byte[]? Part(DbConnection connection, string name, int number) =>
        connection.QuerySingleOrDefault<byte[]>("select content from file_parts where kind = @kind and name = @name and part = @number", new { kind, name, number });

    // All parts of one moment.
    private T In<T>(DbConnection? within, Func<DbConnection, T> look) => within is null ? database.Read(look) : look(within);

    private void Change(DbConnection? within, Action<DbConnection> change)
    {
        if (within is not null) change(within);
        else database.WriteBeside(change);
    }
}
