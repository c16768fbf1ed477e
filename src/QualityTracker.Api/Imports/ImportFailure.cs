using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Imports;

/// <summary>Why the program failed at an import, which left nothing behind (失败原因), and what to do.</summary>
public sealed record ImportFailure(string Rule, Text Message, Text Remedy)
{
    public static readonly ImportFailure Unforeseen = new("unforeseen",
        new("程序出错，什么都没有写入", "the program failed; nothing was stored"), new("稍后重试；若再次出现，请联系管理员", "try again later; if it happens again, tell the administrator"));

    private static readonly ImportFailure Full = new("storage-full",
        new("磁盘已满，什么都没有写入", "the disk is full; nothing was stored"), new("请管理员腾出空间后重试", "ask the administrator to make room, then try again"));

    private static readonly ImportFailure Busy = new("busy",
        new("正在进行其他大量写入，什么都没有写入", "the database was busy with another large write; nothing was stored"), new("稍后重试", "try again later"));

    private static readonly ImportFailure Refused = new("storage-refused",
        new("磁盘只读或出错，什么都没有写入", "the disk is read-only or fails; nothing was stored"), new("请管理员检查磁盘，然后重试", "ask the administrator to look at the disk, then try again"));

    public static ImportFailure Of(Exception exception) =>
        Database.IsFull(exception) ? Full : Database.IsBusy(exception) ? Busy : Database.IsUnwritable(exception) ? Refused : Unforeseen;
}
