using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace QualityTracker.Api.Web;

/// <summary>The files of the web client (网页文件): which modules need which, and which the browser keeps to open the pages without the network.</summary>
public sealed partial class WebFiles
{
    // The reference, the set-up, the ballot and the check of a seal are pages of their own, and a chart comes when one is shown.
    private static readonly string[] KeptElsewhere = ["/reference/", "/setup/", "/ballot/", "/vendor/swagger-ui/", "/vendor/echarts/", "/index.html", "/service-worker.js", "/verify.css"];

    private readonly string folder;
    private readonly FrozenDictionary<string, string[]> imports;
    private readonly FrozenSet<string> keeps;
    private readonly ConcurrentDictionary<string, PackedFile> packed = new();

    public WebFiles(string folder)
    {
        this.folder = folder;
        var addresses = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => "/" + Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).ToList();
        imports = addresses.Where(address => address.EndsWith(".js", StringComparison.Ordinal) && !KeptElsewhere.Any(address.StartsWith))
            .ToFrozenDictionary(address => address, address => ImportsOf(address, Read(address)));
        Kept = [.. addresses.Where(address => Path.GetExtension(address) is ".js" or ".css" or ".svg" or ".webmanifest" && !KeptElsewhere.Any(address.StartsWith))];
        keeps = Kept.ToFrozenSet();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var address in Kept.Append("/index.html").Append("/service-worker.js")) hash.AppendData(File.ReadAllBytes(PathOf(address)));
        Version = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
        Start = Needed("/start.js");
        var rows = ViewRow().Matches(Read("/views.js"));
        Views = rows.ToDictionary(row => row.Groups["id"].Value, IReadOnlyList<string> (row) => [.. Needed("/" + row.Groups["module"].Value).Except(Start)]);
        Styled = rows.Where(row => row.Groups["css"].Success).Select(row => row.Groups["id"].Value).ToFrozenSet();
        Asks = rows.Where(row => row.Groups["asks"].Success).ToFrozenDictionary(row => row.Groups["id"].Value, row => row.Groups["asks"].Value);
    }

    /// <summary>The modules and styles that a browser keeps.</summary>
    public IReadOnlyList<string> Kept { get; }

    /// <summary>A hash of them all: another version of the pages has another.</summary>
    public string Version { get; }

    /// <summary>The modules without which no page begins.</summary>
    public IReadOnlyList<string> Start { get; }

    /// <summary>The modules that each section needs beside those, by its id in views.js.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Views { get; }

    /// <summary>The sections that have a stylesheet of their id.</summary>
    public IReadOnlySet<string> Styled { get; }

    /// <summary>What a section first asks of a school, with {term} and {staff} to be filled in and the names of what its address may add behind a question mark.</summary>
    public IReadOnlyDictionary<string, string> Asks { get; }

    /// <summary>A file that browsers keep as it is sent to those that take Brotli, as small as it gets: packed once; null when they do not keep it.</summary>
    public PackedFile? Packed(string? address) => address is not null && keeps.Contains(address) ? packed.GetOrAdd(address, each => PackedFile.Of(File.ReadAllBytes(PathOf(each)))) : null;

    public string Read(string address) => File.ReadAllText(PathOf(address), Encoding.UTF8);

    private string PathOf(string address) => Path.Combine(folder, address[1..]);

    private List<string> Needed(string module)
    {
        var needed = new List<string> { module };
        for (var at = 0; at < needed.Count; at++) needed.AddRange(imports.GetValueOrDefault(needed[at], []).Where(each => !needed.Contains(each)).Distinct());
        return needed;
    }

    private static string[] ImportsOf(string address, string text) =>
        [.. StaticImport().Matches(text).Select(match => new Uri(new Uri("http://own" + address), match.Groups["module"].Value).AbsolutePath)];

    [GeneratedRegex(@"^(?:import\s+|(?:import|export)\s[^'""();]*\sfrom\s+)'(?<module>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex StaticImport();

    [GeneratedRegex(@"id: '(?<id>[\w-]+)'(?:.*?(?<css>css: true))?(?:.*?asks: '(?<asks>[^']+)')?.*import\('\./(?<module>[\w-]+\.js)'\)")]
    private static partial Regex ViewRow();
}
