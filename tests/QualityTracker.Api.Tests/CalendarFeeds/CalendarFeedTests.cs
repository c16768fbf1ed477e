using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Security;

namespace QualityTracker.Api.Tests.CalendarFeeds;

/// <summary>A calendar address: secret, of one's own norms alone, and good while its account is.</summary>
public sealed class CalendarFeedTests : DemoTests
{
    private const string Own = "/api/v1/account/calendar-feed";
    private const string Password = "lanterns over the river";

    private static readonly DateTimeOffset MidTerm = new(2025, 11, 14, 8, 0, 0, TimeSpan.Zero);

    private readonly TestClock wall = new(MidTerm);
    private readonly CapturedLog log = new();

    protected override TimeProvider Wall => wall;

    protected override void Adjust(IServiceCollection services)
    {
        base.Adjust(services);
        services.AddSingleton<ILoggerProvider>(log);
        services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Trace);
    }

    [OneTimeTearDown]
    public void Close() => log.Dispose();

    [Test]
    public async Task An_address_is_made_read_without_signing_in_renewed_and_ended()
    {
        using var browser = await As("T006");
        Assert.That((await browser.Get(Own)).Text, Is.EqualTo("""{"possible":true,"feed":null}"""));
        var (first, made) = await Make(browser);
        Assert.That(first, Does.Match("^/api/v1/calendar-feeds/[A-Za-z0-9_-]{43}\\.ics$"));
        Assert.That((string?)made["feed"]!["language"], Is.EqualTo("zh"));

        using var response = await Ask(first);
        Assert.That((response.StatusCode, response.Content.Headers.ContentType!.ToString()), Is.EqualTo((HttpStatusCode.OK, "text/calendar; charset=utf-8")));
        Assert.That((response.Headers.CacheControl!.NoStore, response.Headers.CacheControl.Private), Is.EqualTo((true, true)));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("SUMMARY:听课节数：还差 21 节").And.Contain("UID:norm-X2.2025-1.T006.demo@qualitytracker").And.Contain("view=pace"));

        WhatWasLeftIsWritten();
        var listed = await browser.Get(Own);
        Assert.That((string?)listed.Body!["feed"]!["lastUsedAt"], Is.Not.Null);
        Assert.That(listed.Text, Does.Not.Contain(SecretOf(first)));

        var (second, _) = await Make(browser);
        Assert.That((await Status(first), await Status(second)), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)), "a new one takes the old one's place");
        Assert.That((await browser.Delete(Own)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Status(second), Is.EqualTo(HttpStatusCode.NotFound));
        (await browser.Delete(Own)).IsProblem(404);
    }

    [Test]
    public async Task It_is_in_the_language_chosen_when_it_was_made_whoever_asks()
    {
        using var browser = await As("T007");
        var (address, _) = await Make(browser, "en");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", "zh-CN");
        using var client = Anonymous();
        using var response = await client.SendAsync(request);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Norms due (").And.Not.Contain("还差"));
        (await browser.Post(Own, new JsonObject { ["language"] = "fr" })).IsProblem(400, "invalid");
        (await browser.Post(Own, new JsonObject { ["language"] = "en", ["staff"] = "T001" })).IsProblem(400, "invalid");
    }

    [Test]
    public async Task It_holds_the_holders_own_norms_and_nobody_else_no_pupil_and_no_pay()
    {
        using var browser = await As("T010");
        var text = await Text((await Make(browser)).Address);
        var others = (await Get(At(School, "staff?limit=200"))).Body!["items"]!.AsArray().Select(item => item!["record"]!).Where(each => (string?)each["id"] != "T010");
        Assert.That(others.Where(each => text.Contains((string)each["id"]!, StringComparison.Ordinal) || text.Contains((string)each["name"]!, StringComparison.Ordinal)), Is.Empty);
        var pupils = (await Get(At(School, "pupils?limit=200"))).Body!["items"]!.AsArray().Select(item => (string)item!["record"]!["id"]!);
        Assert.That(pupils.Where(each => text.Contains(each, StringComparison.Ordinal)), Is.Empty);
        Assert.That(text, Does.Not.Contain("¥").And.Not.Contain("绩效"));
    }

    [Test]
    public async Task It_has_the_exams_of_ones_own_classes_ones_duties_and_when_one_tutors()
    {
        var plan = (await Get(At(School, "tutoring-plans?limit=200"))).Body!["items"]!.AsArray().Select(item => item!["record"]!).First(each => ((string)each["time"]!).Contains("16:", StringComparison.Ordinal));
        using var browser = await As((string)plan["teacher"]!);
        var text = (await Text((await Make(browser)).Address)).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.That(text, Does.Contain("SUMMARY:辅导\r\n").And.Match("DTSTART:20251[0-9]{3}T[0-9]{4}00Z").And.Contain("SUMMARY:校本培训："));
        Assert.That(text, Does.Not.Contain((string)plan["place"]!).And.Not.Contain((string)plan["pupil"]!));
        var exams = (await Get(At(School, "exams?limit=200&term=2025-1"))).Body!["items"]!.AsArray().Select(item => item!["record"]!).ToList();
        var shown = exams.Where(each => text.Contains((string)each["id"]!, StringComparison.Ordinal)).ToList();
        Assert.That((shown.Count > 0, shown.Count < exams.Count), Is.EqualTo((true, true)), "of the grades that are taught alone");
        var principal = (await Get(At(School, "posts?kind=principal"))).Body!["items"]![0]!["record"]!;
        using var leader = await As((string)principal["staff"]!);
        var all = await Text((await Make(leader)).Address);
        Assert.That(exams.Where(each => !all.Replace("\r\n ", "", StringComparison.Ordinal).Contains((string)each["id"]!, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_wrong_address_is_not_found_and_does_not_say_the_secret_back()
    {
        foreach (var secret in new[] { SecretKey.Make(), "x", new string('A', 5000), "%00", "a'b", "..%2f" })
        {
            using var response = await Ask($"/api/v1/calendar-feeds/{secret}.ics");
            var answer = await Answer.Of(response);
            Assert.That((int)answer.Status, Is.EqualTo(404).Or.EqualTo(400).Or.EqualTo(414), secret);
            if (secret.Length == 43) Assert.That(answer.Text, Does.Not.Contain(secret).And.Contain("\"instance\":\"/api/v1/calendar-feeds\""));
        }
    }

    [TestCase("T012", "closed")]
    [TestCase("T013", "reset")]
    [TestCase("T014", "given to another")]
    public async Task It_ends_with_its_account_and_does_not_come_back(string staff, string how)
    {
        using var browser = await As(staff);
        var (address, _) = await Make(browser);
        TestAccounts.Add(Database, $"administrator-{staff}", [TestAccounts.Grant(Role.Administrator)], password: Password);
        using var administrator = await SignedIn($"administrator-{staff}", Password);
        var account = Database.Read(connection => AccountStore.FindByStaff(connection, School, staff))!;
        var content = new JsonObject
        {
            ["userName"] = account.UserName,
            ["school"] = School,
            ["staff"] = how == "given to another" ? "T034" : staff,
            ["grants"] = new JsonArray(),
            ["closed"] = how == "closed",
        };
        var at = $"/api/v1/accounts/{account.Id}";
        var answer = how == "reset" ? await administrator.Post($"{at}/reset") : await administrator.Put(at, content, "\"1\"");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(await Status(address), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from calendar_feeds where account = @Id", new { account.Id })), Is.Zero);
        Assert.That(Actions($"administrator-{staff}"), Does.Contain("account.calendar-feed.end"));
    }

    [Test]
    public async Task Who_has_left_the_school_has_no_calendar()
    {
        var content = new JsonObject { ["id"] = "T900", ["name"] = "代课老师" };
        await Create(At(School, "staff"), content.DeepClone());
        using var browser = await As("T900");
        var (address, _) = await Make(browser);
        Assert.That(await Text(address), Does.Contain("SUMMARY:本学期没有规定任务"));
        content["leftOn"] = "2025-11-13";
        Assert.That((await Put(At(School, "staff/T900"), content, "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Status(address), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task While_sign_in_to_the_account_is_locked_its_calendar_goes_on()
    {
        using var browser = await As("T016");
        var (address, _) = await Make(browser);
        using var guesser = NewBrowser();
        for (var at = 0; at < SignInFailureStore.Most; at++) await guesser.SignIn("feed-T016", "a guess");
        Assert.That(await Status(address), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Nobody_without_a_staff_number_and_no_token_makes_one_and_it_asks_for_a_fresh_sign_in()
    {
        TestAccounts.Add(Database, "no-staff", TestAccounts.Everything, password: Password);
        using var nobody = await SignedIn("no-staff", Password);
        Assert.That((bool)(await nobody.Get(Own)).Body!["possible"]!, Is.False);
        (await nobody.Post(Own, new JsonObject())).IsProblem(409, "no-staff");
        (await Post(Own, new JsonObject())).IsProblem(403, "token-scope");
        (await Get(Own)).IsProblem(403, "token-scope");
        using var browser = await As("T017");
        wall.Pass(TimeSpan.FromMinutes(16));
        (await browser.Post(Own, new JsonObject())).IsProblem(401, "sign-in-again");
    }

    [Test]
    public async Task The_secret_is_nowhere_in_the_log_the_audit_or_the_database()
    {
        using var browser = await As("T018");
        var (address, _) = await Make(browser);
        await Status(address);
        await browser.Delete(Own);
        await Status(address);
        Assert.That(Actions("feed-T018"), Is.SupersetOf(new[] { "account.calendar-feed.create", "account.calendar-feed.end" }));
        Assert.That(Contents(), Is.Not.Empty.And.Not.Contain(SecretOf(address)));
        Assert.That(log.Text, Does.Not.Contain(SecretOf(address)));
        foreach (var file in Directory.EnumerateFiles(Folder, "*.db*"))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            Assert.That(System.Text.Encoding.Latin1.GetString(bytes.ToArray()).Contains(SecretOf(address), StringComparison.Ordinal), Is.False, file);
        }
    }

    private List<string> Actions(string by) => Database.Read(connection => connection.Query<string>("select action from audit_entries where name = @by", new { by }).AsList());

    private string Contents() => Database.Read(connection => string.Join('\n', connection.Query<string>("select content from audit_contents")));

    private async Task<Browser> As(string staff)
    {
        TestAccounts.Add(Database, $"feed-{staff}", [], School, staff, Password);
        return await SignedIn($"feed-{staff}", Password);
    }

    private static async Task<(string Address, JsonNode Body)> Make(Browser browser, string? language = null)
    {
        var answer = await browser.Post(Own, language is null ? new JsonObject() : new JsonObject { ["language"] = language });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        return ((string)answer.Body!["address"]!, answer.Body);
    }

    private async Task<HttpResponseMessage> Ask(string address)
    {
        using var client = Anonymous();
        return await client.GetAsync(new Uri(address, UriKind.Relative));
    }

    private async Task<HttpStatusCode> Status(string address)
    {
        using var response = await Ask(address);
        return response.StatusCode;
    }

    private async Task<string> Text(string address)
    {
        using var response = await Ask(address);
        return (await response.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static string SecretOf(string address) => Path.GetFileNameWithoutExtension(address);
}
