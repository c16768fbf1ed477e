namespace QualityTracker.Core.Policies.Reading;

/// <summary>Finds and reads the pack that another extends, and keeps count of how deep it went.</summary>
/// <param name="textOf">The text of a pack by its id; null when there is none.</param>
/// <param name="above">The ids of the packs that are being read, the first one first.</param>
internal sealed class PackBases(Func<string, string?> textOf, IReadOnlyList<string> above)
{
    /// <param name="node">What `extends` says.</param>
    /// <param name="context">The pack that says so.</param>
    /// <returns>Null, with a problem at the node, when the base cannot be used.</returns>
    public PackReading? Read(PackNode node, PackContext context)
    {
        if (node is not ScalarNode { Value: { Length: > 0 } id })
        {
            context.Problems.Add(node.Place, "extends 应是一个政策包的编号", "extends must be the id of a pack");
            return null;
        }

        string[] path = [.. above, .. context.Problems.File is { } own && !above.Contains(own) ? [own] : Array.Empty<string>()];
        if (path.Contains(id))
        {
            var circle = string.Join(" → ", path.Append(id));
            context.Problems.Add(node.Place, $"extends 形成循环（{circle}）；请改依据另一个", $"extends goes in a circle ({circle}); extend another pack");
        }
        else if (path.Length > PackFile.GreatestLevels)
        {
            context.Problems.Add(
                node.Place, $"extends 超过 {PackFile.GreatestLevels} 层；请直接依据更底层的政策包",
                $"extends goes more than {PackFile.GreatestLevels} levels deep; extend a pack further down");
        }
        else if (textOf(id) is not { } text)
        {
            context.Problems.Add(node.Place, $"没有政策包 {id}；请改正 extends", $"there is no pack {id}; correct extends");
        }
        else
        {
            var reading = PackReader.Read(text, new PackBases(textOf, [.. path, id]));
            if (reading.Problems is not [var first, ..]) return reading;
            context.Problems.Add(
                node.Place, $"所依据的政策包 {id} 有错误，请先改正：{At(first)} {first.Message.Zh}",
                $"the pack {id} that is extended has problems, correct them first: {At(first)} {first.Message.En}");
        }

        return null;
    }

    private static string At(PolicyProblem problem) => FormattableString.Invariant($"{problem.File}:{problem.Line}:{problem.Column}");
}
