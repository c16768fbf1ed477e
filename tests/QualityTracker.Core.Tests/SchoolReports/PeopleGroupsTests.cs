using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.SchoolReports;

namespace QualityTracker.Core.Tests.SchoolReports;

/// <summary>Figures that name nobody are of five people at least.</summary>
public sealed class PeopleGroupsTests
{
    [TestCase("10 6", "10 6")]
    [TestCase("10 3 2", "10 5")]
    [TestCase("10 7 1", "10 8")]
    [TestCase("10 7 6 1 1", "10 7 8")]
    [TestCase("4", "")]
    [TestCase("9 0", "9")]
    public void Groups_of_fewer_than_five_go_together_and_with_the_next_smallest(string sizes, string shown)
    {
        var groups = sizes.Split(' ').Select((size, at) => new PeopleGroup(Text.Same($"{at}"), [.. Enumerable.Range(0, int.Parse(size, CultureInfo.InvariantCulture)).Select(each => $"{at}-{each}")]));
        Assert.That(string.Join(' ', PeopleGroups.Of(groups).Select(group => group.People.Count)), Is.EqualTo(shown));
    }
}
