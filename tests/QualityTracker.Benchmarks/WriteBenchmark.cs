using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QualityTracker.Api;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Imports;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;

namespace QualityTracker.Benchmarks;

/// <summary>
/// Observations posted over HTTP, each on disk before its answer: by somebody signed in, with rights, rules, log and anti-forgery, against a bare
/// endpoint on a database of the same kind that inserts the same row, commits, and does nothing else. wrk sends; both in turn, in one process.
/// </summary>
public static partial class WriteBenchmark
{
    private const int Rounds = 5;
    private const int Seconds = 4;

    /// <param name="servers">Two empty databases of PostgreSQL; none for files.</param>
    public static async Task<IReadOnlyList<Figure>> Run(params string[] servers)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark").FullName;
        var on = servers.Length > 0 ? "PostgreSQL" : "SQLite";
        var database = Prepare(Path.Combine(folder, "whole"), servers.ElementAtOrDefault(0), out var frame);
        var other = Prepare(Path.Combine(folder, "bare"), servers.ElementAtOrDefault(1), out _);
        await using var app = App.Build(database, ["--Limits:PerMinuteOfAccount=100000000", "--environment=Production"], "http://127.0.0.1:0");
        await using var bare = Bare(other);
        await app.StartAsync();
        await bare.StartAsync();
        var script = Path.Combine(folder, "post.lua");
        await File.WriteAllTextAsync(script, Script(frame, await HeadersOf(app, database)));
        var (figures, run) = (new List<Figure>(), 0);
        foreach (var clients in new[] { 1, 64 })
        {
            var (ours, theirs) = (new List<Measured>(), new List<Measured>());
            for (var round = 0; round <= Rounds; round++)
            {
                var (first, second) = (Send(app.Urls.First(), script, clients, ++run), Send(bare.Urls.First(), script, clients, run));
                if (round == 0) continue; // once warm
                ours.Add(first);
                theirs.Add(second);
            }

            var (a, b) = (Middle(ours, each => each.PerSecond), Middle(theirs, each => each.PerSecond));
            figures.Add(new($"{on}: observations posted, on disk, {clients} {(clients == 1 ? "client" : "clients")}", a, "/s", ""));
            figures.Add(new($"{on}: the same, 99 % within", Middle(ours, each => each.Slow), "ms", ""));
            figures.Add(new($"{on}: bare insert and commit, {clients} {(clients == 1 ? "client" : "clients")}", b, "/s", ""));
            figures.Add(new($"{on}: of the bare endpoint's", a / b, "", "≥ 0.7"));
        }

