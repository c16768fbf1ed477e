using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>What is wrong with the log (日志问题).</summary>
public enum AuditFaultKind
{
    [Named("条目被改动", "the entry was changed")] EntryChanged = 1,
    [Named("条目内容被改动", "the entry's content was changed")] ContentChanged,
    [Named("条目缺失", "the entry is missing")] EntryMissing,
    [Named("条目不在原来的位置", "the entry is not in its place")] OutOfOrder,
    [Named("条目内容被删去，而没有删除个人信息的记载", "the entry's content was removed without an erasure")] ContentRemoved,
    [Named("日志末尾的条目被删去", "the end of the log was removed")] EndRemoved,
    [Named("日志末尾的封记不符：末尾被删去、改动，或换回了旧的", "the seal of the log's end does not fit: the end was removed, changed or put back from an older copy")] HeadChanged,
    [Named("日志是用另一个密钥封记的", "the log is sealed with another key")] OtherKey,
    [Named("密钥文件不见了或不是有效的密钥，无法核对", "the key file is missing or holds no key, so nothing can be checked")] KeyMissing,
    [Named("与记下的末尾不符：这是另一份或较旧的日志", "it differs from the head that was written down: this is another log, or an older copy")] OtherLog,
}

/// <summary>The first broken link of the chain (日志中断处): where, and what is wrong.</summary>
/// <param name="Seq">The entry's number; 0 when nothing could be checked.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record AuditFault(long Seq, AuditFaultKind Kind)
{
    /// <summary>The same in words.</summary>
    public Text Message => Names.Of(Kind);
}

/// <summary>What the verification of the log found (日志核对结果).</summary>
/// <param name="Intact">Whether every entry and content is as it was written.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Head">seq:hash of the last entry, to be written down and given as <c>head</c> another time; null of an empty log.</param>
/// <param name="Fault">The first broken link; null when intact.</param>
public sealed record AuditVerification(bool Intact, long Entries, string? Head, AuditFault? Fault);
