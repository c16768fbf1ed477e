using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Attachments;

/// <summary>What a file is by its content (附件类型); nothing else is taken.</summary>
public enum AttachmentType
{
    [Named("JPEG 照片", "JPEG photo")] Jpeg = 1,
    [Named("PNG 图片", "PNG picture")] Png,
    [Named("PDF 扫描件", "PDF scan")] Pdf,
}
