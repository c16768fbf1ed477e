using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>Nobody takes out what they may not see, and nothing that a spreadsheet would run.</summary>
public sealed partial class ExportTests
{
    [Test]
    public async Task Who_teaches_takes_out_what_is_their_own_and_no_mark_of_a_primary_class_that_is_not_theirs()
    {
        var staff = (string)(await Get(At(School, "teaching-assignments?class=2025-701&subject=chinese"))).Body!["items"]![0]!["record"]!["staff"]!;
        using var teacher = SignedIn(TestAccounts.Add(Database, "export-teacher", [], School, staff));
        var duties = (await Text(teacher, Zip + "?kind=duties")).Single().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(duties.Skip(1), Is.Not.Empty.And.All.Contain(staff));
        var scores = string.Concat(await Text(teacher, Zip + "?kind=scores&term=2025-1"));
        Assert.That(scores, Does.Contain("七年级1班").And.Not.Contain("八年级"));
        using var refused = await teacher.GetAsync(Zip + "?kind=tuition-counts");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task What_the_office_takes_out_the_office_can_put_back()
    {
        using var office = SignedIn(TestAccounts.Add(Database, "export-office", [TestAccounts.Grant(Role.Office, School)]));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await office.GetByteArrayAsync(Workbook)), "file", "records.xlsx" } };
        using var sent = await office.PostAsync(At(School, "imports"), form);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        JsonNode view;
        do view = JsonNode.Parse(await office.GetStringAsync(sent.Headers.Location!))!;
        while ((string?)view["state"] == "checking");
        var report = view["report"]!;
        Assert.That(((int)report["errorCount"]!, (int)report["adds"]!, (int)report["changes"]!), Is.EqualTo((0, 0, 0)), report["errors"]!.ToJsonString(Api.Json.Options));
    }

    [TestCase(TokenScope.Read, "pupils", 403)]
    [TestCase(TokenScope.Read, "staff", 200)]
    [TestCase(TokenScope.Pupils, "pupils", 200)]
    [TestCase(TokenScope.Read, "scores", 403)]
    public async Task A_token_takes_out_what_its_scopes_read(TokenScope scope, string noun, int status)
    {
        var account = TestAccounts.Add(Database, $"export-{scope}-{noun}", TestAccounts.Everything);
        using var client = SignedIn(account, TokenScope.Read, scope);
        using var answer = await client.GetAsync($"{Zip}?kind={noun}&term={Term}");
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_text_that_a_spreadsheet_would_run_is_guarded_and_comes_back_as_it_was()
    {
        var duty = new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["date"] = "2025-10-15", ["staff"] = "T012", ["kind"] = "lecture", ["title"] = "=HYPERLINK(\"x\")", ["level"] = "school" };
        var created = await Create(At(School, "duties"), duty);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        var bytes = await Bytes(Zip + "?kind=duties");
        Assert.That(Csv(bytes).Single(), Does.Contain("\"'=HYPERLINK(\"\"x\"\")\""));
        ChangesNothing(bytes, "records.zip", least: 100);
    }

    private static async Task<IEnumerable<string>> Text(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return Csv(await answer.Content.ReadAsByteArrayAsync());
    }

    private static IEnumerable<string> Csv(byte[] zip) => new ZipArchive(new MemoryStream(zip)).Entries.Select(entry =>
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }).ToList();
}
