using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.CountyBundles;

/// <summary>A bundle that was taken in (已接收的汇总包).</summary>
public sealed record ImportedBundleView(string School, string Name, string Term, string Month, DateOnly Until, string Fingerprint)
{
    public static ImportedBundleView Of(SignedBundle bundleFile) =>
        new(bundleFile.Bundle.School, bundleFile.Bundle.SchoolName, bundleFile.Bundle.Term, bundleFile.Bundle.Month, bundleFile.Bundle.Until, bundleFile.Fingerprint);
}

/// <summary>Who handed in what (上报情况).</summary>
/// <param name="Months">All months of which there is a bundle, the latest first.</param>
/// <param name="Schools">Every school known, by name.</param>
public sealed record CountyReceiptsView(IReadOnlyList<string> Months, IReadOnlyList<SchoolReceiptsView> Schools)
{
    public static CountyReceiptsView Of(IReadOnlyList<School> served, IReadOnlyList<HandedIn> published, IReadOnlyDictionary<string, string> keys, IReadOnlyList<HandedIn> received)
    {
        var (own, others) = (published.ToLookup(each => each.School), received.ToLookup(each => each.School));
        var schools = served.Select(school => new SchoolReceiptsView(school.Id, school.Name, Served: true, null, Receipts(own[school.Id])))
            .Concat(keys.Where(key => served.All(school => school.Id != key.Key)).Select(key => new SchoolReceiptsView(
                key.Key, others[key.Key].LastOrDefault()?.Name ?? key.Key, Served: false, key.Value, Receipts(others[key.Key]))));
        return new([.. published.Concat(received).Select(each => each.Month).Distinct().OrderDescending(StringComparer.Ordinal)],
            [.. schools.OrderBy(school => school.Name, StringComparer.Ordinal).ThenBy(school => school.School, StringComparer.Ordinal)]);
    }

    private static List<ReceiptView> Receipts(IEnumerable<HandedIn> handed) => [.. handed.Select(each => new ReceiptView(each.Term, each.Month, each.Until, each.ReceivedAt))];
}

/// <summary>One school's bundles.</summary>
/// <param name="School">School code.</param>
/// <param name="Name">As in its latest bundle.</param>
/// <param name="Served">Whether it is kept in this system, and its bundles are read as it published them.</param>
/// <param name="Fingerprint">Of the key accepted; null of a school kept here.</param>
/// <param name="Bundles">By month.</param>
public sealed record SchoolReceiptsView(string School, string Name, bool Served, string? Fingerprint, IReadOnlyList<ReceiptView> Bundles);

/// <summary>One bundle received, or published here.</summary>
public sealed record ReceiptView(string Term, string Month, DateOnly Until, DateTimeOffset ReceivedAt);

/// <summary>Schools side by side (县级对比).</summary>
/// <param name="Key">The month or term asked for.</param>
/// <param name="View">Whose view.</param>
/// <param name="Levels">The four levels of clause Z7, and which of them the bundles hold.</param>
/// <param name="Columns">What is compared.</param>
/// <param name="County">All comparable schools together, in the order of the columns.</param>
/// <param name="Schools">The schools of this page.</param>
/// <param name="Count">How many schools there are in all.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Missing">Schools without a bundle, by name.</param>
public sealed record ComparisonView(
    string Key, CountyView View, IReadOnlyList<LevelView> Levels, IReadOnlyList<ComparedColumn> Columns, IReadOnlyList<ComparedFigure> County, IReadOnlyList<ComparedSchool> Schools,
    int Count, int Page, int Pages, IReadOnlyList<string> Missing);

/// <summary>One level of clause Z7 (层级).</summary>
/// <param name="Name">City, county, school, class.</param>
/// <param name="InData">Whether bundles hold it.</param>
/// <param name="Note">Why not.</param>
public sealed record LevelView(Text Name, bool InData, Text? Note)
{
    public static readonly IReadOnlyList<LevelView> All =
    [
        new(new("市", "city"), false, new("本系统只收一个县的汇总包，没有全市数据", "bundles of one county are held here; there is nothing of the city")),
        new(new("县", "county"), true, null), new(new("校", "school"), true, null),
        new(new("班", "class"), false, new("汇总包不含班级，班级只在本校可看", "a bundle has no classes; they are seen at their school alone")),
    ];
}
