using System.Reflection;
using System.Text.Json;

namespace QualityTracker.Api.Seals;

/// <summary>What an archive of a term holds (档案目录), in seals.json: each seal with the files that belong to it.</summary>
public sealed record ArchiveIndex
{
    public const string Path = "seals.json";
    public const string ReadmePath = "README.txt";
    public const string DatabasePath = "term.db";

    /// <summary>Without a database it is form 1.</summary>
    public const int LatestForm = 2;

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    /// <summary>Of the archive itself.</summary>
    public int Form { get; init; } = 1;

    /// <summary>The version of the program that wrote it.</summary>
    public string Program { get; init; } = "";

    /// <summary>School code.</summary>
    public string School { get; init; } = "";

    /// <summary>Term id.</summary>
    public string Term { get; init; } = "";

    /// <summary>The term as a database; null in form 1.</summary>
    public ArchivedDatabase? Database { get; init; }

    /// <summary>By staff number, then as they were made.</summary>
    public IReadOnlyList<ArchivedSeal> Seals { get; init; } = [];

    /// <summary>SHA-256 by path, of every other file but README.txt.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>This program's version, without the build's own mark.</summary>
    public static string Version { get; } = $"QualityTracker {Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Indented);

    /// <exception cref="JsonException">It is none.</exception>
    public static ArchiveIndex Read(byte[] content) => JsonSerializer.Deserialize<ArchiveIndex>(content, Json.Options) ?? throw new JsonException();
}

/// <summary>The term as a database (档案数据库).</summary>
/// <param name="Path">SQLite.</param>
/// <param name="Snapshot">Whose records stand in it: what was sealed last.</param>
public sealed record ArchivedDatabase(string Path, string Snapshot);

/// <summary>A seal in an archive (档案中的封存): its own facts, and the paths of what it was sealed with.</summary>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Revision">From 1.</param>
/// <param name="Seal">SHA-256 of the sealed sheet's canonical form.</param>
/// <param name="Code">As printed.</param>
/// <param name="Day">When it was sealed.</param>
/// <param name="Sheet">The canonical form.</param>
/// <param name="Snapshot">What the term was computed from.</param>
/// <param name="PrintZh">The sheet as it was printed, in Chinese.</param>
/// <param name="PrintEn">The same in English.</param>
public sealed record ArchivedSeal(string Staff, int Revision, string Seal, string Code, DateOnly Day, string Sheet, string Snapshot, string PrintZh, string PrintEn);
