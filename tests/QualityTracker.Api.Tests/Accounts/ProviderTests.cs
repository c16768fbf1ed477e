using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Accounts;

/// <summary>Tokens of a school's identity provider, and those that only look like them.</summary>
public sealed class ProviderTests : ServerTests, IDisposable
{
    private const string Issuer = "https://id.example.edu.cn";
    private const string Audience = "qualitytracker";

    private readonly RSA rsa = RSA.Create(2048);
    private readonly RSA stranger = RSA.Create(2048);
    private readonly TestClock wall = new(TimeProvider.System.GetUtcNow());

    protected override TimeProvider Wall => wall;

    protected override string[] Arguments =>
    [
        .. base.Arguments, "--IdentityProviders:0:School=idp", $"--IdentityProviders:0:Issuer={Issuer}", $"--IdentityProviders:0:Audience={Audience}",
        $"--IdentityProviders:0:JwksFile={Path.Combine(Folder, "jwks.json")}",
    ];

    public void Dispose()
    {
        rsa.Dispose();
        stranger.Dispose();
    }

    [OneTimeSetUp]
    public async Task Prepare()
    {
        WriteKeys(("one", rsa));
        await Prepare("idp", RecordKinds.All.Single(kind => kind.Noun == "posts"));
        TestAccounts.Add(Database, "idp-t001", [TestAccounts.Grant(Role.Office, "idp")], "idp", "T001");
    }

    [Test]
    public async Task The_providers_own_token_is_taken_as_its_member_of_staff()
    {
        Assert.That(await Ask(Token()), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Ask(Token(staff: "T002")), Is.EqualTo(HttpStatusCode.Unauthorized), "no account");
    }

    [Test]
    public async Task Grants_beyond_the_providers_school_do_not_count_and_what_takes_a_sign_in_is_refused()
    {
        await Prepare("elsewhere");
        TestAccounts.Add(Database, "idp-t002", [TestAccounts.Grant(Role.Administrator), TestAccounts.Grant(Role.Office, "elsewhere"), TestAccounts.Grant(Role.Administrator, "idp")], "idp", "T002");
        using var client = Anonymous().WithToken(Token(staff: "T002"));
        (await Send(client, HttpMethod.Get, At("elsewhere"))).IsProblem(404);
        Assert.That((await Send(client, HttpMethod.Get, At("idp"))).Status, Is.EqualTo(HttpStatusCode.OK));
        var roles = (await Send(client, HttpMethod.Get, "/api/v1/session")).Body!["roles"]!.AsArray();
        Assert.That(roles.Select(role => (string?)role!["school"]).Distinct(), Is.EqualTo(new[] { "idp" }));
        foreach (var (method, address) in new[]
        {
            (HttpMethod.Get, "/api/v1/accounts"), (HttpMethod.Get, "/api/v1/audit"), (HttpMethod.Get, At("idp", "staff/T002/export")),
            (HttpMethod.Post, "/api/v1/account/tokens"), (HttpMethod.Post, "/api/v1/account/passkeys/options"), (HttpMethod.Delete, "/api/v1/account/sessions"),
        })
        {
            (await Send(client, method, address, method == HttpMethod.Post ? new JsonObject() : null)).IsProblem(403, "token-scope");
        }

        foreach (var own in new[] { "sessions", "tokens", "passkeys" }) Assert.That((await Send(client, HttpMethod.Get, $"/api/v1/account/{own}")).Status, Is.EqualTo(HttpStatusCode.OK), own);
        Database.Write(connection => connection.Execute("update accounts set closed_at = '2020-01-01T00:00:00Z' where user_name = 'idp-t002'"));
    }

