using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>The SQL of the log's chain.</summary>
public static class AuditStore
{
    private const string MoveHead = "update audit_head set seq = @Seq, hash = @Hash, seal = @Seal where seq = @lastSeq and hash = @lastHash and seal = @lastSeal";
    private const string Entry = "insert into audit_entries (seq, at, school, account, name, via, address, action, digest, hash)";
    private const string Values = "@Seq, @At, @School, @Account, @Name, @Via, @Address, @Action, @Digest, @Hash";
    private const string Content = "insert into audit_contents (seq, salt, content)";

    /// <summary>Whether the log's tables are all there.</summary>
    public static bool IsThere(DbConnection connection) => Database.TablesOf(connection).IsSupersetOf(["audit_entries", "audit_contents", "audit_head"]);

    public static AuditHead? Head(DbConnection connection) =>
        connection.Query<(long Seq, byte[] Hash, byte[] Seal)>("select seq, cast(hash as blob), cast(seal as blob) from audit_head")
            .Select(row => new AuditHead(row.Seq, row.Hash, row.Seal)).SingleOrDefault();

    public static long? LastSeq(DbConnection connection) => connection.ExecuteScalar<long?>("select max(seq) from audit_entries");

    /// <summary>Puts the end down of a log that has no entry yet.</summary>
    public static void Begin(DbConnection connection, byte[] hash, byte[] seal) =>
        connection.Execute("insert into audit_head (id, seq, hash, seal) values (1, 0, @hash, @seal)", new { hash, seal });

    /// <summary>Adds an entry with its content and moves the head on to it; false, and nothing is added, when the head is another than <paramref name="head"/>.</summary>
    public static bool Add(DbConnection connection, AuditHead head, AuditEntry entry, AuditHead next, byte[] salt, string content)
    {
        var values = new
        {
            entry.Seq,
            entry.At,
            entry.School,
            entry.Account,
            entry.Name,
            entry.Via,
            entry.Address,
            entry.Action,
            entry.Digest,
            next.Hash,
            next.Seal,
            salt,
            content,
            lastSeq = head.Seq,
            lastHash = head.Hash,
            lastSeal = head.Seal,
        };

        // PostgreSQL is asked once: the way there and back is what takes long.
        if (connection is not SqliteConnection) return connection.Execute($"with head as ({MoveHead} returning seq), entry as ({Entry} select {Values} from head) {Content} select @Seq, @salt, @content from head", values) == 1;
        if (connection.Execute(MoveHead, values) == 0) return false;
        connection.Execute($"{Entry} values ({Values})", values);
        connection.Execute($"{Content} values (@Seq, @salt, @content)", values);
        return true;
    }

    /// <summary>
    /// Every entry in order, each with its content, one after the other. Texts come as their bytes, so that a change is seen that reads
    /// the same.
    /// </summary>
    public static IEnumerable<ChainedEntry> Chain(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select entry.seq, at, school, account, name, via, address, action, digest, hash, content.seq, salt, content, erased_by
            from audit_entries as entry left join audit_contents as content on content.seq = entry.seq
            order by entry.seq
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            byte[]? Cell(int at) => reader.IsDBNull(at) ? null : reader.GetFieldValue<byte[]>(at);
            yield return new(
                reader.GetInt64(0), [.. Enumerable.Range(1, 8).Select(Cell)], Cell(9) ?? [], !reader.IsDBNull(10), Cell(11), Cell(12),
                reader.IsDBNull(13) ? null : reader.GetInt64(13));
        }
    }

    /// <summary>The stored hash of every entry.</summary>
    public static IEnumerable<(long Seq, byte[] Hash)> Hashes(DbConnection connection) =>
        StreamedRows.Of<(long, byte[])>(connection, "select seq, cast(hash as blob) from audit_entries order by seq");

    /// <summary>The first content that belongs to no entry.</summary>
    public static long? StrayContent(DbConnection connection) =>
        connection.ExecuteScalar<long?>("select min(seq) from audit_contents where seq not in (select seq from audit_entries)");
}

/// <summary>An entry as the database holds it, byte by byte.</summary>
public sealed record ChainedEntry(long Seq, IReadOnlyList<byte[]?> Fields, byte[] Hash, bool HasContentRow, byte[]? Salt, byte[]? Content, long? ErasedBy)
{
    private const int ActionAt = 6;

    public byte[] Action => Fields[ActionAt] ?? [];

    public byte[]? Digest => Fields[^1];
}
