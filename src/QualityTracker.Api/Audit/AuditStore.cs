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

    /// <summary>Adds entries with their contents and moves the head on to the last; false, and nothing is added, when the head is another than <paramref name="head"/>.</summary>
    public static bool Add(DbConnection connection, AuditHead head, IReadOnlyList<NewEntry> entries, AuditHead next)
    {
        var heads = new { next.Seq, next.Hash, next.Seal, lastSeq = head.Seq, lastHash = head.Hash, lastSeal = head.Seal };
        if (connection is not SqliteConnection) return AddAtOnce(connection, heads, entries);
        if (connection.Execute(MoveHead, heads) == 0) return false;
        foreach (var (entry, salt, content, hash) in entries)
        {
            connection.Execute($"{Entry} values (@Seq, @At, @School, @Account, @Name, @Via, @Address, @Action, @Digest, @hash)",
                new { entry.Seq, entry.At, entry.School, entry.Account, entry.Name, entry.Via, entry.Address, entry.Action, entry.Digest, hash });
            connection.Execute($"{Content} values (@Seq, @salt, @content)", new { entry.Seq, salt, content });
        }

        return true;
    }

    // PostgreSQL is asked once: the way there and back is what takes long.
    private static bool AddAtOnce(DbConnection connection, object heads, IReadOnlyList<NewEntry> entries)
    {
        T[] Of<T>(Func<NewEntry, T> cell) => [.. entries.Select(cell)];
        var values = new DynamicParameters(heads);
        values.AddDynamicParams(new
        {
            seqs = Of(each => each.Entry.Seq),
            ats = Of(each => each.Entry.At),
            schools = Of(each => each.Entry.School),
            accounts = Of(each => each.Entry.Account),
            names = Of(each => each.Entry.Name),
            vias = Of(each => each.Entry.Via),
            addresses = Of(each => each.Entry.Address),
            actions = Of(each => each.Entry.Action),
            digests = Of(each => each.Entry.Digest),
            salts = Of(each => each.Salt),
            contents = Of(each => each.Content),
            hashes = Of(each => each.Hash),
        });
        return connection.Execute(
            $"""
            with head as ({MoveHead} returning id),
            added as (
                select seq, at, school, account, name, via, address, action, digest, hash, salt, content
                from unnest(@seqs, @ats, @schools, @accounts, @names, @vias, @addresses, @actions, @digests, @hashes, @salts, @contents)
                    as given (seq, at, school, account, name, via, address, action, digest, hash, salt, content)),
            entry as ({Entry} select seq, at, school, account, name, via, address, action, digest, hash from added cross join head order by seq)
            {Content} select seq, salt, content from added cross join head order by seq
            """, values) == entries.Count;
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

/// <summary>An entry to be added, with its content (新条目); its number and hash once it is known what stands before it.</summary>
public sealed record NewEntry(AuditEntry Entry, byte[] Salt, string Content, byte[]? Hash = null);

/// <summary>An entry as the database holds it, byte by byte.</summary>
public sealed record ChainedEntry(long Seq, IReadOnlyList<byte[]?> Fields, byte[] Hash, bool HasContentRow, byte[]? Salt, byte[]? Content, long? ErasedBy)
{
    private const int ActionAt = 6;

    public byte[] Action => Fields[ActionAt] ?? [];

    public byte[]? Digest => Fields[^1];
}
