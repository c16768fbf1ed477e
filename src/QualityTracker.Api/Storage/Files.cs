using System.Data.Common;

namespace QualityTracker.Api.Storage;

/// <summary>
/// What this installation keeps that is no row (文件): attachments, what was sealed, uploads and prints, each kind by names of its own. Beside a file's
/// database they are files in a folder; on a server they are in the database, so that every node has them.
/// </summary>
public abstract class Files
{
    public const string Attachments = "attachments";
    public const string Archive = "archive";
    public const string Imports = "imports";
    public const string Prints = "prints";

    /// <summary>Every kind: what is carried from one store to another. Uploads and prints pass.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Attachments, Archive, Imports, Prints];

    /// <summary>The files of one kind.</summary>
    public static Files Of(Database database, string kind) =>
        database is PostgresDatabase server ? new TableFiles(server, kind) : new FolderFiles(Path.Combine(database.Folder, kind));

    /// <summary>The names that begin so, in the order of their bytes; all of them by default. A name may have one slash in it.</summary>
    public abstract IReadOnlyList<string> Names(string beginning = "");

    public abstract bool Has(string name, DbConnection? within = null);

    /// <summary>A file from its beginning, to be read in any order; null when it is not there. What is large is not in memory.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="within">A transaction that may have put it there; another is used by default.</param>
    public abstract Stream? Open(string name, DbConnection? within = null);

    /// <summary>
    /// Puts a file there, whole or not at all, in the place of what was there. Beside a file's database it is on the disk for good when this returns;
    /// on a server it is so when the transaction is.
    /// </summary>
    /// <param name="name">Of the file.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="within">The transaction it belongs to; one of its own by default, which waits for no other writer.</param>
    public abstract void Keep(string name, Stream content, DbConnection? within = null);

    /// <summary>Takes a file away, if it is there.</summary>
    public abstract void Delete(string name, DbConnection? within = null);

    /// <summary>The content of a small file; null when it is not there.</summary>
    public byte[]? Read(string name, DbConnection? within = null)
    {
        using var file = Open(name, within);
        if (file is null) return null;
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
