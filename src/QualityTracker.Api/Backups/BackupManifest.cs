using System.Text.Json;

namespace QualityTracker.Api.Backups;

/// <summary>What a backup holds (备份清单), in manifest.json, its last file.</summary>
public sealed record BackupManifest
{
    public const string Path = "manifest.json";
    public const string DatabasePath = "qualitytracker.db";
    public const int LatestForm = 1;

    /// <summary>
    /// What lies beside the database and belongs to it. Attachments and sealed contents are named by their hash and on disk before a row names them:
    /// copied after the database, none of its rows lacks one but those voided meanwhile, and then the database is copied anew.
    /// </summary>
    public static readonly IReadOnlyList<string> Folders = ["keys", "attachments", "archive"];

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public int Form { get; init; } = LatestForm;

    /// <summary>The version of the program that made it.</summary>
    public string Program { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The steps of the database's schema, with the SHA-256 of each.</summary>
    public IReadOnlyDictionary<string, string> Steps { get; init; } = new Dictionary<string, string>();

    /// <summary>The end of the log; null for one without entries.</summary>
    public string? LogHead { get; init; }

    /// <summary>Every other file by its path.</summary>
    public IReadOnlyDictionary<string, BackedUpFile> Files { get; init; } = new Dictionary<string, BackedUpFile>();

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Indented);

    /// <exception cref="JsonException">It is none.</exception>
    public static BackupManifest Read(byte[] content) => JsonSerializer.Deserialize<BackupManifest>(content, Json.Options) is { } read && !read.Files.Values.Contains(null!) && !read.Steps.Values.Contains(null!)
        ? read
        : throw new JsonException();

    /// <summary>Whether a path is of what belongs into a backup.</summary>
    public static bool IsOwn(string path) => path == DatabasePath || Folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal));
}

/// <summary>A file in a backup (备份中的文件).</summary>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Of its content.</param>
public sealed record BackedUpFile(long Bytes, string Sha256);