        return figures;
    }

    private static Database Prepare(string folder, string? server, out SchoolFrame frame)
    {
        Directory.CreateDirectory(folder);
        var database = Database.At(folder, server);
        Migrations.Apply(database);
        new AuditLog(database, TimeProvider.System).Begin();
        var frames = new FrameStore();
        DemoSchool.LoadWhenEmpty(database, new Importer(database, frames, TimeProvider.System));
        frame = database.Read(connection => frames.Read(connection, DemoTerm.School))!;
        database.Write(connection => connection.Execute("delete from lesson_observations")); // whose facts would be in the way
        return database;
    }

    // What one writes who wants nothing but the row: in a file one at a time, since SQLite has one writer and the others would sleep.
    private static WebApplication Bare(Database database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));
        var app = builder.Build();
        var (store, one, isFile) = (new RecordStore<LessonObservation>(RecordLessonObservation.Kind), new SemaphoreSlim(1), database is SqliteDatabase);
        app.MapPost("/api/v1/schools/{school}/lesson-observations", async (string school, LessonObservation observation) =>
        {
            if (isFile) await one.WaitAsync();
            try
            {
                using var connection = database.Open();
                using var transaction = connection.BeginTransaction();
                store.Add(connection, school, observation, TimeProvider.System.GetUtcNow());
                transaction.Commit();
            }
            finally
            {
                if (isFile) one.Release();
            }

            return TypedResults.Created();
        });
        return app;
    }

    private static async Task<string> HeadersOf(WebApplication app, Database database)
    {
        var (key, now) = (SecretKey.Make(), app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        database.Write(connection =>
        {
            var account = new Account { Id = Guid.CreateVersion7().ToString(), UserName = "writes", NormalizedName = "WRITES" };
            AccountStore.Add(connection, account, [new() { Role = Role.Office, School = DemoTerm.School, From = new(2020, 1, 1) }], now);
            SessionStore.Add(connection, new Session { Id = Guid.CreateVersion7().ToString(), Account = account.Id, StartedAt = now, LastSeenAt = now, Address = "127.0.0.1", Agent = "writes" }, key);
            return true;
        });
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()), DefaultRequestHeaders = { { "Cookie", $"qt-session={key}" } } };
        using var answer = await client.GetAsync(new Uri("/api/v1/session", UriKind.Relative));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("qt-antiforgery", StringComparison.Ordinal)).Split(';')[0];
        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["antiforgery"]!;
        return $"wrk.headers['Cookie'] = 'qt-session={key}; {cookie}'\nwrk.headers['X-Antiforgery'] = '{token}'\n";
    }

    // Each request another id and another fact (day, period, class and observer one after the other), beginning elsewhere in each run.
    private static string Script(SchoolFrame frame, string headers)
    {
        var term = frame.Terms.Values.OrderBy(each => each.FirstDay).First();
        var days = Enumerable.Range(0, 120).Select(term.FirstDay.AddDays).Where(day => day <= term.LastDay && frame.Calendars[term.Id].IsTeachingDay(day)).ToList();
        var staff = frame.Lists.Staff.Where(each => days.TrueForAll(each.IsEmployedOn)).Select(each => each.Id).ToList();
        var classes = frame.Lists.Classes.Where(each => each.SchoolYear == term.SchoolYear).Select(each => each.Id);
        static string List<T>(IEnumerable<T> values) => "{" + string.Join(',', values.Select(value => string.Create(CultureInfo.InvariantCulture, $"'{value:yyyy-MM-dd}'"))) + "}";
        return $$"""
            {{headers}}wrk.headers['Content-Type'] = 'application/json'
            local days, staff, classes = {{List(days)}}, {{List(staff)}}, {{List(classes)}}
            local run, sent = tonumber(os.getenv('RUN')), 0
            request = function()
              sent = sent + 1
              local of = function(count) local at = rest % count; rest = math.floor(rest / count); return at + 1 end
              rest = run * 50000 + sent
              local day, period, class, observer = days[of(#days)], of(8), classes[of(#classes)], of(#staff)
              local teacher = (observer + of(#staff - 1) - 1) % #staff + 1
              local id = string.format('0199%04x-%04x-7000-8000-%012x', run, math.floor(sent / 65536), sent)
              return wrk.format('POST', '/api/v1/schools/{{DemoTerm.School}}/lesson-observations', nil, '{"id":"' .. id .. '","date":"' .. day .. '","period":' .. period ..
                ',"observer":"' .. staff[observer] .. '","teacher":"' .. staff[teacher] .. '","class":"' .. class .. '","subject":"{{frame.Lists.Subjects.First().Id}}","topic":"《背影》","kind":"planned","minutes":40,"evaluated":true,"advice":"增加小组讨论，给学生留出思考的时间"}')
            end
            response = function(status, headers, body) if status >= 300 then print(status .. ' ' .. body) end end
            """;
    }

    private sealed record Measured(double PerSecond, double Slow);

    private static Measured Send(string address, string script, int clients, int run)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{clients}", $"-d{Seconds}s", "--latency", "-s", script, address]) { RedirectStandardOutput = true, Environment = { ["RUN"] = $"{run}" } };
        using var wrk = Process.Start(start)!;
        var said = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if (said.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException(said);
        var slow = Slow().Match(said);
        var unit = slow.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };
        return new(double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(slow.Groups[1].Value, CultureInfo.InvariantCulture) * unit);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Slow();

    private static double Middle(List<Measured> runs, Func<Measured, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);
}
