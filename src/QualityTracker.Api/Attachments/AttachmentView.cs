using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Attachments;

/// <summary>An attachment as it is shown (附件).</summary>
public sealed record AttachmentView
{
    public required string Address { get; init; }

    public required string Of { get; init; }

    public required string Id { get; init; }

    public required AttachmentType Type { get; init; }

    public required Text TypeName { get; init; }

    public required long Bytes { get; init; }

    public required string UploadedBy { get; init; }

    public required string? UploadedByName { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required DateTimeOffset? VoidedAt { get; init; }

    public required string? VoidReason { get; init; }

    public required bool MayVoid { get; init; }

    public static AttachmentView From(Attachment made, SchoolFrame frame, bool mayVoid) => new()
    {
        Address = made.Address,
        Of = made.BelongsTo,
        Id = made.BelongsToId,
        Type = made.Type,
        TypeName = Names.Of(made.Type),
        Bytes = made.Bytes,
        UploadedBy = made.UploadedBy,
        UploadedByName = frame.Staff.TryGetValue(made.UploadedBy, out var member) ? member.Name : null,
        UploadedAt = made.UploadedAt,
        VoidedAt = made.VoidedAt,
        VoidReason = made.VoidReason,
        MayVoid = mayVoid,
    };
}

/// <summary>The files attached to one thing (附件列表), voided ones too, and whether the caller may add.</summary>
public sealed record AttachmentList(string Of, string Id, bool MayAdd, int Most, long LargestBytes, IReadOnlyList<AttachmentView> Items);
