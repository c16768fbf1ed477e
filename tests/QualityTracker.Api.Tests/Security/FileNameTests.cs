using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Imports;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Security;

/// <summary>Names of files, that came with an upload or go with a download.</summary>
public sealed class FileNameTests : ImportServerTests
{
    private const string School = "demo";

    protected override bool InBrowser => true;

    protected override Database MakeDatabase(Store? store) => TestDatabase.WithDemo(Folder, store);

    [TestCase("filename=\"../../x.csv\"", "x.csv")]
    [TestCase("filename=\"..\\\\x.csv\"", "x.csv")]
    [TestCase("filename=\"C:\\\\Windows\\\\x.csv\"", "x.csv")]
    [TestCase("filename*=UTF-8''%2e%2e%2f%2e%2e%2fx.csv", "x.csv")]
    [TestCase("filename*=UTF-8''a%00b.csv", "ab.csv")]
    [TestCase("filename*=UTF-8''a%0D%0ASet-Cookie%3A%20evil%3D1.csv", "aSet-Cookie: evil=1.csv")]
    [TestCase("filename*=UTF-8''%3Cscript%3Ealert%281%29%3C%2Fscript%3E.csv", "script>.csv")]
    public async Task An_uploads_name_is_a_label_and_no_place(string disposition, string shown)
    {
        TestDatabase.NeedsFile(Database);
        using var part = new ByteArrayContent("x"u8.ToArray());
        part.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=file; " + disposition);
        using var form = new MultipartFormDataContent { part };
        using var request = new HttpRequestMessage(HttpMethod.Post, Imports(School)) { Content = form };
        using var response = await Client.SendAsync(request);
        var answer = await Answer.Of(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        Assert.That((string?)answer.Body!["fileName"], Is.EqualTo(shown));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
        await Settled(answer.Location!.ToString());
        Assert.That(Directory.GetFiles(Path.Combine(Folder, "imports"), "*", SearchOption.AllDirectories).Select(Path.GetFileName), Is.All.Matches<string>(name => Guid.TryParse(name, out _)));
        Assert.That(Directory.GetFiles(Path.GetTempPath(), "x.csv"), Is.Empty);
        var logged = (await Get("/api/v1/audit?action=imports.upload&limit=1")).Body!["items"]![0]!.ToJsonString();
        Assert.That(logged, Does.Not.Contain("..").And.Not.Contain("\\u0000").And.Not.Contain("\\r"));
    }

    [Test]
    public void A_name_without_end_is_cut_and_keeps_its_kind() => Assert.That(UploadName.Of(new string('a', 5000) + ".csv"), Has.Length.EqualTo(120).And.EndsWith(".csv"));

    [Test]
    public async Task A_download_is_named_by_codes_alone()
    {
        var run = (string)(await Get(At(School, "pay-runs"))).Body!["items"]![0]!["record"]!["id"]!;
        var staff = (string)(await Get(At(School, "staff"))).Body!["items"]![0]!["record"]!["id"]!;
        var pupil = (string)(await Get(At(School, "pupils"))).Body!["items"]![0]!["record"]!["id"]!;
        (string Address, string Disposition)[] downloads =
        [
            (At(School, "sheets/2025-1.pdf"), "inline; filename=\"demo-2025-1.pdf\""),
            (At(School, "sheets/2025-1.zip"), Attachment("demo-2025-1.zip")),
            (At(School, $"sheets/2025-1/{staff}.pdf"), $"inline; filename=\"demo-2025-1-{staff}.pdf\""),
            (At(School, $"pay-runs/{run}/inputs.xlsx"), Attachment("demo-2025-1-pay.xlsx")),
            (At(School, $"pay-runs/{run}/inputs.csv"), Attachment("demo-2025-1-pay.csv")),
            (At(School, $"pupils/{pupil}/export"), Attachment($"demo-pupils-{pupil}.json")),
            (At(School, $"staff/{staff}/export"), Attachment($"demo-staff-{staff}.json")),
            ("/api/v1/audit.csv", Attachment("audit.csv")),
        ];
        foreach (var (address, disposition) in downloads)
        {
            using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
            Assert.That(response.Content.Headers.GetValues("Content-Disposition").Single(), Is.EqualTo(disposition), address);
            Assert.That(response.Headers.CacheControl!.NoStore, Is.True, address);
            Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'"), address);
        }
    }

    [TestCase("a\"b")]
    [TestCase("a\r\nX-Evil: 1")]
    [TestCase("a\nb")]
    [TestCase("a;b")]
    [TestCase("../a")]
    [TestCase("a\0b")]
    [TestCase("编码")]
    [TestCase(".hidden")]
    [TestCase("")]
    public async Task A_code_that_could_end_a_header_is_none(string code)
    {
        (await Post("/api/v1/schools", new JsonObject { ["id"] = code, ["name"] = "学校" })).IsProblem(400, "invalid");
        (await Post(At(School, "terms"), Changed(RecordKinds.All.Single(kind => kind.Noun == "terms"), ("id", code)))).IsProblem(400, "invalid");
        var escaped = Uri.EscapeDataString(code);
        if (code.Length == 0 || code.Contains('\0', StringComparison.Ordinal)) return;
        foreach (var address in new[] { At(School, $"sheets/{escaped}.pdf"), At(School, $"sheets/2025-1/{escaped}.pdf"), $"/api/v1/schools/{escaped}" })
        {
            using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That((int)response.StatusCode, Is.EqualTo(404), address);
            Assert.That(response.Headers.Contains("X-Evil"), Is.False);
            Assert.That(response.Content.Headers.ContentDisposition, Is.Null);
        }
    }

    private static string Attachment(string name) => $"attachment; filename={name}; filename*=UTF-8''{name}";
}
