using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>Walks the chain of the log from its first entry to its head, in one moment's view (日志核对).</summary>
public sealed class AuditVerifier(Database database)
{
    /// <summary>The action whose entries may say that contents were erased, and which.</summary>
    public const string Erasure = "privacy.erase";

    private static readonly byte[] ErasureBytes = Encoding.UTF8.GetBytes(Erasure);

    /// <param name="expected">A head written down earlier; its entry must still be there as it was.</param>
    public AuditVerification Verify((long Seq, string Hash)? expected = null) => database.Read(connection =>
    {
        if (!AuditStore.IsThere(connection)) return new(false, 0, null, new(1, AuditFaultKind.EndRemoved));
        var head = AuditStore.Head(connection);
        if (Key() is not { } key)
        {
            return AuditStore.LastSeq(connection) is null && head is null && expected is null
                ? new AuditVerification(true, 0, null, null)
                : new AuditVerification(false, 0, head?.Shown, new(0, AuditFaultKind.KeyMissing));
        }

        var walk = new Walk(key, expected);
        var fault = walk.Through(AuditStore.Chain(connection));
        if (fault is { Kind: AuditFaultKind.EntryChanged }) fault = Explained(connection, key, fault, walk.Broken!, head);
        fault ??= walk.ErasedWithoutCause ?? FaultOfEnd(head, key, walk) ?? FaultOfStray(connection);
        return new(fault is null, walk.Count, head?.Shown, fault);
    });

    /// <summary>Reads seq:hash as it was shown; false when it is something else.</summary>
    public static bool TryReadHead(string text, out (long Seq, string Hash) head)
    {
        var parts = text.Trim().Split(':');
        head = default;
        if (parts.Length != 2 || parts[1].Length != 64 || !parts[1].All(char.IsAsciiHexDigit)) return false;
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) || seq < 1) return false;
        head = (seq, parts[1].ToLowerInvariant());
        return true;
    }

    private byte[]? Key()
    {
        try
        {
            return new AuditKey(database).Find();
        }
        catch (AuditKeyException)
        {
            return null;
        }
    }

    // What does not fit where it stands may fit elsewhere, or the whole log may be of another key.
    private static AuditFault Explained(DbConnection connection, byte[] key, AuditFault fault, ChainedEntry entry, AuditHead? head)
    {
        if (fault.Seq == 1 && (head is null || !AuditChain.IsSealed(key, head))) return new(head?.Seq ?? 1, AuditFaultKind.OtherKey);
        var before = AuditChain.Start;
        foreach (var (seq, hash) in AuditStore.Hashes(connection))
        {
            foreach (var previous in new[] { before, hash })
            {
                if (seq != entry.Seq && AuditChain.Hash(key, previous, seq, entry.Fields).AsSpan().SequenceEqual(entry.Hash)) return fault with { Kind = AuditFaultKind.OutOfOrder };
            }

            before = hash;
        }

        return fault;
    }

    private static AuditFault? FaultOfEnd(AuditHead? head, byte[] key, Walk walk)
    {
        // With the key the log was given an end, before any entry.
        if (head is null) return walk.Count > 0 ? new(walk.Count, AuditFaultKind.HeadChanged) : new(1, AuditFaultKind.EndRemoved);
        if (!AuditChain.IsSealed(key, head)) return new(head.Seq, AuditFaultKind.HeadChanged);
        if (head.Seq > walk.Count) return new(walk.Count + 1, AuditFaultKind.EndRemoved);
        if (head.Seq < walk.Count || !head.Hash.AsSpan().SequenceEqual(walk.Last)) return new(head.Seq, AuditFaultKind.HeadChanged);
        return walk.Expected is { } expected && expected.Seq > walk.Count ? new(walk.Count + 1, AuditFaultKind.EndRemoved) : null;
    }

    private static AuditFault? FaultOfStray(DbConnection connection) =>
        AuditStore.StrayContent(connection) is { } seq ? new(seq, AuditFaultKind.EntryMissing) : null;

    private sealed class Walk(byte[] key, (long Seq, string Hash)? expected)
    {
        // Contents met without text, by the entry that is said to have erased them.
        private readonly SortedDictionary<long, SortedSet<long>> erased = [];

        public (long Seq, string Hash)? Expected => expected;

        public long Count { get; private set; }

        public byte[] Last { get; private set; } = AuditChain.Start;

        public ChainedEntry? Broken { get; private set; }

        public AuditFault? ErasedWithoutCause =>
            erased.Count == 0 ? null : new(erased.Values.Min(seqs => seqs.Min), AuditFaultKind.ContentRemoved);

        public AuditFault? Through(IEnumerable<ChainedEntry> entries)
        {
            foreach (var entry in entries)
            {
                if (FaultOf(entry) is { } kind)
                {
                    Broken = entry;
                    return new(kind == AuditFaultKind.EntryMissing ? Count + 1 : entry.Seq, kind);
                }

                Count++;
                Last = entry.Hash;
            }

            return null;
        }

        private AuditFaultKind? FaultOf(ChainedEntry entry)
        {
            if (entry.Seq != Count + 1) return AuditFaultKind.EntryMissing;
            if (!AuditChain.Hash(key, Last, entry.Seq, entry.Fields).AsSpan().SequenceEqual(entry.Hash)) return AuditFaultKind.EntryChanged;
            if (expected is { } known && known.Seq == entry.Seq && known.Hash != Convert.ToHexStringLower(entry.Hash)) return AuditFaultKind.OtherLog;
            if (entry.Content is null)
            {
                if (!entry.HasContentRow || entry.ErasedBy is not { } by || by <= entry.Seq) return AuditFaultKind.ContentRemoved;
                if (entry.Salt is not null) return AuditFaultKind.ContentChanged;
                if (!erased.TryGetValue(by, out var seqs)) erased[by] = seqs = [];
                seqs.Add(entry.Seq);
                return null;
            }

            if (entry.ErasedBy is not null || entry.Salt is null) return AuditFaultKind.ContentChanged;
            if (!AuditChain.Digest(entry.Salt, entry.Content).AsSpan().SequenceEqual(entry.Digest)) return AuditFaultKind.ContentChanged;
            if (entry.Action.AsSpan().SequenceEqual(ErasureBytes)) Account(entry.Seq, entry.Content);
            return null;
        }

        // An erasure names the entries it took the content from: only those may be without.
        private void Account(long erasure, byte[] content)
        {
            if (!erased.TryGetValue(erasure, out var seqs)) return;
            if (JsonSerializer.Deserialize<JsonObject>(content)?["erased"] is JsonArray named) seqs.ExceptWith(named.Select(seq => (long)seq!));
            if (seqs.Count == 0) erased.Remove(erasure);
        }
    }
}
