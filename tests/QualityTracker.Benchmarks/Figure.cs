using System.Diagnostics;
using System.Globalization;

namespace QualityTracker.Benchmarks;

/// <summary>One measured figure beside its goal.</summary>
public sealed record Figure(string Name, double Value, string Unit, string Goal)
{
    /// <summary>The median time of some runs, in milliseconds, once warm: after a second of runs.</summary>
    public static double Median(int runs, Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(1)) work();
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }

    public static void Print(IReadOnlyList<Figure> figures)
    {
        Console.WriteLine("| what | measured | goal |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var figure in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {figure.Name} | {figure.Value:#,##0.##} {figure.Unit} | {figure.Goal} |"));
        }
    }
}
