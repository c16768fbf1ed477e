using System.Security.Cryptography;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Copies;

/// <summary>What is no row and belongs to the rows (随库文件): keys, attachments and what was sealed, from one installation into another. Uploads and prints pass.</summary>
public sealed class CopyFiles(Database from, Database to)
{
    private static readonly string[] Lasting = [Files.Attachments, Files.Archive];

    private readonly (Keys From, Keys To) keys = (Keys.Of(from), Keys.Of(to));
    private readonly IReadOnlyList<(string Kind, Files From, Files To)> files = [.. Lasting.Select(kind => (kind, Files.Of(from, kind), Files.Of(to, kind)))];

    /// <summary>The first file or key that is in the way in the target; null when there is none.</summary>
    public string? Foreign => to is PostgresDatabase && !to.Read(Database.TablesOf).Contains("sealed_keys") ? null : KeysOf(keys.To).Concat(files.SelectMany(kind => kind.To.Names())).FirstOrDefault();

    /// <summary>Copies what is not there yet; each is on the disk and whole before it has its name. What was deleted meanwhile is left out.</summary>
    public int Copy(CancellationToken cancellation)
    {
        var copied = 0;
        foreach (var name in KeysOf(keys.From).Except(KeysOf(keys.To)))
        {
            if (keys.From.Find(name) is not { } key) continue;
            keys.To.Add(name, key);
            copied++;
        }

        foreach (var (_, source, target) in files)
        {
            foreach (var name in source.Names())
            {
                cancellation.ThrowIfCancellationRequested();
                if (target.Has(name)) continue;
                using var content = source.Open(name);
                if (content is null) continue;
                target.Keep(name, content);
                copied++;
            }
        }

        return copied;
    }

    /// <summary>The files and keys that are not the same in both.</summary>
    public IReadOnlyList<string> Differing() =>
    [
        .. KeysOf(keys.From).Where(name => keys.From.Find(name) != keys.To.Find(name)),
        .. files.SelectMany(kind => kind.From.Names().Where(name => HashOf(kind.From, name) is var hash && hash != HashOf(kind.To, name)).Select(name => $"{kind.Kind}/{name}")),
    ];

    private static IEnumerable<string> KeysOf(Keys keys) => keys.Names().Where(Keys.IsKey);

    private static string? HashOf(Files files, string name)
    {
        using var content = files.Open(name);
        return content is null ? null : Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
