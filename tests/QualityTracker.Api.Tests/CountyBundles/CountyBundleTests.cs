using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.CountyBundles;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Exports;
using QualityTracker.Api.Tests.Storage;
using QualityTracker.Core.CountyBundles;

namespace QualityTracker.Api.Tests.CountyBundles;

/// <summary>A school publishes its month, and a county takes in what others published and sets them side by side.</summary>
public sealed class CountyBundleTests : DemoTests
{
    private static readonly DateTimeOffset October = new(2025, 10, 31, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset November = new(2025, 11, 28, 4, 0, 0, TimeSpan.Zero);
    private readonly TestClock wall = new(October);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    protected override TimeProvider Wall => wall;

    [OneTimeTearDown]
    public void Forget() => key.Dispose();

    // The program's clock is never set back: whatever the order of the tests, the demo school has these two months.
    [OneTimeSetUp]
    public async Task Publish()
    {
        foreach (var month in new[] { October, November })
        {
            wall.Set(month);
            Assert.That((await Post(Bundles())).Status, Is.EqualTo(HttpStatusCode.Created));
        }
    }

    private static string Bundles(string rest = "", string school = School, string term = Term) => At(school, $"county-bundles/{term}{rest}");

    [Test]
    public async Task A_month_is_published_once_and_its_key_is_known_from_then_on()
    {
        TestDatabase.NeedsFile(Database);
        const string school = "small";
        await Prepare(school);
        var none = (await Get(Bundles(school: school))).Body!;
        var file = Bundles($"/{(string)none["month"]!}.json", school);
        Assert.That(none["fingerprint"], Is.Null);
        (await Get(file)).IsProblem(404);
        var made = await Post(Bundles(school: school));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
        var again = await Post(Bundles(school: school));
        Assert.That((again.Status, again.Text), Is.EqualTo((HttpStatusCode.OK, made.Text)), "one a month");
        var listed = (await Get(Bundles(school: school))).Body!;
        Assert.That(listed["items"]!.AsArray().Single()!.ToJsonString(), Is.EqualTo(made.Body!.ToJsonString()));
        Assert.That((string?)listed["fingerprint"], Is.EqualTo(SignedBundle.Read(await Bytes(file)).Fingerprint));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(Path.Combine(Folder, "keys", $"county-{school}.key")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task While_somebody_writes_nothing_waits_that_publishes_nothing()
    {
        const string school = "busy";
        await Prepare(school);
        await Post(Bundles(school: school));
        var (again, nowhere) = Database.Write(_ => (Post(Bundles(school: school)).GetAwaiter().GetResult(), Post(Bundles(school: school, term: "nowhere")).GetAwaiter().GetResult()));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK), "this month's is answered");
        nowhere.IsProblem(404);
    }

    [Test]
    public async Task A_month_is_signed_kept_and_held_against_what_was_published_before()
    {
        var (file, novembers) = (await Bytes(Bundles("/2025-10.json")), await Bytes(Bundles("/2025-11.json")));
        var october = SignedBundle.Read(file);
        Assert.That((october.Holds, october.Bundle.School, october.Bundle.Until), Is.EqualTo((true, School, new DateOnly(2025, 10, 31))));
        Assert.That(BundleChecks.Of(october.Bundle), Is.Empty);
        Assert.That(october.Bundle.Tables.Select(table => table.About), Is.SupersetOf(new[] { BundleSubject.People, BundleSubject.Norm, BundleSubject.Observations, BundleSubject.Hours }));
        Assert.That(october.Bundle.Tables.Where(table => table.Grade <= 6).Select(table => table.About), Has.None.EqualTo(BundleSubject.Rates), "levels alone of primary grades");
        Assert.That(Encoding.UTF8.GetString(file), Does.Not.Contain("T001").And.Not.Contain("mean"));

        var november = SignedBundle.Read(novembers);
        Assert.That(november.Fingerprint, Is.EqualTo(october.Fingerprint));
        var before = october.Bundle.Tables.ToDictionary(table => (table.About, table.Row));
        var both = november.Bundle.Tables.Where(table => before.ContainsKey((table.About, table.Row))).Select(table => (Now: table, Then: before[(table.About, table.Row)])).ToList();
        Assert.That(both.Where(each => each.Now.Of is not null && each.Then.Of is not null).Select(each => each.Now.Of - each.Then.Of), Has.None.Matches<int?>(change => Suppression.IsFew(change!.Value)));
        Assert.That(both.Where(each => each.Now.Since == each.Then.Since).Select(each => each.Now.Amount == each.Then.Amount), Is.All.True, "what stands is as it was");
        Assert.That(both.Count(each => each.Now.Since == new DateOnly(2025, 11, 28)), Is.GreaterThan(0), "and some is new");
        Assert.That(await Bytes(Bundles("/2025-10.json")), Is.EqualTo(file), "what was published is kept");
        Assert.That((await Get(Bundles())).Body!["items"]!.AsArray().Select(each => (string)each!["month"]!).TakeLast(2), Is.EqualTo(["2025-11", "2025-10"]));
        Assert.Catch<System.Data.Common.DbException>(() => Database.Write(connection => Dapper.SqlMapper.Execute(connection, "delete from county_bundles")));
        (await Import(file)).IsProblem(409, "served-here");
    }

    [Test]
    public async Task Who_works_at_a_school_is_held_against_the_bundles_of_its_other_terms()
    {
        var before = SignedBundle.Read(await Bytes(Bundles("/2025-11.json"))).Bundle.Tables.Single(table => table.About == BundleSubject.People);
        await Create(At(School, "terms"), new JsonObject { ["id"] = "2025-2", ["schoolYear"] = "2025-2026", ["number"] = 2, ["firstDay"] = "2026-02-23", ["lastDay"] = "2026-07-10", ["policy"] = "daxinganling-2023" });
        await Create(At(School, "staff"), new JsonObject { ["id"] = "T900", ["name"] = "新来", ["joinedOn"] = "2026-03-01" });
        wall.Set(new(2026, 3, 31, 4, 0, 0, TimeSpan.Zero));
        Assert.That((await Post(Bundles(term: "2025-2"))).Status, Is.EqualTo(HttpStatusCode.Created));
        var after = SignedBundle.Read(await Bytes(Bundles("/2026-03.json", term: "2025-2"))).Bundle;
        var people = after.Tables.Single(table => table.About == BundleSubject.People);
        Assert.That(BundleChecks.Of(after), Is.Empty);
        Assert.That((people.Of, people.Since), Is.EqualTo((before.Of, before.Since)), "one more is not told of");
    }

    [Test]
    public async Task A_bundle_is_taken_in_once_its_key_was_told_by_another_way_and_never_an_older_or_another_one()
    {
        var (october, november) = (Made("xincun", "2025-10"), Made("xincun", "2025-11"));
        var asked = await Import(october);
        asked.IsProblem(409, "fingerprint-needed");
        var fingerprint = (string)asked.Body!["fingerprint"]!;
        (await Import(october, new string('0', 32))).IsProblem(409, "other-fingerprint");
        Assert.That((await Import(october, fingerprint.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal))).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await Import(october)).Status, Is.EqualTo(HttpStatusCode.OK), "the same again changes nothing");
        (await Import(Made("xincun", "2025-10", met: 10))).IsProblem(409, "different-content");
        Assert.That((await Import(november)).Status, Is.EqualTo(HttpStatusCode.Created));
        (await Import(Made("xincun", "2025-09"))).IsProblem(409, "older");

        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signedAnew = SignedBundle.Write(Bundle("xincun", "2025-12", 15), other);
        wall.Set(new(2025, 12, 31, 4, 0, 0, TimeSpan.Zero));
        (await Import(signedAnew)).IsProblem(409, "other-key");
        var told = SignedBundle.FingerprintOf(other.ExportSubjectPublicKeyInfo());
        (await Put("/api/v1/county/keys/xincun", new JsonObject { ["fingerprint"] = told, ["reason"] = " " })).IsProblem(400);
        foreach (var none in new[] { "=1", "a b", "EVIL" }) (await Put($"/api/v1/county/keys/{Uri.EscapeDataString(none)}", new JsonObject { ["fingerprint"] = told, ["reason"] = "换了电脑" })).IsProblem(400);
        (await Put($"/api/v1/county/keys/{School}", new JsonObject { ["fingerprint"] = told, ["reason"] = "换了电脑" })).IsProblem(409, "served-here");
        (await Put("/api/v1/county/keys/xincun", new JsonObject { ["fingerprint"] = "12", ["reason"] = "换了电脑" })).IsProblem(400);
        Assert.That((await Put("/api/v1/county/keys/xincun", new JsonObject { ["fingerprint"] = told, ["reason"] = "换了电脑" })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Import(signedAnew)).Status, Is.EqualTo(HttpStatusCode.Created));
        var listed = (await Get("/api/v1/county/bundles")).Body!["schools"]!.AsArray().Single(each => (string)each!["school"]! == "xincun")!;
        Assert.That(((string)listed["fingerprint"]!, listed["bundles"]!.AsArray().Count), Is.EqualTo((told, 3)));
    }

    [Test]
    public async Task What_is_no_sound_bundle_is_refused_with_the_reason_and_nothing_is_kept()
    {
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Made("bad", "2025-10")).Replace("\"upTo\":15", "\"upTo\":20", StringComparison.Ordinal));
        (await Import(changed)).IsProblem(422, "signature");
        (await Import(SignedBundle.Write(Bundle("bad", "2025-10", 15) with { Form = 7 }, key))).IsProblem(422, "form");
        var few = await Import(Made("bad", "2025-10", met: 18));
        few.IsProblem(422, "not-made-here");
        Assert.That(few.Fields, Is.EqualTo(["tables[0]"]));
        foreach (var (place, wrong) in new[] { ("until", Bundle("bad", "2030-10", 15)), ("month", Bundle("bad", "2025-10", 15) with { Month = "2030-12" }), ("month", Bundle("bad", "2025-10", 15) with { Month = "2025-09" }) })
        {
            var refused = await Import(SignedBundle.Write(wrong, key));
            refused.IsProblem(422, "not-made-here");
            Assert.That(refused.Fields, Is.EqualTo([place]), wrong.Month);
        }

        foreach (var file in new[] { "", "[", "{}", "no json", new string('[', 50_000), """{"bundle":{"tables":[null]},"publicKey":"","signature":""}""" })
            Assert.That((int)(await Import(Encoding.UTF8.GetBytes(file))).Status, Is.InRange(400, 422), file[..Math.Min(20, file.Length)]);
        (await Import(new byte[SignedBundle.LargestFile + 100])).IsProblem(413);
        Assert.That((await Get("/api/v1/county/bundles")).Text, Does.Not.Contain("\"bad\""));
    }

    [Test]
    public async Task Schools_stand_side_by_side_with_denominators_reasons_and_what_is_missing()
    {
        await Taken("side", "2025-11");
        wall.Set(new(2025, 12, 31, 4, 0, 0, TimeSpan.Zero));
        await Taken("side", "2025-12");
        var compared = (await Get("/api/v1/county/comparisons/2025-11?view=principal")).Body!;
        Assert.That(compared["schools"]!.AsArray().Select(school => (string)school!["school"]!), Is.SupersetOf(new[] { School, "side" }));
        Assert.That(compared["levels"]!.AsArray().Select(level => (bool)level!["inData"]!), Is.EqualTo([false, true, true, false]));
        foreach (var figure in compared["schools"]!.AsArray().SelectMany(school => school!["figures"]!.AsArray()))
            if (figure!["percent"] is not null) Assert.That(figure["of"], Is.Not.Null, figure.ToJsonString());
        Assert.That(compared["schools"]!.AsArray().SelectMany(school => school!["figures"]!.AsArray()).Select(figure => (string?)figure!["why"]?["en"]), Does.Contain("not in the bundle"));
        Assert.That((await Get("/api/v1/county/comparisons/2025-12?view=parent")).Body!["missing"]!.AsArray().Select(name => (string)name!), Does.Contain("青河县实验学校"), "the demo school has none of December");
        (await Get("/api/v1/county/comparisons/2024-01")).IsProblem(404);
        foreach (var wrong in new[] { "view=score", "order=exams", "page=0", "page=x", "top=3" }) (await Get($"/api/v1/county/comparisons/2025-11?{wrong}")).IsProblem(400);
        Assert.That(Encoding.ASCII.GetString((await Bytes("/api/v1/county/notices/2025-11.pdf"))[..5]), Is.EqualTo("%PDF-"));
        var workbook = await Bytes("/api/v1/county/notices/2025-11.xlsx");
        Assert.That(await Bytes("/api/v1/county/notices/2025-11.xlsx"), Is.EqualTo(workbook), "the same bytes each time");
        LibreOffice.Opens(("notice.xlsx", workbook));
        (await Get("/api/v1/county/notices/2025-13.pdf")).IsProblem(400);
    }

    [Test]
    public async Task A_county_viewer_takes_in_and_compares_but_accepts_no_other_key_and_a_school_does_neither()
    {
        using var county = SignedIn(TestAccounts.Add(Database, "county", [TestAccounts.Grant(Role.CountyViewer)]));
        using var principal = SignedIn(TestAccounts.Add(Database, "head", [TestAccounts.Grant(Role.Principal, School)]));
        async Task<int> Status(HttpClient client, HttpMethod method, string address)
        {
            using var request = new HttpRequestMessage(method, address);
            if (method == HttpMethod.Put) request.Content = new StringContent("""{"fingerprint":"00","reason":"x"}""", Encoding.UTF8, "application/json");
            return (int)(await client.SendAsync(request)).StatusCode;
        }

        Assert.That(await Status(county, HttpMethod.Get, "/api/v1/county/comparisons/2025-11"), Is.EqualTo(200));
        Assert.That(await Status(county, HttpMethod.Put, "/api/v1/county/keys/xincun"), Is.EqualTo(403));
        Assert.That(await Status(county, HttpMethod.Get, Bundles()), Is.EqualTo(403));
        Assert.That(await Status(principal, HttpMethod.Get, "/api/v1/county/comparisons/2025-11"), Is.EqualTo(403));
        Assert.That(await Status(principal, HttpMethod.Get, "/api/v1/county/bundles"), Is.EqualTo(403));
        Assert.That(await Status(principal, HttpMethod.Get, Bundles()), Is.EqualTo(200));
    }

    [Test]
    public void The_command_line_verifies_a_file_without_a_database()
    {
        var file = Path.Combine(Folder, "one.json");
        foreach (var (content, code) in new[] { (Made("xincun", "2025-10"), 0), ([.. Made("xincun", "2025-10", met: 18)], 1), ("{}"u8.ToArray(), 2) })
        {
            File.WriteAllBytes(file, content);
            using var said = new StringWriter();
            Assert.That(CountyCommand.Run(file, said), Is.EqualTo(code), said.ToString());
        }
    }

    private async Task Taken(string school, string month) =>
        Assert.That((await Import(Made(school, month), SignedBundle.FingerprintOf(key.ExportSubjectPublicKeyInfo()))).Status, Is.EqualTo(HttpStatusCode.Created));

    private byte[] Made(string school, string month, int met = 15) => SignedBundle.Write(Bundle(school, month, met), key);

    private static CountyBundle Bundle(string school, string month, int met) => new()
    {
        School = school,
        SchoolName = "=新村学校",
        Term = Term,
        Month = month,
        Until = DateOnly.Parse(month + "-28", System.Globalization.CultureInfo.InvariantCulture),
        Pack = "wenxian-2019",
        PackHash = new string('a', 64),
        Program = "QualityTracker 1",
        Tables =
        [
            new()
            {
                About = BundleSubject.Norm,
                Row = "X1",
                Name = new("听课", "observed"),
                Alike = "a|30",
                Since = new(2025, 9, 1),
                Of = 20,
                Steps = [new("met", new("完成", "met"), met)],
                Posts = [Core.Posts.PostKind.Principal],
            },
        ],
    };

    private async Task<Answer> Import(byte[] file, string? fingerprint = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "bundle.json" } };
        if (fingerprint is not null) form.Add(new StringContent(fingerprint), "fingerprint");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/county/bundles") { Content = form };
        return await Send(request);
    }
}
