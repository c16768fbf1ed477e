using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Tests.Policies;

namespace QualityTracker.Core.Tests.Measures;

/// <summary>The table beside the measures is the catalogue itself.</summary>
public sealed class MeasureTableTests
{
    [Test]
    public void The_table_shows_every_measure_as_it_is()
    {
        var table = File.ReadAllText(Path.Combine(ClauseTable.Root, "src/QualityTracker.Core/Measures/README.md"))
            .Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.That(table, Is.EqualTo(MeasureCatalogue.All.Select(RowOf)), string.Join('\n', MeasureCatalogue.All.Select(RowOf)));
    }

    private static string RowOf(Measure measure) => "| " + string.Join(" | ",
        $"`{measure.Code}`", $"{measure.Name.Zh} · {measure.Name.En}", $"{measure.Unit.Zh} · {measure.Unit.En}",
        $"{Names.Of(measure.Source).Zh} · {Names.Of(measure.Source).En}",
        string.Join(", ", Enum.GetValues<MeasureAbout>().Where(about => measure.About.HasFlag(about)).Select(about => $"{about}".ToLowerInvariant())),
        measure.About == MeasureAbout.Class ? "week" : "any",
        measure.Options.Count == 0 ? "–" : string.Join("; ", measure.Options.Select(OptionOf))) + " |";

    private static string OptionOf(MeasureOption option) =>
        $"`{option.Name}` {option.Title.En} ({(option.Default.Count == option.Choices.Count && option.Many ? "all" : string.Join(", ", option.Default.DefaultIfEmpty("none")))})";
}
