using System.Text.Json;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Tests.Vectors;

namespace QualityTracker.Core.Tests.Statistics;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("zh-CN")]
public sealed class ClassStatisticsVectorTests(string culture) : VectorTests(culture)
{
    [Test]
    public void Every_worked_class_is_reproduced()
    {
        var cases = Cases("class-statistics.json");
        Assert.That(cases, Has.Count.EqualTo(7));
        foreach (var worked in cases)
        {
            var enrolled = worked.GetProperty("enrolled");
            var statistics = ClassStatistics.Of(
                [.. worked.GetProperty("scores").EnumerateArray().Select(Number)],
                Number(worked.GetProperty("fullMark")),
                enrolled: enrolled.ValueKind == JsonValueKind.Null ? null : enrolled.GetInt32());

            var expected = worked.GetProperty("expected");
            Assert.That(statistics.Present, Is.EqualTo(expected.GetProperty("present").GetInt32()));
            Assert.That(Figures(statistics), Is.EqualTo(Names.Select(name => expected.GetProperty(name).GetString())));
        }
    }

    private static readonly string[] Names =
    [
        "mean", "populationSd", "sampleSd", "excellentRate", "passRate", "lowRate", "difficulty", "discrimination", "composite",
    ];

    private static string?[] Figures(ClassStatistics one) =>
    [
        Points(one.Mean), Root(one.PopulationSd), Root(one.SampleSd), Points(one.ExcellentRate), Points(one.PassRate),
        Points(one.LowRate), Statistic(one.Difficulty), Statistic(one.Discrimination), Points(one.Composite),
    ];

    private static string? Points(decimal? exact) => Printed(exact is { } figure ? Rounding.Points(figure) : null);

    private static string? Statistic(decimal? exact) => Printed(exact is { } figure ? Rounding.Statistic(figure) : null);

    private static string? Root(double? exact) => Printed(exact is { } figure ? Rounding.Statistic(figure) : null);
}
