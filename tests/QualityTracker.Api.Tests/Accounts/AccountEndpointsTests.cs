using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Administrators' work: making, changing, closing and resetting accounts, each within the schools that are theirs.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class AccountEndpointsTests(Store store) : ServerTests("", store)
{
    private const string Password = "lanterns over the river";

    private Browser everywhere = null!;
    private Browser ofSchool = null!;

    [OneTimeSetUp]
    public async Task Prepare()
    {
        await Prepare("adm", RecordKinds.All.Single(kind => kind.Noun == "posts"));
        await Prepare("far", RecordKinds.All.Single(kind => kind.Noun == "posts"));
        TestAccounts.Add(Database, "admin", [TestAccounts.Grant(Role.Administrator)], password: Password);
        TestAccounts.Add(Database, "admin-adm", [TestAccounts.Grant(Role.Administrator, "adm")], "adm", "T002", Password);
        everywhere = await SignedIn("admin", Password);
        ofSchool = await SignedIn("admin-adm", Password);
    }

    [OneTimeTearDown]
    public void Close()
    {
        everywhere.Dispose();
        ofSchool.Dispose();
    }

    [Test]
    public async Task A_new_account_signs_in_with_its_one_time_password_and_can_do_nothing_before_it_is_changed()
    {
        var made = await everywhere.Post("/api/v1/accounts", Content("newcomer", role: "office", grantSchool: "adm"));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);
        Assert.That(made.ETag, Is.EqualTo("\"1\""));
        var oneTime = (string)made.Body!["password"]!;
        Assert.That((await everywhere.Get($"/api/v1/accounts/{made.Body["id"]}")).Text, Does.Not.Contain(oneTime));

        using var browser = await SignedIn("newcomer", oneTime);
        Assert.That((bool)(await browser.Get("/api/v1/session")).Body!["account"]!["mustChangePassword"]!, Is.True);
        (await browser.Get(At("adm"))).IsProblem(403, "change-password");
        (await browser.Get("/api/v1/account/sessions")).IsProblem(403, "change-password");
        (await browser.Get(At("adm").ToUpperInvariant())).IsProblem(403, "change-password");
        (await browser.Get("/API/v1/account/sessions")).IsProblem(403, "change-password");
        (await browser.Post("/api/v1/account/tokens", new JsonObject())).IsProblem(403, "change-password");
        (await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = oneTime, ["new"] = oneTime })).IsProblem(400, "invalid");
        (await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = oneTime, ["new"] = "password1" })).IsProblem(400, "invalid");
        Assert.That((await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = oneTime, ["new"] = "willow by the gate" })).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await browser.Get(At("adm"))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Closing_and_resetting_end_every_session_and_token_at_once()
    {
        foreach (var way in new[] { "close", "reset" })
        {
            var account = TestAccounts.Add(Database, $"ending-{way}", [TestAccounts.Grant(Role.Office, "adm")], password: Password);
            using var browser = await SignedIn($"ending-{way}", Password);
            using var program = SignedIn(account);
            var address = $"/api/v1/accounts/{account.Id}";
            if (way == "close")
            {
                var content = Content($"ending-{way}", role: "office", grantSchool: "adm");
                content["closed"] = true;
                (await everywhere.Put(address, content)).IsProblem(428);
                (await everywhere.Put(address, content.DeepClone(), "\"7\"")).IsProblem(412);
                Assert.That((await everywhere.Put(address, content.DeepClone(), "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
            }
            else
            {
                var reset = await everywhere.Post($"{address}/reset");
                Assert.That(reset.Status, Is.EqualTo(HttpStatusCode.OK), reset.Text);
                (await SignedIn($"ending-{way}", (string)reset.Body!["password"]!)).Dispose();
            }

            Assert.That((bool)(await browser.Get("/api/v1/session")).Body!["signedIn"]!, Is.False, way);
            using var response = await program.GetAsync(new Uri(At("adm"), UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), way);
            using var again = NewBrowser();
            (await again.SignIn($"ending-{way}", Password)).IsProblem(401, "sign-in");
        }
    }

    [Test]
    public async Task An_administrator_of_one_school_neither_sees_nor_gives_anything_beyond_it()
    {
        var far = TestAccounts.Add(Database, "far-one", [], "far", "T001");
        var county = TestAccounts.Add(Database, "county", [TestAccounts.Grant(Role.CountyViewer)]);
        var both = TestAccounts.Add(Database, "both", [TestAccounts.Grant(Role.Office, "far")], "adm", "T001");
        foreach (var account in new[] { far, county, both })
        {
            var address = $"/api/v1/accounts/{account.Id}";
            (await ofSchool.Get(address)).IsProblem(404);
            (await ofSchool.Post($"{address}/reset")).IsProblem(404);
            var content = Content(account.UserName, "adm", "T001");
            content["closed"] = true;
            (await ofSchool.Put(address, content, "\"1\"")).IsProblem(404);
        }

        var listed = (await ofSchool.Get("/api/v1/accounts")).Body!;
        Assert.That(listed["items"]!.AsArray().Select(each => (string)each!["school"]!), Is.All.EqualTo("adm"));
        Assert.That(listed.ToJsonString(), Does.Not.Contain("far-one").And.Not.Contain("county").And.Not.Contain("both"));
        (await ofSchool.Post("/api/v1/accounts", Content("beyond", "far", "T002"))).IsProblem(400, "invalid");
        (await ofSchool.Post("/api/v1/accounts", Content("beyond"))).IsProblem(400, "invalid");
        foreach (var school in new[] { "far", null })
        {
            var own = (await ofSchool.Get("/api/v1/accounts?q=admin-adm")).Body!["items"]![0]!;
            var content = Content("admin-adm", "adm", "T002", "administrator", school);
            if (school is null) content["grants"]![0]!["school"] = null;
            content["closed"] = false;
            (await ofSchool.Put($"/api/v1/accounts/{own["id"]}", content, "\"1\"")).IsProblem(400, "invalid");
        }

        (await ofSchool.Post(At("far", "accounts"))).IsProblem(404);
    }

    [Test]
    public async Task Everybody_employed_gets_an_account_once()
    {
        await Prepare("all", RecordKinds.All.Single(kind => kind.Noun == "posts"));
        var made = await everywhere.Post(At("all", "accounts"));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.OK), made.Text);
        Assert.That(made.Body!.AsArray().Select(each => (string)each!["userName"]!), Is.EqualTo(new[] { "all-t001", "all-t002" }));
        Assert.That((await everywhere.Post(At("all", "accounts"))).Body!.AsArray(), Is.Empty);
        (await SignedIn("all-t002", (string)made.Body[1]!["password"]!)).Dispose();
        var found = (await everywhere.Get("/api/v1/accounts?school=all&limit=1")).Body!;
        Assert.That((int)found["total"]!, Is.EqualTo(2));
        var second = (await everywhere.Get($"/api/v1/accounts?school=all&limit=1&cursor={found["next"]}")).Body!;
        Assert.That((string)second["items"]![0]!["userName"]!, Is.EqualTo("all-t002"));
        Assert.That(second["next"], Is.Null);
        (await everywhere.Get("/api/v1/accounts?sort=name")).IsProblem(400, "invalid");
    }

    [Test]
    public async Task A_person_has_one_account_and_a_user_name_is_given_once()
    {
        (await everywhere.Post("/api/v1/accounts", Content("ADMIN"))).IsProblem(409, "user-name-taken");
        (await everywhere.Post("/api/v1/accounts", Content("second", "adm", "T002"))).IsProblem(409, "duplicate");
        (await everywhere.Post("/api/v1/accounts", Content("stray", "adm", "T999"))).IsProblem(400, "invalid");
        (await everywhere.Post("/api/v1/accounts", Content("half", "adm"))).IsProblem(400, "invalid");
        (await everywhere.Post("/api/v1/accounts", Content("a b"))).IsProblem(400, "invalid");
        var unknown = Content("unknown");
        unknown["password"] = Password;
        (await everywhere.Post("/api/v1/accounts", unknown)).IsProblem(400, "invalid");
    }

    private static JsonObject Content(string userName, string? school = null, string? staff = null, string? role = null, string? grantSchool = null)
    {
        var grants = new JsonArray();
        if (role is not null) grants.Add(new JsonObject { ["role"] = role, ["school"] = grantSchool, ["from"] = "2025-09-01", ["to"] = null });
        return new() { ["userName"] = userName, ["school"] = school, ["staff"] = staff, ["grants"] = grants };
    }
}
