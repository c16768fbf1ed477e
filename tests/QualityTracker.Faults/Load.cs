using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QualityTracker.Api;
using QualityTracker.Core.Duties;
using QualityTracker.Core.LessonObservations;

namespace QualityTracker.Faults;

/// <summary>Clients that write all the time, each from its seed (负载), and remember what was acknowledged.</summary>
/// <param name="ground">What can be written.</param>
/// <param name="promises">Where it is remembered.</param>
/// <param name="seed">Of this load: no other of the run has it.</param>
/// <param name="recorded">How much was recorded of what the program did; 0 where nothing is.</param>
public sealed class Load(Ground ground, Promises promises, int seed, Func<long>? recorded = null)
{
    private const int RowsOfImport = 60;

    private readonly ConcurrentQueue<double> writes = new();
    private readonly ConcurrentQueue<double> reads = new();
    private readonly ConcurrentDictionary<(string What, int Status), int> statuses = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly ConcurrentQueue<(string Address, string Json, Promise Promise)> doubtful = new();

    public IReadOnlyCollection<double> Writes => writes;

    public IReadOnlyCollection<double> Reads => reads;

    /// <summary>Answers that no fault explains.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    public int Count(string what, int status) => statuses.GetValueOrDefault((what, status));

    public IEnumerable<(string What, int Status, int Count)> Statuses => statuses.Select(each => (each.Key.What, each.Key.Status, each.Value)).Order();

