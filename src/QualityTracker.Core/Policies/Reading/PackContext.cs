using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>What the parts of a pack refer to while it is read: clauses, parameters, and the problems found.</summary>
internal sealed class PackContext(PackProblems problems)
{
    public PackProblems Problems { get; } = problems;

    public Dictionary<string, PolicyClause> Clauses { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicyParameter> Parameters { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Norms { get; } = new(StringComparer.Ordinal);

    /// <summary>The mappings of a list; nothing, with a problem, when it is something else.</summary>
    public IEnumerable<Fields> Mappings(PackNode? node, Text what)
    {
        if (node is null) yield break;
        if (node is not ListNode list)
        {
            Problems.Add(node.Place, $"{what.Zh}应是列表；每项以“- ”开头", $"{what.En} must be a list; begin each item with '- '");
            yield break;
        }

        foreach (var item in list.Items)
        {
            if (Fields.Of(item, what, this) is { } fields) yield return fields;
        }
    }

    /// <summary>Reports an id that was used before; true when it is new.</summary>
    public bool IsNew(ISet<string> ids, string id, Place place)
    {
        if (id.Length == 0 || ids.Add(id)) return true;
        Problems.Add(place, $"编号“{id}”重复；请换一个", $"the id '{id}' is used twice; choose another");
        return false;
    }
}
