using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Problems;

/// <summary>Whatever is wrong with a request around its body.</summary>
public sealed class MalformedRequestTests : ServerTests
{
    private const string School = "requests";

    [OneTimeSetUp]
    public Task PrepareSchool() => Prepare(School);

    [TestCase("*")]
    [TestCase("W/\"1\"")]
    [TestCase("\"1\", \"2\"")]
    [TestCase("1")]
    [TestCase("\"\"")]
    [TestCase("\"01\"")]
    [TestCase("\"1\"x")]
    [TestCase("\"999999999999999999999\"")]
    [TestCase("'1'")]
    public async Task Only_the_one_current_tag_lets_a_change_through(string ifMatch)
    {
        var kind = RecordKinds.All[0];
        (await Send(HttpMethod.Put, At(School, "terms/2025-1"), Changed(kind, ("policy", "wenxian-2019")), ifMatch)).IsProblem(412, "stale");
        Assert.That((await Get(At(School, "terms/2025-1"))).ETag, Is.EqualTo("\"1\""));
    }

    [TestCase("en", "en")]
    [TestCase("en-GB,zh;q=0.5", "en")]
    [TestCase("zh;q=0.2, en;q=0.9", "en")]
    [TestCase("fr, en;q=0.1", "en")]
    [TestCase("EN", "en")]
    [TestCase("fr", "zh-CN")]
    [TestCase("en;q=0", "zh-CN")]
    [TestCase("zh-TW, en;q=0.9", "zh-CN")]
    [TestCase("", "zh-CN")]
    [TestCase(";;;,,,q=", "zh-CN")]
    [TestCase("en;q=7", "zh-CN")]
    [TestCase("*", "zh-CN")]
    public async Task Accept_Language_chooses_and_never_fails(string acceptLanguage, string expected)
    {
        var answer = await Get(At("nowhere"), acceptLanguage);
        answer.IsProblem(404);
        Assert.That(answer.Language, Is.EqualTo(expected));
    }

    [Test]
    public async Task Lang_in_the_address_goes_before_the_header()
    {
        Assert.That((await Get(At("nowhere") + "?lang=en", "zh")).Language, Is.EqualTo("en"));
        Assert.That((await Get(At("nowhere") + "?lang=zh", "en")).Language, Is.EqualTo("zh-CN"));
    }

    [TestCase("GET", "/api/v1/schools/%zz")]
    [TestCase("GET", "/api/v1/schools/%")]
    [TestCase("GET", "/api/v1/schools/%E5%AD")]
    [TestCase("GET", "/api/v1/schools/%FF%FE")]
    [TestCase("GET", "/api/v1/schools/..%2f..%2fetc%2fpasswd")]
    [TestCase("GET", "/api/v1/schools/../../../etc/passwd")]
    [TestCase("GET", "/api/v1/schools//terms")]
    [TestCase("GET", "/api/v1/schools/requests/terms/2025-1/extra")]
    [TestCase("GET", "/api/v1/schools/requests/unknown-kind")]
    [TestCase("GET", "/api/v2/schools")]
    [TestCase("TRACE", "/api/v1/schools")]
    [TestCase("DELETE", "/api/v1/schools/requests")]
    [TestCase("NONSENSE", "/api/v1/schools")]
    public async Task An_address_or_method_that_leads_nowhere_says_so(string method, string target)
    {
        var answer = await Raw($"{method} {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {Client.DefaultRequestHeaders.Authorization}\r\nConnection: close\r\n\r\n");
        Assert.That(answer, Does.StartWith("HTTP/1.1 404").Or.StartWith("HTTP/1.1 405").Or.StartWith("HTTP/1.1 400"));
        Assert.That(answer, Does.Contain("application/problem+json"));
    }

    // The server refuses these before any of this program runs, with an empty 400.
    [TestCase("GET /api/v1/schools/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [TestCase("GET /api/v1/schools HTTP/1.1\r\n\r\n")]
    [TestCase("GET /api/v1/schools HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [TestCase("nonsense\r\n\r\n")]
    [TestCase("POST /api/v1/schools HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n")]
    [TestCase("POST /api/v1/schools HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n")]
    public async Task What_is_no_http_is_refused(string request) =>
        Assert.That(await Raw(request), Does.StartWith("HTTP/1.1 400").Or.StartWith("HTTP/1.1 505"));

    [Test]
    public async Task A_body_without_a_type_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/schools") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        (await Send(request)).IsProblem(415, "media-type");
    }

    [Test]
    public async Task A_body_in_another_known_encoding_is_read()
    {
        var content = new StringContent("""{"id":"utf16","name":"编码"}""", Encoding.Unicode);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-16");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/schools") { Content = content };
        Assert.That((int)(await Send(request)).Status, Is.EqualTo(201));
        Assert.That((string?)(await Get(At("utf16"))).Body!["name"], Is.EqualTo("编码"));
    }

    [Test]
    public async Task A_byte_order_mark_changes_nothing()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. """{"id":"bom","name":"标记"}"""u8];
        Assert.That((int)(await PostRaw("/api/v1/schools", body)).Status, Is.EqualTo(201));
        Assert.That((string?)(await Get(At("bom"))).Body!["name"], Is.EqualTo("标记"));
    }

    [Test]
    public async Task Refusals_keep_the_headers_that_protect_browsers()
    {
        using var wrong = await Client.PostAsync(new Uri("/api/v1/schools", UriKind.Relative), new StringContent("{", null, "application/json"));
        using var right = await Client.GetAsync(new Uri("/api/v1/schools", UriKind.Relative));
        foreach (var response in new[] { wrong, right })
        {
            Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(response.Headers.GetValues("X-Frame-Options"), Is.EqualTo(new[] { "DENY" }));
            Assert.That(response.Headers.Contains("Server"), Is.False);
        }
    }

    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Client.BaseAddress!.Host, Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await reader.ReadToEndAsync(deadline.Token);
    }
}
