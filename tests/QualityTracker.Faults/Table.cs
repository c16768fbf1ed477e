using System.Globalization;

namespace QualityTracker.Faults;

/// <summary>The figures of a run, in one table.</summary>
public static class Table
{
    public static string Line(FormattableString figure) => figure.ToString(CultureInfo.InvariantCulture);

    public static double Part(IReadOnlyCollection<double> values, double part) => values.Count == 0 ? 0 : values.Order().ElementAt((int)((values.Count - 1) * part));

    /// <summary>0 when nothing was wrong.</summary>
    public static int Print(string title, IReadOnlyList<(string What, string Figure)> figures, IReadOnlyCollection<string> wrong)
    {
        Console.WriteLine($"| {title} | |");
        Console.WriteLine("| --- | ---: |");
        foreach (var (what, figure) in figures) Console.WriteLine($"| {what} | {figure} |");
        Console.WriteLine($"| wrong | {wrong.Count} |");
        foreach (var each in wrong.Take(10)) Console.WriteLine($"WRONG: {each}");
        return wrong.Count == 0 ? 0 : 1;
    }
}
