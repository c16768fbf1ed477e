using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>
/// The log of who did and read what (审计日志). An entry is written in the same transaction as what it tells of, so that neither is
/// there without the other; all writers share one chain, since they write one after the other.
/// </summary>
public sealed class AuditLog(Database database, TimeProvider clock)
{
    private const int SaltBytes = 16;

    private readonly AuditKey file = new(database);
    private readonly Lock gate = new();
    private byte[]? key;
    private AuditHead? last;

    /// <summary>
    /// To be called when the program starts: a new database gets its key and a sealed end with no entry before it, so that a log which
    /// is emptied later is seen to be; an old one is looked at.
    /// </summary>
    /// <exception cref="AuditKeyException">The log cannot be continued, such as that of a database copied without its key.</exception>
    public void Begin() => database.Write(connection =>
    {
        var head = AuditStore.Head(connection);
        if (head is not null || AuditStore.LastSeq(connection) is not null || file.IsThere) return KeyFor(connection, head);
        var secret = file.Make();
        AuditStore.Begin(connection, AuditChain.Start, AuditChain.Seal(secret, 0, AuditChain.Start));
        return secret;
    });

    /// <summary>Adds an entry and returns its number.</summary>
    /// <param name="connection">A connection within <see cref="Database.Write{T}"/>.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="action">The operation's name, such as staff.replace.</param>
    /// <param name="school">The school's code; null for what concerns all of them.</param>
    /// <param name="record">The id of what it was done to.</param>
    /// <param name="content">An object for JSON, such as before and after. Only here may a pupil be named: it can be erased.</param>
    /// <exception cref="AuditKeyException">The log cannot be continued; the transaction must not be committed.</exception>
    /// <exception cref="InvalidOperationException">The write is a joined one: its entry would come before those that wait.</exception>
    public long Append(DbConnection connection, Caller by, string action, string? school, string? record, object? content) =>
        AppendJson(connection, by, action, school, ContentOf(record, content));

    /// <summary>
    /// The same at the end of the transaction, by one statement with the entries of all who write in it, where the write is a joined one
    /// (<see cref="Database.WriteJoined{T}"/>); at once in any other.
    /// </summary>
    public void AppendLast(DbConnection connection, Caller by, string action, string? school, string? record, object? content)
    {
        var entry = Made(by, action, school, ContentOf(record, content));
        if (JoinedWrite.Of(connection) is { } joined) joined.Part(() => new LastEntries(this)).Add(entry);
        else Add(connection, [entry]);
    }

    /// <summary>The same as <see cref="Append"/> with the content's JSON, an object, made already.</summary>
    public long AppendJson(DbConnection connection, Caller by, string action, string? school, string content)
    {
        if (content[0] != '{') throw new ArgumentException("The content of an audit entry is a JSON object.", nameof(content));
        if (JoinedWrite.Of(connection) is not null) throw new InvalidOperationException("A joined write leaves its entries to the end.");
        return Add(connection, [Made(by, action, school, content)]);
    }

    private NewEntry Made(Caller by, string action, string? school, string content)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new(
            new()
            {
                At = (string)Rows.Store(clock.GetUtcNow())!,
                School = school,
                Account = by.Account.Length > 0 ? by.Account : null,
                Name = by.Name.Length > 0 ? by.Name : null,
                Via = Json.Word(by.Via),
                Address = by.Address,
                Action = action,
                Digest = AuditChain.Digest(salt, Encoding.UTF8.GetBytes(content)),
            },
            salt,
            content);
    }

    // Gives the number of the last.
    private long Add(DbConnection connection, IReadOnlyList<NewEntry> entries)
    {
        // The end is most likely what was added last; whether it is, the statement that adds sees for itself.
        if (key is { } known && last is { } end && TryAdd(connection, entries, known, end) is { } seq) return seq;
        var head = AuditStore.Head(connection);
        var secret = KeyFor(connection, head);
        return TryAdd(connection, entries, secret, head!) ?? throw AuditKeyException.OtherHead;
    }

    private long? TryAdd(DbConnection connection, IReadOnlyList<NewEntry> entries, byte[] secret, AuditHead head)
    {
        var (seq, hash) = (head.Seq, head.Hash);
        var chained = new List<NewEntry>(entries.Count);
        foreach (var each in entries)
        {
            hash = AuditChain.Hash(secret, hash, ++seq, each.Entry.Fields);
            chained.Add(each with { Entry = each.Entry with { Seq = seq }, Hash = hash });
        }

        var next = new AuditHead(seq, hash, AuditChain.Seal(secret, seq, hash));
        last = AuditStore.Add(connection, head, chained, next) ? next : null;
        return last?.Seq;
    }

    // An end that this key has not sealed is never built on: that would hide that entries were removed from it.
    private byte[] KeyFor(DbConnection connection, AuditHead? head)
    {
        lock (gate)
        {
            if (head is null)
            {
                throw AuditStore.LastSeq(connection) is not null ? AuditKeyException.OtherHead
                    : file.IsThere ? AuditKeyException.Emptied(file.Place)
                    : AuditKeyException.Missing(file.Place);
            }

            key ??= file.Find() ?? throw AuditKeyException.Missing(file.Place);
            if (AuditChain.IsSealed(key, head)) return key;
            key = null;
            throw AuditKeyException.OtherHead;
        }
    }

    private static string ContentOf(string? record, object? content)
    {
        var json = content is null ? "{}" : JsonSerializer.Serialize(content, content.GetType(), Json.Options);
        if (record is null) return json;
        var id = JsonSerializer.Serialize(record, Json.Options);
        return json == "{}" ? $"{{\"record\":{id}}}" : $"{{\"record\":{id},{json.AsSpan(1)}";
    }

    // What writes of one transaction leave to be added at its end.
    private sealed class LastEntries(AuditLog log) : JoinedPart
    {
        private readonly List<NewEntry> entries = [];
        private int kept;

        public void Add(NewEntry entry) => entries.Add(entry);

        public override void Begin() => kept = entries.Count;

        public override void Undo() => entries.RemoveRange(kept, entries.Count - kept);

        public override bool Say(DbConnection connection) => entries.Count > 0 && log.Add(connection, entries) > 0;
    }
}
