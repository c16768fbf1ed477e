using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using QualityTracker.Core.Policies;
using YamlDotNet.RepresentationModel;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>A row of the clause table: the lines of packs and the tests that it names, and what it says is left out.</summary>
internal sealed record ClauseRow(
    string Id, string What, IReadOnlyList<(string Pack, string Path)> Lines, IReadOnlyList<(string Class, string Method)> Tests, string LeftOut);

/// <summary>Reads the clause table beside the packs, and finds what it names: lines in the packs' YAML, tests in the sources of all test projects.</summary>
internal static partial class ClauseTable
{
    public static readonly string Root = FindRoot();

    public static readonly string Text = File.ReadAllText(Path.Combine(Root, "src/QualityTracker.Core/Policies/Packs/README.md"));

    private static readonly Lazy<ILookup<string, string>> Sources = new(() =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText, StringComparer.Ordinal));

    public static IReadOnlyList<ClauseRow> Rows(string text) =>
        [.. text.Split('\n').Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is { Length: 5 } && ClauseId().IsMatch(cells[0]))
            .Select(cells => new ClauseRow(
                cells[0], cells[1],
                [.. Line().Matches(cells[2]).Select(match => (match.Groups[1].Value, match.Groups[2].Value))],
                [.. Test().Matches(cells[3]).Select(match => (match.Groups[1].Value, match.Groups[2].Value))],
                cells[4]))];

    /// <summary>Whether the pack has the line: keys one after the other, an item of a list by its id or name.</summary>
    public static bool HasLine(string pack, string path)
    {
        if (PolicyPacks.TextOf(pack) is not { } text) return false;
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        YamlNode? node = yaml.Documents[0].RootNode;
        foreach (var key in path.Split('/')) node = node is null ? null : Child(node, key);
        return node is not null;
    }

    /// <summary>Whether a test project has the class with the method, marked as a test.</summary>
    public static bool HasTest(string className, string method) => Sources.Value[className].Any(source =>
        source.Contains($"class {className}", StringComparison.Ordinal)
        && Regex.IsMatch(source, $@"(Test|Property)[^\]]*\]\s+public (async Task|void|bool) {method}\("));

    private static YamlNode? Child(YamlNode node, string key) => node switch
    {
        YamlMappingNode mapping => mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null,
        YamlSequenceNode list => list.OfType<YamlMappingNode>().FirstOrDefault(item =>
            new[] { "id", "name" }.Any(id => Child(item, id) is YamlScalarNode scalar && scalar.Value == key)),
        _ => null,
    };

    private static string FindRoot([CallerFilePath] string path = "")
    {
        var folder = Path.GetDirectoryName(path)!;
        while (!File.Exists(Path.Combine(folder, "QualityTracker.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("^[A-Z][0-9]+$")]
    private static partial Regex ClauseId();

    [GeneratedRegex("`([a-z0-9-]+): ([A-Za-z0-9/-]+)`")]
    private static partial Regex Line();

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Test();
}
