using System.Text;
using QualityTracker.Api;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Records;
using QualityTracker.Core.PayRuns;

namespace QualityTracker.Benchmarks;

/// <summary>Trial calculations over the demo school, from the request to the last byte of the answer.</summary>
public static class WhatIfBenchmark
{
    private static readonly string[] Unlimited = ["--Limits:PerMinuteOfAccount=1000000", "--Limits:CostlyPerMinute=1000000"];

    public static async Task<IReadOnlyList<Figure>> Run(DemoTerm demo)
    {
        await using var app = App.Build(demo.Database, Unlimited, "http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient
        {
            BaseAddress = new Uri(app.Urls.Single()),
            DefaultRequestHeaders = { Authorization = new("Bearer", StartBenchmark.TokenIn(demo.Database, "what-if", "pay")) },
        };
        var run = demo.Database.Read(connection => new RecordStore<PayRun>(RecordPayRun.Kind).InForce(connection, DemoTerm.School).First(each => each.Term == DemoTerm.Term).Id);
        return
        [
            Of("what-if over HTTP: another pack, with a pay run", "", $$"""{ "policy": "combined", "payRun": "{{run}}" }"""),
            Of("the same with a parameter of the term's own pack changed", "", $$"""{ "parameters": { "process-weight": "70" }, "payRun": "{{run}}" }"""),
            Of("the same as a workbook", ".xlsx", $$"""{ "policy": "combined", "payRun": "{{run}}" }"""),
        ];

        // A second of runs is too few for the code to be compiled for good: some more before it is measured.
        Figure Of(string name, string rest, string body)
        {
            for (var run = 0; run < 30; run++) Ask(rest, body);
            return new(name, Figure.Median(21, () => Ask(rest, body)), "ms", "< 200");
        }

        void Ask(string rest, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = client.PostAsync(new Uri($"/api/v1/schools/{DemoTerm.School}/what-ifs/{DemoTerm.Term}{rest}", UriKind.Relative), content).GetAwaiter().GetResult();
            answer.EnsureSuccessStatusCode();
            answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        }
    }
}
