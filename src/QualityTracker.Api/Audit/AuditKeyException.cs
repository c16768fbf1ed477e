using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>The log cannot be continued: its key is not there, is not a key, or is not the one its end is sealed with.</summary>
public sealed class AuditKeyException(Text text) : Exception(text.En)
{
    public Text Text { get; } = text;

    public static AuditKeyException Missing(string file) => new(new(
        $"审计日志的密钥文件不见了：{file}", $"The key of the audit log is missing: {file}"));

    public static AuditKeyException Unreadable(string file) => new(new(
        $"审计日志的密钥文件不是有效的密钥：{file}", $"The key file of the audit log holds no key: {file}"));

    public static AuditKeyException OtherHead { get; } = new(new(
        "审计日志的末尾不是用本密钥封记的，或已被改动", "The end of the audit log is not sealed with this key, or was changed"));
}
