using System.Globalization;
using System.Text.Json;

namespace QualityTracker.Core.Tests.Vectors;

/// <summary>Reproduces a file of worked cases, in one culture: the figures must not notice it.</summary>
public abstract class VectorTests(string culture)
{
    private CultureInfo before = CultureInfo.CurrentCulture;

    [SetUp]
    public void Enter_culture() => (before, CultureInfo.CurrentCulture) = (CultureInfo.CurrentCulture, new CultureInfo(culture));

    [TearDown]
    public void Leave_culture() => CultureInfo.CurrentCulture = before;

    protected static List<JsonElement> Cases(string file)
    {
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, "Vectors", file);
        return [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("cases").EnumerateArray()];
    }

    protected static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    /// <summary>As the case writes it, places and all; null for a figure that is not there.</summary>
    protected static string? Printed(decimal? rounded) => rounded?.ToString(CultureInfo.InvariantCulture);
}
