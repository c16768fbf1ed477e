using Microsoft.Data.Sqlite;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Storage;

/// <summary>Why the system or a database refused (系统拒绝的原因): they say it in English alone.</summary>
public static class DiskReason
{
    private const int ReadOnlyDisk = 30;
    private const int FileExists = 17;
    private const int NoFolder = 20;

    private const int FailingDisk = 5;
    private const int WriteProtected = unchecked((int)0x80070013);

    /// <summary>Whether a file could not be written since the disk takes nothing.</summary>
    public static bool IsRefused(Exception cause) => cause is IOException { HResult: ReadOnlyDisk or FailingDisk or WriteProtected };

    public static Text Of(Exception cause) => ServerReason.Of(cause) ?? new(InChinese(cause) is { } known ? known + PathIn(cause.Message) : $"原因见系统原文（{cause.Message}）", cause.Message);

    private static string? InChinese(Exception cause) => cause switch
    {
        _ when Database.IsFull(cause) => "磁盘空间不足",
        UnauthorizedAccessException => "没有权限",
        FileNotFoundException or DirectoryNotFoundException => "找不到，或不能在那里新建",
        PathTooLongException => "路径过长",
        IOException { HResult: ReadOnlyDisk } => "磁盘只读",
        IOException { HResult: FileExists or NoFolder } => "那里已有同名的文件，不是文件夹",
        SqliteException { SqliteErrorCode: 8 } => "数据库只读",
        SqliteException { SqliteErrorCode: 10 } => "磁盘读写出错",
        SqliteException { SqliteErrorCode: 11 or 26 } => "数据库已损坏",
        SqliteException { SqliteErrorCode: 14 } => "数据库文件打不开",
        _ when Database.IsBusy(cause) => "数据库正被占用",
        _ => null,
    };

    // Such as: Could not find file '/x'.
    private static string PathIn(string message) => message.Split('\'') is [_, var path, _] && Path.IsPathRooted(path) ? $"：{path}" : "";
}
