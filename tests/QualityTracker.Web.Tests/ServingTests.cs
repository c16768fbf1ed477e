using System.Net;

namespace QualityTracker.Web.Tests;

public sealed class ServingTests
{
    private Server server = null!;
    private HttpClient client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await Server.Empty();
        client = new HttpClient { BaseAddress = new Uri(server.Address) };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [TestCase("/", "text/html; charset=utf-8")]
    [TestCase("/setup", "text/html; charset=utf-8")]
    [TestCase("/reference", "text/html; charset=utf-8")]
    [TestCase("/start.js", "text/javascript; charset=utf-8")]
    [TestCase("/styles.css", "text/css; charset=utf-8")]
    [TestCase("/mark.svg", "image/svg+xml")]
    [TestCase("/vendor/htm/standalone.module.js", "text/javascript; charset=utf-8")]
    [TestCase("/vendor/pico/pico.min.css", "text/css; charset=utf-8")]
    [TestCase("/vendor/swagger-ui/swagger-ui-bundle.js", "text/javascript; charset=utf-8")]
    public async Task A_file_has_its_type_its_tag_and_a_strict_policy(string path, string type)
    {
        using var answer = await client.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo(type));
        Assert.That(answer.Headers.CacheControl?.NoCache, Is.True);
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.Contain("script-src 'self'").And.Contain("style-src 'self'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var unchanged = await client.SendAsync(again);
        Assert.That(unchanged.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task What_browsers_keep_comes_packed_to_those_that_can_unpack_it()
    {
        var plain = await client.GetByteArrayAsync("/words/week.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/words/week.js") { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var answer = await client.SendAsync(request);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        using var unpacked = new MemoryStream();
        await using (var stream = new System.IO.Compression.BrotliStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress)) await stream.CopyToAsync(unpacked);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "br" }));
            Assert.That(answer.Headers.Vary, Does.Contain("Accept-Encoding"));
            Assert.That(answer.Headers.CacheControl?.NoCache, Is.True);
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self'").And.Not.Contain("unsafe"));
            Assert.That(packed, Has.Length.LessThan(plain.Length / 2));
            Assert.That(unpacked.ToArray(), Is.EqualTo(plain));
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, "/words/week.js") { Headers = { { "Accept-Encoding", "gzip, br" }, { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        using var unchanged = await client.SendAsync(again);
        Assert.That(unchanged.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("/nothing.js")]
    [TestCase("/vendor/")]
    [TestCase("/../qualitytracker.db")]
    public async Task What_is_not_there_is_a_problem_in_words(string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Pages_ask_for_nothing_that_a_browser_of_2022_lacks()
    {
        string[] younger = [".toSorted(", ".toReversed(", ".toSpliced(", ".findLast(", "structuredClone(", ".groupBy(", ".withResolvers(", " popover", "@container", "@layer", "color-mix(", ":has(", "dvh", " inert"];
        var worker = await client.GetStringAsync("/service-worker.js");
        var files = System.Text.Json.JsonSerializer.Deserialize<string[]>(worker.Split("const files = ")[1].Split(";\n")[0])!;
        foreach (var file in files.Where(file => !file.StartsWith("/vendor/", StringComparison.Ordinal)))
        {
            // Printing may look different there.
            var text = (await client.GetStringAsync(file)).Split("@media print")[0];
            Assert.That(younger.Where(each => text.Contains(each, StringComparison.Ordinal)), Is.Empty, file);
        }
    }
}
