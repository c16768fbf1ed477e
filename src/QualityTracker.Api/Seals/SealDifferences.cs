using System.Text.Json.Nodes;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Seals;

/// <summary>Where a sheet that was made again differs from the one that was sealed (封存差异): which record, which line, what else.</summary>
public static class SealDifferences
{
    /// <param name="kept">The canonical form that was sealed.</param>
    /// <param name="made">The one made again.</param>
    public static IEnumerable<Text> Between(byte[] kept, byte[] made)
    {
        if (JsonNode.Parse(kept) is not JsonObject before || JsonNode.Parse(made) is not JsonObject after)
        {
            yield return new("封存的考核表不能读取", "what was sealed cannot be read");
            yield break;
        }

        foreach (var (name, old, now) in Items(before, after, "records", item => $"{item["kind"]} {item["id"]}"))
        {
            yield return now is null ? new($"缺少记录 {name}", $"the record {name} is missing")
                : old is null ? new($"多出记录 {name}", $"the record {name} was added")
                : new($"记录 {name} 已被改动", $"the record {name} was changed");
        }

        foreach (var (name, old, now) in Items(before, after, "lines", item => (string?)item["id"] ?? ""))
        {
            yield return new($"“{name}”一行：封存时为 {Figure(old)}，重新计算为 {Figure(now)}", $"line {name}: {Figure(old)} when it was sealed, {Figure(now)} computed anew");
        }

        foreach (var name in before.Concat(after).Select(each => each.Key).Distinct().Except(["records", "lines"]).Where(name => !JsonNode.DeepEquals(before[name], after[name])))
        {
            yield return new($"“{name}”与封存时不同", $"{name} is not as it was sealed");
        }
    }

    private static IEnumerable<(string Name, JsonNode? Old, JsonNode? Now)> Items(JsonObject before, JsonObject after, string list, Func<JsonNode, string> name)
    {
        var (old, now) = (ByName(before), ByName(after));
        return old.Keys.Union(now.Keys).Select(each => (each, old.GetValueOrDefault(each), now.GetValueOrDefault(each))).Where(each => !JsonNode.DeepEquals(each.Item2, each.Item3));

        Dictionary<string, JsonNode?> ByName(JsonObject sheet) =>
            (sheet[list] as JsonArray ?? []).OfType<JsonObject>().GroupBy(name, StringComparer.Ordinal).ToDictionary(group => group.Key, JsonNode? (group) => group.First(), StringComparer.Ordinal);
    }

    private static string Figure(JsonNode? line) => (string?)line?["figure"] ?? "–";
}
