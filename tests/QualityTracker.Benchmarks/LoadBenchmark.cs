using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using QualityTracker.Api;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Storage;

namespace QualityTracker.Benchmarks;

/// <summary>
/// Many at once: 64 browsers, each signed in with an account of its own, that ask again as soon as they are answered. They are wrk's, a program
/// beside this one on the same processors; Debian has it.
/// </summary>
public static partial class LoadBenchmark
{
    private const int Clients = 64;
    private const int Seconds = 10;
    private static readonly string[] Unlimited = ["--Limits:PerMinuteOfAccount=100000000", "--Limits:CostlyPerMinute=100000000", "--Logging:LogLevel:Default=Warning"];

    public static async Task<IReadOnlyList<Figure>> Run(DemoTerm demo)
    {
        var on = demo.Database is SqliteDatabase ? "SQLite" : "PostgreSQL";
        var keys = SignIn(demo.Database);
        await using var app = App.Build(demo.Database, Unlimited, "http://127.0.0.1:0");
        await app.StartAsync();
        var figures = new List<Figure>();
        var staff = demo.Evaluated.Evaluation.People.Select(person => person.Staff).ToList();
        Measure("list of 50 lesson observations", [$"/api/v1/schools/{DemoTerm.School}/lesson-observations?limit=50"], "≥ 3,000", "< 50");
        Measure("sheet as PDF", [.. staff.Select(each => $"/api/v1/schools/{DemoTerm.School}/sheets/{DemoTerm.Term}/{each}.pdf")], "–", "< 200");
        await app.StopAsync();
        return figures;

        void Measure(string what, IReadOnlyList<string> addresses, string rate, string slowest)
        {
            var script = Path.Combine(demo.Folder, "load.lua");
            File.WriteAllText(script, Script(keys, addresses));
            Load(app.Urls.Single(), script, Seconds); // until all of it is compiled well
            var said = Load(app.Urls.Single(), script, Seconds);
            if (Wrong().IsMatch(said)) throw new InvalidOperationException(said);
            figures.Add(new($"{on}: {what}, {Clients} clients", double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), "requests/s", rate));
            var time = Slowest().Match(said);
            figures.Add(new($"{on}: the same, 99 of 100 within", double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture) * (time.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 }), "ms", slowest));
        }
    }

    private static string Load(string address, string script, int seconds)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", $"-c{Clients}", $"-d{seconds}s", "--latency", "--timeout", "10s", "-s", script, address]) { RedirectStandardOutput = true })!;
        var said = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        return said;
    }

    private static List<string> SignIn(Database database)
    {
        var now = TimeProvider.System.GetUtcNow();
        return database.Write(connection => Enumerable.Range(1, Clients).Select(at =>
        {
            var (key, name) = (SecretKey.Make(), $"load-{at}");
            var account = new Account { Id = Guid.CreateVersion7().ToString(), UserName = name, NormalizedName = name.ToUpperInvariant() };
            AccountStore.Add(connection, account, [new() { Role = Role.Principal, From = new(2020, 1, 1) }], now);
            SessionStore.Add(connection, new Session { Id = Guid.CreateVersion7().ToString(), Account = account.Id, StartedAt = now, LastSeenAt = now, Address = "127.0.0.1", Agent = "wrk" }, key);
            return key;
        }).ToList());
    }

    private static string Script(IReadOnlyList<string> keys, IReadOnlyList<string> addresses) =>
        $$"""
        local keys = { {{string.Join(", ", keys.Select(key => $"\"{key}\""))}} }
        local addresses = { {{string.Join(", ", addresses.Select(address => $"\"{address}\""))}} }
        local at = 0
        request = function()
          at = at + 1
          return wrk.format("GET", addresses[at % #addresses + 1], { ["Cookie"] = "qt-session=" .. keys[at % #keys + 1] })
        end
        """;

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Slowest();

    [GeneratedRegex("Non-2xx|Socket errors")]
    private static partial Regex Wrong();
}
