using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>The log cannot be continued: its key is not there, is not a key, or is not the one its end is sealed with.</summary>
public sealed class AuditKeyException(Text reason) : ToldException(reason)
{
    public static AuditKeyException Missing(string file) => new(new(
        $"审计日志的密钥文件不见了：{file}", $"The key of the audit log is missing: {file}"));

    public static AuditKeyException Unreadable(string file) => new(new(
        $"审计日志的密钥文件不是有效的密钥：{file}", $"The key file of the audit log holds no key: {file}"));

    public static AuditKeyException Emptied(string file) => new(new(
        $"审计日志的密钥在，日志却不在：日志被清空，或这是另一个数据库。放回备份；数据库是新的，就移走 {file}",
        $"There is a key of the audit log but no log: it was emptied, or this is another database. Put a backup back; if the database is new, move {file} away"));

    public static AuditKeyException OtherHead { get; } = new(new(
        "审计日志的末尾不是用本密钥封记的，或已被改动", "The end of the audit log is not sealed with this key, or was changed"));
}
