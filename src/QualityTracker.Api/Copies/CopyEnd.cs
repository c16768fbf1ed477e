using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Copies;

/// <summary>One end of a copying (复制的一端): a database, and the data folder beside it.</summary>
public static class CopyEnd
{
    /// <param name="value">A data folder, or a connection string that names a host.</param>
    /// <param name="folder">The data folder of a connection string; of a folder it is the folder itself.</param>
    /// <exception cref="CopyException">It is neither.</exception>
    public static Database Of(string value, string? folder)
    {
        if (!IsServer(value))
        {
            if (folder is not null) throw new CopyException(new($"{value} 本身就是数据文件夹，不必再指定", $"{value} is a data folder itself: name no other for it"));
            return Database.At(value);
        }

        try
        {
            return Database.At(folder ?? throw new ArgumentNullException(nameof(folder)), value);
        }
        catch (ArgumentException exception)
        {
            throw new CopyException(new($"连接串不能使用：{exception.Message}", $"The connection string cannot be used: {exception.Message}"));
        }
    }

    /// <summary>Whether a value is a connection string.</summary>
    public static bool IsServer(string value) => value.Split(';').Any(part => part.Split('=') is [var name, _, ..] && name.Trim() is var word
        && (word.Equals("Host", StringComparison.OrdinalIgnoreCase) || word.Equals("Server", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Why there is nothing to copy from; null when there is.</summary>
    public static Text? LackOf(Database from) => from is SqliteDatabase file && !File.Exists(file.File)
        ? new($"{from.Folder} 中没有数据库", $"There is no database in {from.Folder}")
        : null;
}
