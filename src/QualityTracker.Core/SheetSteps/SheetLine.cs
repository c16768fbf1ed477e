using System.Globalization;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Norms;

namespace QualityTracker.Core.SheetSteps;

/// <summary>A line of a sheet (考核表的一行): what is confirmed and objected to.</summary>
/// <param name="Id">Stable within a pack, such as process/leader-lectures, norm/W4, total, band.</param>
/// <param name="Title">As printed.</param>
/// <param name="Figure">As shown, the same in every language: two sheets with equal figures are the same sheet.</param>
public sealed record SheetLine(string Id, Text Title, string Figure)
{
    public const string Total = "total";

    public const string Band = "band";

    public const string Veto = "veto";

    /// <summary>
    /// A person's sheet in lines: the norms owed, each indicator, the total and the band, in the order of the sheet; a veto is a line of its
    /// own, as the band alone is posted.
    /// </summary>
    public static IReadOnlyList<SheetLine> Of(PersonEvaluation person) =>
    [
        .. person.NormsOwed.Select(norm => new SheetLine($"norm/{norm.Norm}", norm.Title, Shown(norm))).DistinctBy(line => line.Id),
        .. person.Dimensions.SelectMany(dimension => dimension.Indicators.Select(each =>
            new SheetLine($"{dimension.Id}/{each.Id}", each.Title, each.Points is { } points ? Shown(points) : "–"))),
        new(Total, new("总分", "total"), person.Total is { } total ? Shown(total) : "–"),
        new(Band, new("等次", "band"), person.Band?.Id ?? "–"),
        .. person.Vetoed ? [new SheetLine(Veto, new("师德一票否决", "ethics veto"), "1")] : Array.Empty<SheetLine>(),
    ];

    private static string Shown(NormResult norm) => $"{Plain(norm.Actual)} / {Plain(norm.TargetShown)}";

    // Without noughts at the end: 3.0 hours entered anew as 3 change nothing.
    private static string Plain(decimal figure) => Shown(figure / 1.0000000000000000000000000000m);

    private static string Shown(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);
}
