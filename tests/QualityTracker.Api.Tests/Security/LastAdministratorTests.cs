using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;
using Dapper;

namespace QualityTracker.Api.Tests.Security;

/// <summary>Somebody is always left who can keep accounts.</summary>
public sealed class LastAdministratorTests : ServerTests
{
    private const string Password = "lanterns over the river";

    [Test]
    public async Task The_last_administrator_can_neither_be_closed_nor_lose_the_grant()
    {
        var chief = TestAccounts.Add(Database, "chief", [TestAccounts.Grant(Role.Administrator)], password: Password);
        using var browser = await SignedIn("chief", Password);
        Execute("update accounts set closed_at = '2020-01-01T00:00:00Z' where user_name = 'everything'");
        await Prepare(browser);
        var address = $"/api/v1/accounts/{chief.Id}";
        var tag = (await browser.Get(address)).ETag;
        (await browser.Put(address, Content("chief", closed: true, Grant(null)), tag)).IsProblem(409, "last-administrator");
        (await browser.Put(address, Content("chief", closed: false), tag)).IsProblem(409, "last-administrator");
        (await browser.Put(address, Content("chief", closed: false, Grant("only")), tag)).IsProblem(409, "last-administrator");
        (await browser.Put(address, Content("chief", closed: false, Grant(null, from: "2099-01-01")), tag)).IsProblem(409, "last-administrator");

        var demo = TestAccounts.Add(Database, "for-trying-out", [TestAccounts.Grant(Role.Administrator)]);
        Execute($"update accounts set demo = 1 where id = '{demo.Id}'");
        (await browser.Put(address, Content("chief", closed: true, Grant(null)), tag)).IsProblem(409, "last-administrator");

        TestAccounts.Add(Database, "deputy", [TestAccounts.Grant(Role.Administrator)]);
        Assert.That((await browser.Put(address, Content("chief", closed: true, Grant(null)), tag)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((bool)(await browser.Get("/api/v1/session")).Body!["signedIn"]!, Is.False);
    }

    private static async Task Prepare(Browser browser) =>
        Assert.That((await browser.Post("/api/v1/schools", new JsonObject { ["id"] = "only", ["name"] = "唯一学校" })).Status, Is.EqualTo(HttpStatusCode.Created));

    private void Execute(string sql) => Database.Write(connection => connection.Execute(sql));

    private static JsonObject Grant(string? school, string from = "2020-01-01") => new() { ["role"] = "administrator", ["school"] = school, ["from"] = from, ["to"] = null };

    private static JsonObject Content(string userName, bool closed, params JsonObject[] grants) =>
        new() { ["userName"] = userName, ["school"] = null, ["staff"] = null, ["closed"] = closed, ["grants"] = new JsonArray([.. grants]) };
}
