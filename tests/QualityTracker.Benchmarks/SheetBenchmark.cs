using System.Diagnostics;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Benchmarks;

/// <summary>Printing: a merged book of 500 sheets on one core, and single sheets.</summary>
public static class SheetBenchmark
{
    private const int BookOf = 500;

    public static IEnumerable<Figure> Run(DemoTerm demo)
    {
        var evaluated = demo.Evaluated;
        var composer = new TermSheetComposer(evaluated.Frame, evaluated.Evaluation, evaluated.Pack);
        var people = evaluated.Evaluation.People;
        TermSheet[] Book() => [.. Enumerable.Range(0, BookOf).Select(at => composer.Of(people[at % people.Count]))];
        var book = OnOneCore(() => Figure.Median(7, () => PdfWriter.Write(TermSheetLayout.Of(Book()))));
        yield return new("merged book of 500 sheets, one core, warm", BookOf / book * 1000, "sheets/s", "≥ 300");
        var one = 0;
        var single = Figure.Median(41, () => PdfWriter.Write(TermSheetLayout.Of(composer.Of(people[one++ % people.Count]))));
        yield return new("single sheet, warm", single, "ms", "≤ 25");
        var two = Figure.Median(21, () => Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at =>
        {
            for (var turn = 0; turn < 5; turn++) PdfWriter.Write(TermSheetLayout.Of(composer.Of(people[((at * 7) + turn) % people.Count])));
        }));
        yield return new("two single sheets at a time, each", two / 5, "ms", "≤ 25");
    }

    private static double OnOneCore(Func<double> measure)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return measure();
        var process = Process.GetCurrentProcess();
        var all = process.ProcessorAffinity;
        process.ProcessorAffinity = 1;
        try
        {
            return measure();
        }
        finally
        {
            process.ProcessorAffinity = all;
        }
    }
}
