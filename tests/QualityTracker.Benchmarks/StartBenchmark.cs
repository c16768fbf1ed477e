using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using QualityTracker.Api;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Storage;

namespace QualityTracker.Benchmarks;

/// <summary>The program started on an existing database: its first answer, and its memory when idle.</summary>
public static class StartBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Figure>> Run(DemoTerm demo)
    {
        var times = new List<double>();
        var resident = 0.0;
        var token = TokenIn(demo.Database);
        for (var run = 0; run < 5; run++)
        {
            using var process = Start(demo.Folder, out var address, out var started);
            try
            {
                using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
                await FirstAnswer(client, $"{address}/api/v1/schools");
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                await client.GetByteArrayAsync($"{address}/api/v1/schools/{DemoTerm.School}/sheets/{DemoTerm.Term}/T001.pdf");
                await Task.Delay(TimeSpan.FromSeconds(1));
                process.Refresh();
                resident = process.WorkingSet64 / 1024.0 / 1024.0;
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        times.Sort();
        return [new("first answer after process start", times[times.Count / 2], "ms", "≤ 1,500"), new("resident when idle, one sheet printed", resident, "MB", "< 200")];
    }

    /// <summary>An access token of somebody who may see every sheet.</summary>
    public static string TokenIn(Database database, string name = "speed", string scopes = "read")
    {
        var now = TimeProvider.System.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7().ToString(), UserName = name, NormalizedName = name.ToUpperInvariant() };
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7().ToString(),
            Account = account.Id,
            Name = name,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1),
        };
        var key = AccessToken.MakeKey();
        database.Write(connection =>
        {
            AccountStore.Add(connection, account, [new() { Role = Role.Principal, From = new(2020, 1, 1) }], now);
            TokenStore.Add(connection, token, key);
            return true;
        });
        return key;
    }

    public static Process Start(string folder, out string address, out long started, params string[] settings)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
        }

        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "--data", folder]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address;
        foreach (var setting in settings) start.Environment[setting.Split('=')[0].TrimStart('-').Replace(":", "__", StringComparison.Ordinal)] = setting.Split('=', 2)[1];
        started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    public static async Task FirstAnswer(HttpClient client, string address)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < Patience)
        {
            try
            {
                if ((await client.GetAsync(address)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        throw new TimeoutException("The program did not answer.");
    }
}
