using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Reference;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Guessing, probing and forging at the sign-in.</summary>
[NonParallelizable]
public sealed class SignInAttackTests : ServerTests
{
    private const string Password = "lanterns over the river";

    private readonly TestClock wall = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Wall => wall;

    [Test]
    public async Task Unknown_wrong_locked_and_closed_are_answered_with_the_same_bytes_and_the_same_work()
    {
        TestAccounts.Add(Database, "probed", [], password: Password);
        TestAccounts.Add(Database, "locked", [], password: Password);
        var closed = TestAccounts.Add(Database, "closed", [], password: Password);
        Database.Write(connection =>
        {
            AccountStore.Replace(connection, closed with { ClosedAt = wall.Now }, [], wall.Now);
            return true;
        });
        for (var at = 0; at < 5; at++) await Try("locked", "wrong");

        var answers = new List<(string Text, string Headers)>();
        foreach (var (name, password) in new[] { ("nobody-of-this-name", Password), ("probed", "wrong"), ("locked", Password), ("closed", Password), ("", "") })
        {
            var work = await Verifications(async () => answers.Add(await Try(name, password)));
            Assert.That(work, Is.EqualTo(1), name);
        }

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1), string.Join('\n', answers));
        Assert.That(answers[0].Text, Does.Contain("\"sign-in\""));
    }

    [Test]
    public async Task Five_failures_lock_a_name_for_five_minutes_against_the_right_password_too()
    {
        TestAccounts.Add(Database, "guessed", [], password: Password);
        for (var at = 0; at < 5; at++) await Try("Guessed", $"guess {at}");
        using var browser = NewBrowser();
        (await browser.SignIn("guessed", Password)).IsProblem(401, "sign-in");
        wall.Pass(TimeSpan.FromMinutes(4));
        (await browser.SignIn("guessed", Password)).IsProblem(401, "sign-in");
        wall.Pass(TimeSpan.FromMinutes(1.1));
        Assert.That((await browser.SignIn("guessed", Password)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Guesses_at_once_do_not_outrun_the_count()
    {
        TestAccounts.Add(Database, "rushed", [], password: Password);
        using var browser = NewBrowser();
        await browser.Open();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(at => browser.Post("/api/v1/session", new JsonObject { ["userName"] = "rushed", ["password"] = $"guess {at}" })));
        (await browser.SignIn("rushed", Password)).IsProblem(401, "sign-in");
    }

    [TestCase("{\"userName\":\"probed2\",\"password\":\"x\",\"role\":\"administrator\"}")]
    [TestCase("{\"userName\":\"probed2\",\"password\":\"x\",\"school\":\"demo\"}")]
    public async Task A_field_that_does_not_exist_is_refused(string body)
    {
        using var browser = NewBrowser();
        await browser.Open();
        (await browser.Post("/api/v1/session", JsonNode.Parse(body))).IsProblem(400, "invalid");
    }

    [Test]
    public async Task Another_site_can_neither_sign_a_browser_in_nor_write_with_its_cookie()
    {
        TestAccounts.Add(Database, "ridden", TestAccounts.Everything, password: Password);
        using var browser = await SignedIn("ridden", Password);
        var token = browser.Antiforgery;
        foreach (var forged in new[] { null, "", "CfDJ8made-up" })
        {
            browser.Antiforgery = forged;
            (await browser.Post("/api/v1/schools", Node(ReferenceExamples.School))).IsProblem(400, "antiforgery");
            (await browser.Post("/api/v1/session", new JsonObject { ["userName"] = "ridden", ["password"] = Password })).IsProblem(400, "antiforgery");
            (await browser.Delete("/api/v1/session")).IsProblem(400, "antiforgery");
            (await browser.Post("/api/v1/session/passkey-options")).IsProblem(400, "antiforgery");
            (await browser.Post("/api/v1/setup", new JsonObject { ["key"] = "x", ["userName"] = "xx", ["password"] = Password })).IsProblem(400, "antiforgery");
        }

        browser.Antiforgery = token;
        Assert.That((await browser.Post("/api/v1/schools", Node(ReferenceExamples.School))).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Another_accounts_anti_forgery_token_is_not_good()
    {
        TestAccounts.Add(Database, "mine", [], password: Password);
        TestAccounts.Add(Database, "theirs", [], password: Password);
        using var mine = await SignedIn("mine", Password);
        using var theirs = await SignedIn("theirs", Password);
        mine.Antiforgery = theirs.Antiforgery;
        (await mine.Delete("/api/v1/account/sessions")).IsProblem(400, "antiforgery");
    }

    [Test]
    public void The_program_itself_hashes_with_210_000_rounds_of_hmac_sha512()
    {
        using var hashing = new PasswordHashing(Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = PasswordHashing.Iterations }));
        var hash = Convert.FromBase64String(hashing.HashPassword(new Account(), Password));
        Assert.That(hash[0], Is.EqualTo(1));
        Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)), Is.EqualTo(2), "HMAC-SHA512");
        Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)), Is.EqualTo(210_000));
    }

    // Bodies without what differs from request to request by its nature: the id that a log is searched by.
    private async Task<(string Text, string Headers)> Try(string name, string password)
    {
        using var browser = NewBrowser();
        await browser.Open();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session");
        request.Content = new StringContent(new JsonObject { ["userName"] = name, ["password"] = password }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("X-Antiforgery", browser.Antiforgery);
        using var response = await browser.Client.SendAsync(request);
        var answer = await Answer.Of(response);
        answer.IsProblem(401, "sign-in");
        var body = (JsonObject)answer.Body!;
        body.Remove("traceId");
        return (body.ToJsonString(), string.Join('\n', response.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}")));
    }

    private static async Task<int> Verifications(Func<Task> work)
    {
        var count = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, each) =>
            {
                if (instrument.Meter.Name == PasswordHashing.MeterName && instrument.Name == PasswordHashing.Counter) each.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref count, (int)value));
        listener.Start();
        await work();
        return count;
    }
}
