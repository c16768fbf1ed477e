using QualityTracker.Benchmarks;

// Every figure in one run, so that what is compared was measured on the same machine in the same minutes; only those named, when some are.
// Two empty databases of PostgreSQL may follow, such as Host=… Host=…: load, writes and county are measured on them then too.
var servers = args.Where(each => each.Contains('=', StringComparison.Ordinal)).ToArray();
var names = args.Except(servers).ToArray();
(string Name, Func<Task<IReadOnlyList<Figure>>> Run)[] benchmarks =
[
    ("evaluation", () => OnDemo(demo => Now(EvaluationBenchmark.Run(demo)))),
    ("sheet", () => OnDemo(demo => Now(SheetBenchmark.Run(demo)))),
    ("what-if", () => OnDemo(WhatIfBenchmark.Run)),
    ("explanation", () => OnDemo(ExplanationBenchmark.Run)),
    ("start", () => OnDemo(StartBenchmark.Run)),
    ("page", () => OnDemo(PageBenchmark.Run)),
    ("exam", () => OnDemo(ExamBenchmark.Run)),
    ("load", () => OnDemo(LoadBenchmark.Run, servers.FirstOrDefault())),
    ("writes", () => WriteBenchmark.Run(servers)),
    ("county", () => Now(CountyBenchmark.Run(servers.FirstOrDefault()))),
    ("import", () => Now(ImportBenchmark.Run())),
    ("audit", () => Now(AuditBenchmark.Run())),
];
if (names.Except(benchmarks.Select(each => each.Name)).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"{unknown} is none of: {string.Join(", ", benchmarks.Select(each => each.Name))}");
    return 1;
}

var figures = new List<Figure>();
foreach (var (name, run) in benchmarks)
{
    if (names.Length == 0 || names.Contains(name)) figures.AddRange(await run());
}

Figure.Print(figures);
return 0;

static Task<IReadOnlyList<Figure>> Now(IEnumerable<Figure> figures) => Task.FromResult<IReadOnlyList<Figure>>([.. figures]);

static async Task<IReadOnlyList<Figure>> OnDemo(Func<DemoTerm, Task<IReadOnlyList<Figure>>> run, string? server = null)
{
    using var demo = DemoTerm.Load(server);
    return await run(demo);
}
