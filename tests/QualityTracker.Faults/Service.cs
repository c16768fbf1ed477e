using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using QualityTracker.Api;

namespace QualityTracker.Faults;

/// <summary>The program itself, as a process of its own (被测程序).</summary>
public sealed class Service(Ground ground, string folder, IReadOnlyDictionary<string, string>? environment = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> said = new();
    private readonly string address = FreeAddress();
    private Process? process;

    public Uri Address => new(address);

    public string Said => string.Join('\n', said);

    /// <summary>What is wrong when it ended although nobody ended it.</summary>
    public string? Ended => process is { HasExited: true } ? string.Create(CultureInfo.InvariantCulture, $"The program ended with {process.ExitCode}: {Said}") : null;

    /// <summary>
    /// Whether the kernel ended it with SIGBUS, as it does with every program that writes to a file it has in its memory (SQLite's index of the log) once the
    /// disk under the file refuses to be written.
    /// </summary>
    public bool EndedByKernel => process is { HasExited: true, ExitCode: 128 + 7 };

    /// <summary>Starts it and waits until it answers a request that reads the database; gives milliseconds.</summary>
    public async Task<double> Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "--data", folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (ground.Server is { } server) start.Environment["QUALITYTRACKER_DATABASE"] = server.Connection;
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var limit in new[] { "SignInsPerAddress", "SignInsPerName", "PerMinuteOfAccount", "CostlyPerMinute", "CostlyAtOnce" }) start.Environment["Limits__" + limit] = "10000000";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var begun = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = ground.Client(Address);
        while (Stopwatch.GetElapsedTime(begun) < Patience && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/api/v1/schools", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
            catch (HttpRequestException)
            {
            }

            await Task.Delay(25);
        }

        throw new InvalidOperationException($"The program does not start: {Said}");
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        if (process is null) return;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void Dispose() => Kill();

    private void Keep(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        while (said.Count > 60) said.TryDequeue(out _);
    }

    private static string FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }
}
