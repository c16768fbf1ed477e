namespace QualityTracker.Api.Policies;

/// <summary>The policy packs this program carries (考核办法).</summary>
public static class PolicyShelf
{
    public static IReadOnlyList<string> Ids { get; } = ["daxinganling-2023", "wenxian-2019"];

    public static bool Has(string id) => Ids.Contains(id);
}
