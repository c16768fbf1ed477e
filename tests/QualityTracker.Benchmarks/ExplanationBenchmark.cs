using QualityTracker.Api;

namespace QualityTracker.Benchmarks;

/// <summary>How a figure of the demo school was made, from the request to the last byte of the answer.</summary>
public static class ExplanationBenchmark
{
    private static readonly string[] Unlimited = ["--Limits:PerMinuteOfAccount=1000000"];
    private static readonly string[] Figures = ["total", "norms/X13", "workload/weeks/3", "band"];

    public static async Task<IReadOnlyList<Figure>> Run(DemoTerm demo)
    {
        await using var app = App.Build(demo.Database, Unlimited, "http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient
        {
            BaseAddress = new Uri(app.Urls.Single()),
            DefaultRequestHeaders = { Authorization = new("Bearer", StartBenchmark.TokenIn(demo.Database, "explanation", "read")) },
        };
        return [new("explanation of one figure over HTTP, the slowest of four", Figures.Max(figure => Figure.Median(21, () => Ask(figure))), "ms", "< 50")];

        void Ask(string figure)
        {
            using var answer = client.GetAsync(new Uri($"/api/v1/schools/{DemoTerm.School}/evaluations/{DemoTerm.Term}/T010/explanation?figure={figure}", UriKind.Relative)).GetAwaiter().GetResult();
            answer.EnsureSuccessStatusCode();
            answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        }
    }
}
