using QualityTracker.Api.Problems;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Attachments;

/// <summary>What is kept of a file that was sent (留存内容): its picture or pages, without where, when, with what and by whom it was made.</summary>
public sealed record StrippedFile(AttachmentType Type, byte[] Content)
{
    private static readonly Text Resend = new("重新拍照、扫描或导出后再上传。", "Take, scan or export it anew, then upload it again.");

    private static readonly Fault Other = new("", "file-type", new("只收 JPEG、PNG 照片和 PDF 扫描件；未保存", "Only JPEG and PNG pictures and PDF scans are taken; nothing was stored"),
        new("另存为 JPEG、PNG 或 PDF 再上传；改文件名不起作用。", "Save it as JPEG, PNG or PDF and upload that; another file name does not help."));

    private static readonly Fault Damaged = new("", "file-damaged", new("文件已损坏或不完整；未保存", "The file is damaged or incomplete; nothing was stored"), Resend);

    private static readonly Fault TooWide = new("", "picture-size", new("图片超过一亿像素；未保存", "The picture has more than 100 million pixels; nothing was stored"),
        new("缩小后再上传。", "Make it smaller, then upload it again."));

    private static readonly Fault Active = new("", "file-active", new("PDF 中有脚本、附件、表单、签名、密码或自动动作；未保存", "The PDF holds scripts, files, forms, signatures, a password or actions; nothing was stored"),
        new("打印成纸再扫描，或打印为不含这些内容的 PDF。", "Print it and scan the paper, or print it to a PDF without these."));

    /// <summary>The file by its content, stripped; or what is wrong with it. Whatever is sent, this ends and throws nothing.</summary>
    public static (StrippedFile? File, Fault? Fault) Of(byte[] sent)
    {
        var (type, outcome, content) = sent switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Read(AttachmentType.Jpeg, JpegPhoto.Strip(sent, out var kept), kept),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Read(AttachmentType.Png, PngPicture.Strip(sent, out var kept), kept),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Read(AttachmentType.Pdf, PdfScan.Strip(sent, out var kept), kept),
            _ => (AttachmentType.Pdf, Stripping.Other, []),
        };
        return outcome switch
        {
            Stripping.Done => (new(type, content), null),
            Stripping.TooWide => (null, TooWide),
            Stripping.Active => (null, Active),
            Stripping.Other => (null, Other),
            _ => (null, Damaged),
        };
    }

    private static (AttachmentType, Stripping, byte[]) Read(AttachmentType type, Stripping outcome, byte[] kept) => (type, outcome, kept);
}

/// <summary>What came of reading a file.</summary>
internal enum Stripping
{
    Done = 1,
    Damaged,
    TooWide,
    Active,
    Other,
}