    /// <summary>Runs until it is stopped; whatever was not answered then stays in doubt.</summary>
    public Task Run(Uri address, int clients, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, clients + 3).Select(client => Task.Run(async () =>
    {
        using var http = ground.Client(address);
        var random = new Random(HashCode(seed, client));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (client < clients) await Write(http, client, random);
                else if (client == clients) await Import(http, random, stop);
                else if (client == clients + 1) await SignIn(address, stop);
                else await Read(http, stop);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                if (!stop.IsCancellationRequested) statuses.AddOrUpdate((client == clients + 2 ? "read" : "write", 0), 1, (_, count) => count + 1);
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }, CancellationToken.None)));

    /// <summary>Sends again what no answer came to, as a client does: it must be taken, once.</summary>
    public async Task SendAgain(Uri address)
    {
        using var http = ground.Client(address);
        while (doubtful.TryDequeue(out var each))
        {
            var asked = each.Promise.Ask(each.Json);
            using var answer = await http.PostAsync(new Uri(each.Address, UriKind.Relative), new StringContent(each.Json, Encoding.UTF8, "application/json"));
            if (answer.IsSuccessStatusCode) each.Promise.Acknowledge(asked, recorded?.Invoke() ?? 0);
            else wrong.Enqueue($"sent again: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private async Task Write(HttpClient http, int client, Random random)
    {
        var dice = random.Next(100);
        if (dice < 10) await PutSheet(http, client, random);
        else if (dice < 55) await Create(http, "duties", MakeDuty(random), random);
        else await Create(http, "lesson-observations", MakeObservation(random), random);
    }

    private async Task Create(HttpClient http, string noun, object record, Random random)
    {
        var json = JsonSerializer.Serialize(record, record.GetType(), Json.Options);
        var id = (string)JsonNode.Parse(json)!["id"]!;
        var (promise, address) = (promises.Of($"{noun}/{id}"), $"/api/v1/schools/{Ground.School}/{noun}");
        var asked = promise.Ask(json);
        string? etag = null;
        try
        {
            etag = await Send(http, HttpMethod.Post, address, json, null, promise, asked);
        }
        finally
        {
            if (etag is null) doubtful.Enqueue((address, json, promise));
        }

        if (etag is null) return;
        var dice = random.Next(10);
        if (dice == 0)
        {
            asked = promise.Ask(null);
            await Send(http, HttpMethod.Post, $"{address}/{id}/void", """{"reason":"误登"}""", etag, promise, asked);
        }
        else if (dice < 3)
        {
            var changed = JsonSerializer.Serialize(record is Duty duty ? duty with { Title = duty.Title + "改" } : ((LessonObservation)record) with { Topic = "改" } as object, record.GetType(), Json.Options);
            asked = promise.Ask(changed);
            await Send(http, HttpMethod.Put, $"{address}/{id}", changed, etag, promise, asked);
        }
    }

    // Gives the new ETag of what was acknowledged.
    private async Task<string?> Send(HttpClient http, HttpMethod method, string address, string json, string? ifMatch, Promise promise, int asked)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        await Note("write", answer);
        if (!answer.IsSuccessStatusCode) return null;
        promise.Acknowledge(asked, recorded?.Invoke() ?? 0);
        writes.Enqueue(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return answer.Headers.ETag?.Tag;
    }

    private async Task PutSheet(HttpClient http, int client, Random random)
    {
        // Each client has sheets of its own.
        var mine = ground.Sheets.Where((_, at) => at % 16 == client % 16).ToList();
        var (exam, subject, @class, pupils) = mine[random.Next(mine.Count)];
        var address = $"/api/v1/schools/{Ground.School}/exams/{exam}/scores/{subject}/{@class}";
        var key = $"scores/{exam}/{subject}/{@class}";
        string etag;
        using (var before = await http.GetAsync(new Uri(address, UriKind.Relative)))
        {
            await Note("sheet", before);
            if (!before.IsSuccessStatusCode) return;
            etag = before.Headers.ETag!.Tag;
            if (!promises.IsKnown(key)) promises.Of(key).Settle(ground.Scores[key]);
        }

        var scores = pupils.Select(pupil => (pupil, Score: random.Next(0, 80) / 2m)).ToList();
        var promise = promises.Of(key);
        var asked = promise.Ask(Content(scores.Select(each => (each.pupil, (decimal?)each.Score))));
        var json = new JsonObject { ["scores"] = new JsonArray([.. scores.Select(each => new JsonObject { ["pupil"] = each.pupil, ["status"] = "sat", ["score"] = each.Score })]) };
        await Send(http, HttpMethod.Put, address, json.ToJsonString(), etag, promise, asked);
    }

    /// <summary>A score sheet in a line.</summary>
    public static string Content(IEnumerable<(string Pupil, decimal? Score)> scores) =>
        string.Join(';', scores.OrderBy(each => each.Pupil, StringComparer.Ordinal).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Pupil}:{each.Score:0.00}")));

    private async Task Import(HttpClient http, Random random, CancellationToken stop)
    {
        var name = $"imp{seed}-{random.Next():x8}";
        var rows = Enumerable.Range(0, RowsOfImport).Select(row => string.Create(CultureInfo.InvariantCulture, $"{Day(random):yyyy-MM-dd},{Staff(random)},集体备课,{name} {row}"));
        using var form = new MultipartFormDataContent { { new StringContent("日期,工号,类别,内容\n" + string.Join('\n', rows), Encoding.UTF8, "text/csv"), "file", "教研与发展.csv" } };
        using var upload = await http.PostAsync(new Uri($"/api/v1/schools/{Ground.School}/imports", UriKind.Relative), form, CancellationToken.None);
        await Note("import", upload);
        if (!upload.IsSuccessStatusCode) return;
        var job = $"/api/v1/schools/{Ground.School}/imports/{(string)JsonNode.Parse(await upload.Content.ReadAsStringAsync(CancellationToken.None))!["id"]!}";
        if (await Settled(http, job, stop) != "checked") return;
        var promise = promises.Of($"imports/{name}");
        var asked = promise.Ask($"{RowsOfImport}");
        using var apply = await http.PostAsync(new Uri(job + "/apply", UriKind.Relative), null, CancellationToken.None);
        if (apply.IsSuccessStatusCode) promises.Accepted.TryAdd(promise.Key, true);
        if (await Settled(http, job, stop) == "applied") promise.Acknowledge(asked, recorded?.Invoke() ?? 0);
        await Task.Delay(50, CancellationToken.None);
    }

    private async Task<string?> Settled(HttpClient http, string job, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var answer = await http.GetAsync(new Uri(job, UriKind.Relative), CancellationToken.None);
            await Note("import", answer);
            if (!answer.IsSuccessStatusCode) return null;
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None))!;
            var state = (string)body["state"]!;
            if (state == "refused") wrong.Enqueue("import refused: " + body["report"]!["errors"]!.ToJsonString());
            if (state is not ("checking" or "applying")) return state;
            await Task.Delay(20, CancellationToken.None);
        }

        return null;
    }

    private async Task SignIn(Uri address, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        async Task<bool> Ask(HttpMethod method, JsonNode? body)
        {
            var session = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/v1/session", UriKind.Relative), CancellationToken.None))!;
            using var request = new HttpRequestMessage(method, "/api/v1/session") { Headers = { { "X-Antiforgery", (string)session["antiforgery"]! } } };
            if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.SendAsync(request, CancellationToken.None);
            await Note("sign-in", answer);
            return answer.IsSuccessStatusCode;
        }

        if (!await Ask(HttpMethod.Post, new JsonObject { ["userName"] = Ground.UserName, ["password"] = Ground.Password })) return;
        var promise = promises.Of($"sessions/{handler.CookieContainer.GetCookies(address)["qt-session"]!.Value}");
        promise.Acknowledge(promise.Ask("in"), recorded?.Invoke() ?? 0);
        await Task.Delay(500, CancellationToken.None);
        if (stop.IsCancellationRequested || seed % 2 == 0) return;
        var asked = promise.Ask(null);
        if (await Ask(HttpMethod.Delete, null)) promise.Acknowledge(asked, recorded?.Invoke() ?? 0);
    }

    private async Task Read(HttpClient http, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(new Uri($"/api/v1/schools/{Ground.School}/teaching-hours?limit=50", UriKind.Relative), stop);
        await Note("read", answer);
        if (answer.IsSuccessStatusCode) reads.Enqueue(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        await Task.Delay(10, stop);
    }

    // A refusal must be one that a fault explains, and say when to come again.
    private async Task Note(string what, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        statuses.AddOrUpdate((what, status), 1, (_, count) => count + 1);
        if (answer.IsSuccessStatusCode) return;
        // What waits is carried on once the store is there again; until then there may be as many as may wait.
        var full = what == "import" && status == 429;
        if (status is not (503 or 507) && !full) wrong.Enqueue($"{what}: {status} {await answer.Content.ReadAsStringAsync()}");
        else if (answer.Headers.RetryAfter is null) wrong.Enqueue($"{what}: {status} without Retry-After");
        await Task.Delay(20);
    }

    private Duty MakeDuty(Random random) => new()
    {
        Id = Guid.CreateVersion7().ToString(),
        Date = Day(random),
        Staff = Staff(random),
        Kind = DutyKind.JointPreparation,
        Title = $"备课 {random.NextInt64():x16}",
    };

    // A fact is one of its kind: of who observed whom when there is one, so the day, the period and the people are drawn until nobody had them.
    private LessonObservation MakeObservation(Random random)
    {
        while (true)
        {
            var (day, period, observer, teacher) = (Day(random), random.Next(1, 9), Staff(random), Staff(random));
            var @class = ground.Classes[random.Next(ground.Classes.Count)];
            if (observer == teacher || !Used.TryAdd((day, period, observer, teacher, @class), true)) continue;
            return new()
            {
                Id = Guid.CreateVersion7().ToString(),
                Date = day,
                Period = period,
                Observer = observer,
                Teacher = teacher,
                Class = @class,
                Subject = ground.Frame.Lists.Subjects.First().Id,
                Topic = $"课 {random.Next():x8}",
                Kind = ObservationKind.Planned,
                Minutes = 40,
                Advice = new string('好', random.Next(1, 300)),
            };
        }
    }

    private static readonly ConcurrentDictionary<(DateOnly, int, string, string, string), bool> Used = new();

    private DateOnly Day(Random random) => ground.Days[random.Next(ground.Days.Count)];

    private string Staff(Random random) => ground.Staff[random.Next(ground.Staff.Count)];

    // The framework's own differs from run to run.
    private static int HashCode(int seed, int client) => unchecked((seed * 7919) + (client * 104729));
}
