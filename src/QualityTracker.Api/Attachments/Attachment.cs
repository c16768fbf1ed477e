namespace QualityTracker.Api.Attachments;

/// <summary>A file attached to a record, a case or a sheet (附件): the row; the file itself stands beside the database.</summary>
public sealed record Attachment
{
    /// <summary>The noun of what it is attached to, such as conduct-cases.</summary>
    public string BelongsTo { get; init; } = "";

    /// <summary>Its id there; of a sheet the term and the staff number with a stroke between them.</summary>
    public string BelongsToId { get; init; } = "";

    /// <summary>The SHA-256 of what is kept, in lower case.</summary>
    public string Address { get; init; } = "";

    public AttachmentType Type { get; init; }

    public long Bytes { get; init; }

    /// <summary>Staff number, or the name signed in with of who has none.</summary>
    public string UploadedBy { get; init; } = "";

    public DateTimeOffset UploadedAt { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidedBy { get; init; }

    public string? VoidReason { get; init; }
}
