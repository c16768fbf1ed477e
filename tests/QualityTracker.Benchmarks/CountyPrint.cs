using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using QualityTracker.Api.Storage;

namespace QualityTracker.Benchmarks;

/// <summary>Books of sheets of many schools, asked of the program as it is run and fetched from it.</summary>
public static class CountyPrint
{
    /// <summary>Seconds from the first request to the last byte of the last book, the sheets in them, and the most memory of the program in MB.</summary>
    public static (double Seconds, long Sheets, double Resident) Run(Database database, IReadOnlyList<string> schools, string? server = null)
    {
        var token = StartBenchmark.TokenIn(database, server is null ? "books" : "books-on-server");
        using var process = StartBenchmark.Start(database.Folder, out var address, out _, "--Limits:PerMinuteOfAccount=1000000", "--Limits:CostlyPerMinute=1000000", $"QUALITYTRACKER_DATABASE={server}");
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address), DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
            StartBenchmark.FirstAnswer(client, $"{address}/api/v1/schools").GetAwaiter().GetResult();
            var start = Stopwatch.GetTimestamp();
            var sheets = Print(client, schools).GetAwaiter().GetResult();
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            process.Refresh();
            return (seconds, sheets, process.PeakWorkingSet64 / 1024.0 / 1024.0);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    // As many wait as may; whoever is done is fetched, and the next is asked for.
    private static async Task<long> Print(HttpClient client, IReadOnlyList<string> schools)
    {
        var (sheets, waiting, at) = (0L, new Queue<string>(), 0);
        while (at < schools.Count || waiting.Count > 0)
        {
            if (at < schools.Count && waiting.Count < 10)
            {
                var jobs = $"/api/v1/schools/{schools[at]}/print-jobs";
                using var answer = await client.PostAsJsonAsync(new Uri(jobs, UriKind.Relative), new JsonObject { ["kind"] = "sheetBook", ["term"] = DemoTerm.Term });
                if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable))
                {
                    var job = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
                    waiting.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{jobs}/{job["id"]}"));
                    at++;
                    continue;
                }
            }

            var state = (await client.GetFromJsonAsync<JsonNode>(new Uri(waiting.Peek(), UriKind.Relative)))!;
            switch ((string?)state["state"])
            {
                case "done":
                    sheets += (long)state["outOf"]!;
                    _ = await client.GetByteArrayAsync(new Uri(waiting.Dequeue() + "/file", UriKind.Relative));
                    break;
                case "waiting" or "printing":
                    await Task.Delay(20);
                    break;
                default:
                    throw new InvalidOperationException(state.ToJsonString());
            }
        }

        return sheets;
    }
}
