using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Security;

/// <summary>One's own password, to the letter; and what the program makes up itself.</summary>
public sealed class OwnPasswordTests : ServerTests
{
    private const string Password = " Lanterns over the River ";

    [Test]
    public async Task A_password_counts_to_the_letter_and_is_changed_with_the_present_one_only()
    {
        TestAccounts.Add(Database, "exact", [], password: Password);
        foreach (var nearly in new[] { Password.Trim(), Password.ToUpperInvariant(), Password + "x", Password.TrimEnd() })
        {
            using var other = NewBrowser();
            (await other.SignIn("exact", nearly)).IsProblem(401, "sign-in");
        }

        using var browser = await SignedIn("exact", Password);
        (await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = "wrong", ["new"] = "willow by the gate" })).IsProblem(400, "invalid");
        (await browser.Put("/api/v1/account/password", new JsonObject { ["new"] = "willow by the gate" })).IsProblem(400, "invalid");
        var sixtyFour = "  " + string.Concat(Enumerable.Range(0, 31).Select(at => (char)('a' + at * at % 26) + "木"));
        Assert.That(sixtyFour, Has.Length.EqualTo(64));
        Assert.That((await browser.Put("/api/v1/account/password", new JsonObject { ["current"] = Password, ["new"] = sixtyFour })).Status, Is.EqualTo(HttpStatusCode.NoContent));
        (await SignedIn("exact", sixtyFour)).Dispose();
        using var cut = NewBrowser();
        (await cut.SignIn("exact", sixtyFour[..^1])).IsProblem(401, "sign-in");
    }

    [Test]
    public void What_the_program_makes_up_is_long_enough_and_never_the_same()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => SecretKey.Make()).ToList();
        Assert.That(keys, Is.Unique.And.All.Length.EqualTo(43));
        var oneTime = Enumerable.Range(0, 1000).Select(_ => OneTimePassword.Make()).ToList();
        Assert.That(oneTime, Is.Unique.And.All.Matches("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$"));
        Assert.That(oneTime.SelectMany(each => PasswordRule.FaultsOf("password", each, "somebody", null)), Is.Empty, "keeps the rule itself");
        var codes = Enumerable.Range(0, 50).SelectMany(_ => Authenticator.MakeRecoveryCodes()).ToList();
        Assert.That(codes, Is.Unique.And.All.Matches("^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$"));
        Assert.That(24 * Math.Log2(26), Is.GreaterThan(112), "bits, so that a plain hash is enough");
    }

    [Test]
    public void What_is_encrypted_is_encrypted_with_aes_gcm()
    {
        TestDatabase.NeedsFile(Database);
        Assert.That(Directory.EnumerateFiles(Path.Combine(Folder, "keys"), "key-*.xml").Select(File.ReadAllText), Is.Not.Empty.And.All.Contain("AES_256_GCM"));
    }

    [OneTimeSetUp]
    public async Task MakeAKey() => (await NewBrowserOpened()).Dispose();

    private async Task<Browser> NewBrowserOpened()
    {
        var browser = NewBrowser();
        await browser.Open();
        return browser;
    }
}
