using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Security;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Reviews;

/// <summary>Ballots by code, over the API and on the page that needs neither scripts nor an account.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class BallotTests(Store store) : ReviewServerTests(store)
{
    private readonly CapturedLog log = new();
    private JsonNode detail = null!;

    protected override void Adjust(IServiceCollection services)
    {
        base.Adjust(services);
        services.AddSingleton<ILoggerProvider>(log);
        services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Trace);
    }

    // One round for all, and another once a test has let its days go by.
    [SetUp]
    public async Task Open()
    {
        if (detail is null || DateOnly.Parse((string)detail["round"]!["lastDay"]!, CultureInfo.InvariantCulture) < Today) detail = await Opened();
    }

    [OneTimeTearDown]
    public void Close() => log.Dispose();

    [Test]
    public async Task A_code_asks_about_the_teachers_of_the_class_in_words_for_its_grade_and_counts_once()
    {
        var paper = PaperOf(detail, each => (string?)each["kind"] == "pupil");
        var code = CodesOf(detail, (int)paper["paper"]!, 1)[0];
        var asked = (await Ask(code.ToLowerInvariant())).Body!;
        var lines = asked["lines"]!.AsArray();
        Assert.That(lines.Select(line => (string?)line!["name"]), Is.EquivalentTo(paper["about"]!.AsArray().Select(name => (string?)name)));
        Assert.That(lines[0]!["about"], Is.Not.Null, "a pupil knows a teacher by the subject");

        (await Cast(code, new JsonArray([.. lines.Select(_ => (JsonNode)new JsonArray())]))).IsProblem(400, "blank");
        (await Cast(code, new JsonArray())).IsProblem(400, "answers");
        var wrong = All(asked, 5);
        wrong[0]!.AsArray()[0] = 6;
        (await Cast(code, wrong)).IsProblem(400, "answers");
        var some = All(asked, 5);
        some[0] = new JsonArray();
        some[1]!.AsArray()[0] = null;
        Assert.That((await Cast(code, some)).Status, Is.EqualTo(HttpStatusCode.OK), "whom one does not know one leaves out");
        (await Cast(code, some)).IsProblem(409, "code-used");
        (await Ask(code)).IsProblem(409, "code-used");
    }

    [Test]
    public async Task Guessed_early_and_late_codes_are_told_what_to_do()
    {
        var code = CodesOf(detail, PupilsPaper(detail), 1)[0];
        foreach (var guess in new[] { BallotCode.Make(), "what", "" }) (await Ask(guess)).IsProblem(404, "no-such-code");
        var next = await Opened(("firstDay", $"{Today.AddDays(9):O}"), ("lastDay", $"{Today.AddDays(12):O}"));
        var early = await Ask(CodesOf(next, 0, 1)[0]);
        early.IsProblem(409, "not-open");
        DaysPass(5);
        (await Cast(code, new JsonArray())).IsProblem(409, "not-open");
    }

    [Test]
    public async Task Sent_many_times_at_once_a_code_still_counts_once()
    {
        var paper = PaperOf(detail, each => (string?)each["kind"] == "parent" && (int)each["copies"]! > 5);
        var code = CodesOf(detail, (int)paper["paper"]!, 1)[0];
        var asked = (await Ask(code)).Body!;
        var before = CastOn(paper);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Cast(code, All(asked, 3))));
        Assert.That(answers.Select(answer => (int)answer.Status).Order(), Is.EqualTo(new[] { 200, 409, 409, 409, 409, 409, 409, 409 }));
        Assert.That(CastOn(paper) - before, Is.EqualTo(asked["lines"]!.AsArray().Count), "one ballot on each");
    }

    [Test]
    public async Task Neither_the_log_nor_the_audit_log_nor_a_session_knows_of_a_ballot()
    {
        var code = CodesOf(detail, PupilsPaper(detail), 1)[0];
        TestAccounts.Add(Database, "voter", [], School, "T004", password: "a teacher who votes 4");
        using var browser = await SignedIn("voter", "a teacher who votes 4");
        Clock.Pass(TimeSpan.FromHours(1));
        var everythingElse = Others();
        using (var form = new FormUrlEncodedContent([new("code", BallotCode.Grouped(code)), new("a0.0", "5")]))
        using (var response = await browser.Client.PostAsync(new Uri("/ballot/cast", UriKind.Relative), form))
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(response.Headers.CacheControl!.NoStore);
        }

        Assert.That(Others(), Is.EqualTo(everythingElse), "no row of any other table has changed");
        Assert.That(log.Text, Does.Not.Contain(code).And.Not.Contain(BallotCode.Grouped(code)));
        Assert.That(Log(), Does.Not.Contain("ballots").And.Not.Contain(code));
    }

    [Test]
    public async Task The_page_is_plain_forms_that_say_what_is_wrong_and_keep_what_was_chosen()
    {
        var code = CodesOf(detail, PupilsPaper(detail), 1)[0];
        Assert.That(await Page("/ballot?lang=en", null, 200), Does.Contain("Type the code on your slip").And.Contain("action=\"/ballot?lang=en\""));
        var unknown = await Page("/ballot?lang=en", [new("code", "<b>" + BallotCode.Make())], 404);
        Assert.That(unknown, Does.Contain("There is no such code").And.Not.Contain("<b>"));
        var form = await Page("/ballot", [new("code", BallotCode.Grouped(code))], 200);
        Assert.That(form, Does.Contain("name=\"a0.0\" value=\"5\"").And.Not.Contain("<script"));
        var blank = await Page("/ballot/cast?lang=en", [new("code", code)], 400);
        Assert.That(blank, Does.Contain("Nothing is answered yet"));
        var odd = await Page("/ballot/cast?lang=en", [new("code", code), new("a0.0", "9"), new("a0.1", "4")], 400);
        Assert.That(odd, Does.Contain("name=\"a0.1\" value=\"4\" checked"));
        Assert.That(await Page("/ballot/cast", [new("code", code), new("a0.0", "5")], 200), Does.Contain("已收到您的评议"));
        Assert.That(await Page("/ballot/cast", [new("code", code), new("a0.0", "5")], 409), Does.Contain("已经用过"));

        using var voter = Anonymous();
        using var strange = await voter.PostAsync(new Uri("/ballot/cast", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.That((int)strange.StatusCode, Is.EqualTo(400));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ballot/cast") { Content = new FormUrlEncodedContent([new("code", code)]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var other = await voter.SendAsync(request);
        Assert.That((int)other.StatusCode, Is.EqualTo(403));
    }

    private async Task<string> Page(string address, KeyValuePair<string, string>[]? fields, int status)
    {
        using var voter = Anonymous();
        using var response = fields is null ? await voter.GetAsync(new Uri(address, UriKind.Relative)) : await voter.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("form-action 'self'"));
        return await response.Content.ReadAsStringAsync();
    }

    private int CastOn(JsonNode paper) => Database.Read(connection =>
    {
        var round = (string)detail["round"]!["id"]!;
        var opening = ReviewStore.Find(connection, School, round)!.Opening!;
        return opening.Papers[(int)paper["paper"]!].Lines.Sum(place => BallotStore.Box(connection, School, round, opening, place).Ballots.Count());
    });

    // But for what nodes say of themselves every two seconds.
    private string Others() => Database.Read(connection => string.Join('\n', Database.TablesOf(connection).Except(["ballot_codes", "ballot_boxes", "qrtz_scheduler_state"]).Order(StringComparer.Ordinal)
        .SelectMany(table => connection.Query($"select * from {table}").Select(row => $"{table} {string.Join('|', ((IDictionary<string, object>)row).Values)}"))));
}
