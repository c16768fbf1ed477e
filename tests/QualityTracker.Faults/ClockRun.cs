using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace QualityTracker.Faults;

/// <summary>The machine's clock jumps forwards and backwards under load, and the program is killed and started again at another time (时钟跳变).</summary>
public static class ClockRun
{
    private const double MostHours = 6;

    public static async Task<int> Run(Ground ground, int seed, int times, int clients)
    {
        var (promises, wrong, jumps, writes, folder) = (new Promises(), new List<string>(), 0, 0, Directory.CreateTempSubdirectory("qt-faults-clock-").FullName);
        ground.CopyTo(folder);
        using var shim = new Shim(folder, records: false);
        using var service = new Service(ground, folder, shim.Environment);
        await service.Start();
        using var session = await SignIn(service.Address);
        for (var time = 0; time < times; time++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + time));
            var load = new Load(ground, promises, unchecked((seed * 1000) + time));
            using var stop = new CancellationTokenSource();
            var running = load.Run(service.Address, clients, stop.Token);
            for (var jump = 0; jump < 5; jump++, jumps++)
            {
                shim.MoveClock(TimeSpan.FromHours(((random.NextDouble() * 2) - 1) * MostHours));
                await Task.Delay(random.Next(50, 300), CancellationToken.None);
            }

            if (!await IsSignedIn(session)) wrong.Add($"time {time}: a session of less than 12 hours is over");
            service.Kill();
            await stop.CancelAsync();
            await running;
            writes += load.Writes.Count;
            wrong.AddRange(load.Wrong.Select(each => $"time {time}: {each}"));

            // Every third start is at a time long gone.
            shim.MoveClock(time % 3 == 0 ? TimeSpan.FromDays(-400) : TimeSpan.FromHours(((random.NextDouble() * 2) - 1) * MostHours));
            await service.Start();
            await load.SendAgain(service.Address);
            if (!await IsSignedIn(session)) wrong.Add($"time {time}: a session of less than 12 hours is over after a start");
            wrong.AddRange(Inspection.Faults(ground, folder, promises, whole: time == times - 1).Select(each => $"time {time}: {each}"));
            wrong.AddRange(OutOfOrder(ground, folder).Select(each => $"time {time}: {each}"));
            Console.Error.WriteLine(Table.Line($"{time + 1}/{times}: {load.Writes.Count} acknowledged, {wrong.Count} wrong {wrong.LastOrDefault()}"));
        }

        // What is over stays over, however far the clock is set back.
        shim.MoveClock(TimeSpan.FromHours(MostHours + 13));
        if (await IsSignedIn(session)) wrong.Add("a session lasts beyond its 12 hours");
        shim.MoveClock(TimeSpan.FromDays(-400));
        if (await IsSignedIn(session)) wrong.Add("a session that was over is good again");
        service.Kill();
        await service.Start();
        if (await IsSignedIn(session)) wrong.Add("a session that was over is good again after a start");
        service.Kill();
        Directory.Delete(folder, recursive: true);
        return Table.Print(Table.Line($"clock jumps, seed {seed}, {clients} clients"),
            [("jumps of up to 6 hours under load", $"{jumps}"), ("kills and starts at another time, a third of them 400 days back", $"{times}"), ("acknowledged writes", $"{writes}")], wrong);
    }

    private static List<string> OutOfOrder(Ground ground, string folder)
    {
        var database = ground.Open(folder);
        try
        {
            return database.Read(connection => connection.Query<string>(
                "select cast(seq as text) from (select seq, at, lag(at) over (order by seq) as before from audit_entries) as steps where at < before").Select(seq => $"entry {seq} of the log is earlier than the one before it").ToList());
        }
        finally
        {
            (database as IDisposable)?.Dispose();
            SqliteConnection.ClearAllPools();
        }
    }

    private static async Task<HttpClient> SignIn(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        var session = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/v1/session", UriKind.Relative)))!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Headers = { { "X-Antiforgery", (string)session["antiforgery"]! } } };
        request.Content = new StringContent(new JsonObject { ["userName"] = Ground.UserName, ["password"] = Ground.Password }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return client;
    }

    private static async Task<bool> IsSignedIn(HttpClient client)
    {
        var answer = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/v1/session", UriKind.Relative)))!;
        return (bool)answer["signedIn"]!;
    }
}
