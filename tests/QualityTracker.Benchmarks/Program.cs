using QualityTracker.Benchmarks;

// Every figure in one run, so that what is compared was measured on the same machine in the same minutes.
var figures = new List<Figure>();

// One alone: writes, with two empty databases of PostgreSQL for that.
if (args.FirstOrDefault() == "writes")
{
    Figure.Print(await WriteBenchmark.Run(args[1..]));
    return;
}

using (var demo = DemoTerm.Load())
{
    figures.AddRange(SheetBenchmark.Run(demo));
    figures.AddRange(EvaluationBenchmark.Run(demo));
    figures.AddRange(await WhatIfBenchmark.Run(demo));
    figures.AddRange(await ExplanationBenchmark.Run(demo));
    figures.AddRange(await StartBenchmark.Run(demo));
    figures.AddRange(await PageBenchmark.Run(demo));
    figures.AddRange(await ExamBenchmark.Run(demo));
}

figures.AddRange(await WriteBenchmark.Run());
figures.AddRange(CountyBenchmark.Run());
figures.AddRange(ImportBenchmark.Run());
figures.AddRange(AuditBenchmark.Run());
Figure.Print(figures);
