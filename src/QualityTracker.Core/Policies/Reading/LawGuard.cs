namespace QualityTracker.Core.Policies.Reading;

/// <summary>
/// Keeps what the law says in a pack that extends another (上位法条款不得改写): the law's own clauses, and which clauses of the document it
/// overrides.
/// </summary>
internal static class LawGuard
{
    /// <param name="under">The base.</param>
    /// <param name="own">The pack's own file.</param>
    /// <param name="root">The own file laid over the base.</param>
    /// <param name="taken">Where the pack says what it takes out, by path.</param>
    /// <param name="context">Where problems go.</param>
    public static void Check(
        MappingNode under, MappingNode own, MappingNode root, IReadOnlyDictionary<string, Place> taken, PackContext context)
    {
        foreach (var item in Clauses(own).Where(item => LawClauses.All.ContainsKey(ListNode.NameOf(item) ?? "")))
        {
            context.Problems.Add(
                item.Place, $"上位法条款 {ListNode.NameOf(item)} 不能改写；请从 clauses 中删去",
                $"the law's clause {ListNode.NameOf(item)} cannot be written anew; remove it from clauses");
        }

        var left = new ListNode([.. Clauses(root)], root.Place).ByName();
        foreach (var clause in Clauses(under))
        {
            if (ListNode.NameOf(clause) is not { } id || !left.TryGetValue(id, out var now)) continue;
            var lost = Laws(clause).Except(Laws(now), StringComparer.Ordinal).ToArray();
            if (lost.Length == 0) continue;
            var laws = string.Join(", ", lost);
            var place = taken.TryGetValue($"clauses/{id}/overridden-by", out var without) ? without : now.Place;
            context.Problems.Add(
                place, $"条款 {id} 受上位法 {laws} 限制，不能取消；请在 overridden-by 中保留 {laws}",
                $"clause {id} is overridden by the law's {laws}, which cannot be taken out; keep {laws} in overridden-by");
        }
    }

    private static IReadOnlyList<PackNode> Clauses(MappingNode root) => root.Find("clauses") is ListNode list ? list.Items : [];

    private static IEnumerable<string> Laws(PackNode clause) => ((MappingNode)clause).Find("overridden-by") switch
    {
        ScalarNode word => [word.Value],
        ListNode list => list.Items.OfType<ScalarNode>().Select(word => word.Value),
        _ => [],
    };
}
