using System.Net;
using System.Text;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Security;

/// <summary>Requests that try to be read as something else than they are, or to take too much.</summary>
public sealed class RequestShapeTests : ServerTests
{
    private const string Schools = "/api/v1/schools";

    [OneTimeSetUp]
    public Task MakeSchool() => Prepare("shape", RecordKinds.All.Single(kind => kind.Noun == "classes"));

    [TestCase("X-HTTP-Method-Override")]
    [TestCase("X-HTTP-Method")]
    [TestCase("X-Method-Override")]
    public async Task A_header_changes_no_method(string header)
    {
        using var read = new HttpRequestMessage(HttpMethod.Get, Schools) { Headers = { { header, "POST" } } };
        Assert.That((await Send(read)).Status, Is.EqualTo(HttpStatusCode.OK));
        using var write = new HttpRequestMessage(HttpMethod.Post, At("shape")) { Headers = { { header, "PUT" } }, Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        (await Send(write)).IsProblem(405, "method");
        (await Get(Schools + "?_method=POST")).IsProblem(400, "invalid");
    }

    [TestCase("TRACE")]
    [TestCase("TRACK")]
    [TestCase("CONNECT")]
    [TestCase("PATCH")]
    [TestCase("OPTIONS")]
    [TestCase("DELETE")]
    public async Task Other_methods_than_those_described_are_refused(string method)
    {
        foreach (var target in new[] { Schools, "/", "/index.html" })
        {
            var answer = await Wire.Send(Client, Wire.Head(Client, method, target, "X-Echo: do-not-echo"));
            Assert.That(answer, Does.StartWith("HTTP/1.1 40"), $"{method} {target}");
            Assert.That(answer, Does.Not.Contain("do-not-echo").And.Not.Contain("Access-Control"));
        }
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("text/json-no")]
    public async Task Json_under_another_type_is_not_read(string type)
    {
        (await PostRaw(Schools, """{"id":"typed","name":"类型"}"""u8.ToArray(), type)).IsProblem(415, "media-type");
        (await Get(At("typed"))).IsProblem(404);
    }

    [TestCase(Schools + "?lang=en&lang=zh")]
    [TestCase("/api/v1/schools/shape/terms?limit=1&limit=200")]
    [TestCase("/api/v1/schools/shape/terms?voided=false&voided=true")]
    [TestCase("/api/v1/policies?lang=en&LANG=zh")]
    public async Task A_parameter_that_stands_twice_is_refused(string address) => (await Get(address)).IsProblem(400, "invalid");

    [Test]
    public async Task A_field_that_stands_twice_is_refused()
    {
        (await PostRaw(Schools, """{"id":"twice","id":"thrice","name":"两次"}"""u8.ToArray())).IsProblem(400, "invalid");
        (await Get(At("thrice"))).IsProblem(404);
    }

    [Test]
    public async Task The_end_of_a_request_cannot_be_told_in_two_ways()
    {
        const string smuggled = "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var both = await Wire.Send(Client, Wire.Head(Client, "POST", Schools, "Content-Type: application/json", "Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n" + smuggled);
        var twice = await Wire.Send(Client, Wire.Head(Client, "POST", Schools, "Content-Type: application/json", "Content-Length: 0", "Content-Length: 5") + smuggled);
        var unknown = await Wire.Send(Client, Wire.Head(Client, "POST", Schools, "Content-Type: application/json", "Transfer-Encoding: xchunked") + smuggled);
        foreach (var answer in new[] { both, twice, unknown })
        {
            Assert.That(answer, Does.Match("^HTTP/1.1 (400|501)"));
            Assert.That(answer.Split("HTTP/1.1 "), Has.Length.EqualTo(2), "one answer");
        }
    }

    [Test]
    public async Task Headers_and_addresses_have_their_limits()
    {
        Assert.That(await Wire.Send(Client, Wire.Head(Client, "GET", Schools, "X-Long: " + new string('a', 40_000))), Does.StartWith("HTTP/1.1 431"));
        Assert.That(await Wire.Send(Client, Wire.Head(Client, "GET", Schools, [.. Enumerable.Range(0, 120).Select(at => $"X-{at}: 1")])), Does.StartWith("HTTP/1.1 431"));
        Assert.That(await Wire.Send(Client, Wire.Head(Client, "GET", Schools + "?q=" + new string('a', 10_000))), Does.StartWith("HTTP/1.1 414"));
        Assert.That(await Wire.Send(Client, Wire.Head(Client, "POST", Schools, "Content-Type: application/json", $"Content-Length: {App.LargestBody + 1}")), Does.StartWith("HTTP/1.1 413"));
    }

    [Test]
    public async Task A_body_that_trickles_in_is_given_up()
    {
        var answer = await Wire.Send(Client, Wire.Head(Client, "POST", Schools, "Content-Type: application/json", "Content-Length: 1000") + "{");
        Assert.That(answer, Does.StartWith("HTTP/1.1 408").And.Contains("too-slow"));
    }

    [TestCase("' or 1=1 --")]
    [TestCase("'; drop table accounts; --")]
    [TestCase("%")]
    [TestCase("\" union select password_hash from accounts --")]
    public async Task What_is_looked_for_is_text_and_never_sql(string text)
    {
        var value = Uri.EscapeDataString(text);
        Assert.That((int)(await Get(At("shape", $"posts?staff={value}"))).Body!["total"]!, Is.Zero);
        (await Get($"/api/v1/schools/{value}")).IsProblem(404);
        Assert.That((await Get(Schools)).Text, Does.Contain("shape"));
    }
}
