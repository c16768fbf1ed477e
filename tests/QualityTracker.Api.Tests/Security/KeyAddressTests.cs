using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Security;

/// <summary>An identity provider whose keys are read from its address, and from no other.</summary>
public sealed class KeyAddressTests : ServerTests, IDisposable
{
    private const string Issuer = "https://id.example.edu.cn";
    private const string Marking = "https://marking.example.edu.cn";

    private readonly RSA rsa = RSA.Create(2048);
    private readonly RSA stranger = RSA.Create(2048);
    private readonly TestClock wall = new(TimeProvider.System.GetUtcNow());
    private readonly WebApplication provider;
    private Func<IResult> answer;
    private int asked;
    private int elsewhere;

    public KeyAddressTests()
    {
        answer = () => Keys("one", rsa);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        provider = builder.Build();
        provider.MapGet("/jwks", () =>
        {
            asked++;
            return answer();
        });
        provider.MapGet("/elsewhere", () =>
        {
            elsewhere++;
            return Keys("strange", stranger);
        });
        provider.Start();
    }

    protected override TimeProvider Wall => wall;

    protected override string[] Arguments =>
    [
        .. base.Arguments,
        "--IdentityProviders:0:School=uri", $"--IdentityProviders:0:Issuer={Issuer}", "--IdentityProviders:0:Audience=qt", $"--IdentityProviders:0:JwksUri={Address("jwks")}",
        "--IdentityProviders:1:School=uri", $"--IdentityProviders:1:Issuer={Marking}", "--IdentityProviders:1:Audience=qt", $"--IdentityProviders:1:JwksUri={Address("jwks")}",
        "--IdentityProviders:1:TokenType=at+jwt",
    ];

    public void Dispose()
    {
        ((IDisposable)provider).Dispose();
        rsa.Dispose();
        stranger.Dispose();
    }

    [OneTimeSetUp]
    public async Task Prepare()
    {
        await Prepare("uri", RecordKinds.All.Single(kind => kind.Noun == "posts"));
        TestAccounts.Add(Database, "uri-t001", [TestAccounts.Grant(Role.Office, "uri")], "uri", "T001");
    }

    [Test, Order(1)]
    public async Task Keys_are_read_once_and_serve_for_an_hour()
    {
        for (var at = 0; at < 3; at++) Assert.That(await Ask(Token()), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test, Order(2)]
    public async Task While_the_provider_fails_the_keys_known_before_are_good_and_no_others()
    {
        Func<IResult>[] failures =
        [
            () => Results.StatusCode(500),
            () => Results.Text("<html>not found</html>"),
            () => Results.Redirect(Address("elsewhere")),
            () => Results.Bytes(new byte[2 * 1024 * 1024]),
            () => Results.Text("""{"keys":[{"kty":"oct","kid":"strange","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ"}]}"""),
        ];
        foreach (var failure in failures[..4])
        {
            answer = failure;
            wall.Pass(TimeSpan.FromMinutes(61));
            Assert.That(await Ask(Token()), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await Ask(Token(key: stranger, kid: "strange")), Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        answer = failures[4];
        wall.Pass(TimeSpan.FromMinutes(61));
        Assert.That(await Ask(Token(key: stranger, kid: "strange")), Is.EqualTo(HttpStatusCode.Unauthorized), "a secret is no public key");
        Assert.That(elsewhere, Is.Zero, "where it sends us is not gone to");
        answer = () => Keys("one", rsa);
        wall.Pass(TimeSpan.FromMinutes(61));
        Assert.That(await Ask(Token()), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test, Order(3)]
    public async Task A_token_that_brings_its_own_key_is_refused_and_its_address_not_asked()
    {
        var own = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(stranger.ExportParameters(false)));
        foreach (var (name, value) in new (string, object)[] { ("jku", Address("elsewhere")), ("x5u", Address("elsewhere")), ("jwk", new Dictionary<string, object> { ["kty"] = "RSA", ["n"] = own.N, ["e"] = own.E }) })
        {
            Assert.That(await Ask(Token(key: stranger, headers: new() { [name] = value })), Is.EqualTo(HttpStatusCode.Unauthorized), name);
            Assert.That(await Ask(Token(key: stranger, kid: "strange", headers: new() { [name] = value })), Is.EqualTo(HttpStatusCode.Unauthorized), name);
        }

        Assert.That(elsewhere, Is.Zero);
    }

    [Test, Order(4)]
    public async Task Where_the_provider_marks_its_tokens_those_for_something_else_are_refused()
    {
        Assert.That(await Ask(Token(issuer: Marking, type: "at+jwt")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Ask(Token(issuer: Marking, type: "JWT")), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Ask(Token(issuer: Marking, type: "logout+jwt")), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("https://id.example.edu.cn/jwks", true)]
    [TestCase("http://127.0.0.1:9/jwks", true)]
    [TestCase("http://id.example.edu.cn/jwks", false)]
    [TestCase("file:///etc/passwd", false)]
    [TestCase("jwks.json", false)]
    public void Keys_come_by_https_or_from_this_machine(string address, bool taken)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["IdentityProviders:0:School"] = "uri",
            ["IdentityProviders:0:Issuer"] = Issuer,
            ["IdentityProviders:0:Audience"] = "qt",
            ["IdentityProviders:0:JwksUri"] = address,
        }).Build();
        if (taken) Assert.That(IdentityProvider.Of(configuration), Has.Count.EqualTo(1));
        else Assert.That(() => IdentityProvider.Of(configuration), Throws.TypeOf<ToldException>());
    }

    private string Address(string path) => $"{provider.Urls.Single()}/{path}";

    private static IResult Keys(string kid, RSA key) => Results.Text(
        $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"{{kid}}","n":"{{Base64UrlEncoder.Encode(key.ExportParameters(false).Modulus!)}}","e":"{{Base64UrlEncoder.Encode(key.ExportParameters(false).Exponent!)}}"}]}""");

    private string Token(string issuer = Issuer, RSA? key = null, string kid = "one", string type = "JWT", Dictionary<string, object>? headers = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = "qt",
            TokenType = type,
            AdditionalHeaderClaims = headers,
            Claims = new Dictionary<string, object> { ["staff_number"] = "T001" },
            Expires = wall.Now.AddMinutes(5).UtcDateTime,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? rsa) { KeyId = kid }, SecurityAlgorithms.RsaSha256),
        });

    private async Task<HttpStatusCode> Ask(string token)
    {
        using var client = Anonymous().WithToken(token);
        using var response = await client.GetAsync(new Uri(At("uri"), UriKind.Relative));
        return response.StatusCode;
    }
}
