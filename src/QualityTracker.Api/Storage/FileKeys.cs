using System.Text;

namespace QualityTracker.Api.Storage;

/// <summary>Keys in files (密钥文件): in the folder <c>keys</c> beside the database, readable by the program's account alone.</summary>
public sealed class FileKeys(string data) : Keys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Path.Combine(data, "keys");

    public override string PlaceOf(string name) => Path.Combine(folder, name);

    public override string? Find(string name) => File.Exists(PlaceOf(name)) ? File.ReadAllText(PlaceOf(name)).Trim() : null;

    public override IReadOnlyList<string> Names(string beginning = "") => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => name.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public override void Delete(string name) => File.Delete(PlaceOf(name));

    public override void Add(string name, string key)
    {
        WorkFolder.Make(folder);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(key + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, PlaceOf(name));
            FileNames.Flush(PlaceOf(name));
        }
        catch (IOException) when (File.Exists(PlaceOf(name)))
        {
            File.Delete(draft);
        }
    }
}
