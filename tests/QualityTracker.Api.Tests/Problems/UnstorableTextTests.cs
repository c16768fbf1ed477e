using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Problems;

/// <summary>What one database takes and another does not is refused before either is asked, in the same words.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
public sealed class UnstorableTextTests(Store store) : ServerTests("", store)
{
    private const string School = "texts";

    protected override bool InBrowser => true;

    [OneTimeSetUp]
    public Task PrepareSchool() => Prepare(School);

    [TestCase("schools/texts/staff?q=a%00b", "q")]
    [TestCase("schools/texts/duties?staff=%00", "staff")]
    [TestCase("schools/texts/subjects?limit=2&%00=1", "\0")]
    [TestCase("schools/texts/pace/2025-1?staff=T001%00", "staff")]
    [TestCase("accounts?q=%00", "q")]
    [TestCase("accounts?school=%00", "school")]
    [TestCase("audit?name=%00", "name")]
    [TestCase("audit?school=texts&action=%00.x", "action")]
    [TestCase("audit.csv?account=%00", "account")]
    public async Task A_null_character_in_a_parameter_is_told_in_both_languages(string address, string name)
    {
        var messages = new List<string>();
        foreach (var language in new[] { "zh", "en" })
        {
            var answer = await Get($"/api/v1/{address}", language);
            answer.IsProblem(400, "invalid");
            Assert.That(answer.Fields, Is.EqualTo(new[] { name }));
            messages.Add((string)answer.Body!["errors"]![0]!["message"]!);
        }

        Assert.That(messages, Is.Unique);
    }

    [TestCase("\0")]
    [TestCase("every\0thing")]
    [TestCase("everything\0")]
    public async Task A_name_that_nobody_can_have_is_refused(string name)
    {
        using var browser = NewBrowser();
        var answer = await browser.SignIn(name, "guess");
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo(new[] { "userName" }));
    }

    [Test]
    public async Task An_id_with_a_null_character_is_refused_by_name()
    {
        foreach (var kind in RecordKinds.All)
        {
            var answer = await Post($"/api/v1/schools/{School}/{kind.Noun}", new JsonObject { ["id"] = "a\0b" });
            Assert.That((int)answer.Status, Is.EqualTo(400).Or.EqualTo(405).Or.EqualTo(404), $"{kind.Noun}: {answer.Text}");
        }
    }

    [Test]
    public async Task A_cursor_whose_value_is_none_of_its_column_is_none_of_the_list()
    {
        foreach (var kind in RecordKinds.All)
        {
            foreach (var column in kind.Outline.Where(column => column.Type != ColumnType.List))
            {
                var isNumber = column.Type is ColumnType.Whole or ColumnType.Number or ColumnType.Yuan or ColumnType.Flag;
                var (right, wrong) = isNumber ? ("1", "\"1x\"") : ("\"1x\"", "1");
                await IsNoCursor($"{kind.Noun}?sort={column.Field}", $"[{wrong},\"x\",\"{column.Name}\"]");
                var answer = await Get(At(School, $"{kind.Noun}?sort=-{column.Field}&cursor={Encoded($"[{right},\"x\",\"-{column.Name}\"]")}"));
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), $"{kind.Noun} {column.Field} {answer.Text}");
            }

            foreach (var json in new[] { "[1,\"x\",\"\"]", "[\"\\u0000\",\"x\",\"\"]", "[\"a\",\"x\\u0000\",\"\"]" }) await IsNoCursor($"{kind.Noun}?limit=2", json);
        }

        (await Get($"/api/v1/accounts?cursor={RecordQuery.Cursor("\0", "x")}")).IsProblem(400, "invalid");
    }

    private async Task IsNoCursor(string list, string json)
    {
        var answer = await Get(At(School, $"{list}&cursor={Encoded(json)}"));
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo(new[] { "cursor" }), $"{list} {json}");
    }

    private static string Encoded(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
