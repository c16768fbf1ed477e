using System.Diagnostics.CodeAnalysis;

namespace QualityTracker.Core.Policies;

/// <summary>The packs that come with the product (内置政策包).</summary>
public static class PolicyPacks
{
    private static readonly Lazy<IReadOnlyDictionary<string, (PolicyPack Pack, string Text)>> ById = new(() =>
        Files().Select(file => (Pack: Pack(file.Name, file.Text), file.Text)).ToDictionary(each => each.Pack.Id, StringComparer.Ordinal));

    /// <summary>By id, in ordinal order.</summary>
    public static IReadOnlyList<PolicyPack> All =>
        [.. ById.Value.Values.Select(each => each.Pack).OrderBy(pack => pack.Id, StringComparer.Ordinal)];

    public static bool TryFind(string id, [NotNullWhen(true)] out PolicyPack? pack)
    {
        var found = ById.Value.TryGetValue(id, out var each);
        pack = each.Pack;
        return found;
    }

    public static PolicyPack Of(string id) => ById.Value[id].Pack;

    /// <summary>A pack's own text (YAML), to show or to copy; null when there is no such pack.</summary>
    public static string? TextOf(string id) => ById.Value.GetValueOrDefault(id).Text;

    /// <summary>The packs' files: name and YAML.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files()
    {
        const string folder = "QualityTracker.Core.Policies.Packs.";
        var assembly = typeof(PolicyPacks).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (name[folder.Length..], reader.ReadToEnd());
            })];
    }

    private static PolicyPack Pack(string name, string text)
    {
        var reading = PackReader.Read(text);
        return reading.Pack ?? throw new PolicyException([.. reading.Problems.Select(problem => problem with
        {
            Message = new($"{name}:{problem.Message.Zh}", $"{name}: {problem.Message.En}"),
        })]);
    }
}
