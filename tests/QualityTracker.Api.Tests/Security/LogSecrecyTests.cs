using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Imports;

namespace QualityTracker.Api.Tests.Security;

/// <summary>The program's log tells what went wrong, and nothing that is anybody's secret or name.</summary>
public sealed class LogSecrecyTests : ImportServerTests
{
    private const string Password = "lanterns over the river";
    private const string Guess = "a guess that is wrong";
    private const string Pupil = "李明";
    private const string InFile = "只在文件里的话";

    private readonly CapturedLog log = new();

    protected override void Adjust(IServiceCollection services)
    {
        base.Adjust(services);
        services.AddSingleton<ILoggerProvider>(log);
        services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Trace);
    }

    [OneTimeTearDown]
    public void Close() => log.Dispose();

    [Test]
    public async Task Whatever_is_asked_and_whatever_fails_no_secret_and_no_name_is_in_the_log_or_an_address()
    {
        await Prepare("secret");
        var account = TestAccounts.Add(Database, "discreet", [TestAccounts.Grant(Role.Administrator), TestAccounts.Grant(Role.Office, "secret")], password: Password);
        var token = TestAccounts.Token(Database, account);
        using var browser = await SignedIn("discreet", Password);
        var addresses = new List<string>();
        var made = await browser.Post("/api/v1/accounts", new JsonObject { ["userName"] = "newcomer", ["school"] = null, ["staff"] = null, ["grants"] = new JsonArray() });
        addresses.Add(made.Location!.ToString());
        using (var thief = NewBrowser())
        {
            (await thief.SignIn("discreet", Guess)).IsProblem(401, "sign-in");
            (await thief.Post("/api/v1/session/passkey", new JsonObject { ["credential"] = Guess })).IsProblem(401);
            (await thief.Post("/api/v1/setup", new JsonObject { ["key"] = Guess, ["userName"] = "x", ["password"] = Guess })).IsProblem(404);
        }

        (await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = Guess, ["new"] = Password + "!" })).IsProblem(400);
        foreach (var bearer in new[] { token + "x", "eyJhbGciOiJub25lIn0.e30.", Guess })
        {
            using var client = Anonymous().WithToken(bearer);
            using var refused = await client.GetAsync(new Uri("/api/v1/schools", UriKind.Relative));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        await PostRaw(At("secret", "pupils"), Encoding.UTF8.GetBytes($$"""{"id":"1","name":"{{Pupil}}","""));
        await PostRaw(At("secret", "pupils"), Encoding.UTF8.GetBytes($$"""{"id":"1","name":"{{Pupil}}","nonsense":"{{InFile}}"}"""));
        await Get(At("secret", $"pupils?name={Uri.EscapeDataString(Pupil)}"));
        await Get(At("secret", $"pupils/{Uri.EscapeDataString(Pupil)}"));
        await DryRun("secret", Encoding.UTF8.GetBytes($"学号,姓名,性别\n20250999,{InFile},{Pupil}\n"), $"{Pupil}.csv");
        await Upload("secret", Encoding.UTF8.GetBytes($"%PDF {InFile}"), $"{Pupil}.pdf");
        using (var limited = SignedIn(account, TokenScope.Read)) (await Answer.Of(await limited.GetAsync(new Uri(At("secret", "pupils"), UriKind.Relative)))).IsProblem(403, "token-scope");

        Database.Write(connection => connection.Execute("alter table pupils rename to pupils_gone"));
        (await Get(At("secret", "pupils"))).IsProblem(500, "unforeseen");
        await DryRun("secret", Encoding.UTF8.GetBytes($"学号,姓名\n20250999,{InFile}\n"), $"{Pupil}.csv");
        (await PostRaw(At("secret", "pupils"), Encoding.UTF8.GetBytes($$"""{"id":"1","name":"{{Pupil}}"}"""))).IsProblem(500, "unforeseen");

        Assert.That(log.Text, Does.Contain("GET request failed with").And.Contain("was refused to account"), "the log is the one that is kept");
        string[] secrets = [Password, Guess, token, browser.SessionKey!, browser.Antiforgery!, (string)made.Body!["password"]!, Pupil, InFile, Uri.EscapeDataString(Pupil)];
        foreach (var secret in secrets)
        {
            Assert.That(log.Text, Does.Not.Contain(secret));
            Assert.That(addresses, Has.None.Contains(secret));
        }
    }
}
