using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>One entry of the log without its content (审计条目): who, when, from where, what.</summary>
public sealed record AuditEntry
{
    public long Seq { get; init; }

    /// <summary>UTC, as <see cref="Rows"/> writes it.</summary>
    public string At { get; init; } = "";

    public string? School { get; init; }

    public string? Account { get; init; }

    public string? Name { get; init; }

    public string Via { get; init; } = "";

    public string? Address { get; init; }

    public string Action { get; init; } = "";

    public byte[] Digest { get; init; } = [];

    /// <summary>What the hash covers beside the number, in this order.</summary>
    public IReadOnlyList<byte[]?> Fields =>
    [
        AuditChain.Utf8(At), AuditChain.Utf8(School), AuditChain.Utf8(Account), AuditChain.Utf8(Name), AuditChain.Utf8(Via),
        AuditChain.Utf8(Address), AuditChain.Utf8(Action), Digest,
    ];
}