    [TestCase("at+jwt", HttpStatusCode.OK)]
    [TestCase("application/at+jwt", HttpStatusCode.OK)]
    [TestCase("JWT", HttpStatusCode.OK)]
    [TestCase("logout+jwt", HttpStatusCode.Unauthorized)]
    [TestCase("dpop+jwt", HttpStatusCode.Unauthorized)]
    public async Task A_token_that_is_for_something_else_than_asking_is_refused(string type, HttpStatusCode expected)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = "one", ["typ"] = type };
        Assert.That(await Ask(Signed(header.ToJsonString(), Claims(), Rs256)), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_token_for_somebody_else_or_from_somebody_else_is_refused()
    {
        Assert.That(await Ask(Token(issuer: "https://id.evil.example")), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Ask(Token(audience: "another-program")), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Ask(Token(key: stranger)), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_token_that_is_over_or_not_yet_good_or_without_end_is_refused()
    {
        Assert.That(await Ask(Token(expires: TimeSpan.FromMinutes(-2))), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Ask(Token(notBefore: TimeSpan.FromMinutes(5), expires: TimeSpan.FromMinutes(9))), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Ask(Signed($$"""{"alg":"RS256","kid":"one"}""", $$"""{"iss":"{{Issuer}}","aud":"{{Audience}}","staff_number":"T001"}""", Rs256)), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task An_unsigned_token_is_refused()
    {
        Assert.That(await Ask(Signed("""{"alg":"RS256","kid":"one","typ":"JWT"}""", Claims(), Rs256)), Is.EqualTo(HttpStatusCode.OK), "signed, it is good");
        foreach (var alg in new[] { "none", "None", "nOnE", "" })
        {
            Assert.That(await Ask(Signed($$"""{"alg":"{{alg}}","typ":"JWT"}""", Claims(), _ => [])), Is.EqualTo(HttpStatusCode.Unauthorized), alg);
            Assert.That(await Ask(Signed($$"""{"alg":"{{alg}}","kid":"one"}""", Claims(), Rs256)), Is.EqualTo(HttpStatusCode.Unauthorized), alg);
        }
    }

    [Test]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        byte[][] secrets = [Encoding.UTF8.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), rsa.ExportSubjectPublicKeyInfo(), rsa.ExportParameters(false).Modulus!, await File.ReadAllBytesAsync(Path.Combine(Folder, "jwks.json"))];
        foreach (var secret in secrets)
        {
            Assert.That(await Ask(Signed("""{"alg":"HS256","kid":"one"}""", Claims(), text => HMACSHA256.HashData(secret, text))), Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task A_new_key_is_learnt_when_a_token_names_it_but_not_on_every_strangers_word()
    {
        Assert.That(await Ask(Token()), Is.EqualTo(HttpStatusCode.OK));
        using var next = RSA.Create(2048);
        WriteKeys(("one", rsa), ("two", next));
        Assert.That(await Ask(Token(key: next, kid: "two")), Is.EqualTo(HttpStatusCode.Unauthorized), "asked only just now");
        wall.Pass(TimeSpan.FromSeconds(31));
        Assert.That(await Ask(Token(key: next, kid: "two")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Ask(Token(key: stranger, kid: "three")), Is.EqualTo(HttpStatusCode.Unauthorized));
        WriteKeys(("one", rsa));
    }

    private void WriteKeys(params (string Kid, RSA Key)[] keys) => File.WriteAllText(Path.Combine(Folder, "jwks.json"),
        $$"""{"keys":[{{string.Join(',', keys.Select(each => $$"""{"kty":"RSA","use":"sig","kid":"{{each.Kid}}","n":"{{Base64UrlEncoder.Encode(each.Key.ExportParameters(false).Modulus!)}}","e":"{{Base64UrlEncoder.Encode(each.Key.ExportParameters(false).Exponent!)}}"}"""))}}]}""");

    private string Claims() => string.Create(CultureInfo.InvariantCulture,
        $$"""{"iss":"{{Issuer}}","aud":"{{Audience}}","staff_number":"T001","exp":{{wall.Now.AddMinutes(5).ToUnixTimeSeconds()}}}""");

    private byte[] Rs256(byte[] text) => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Signed(string header, string claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private string Token(
        string issuer = Issuer, string audience = Audience, string staff = "T001", RSA? key = null, string kid = "one", TimeSpan? expires = null, TimeSpan? notBefore = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = new Dictionary<string, object> { ["staff_number"] = staff },
            NotBefore = notBefore is { } start ? (wall.Now + start).UtcDateTime : null,
            Expires = (wall.Now + (expires ?? TimeSpan.FromMinutes(5))).UtcDateTime,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? rsa) { KeyId = kid }, SecurityAlgorithms.RsaSha256),
        });

    private static async Task<Answer> Send(HttpClient client, HttpMethod method, string address, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return await Answer.Of(response);
    }

    private async Task<HttpStatusCode> Ask(string token)
    {
        using var client = Anonymous().WithToken(token);
        using var response = await client.GetAsync(new Uri(At("idp"), UriKind.Relative));
        return response.StatusCode;
    }
}
