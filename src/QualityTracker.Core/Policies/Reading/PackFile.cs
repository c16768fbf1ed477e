using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>
/// A pack's file and the packs it extends, one under the other: the tree that is read, the hash of all of it, and what its own file
/// changes.
/// </summary>
/// <param name="Root">The pack's own file laid over its bases.</param>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
/// <param name="Base">The pack it extends; null without one.</param>
/// <param name="Changes">What its own file changes of the base.</param>
internal sealed partial record PackFile(MappingNode Root, string Hash, PackBase? Base, IReadOnlyList<PackDifference> Changes)
{
    /// <summary>A pack can stand on a pack that stands on another, so many deep.</summary>
    public const int GreatestLevels = 5;

    /// <summary>The id that a text gives itself, before it is read; null when it gives none.</summary>
    public static string? IdIn(string text) => IdLine().Match(text) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>Without a base the hash is of the bytes alone; with one it is of both hashes, so that it changes when either text does.</summary>
    public static PackFile? Of(string text, MappingNode own, PackContext context, PackBases bases)
    {
        var hash = Hashed(text);
        if (own.Find("extends") is not { } node)
        {
            if (own.Find("without") is { } without)
                context.Problems.Add(without.Place, "without 只用于有 extends 的政策包；请删去", "without goes with extends only; remove it");
            return new(own.Without("without"), hash, null, []);
        }

        if (bases.Read(node, context) is not { Pack: { } pack, File: { } under }) return null;
        var (rest, taken) = Taken(under.Root, own.Find("without"), pack.Id, context);
        var root = PackMerge.Of(rest, own);
        LawGuard.Check(under.Root, own, root, taken, context);
        return new(
            root, Hashed($"{hash}\nextends {under.Hash}\n"), new(pack.Id, pack.Title, under.Hash),
            PackComparison.Of(under.Root, root, taken));
    }

    private static (MappingNode Left, Dictionary<string, Place> Paths) Taken(
        MappingNode root, PackNode? without, string id, PackContext context)
    {
        var taken = new Dictionary<string, Place>(StringComparer.Ordinal);
        if (without is null) return (root, taken);
        if (without is not ListNode list)
        {
            context.Problems.Add(without.Place, "without 应是列表，如 [norms/W27]", "without must be a list, such as [norms/W27]");
            return (root, taken);
        }

        foreach (var item in list.Items)
        {
            if (item is not ScalarNode { Value: var path })
                context.Problems.Add(item.Place, "without 的每一项应是一个路径，如 norms/W27", "each entry of without is a path, such as norms/W27");
            else if (path is "clauses" || LawClauses.All.Keys.Any(law => $"{path}/".StartsWith($"clauses/{law}/", StringComparison.Ordinal)))
                context.Problems.Add(item.Place, "上位法条款不能取消；请从 without 中删去", "the law's clauses cannot be taken out; remove this from without");
            else if (PackMerge.Take(root, path) is not { } rest)
                context.Problems.Add(
                    item.Place, $"{id} 中没有 {path}，无从取消；请按“部分/编号”改正", $"{id} has no {path} to take out; correct it, as section/id");
            else
                (root, taken[path]) = (rest, item.Place);
        }

        return (root, taken);
    }

    private static string Hashed(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""^pack: *["']?([A-Za-z][A-Za-z0-9-]*)["']? *(?:#.*)?$""", RegexOptions.Multiline)]
    private static partial Regex IdLine();
}
