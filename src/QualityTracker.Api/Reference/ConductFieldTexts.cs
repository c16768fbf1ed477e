namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of attachments and conduct cases, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class ConductFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["AttachmentView.address"] = "留存内容的 SHA-256，也是地址 · The SHA-256 of what is kept, and its address",
        ["AttachmentView.of"] = "所属类别，如 conduct-cases · What it is attached to, such as conduct-cases",
        ["AttachmentView.id"] = "所属记录的编号；考核表为 学期/工号 · The id of what it is attached to; of a sheet the term, a stroke and the staff number",
        ["AttachmentView.type"] = "按内容认定的类型 · What it is by its content",
        ["AttachmentView.typeName"] = "类型的名称 · What that type is called",
        ["AttachmentView.bytes"] = "留存的大小，字节 · The size of what is kept, in bytes",
        ["uploadedBy"] = "上传者的工号，没有工号的为登录名 · Who uploaded it: staff number, or the name signed in with",
        ["uploadedByName"] = "上传者姓名 · The uploader's name",
        ["AttachmentView.uploadedAt"] = "上传时间，UTC · When it was uploaded, UTC",
        ["AttachmentView.voidedAt"] = "作废时间；有效的为 null · When it was voided; null while in force",
        ["mayVoid"] = "您可否作废 · Whether you may void it",
        ["AttachmentList.of"] = "所属类别 · What the files are attached to",
        ["AttachmentList.id"] = "所属记录的编号 · The id of what they are attached to",
        ["mayAdd"] = "您可否上传 · Whether you may add to them",
        ["AttachmentList.most"] = "最多几个有效的附件 · How many may be in force",
        ["largestBytes"] = "一个文件最大多少字节 · The largest file, in bytes",
        ["AttachmentList.items"] = "附件，先上传的在前，含已作废的 · The files, the earliest first, voided ones too",
    };
}
