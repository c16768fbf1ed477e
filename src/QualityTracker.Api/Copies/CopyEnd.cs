using QualityTracker.Api.Storage;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Copies;

/// <summary>One end of a copying (复制的一端): a database, and the data folder beside it.</summary>
public static class CopyEnd
{
    /// <param name="value">A data folder, or a connection string that names a host.</param>
    /// <param name="folder">The data folder of a connection string; of a folder it is the folder itself.</param>
    /// <exception cref="ToldException">It is neither.</exception>
    public static Database Of(string value, string? folder)
    {
        if (PostgresDatabase.IsMeant(value)) return Database.At(folder ?? throw new ArgumentNullException(nameof(folder)), value);
        if (folder is not null) throw new CopyException(new($"{value} 本身就是数据文件夹，不必再指定", $"{value} is a data folder itself: name no other for it"));
        return Database.At(value);
    }

    /// <summary>Why there is nothing to copy from; null when there is.</summary>
    public static Text? LackOf(Database from) => from is SqliteDatabase file && !File.Exists(file.File)
        ? new($"{from.Folder} 中没有数据库", $"There is no database in {from.Folder}")
        : null;

    /// <summary>Why a server's keys cannot be opened: the nodes' secret was not given; null when nothing is in the way.</summary>
    /// <param name="end">With every table.</param>
    /// <param name="option">What names its data folder.</param>
    public static Text? LackOfSecret(Database end, string option) => end is PostgresDatabase && NodeSecret.Find(end.Folder) is null && Keys.Of(end).Names().Count > 0
        ? new(
            $"{end.Name} 中的密钥由节点的口令封存，而这里没有口令：用 {option} 指明有 keys/secret 的数据文件夹，或用 {NodeSecret.FileVariable}、{NodeSecret.Variable} 给出",
            $"The keys in {end.Name} are sealed with the nodes' secret, and none was given: name the data folder that has keys/secret with {option}, or give it by {NodeSecret.FileVariable} or {NodeSecret.Variable}")
        : null;
}
