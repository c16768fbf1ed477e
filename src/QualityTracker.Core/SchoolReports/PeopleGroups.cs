using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SchoolReports;

/// <summary>
/// People in groups of which figures may be shown without naming anybody (不点名的分组): none of fewer than five. Smaller ones go together, with the
/// next smallest until they are enough, so that nobody follows from the school's figure either.
/// </summary>
public static class PeopleGroups
{
    private static readonly Text Others = new("其他（不足5人的合并）", "others (groups under five together)");

    /// <param name="groups">Each person once; in the order in which they are shown.</param>
    /// <returns>Nothing at all where there are fewer than five people.</returns>
    public static IReadOnlyList<PeopleGroup> Of(IEnumerable<PeopleGroup> groups)
    {
        var all = groups.Where(group => group.People.Count > 0).ToList();
        var few = all.FindAll(group => group.People.Count < TermSummary.LeastPeople);
        foreach (var next in all.Except(few).OrderBy(group => group.People.Count).ToList())
        {
            if (few.Count == 0 || few.Sum(group => group.People.Count) >= TermSummary.LeastPeople) break;
            few.Add(next);
        }

        var together = few.SelectMany(group => group.People).ToList();
        return [.. all.Except(few), .. together.Count >= TermSummary.LeastPeople ? [new PeopleGroup(Others, together)] : Array.Empty<PeopleGroup>()];
    }
}

/// <summary>A group of people (分组).</summary>
/// <param name="Name">As shown.</param>
/// <param name="People">Staff numbers.</param>
public sealed record PeopleGroup(Text Name, IReadOnlyList<string> People);
