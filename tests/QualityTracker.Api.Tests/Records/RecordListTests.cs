using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Records;

/// <summary>Lists, the same for every kind.</summary>
[TestFixtureSource(typeof(RecordVariants), nameof(RecordVariants.Kinds))]
public sealed class RecordListTests(RecordKind kind) : ServerTests
{
    private const string School = "lists";
    private const int Recorded = 11;

    private string Records => At(School, kind.Noun);

    [OneTimeSetUp]
    public async Task PrepareSchool()
    {
        await Prepare(School, kind);
        for (var number = 0; number < Recorded; number++) await Create(Records, RecordVariants.Another(kind, Node(kind.Example), number));
    }

    [Test]
    public async Task Pages_of_any_size_walk_every_record_once_in_the_same_order([Values(1, 2, 3, 5, 10, 11, 200)] int limit)
    {
        var whole = Ids(await Get(Records + "?limit=200"));
        Assert.That(whole, Has.Count.EqualTo(Recorded).And.Unique);
        var walked = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Get($"{Records}?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.That((int)page.Body!["total"]!, Is.EqualTo(Recorded));
            Assert.That(Ids(page), Has.Count.InRange(1, limit));
            walked.AddRange(Ids(page));
            cursor = (string?)page.Body!["next"];
        }
        while (cursor is not null);
        Assert.That(walked, Is.EqualTo(whole));
    }

    [Test]
    public async Task Every_field_orders_the_list_both_ways_over_all_pages()
    {
        foreach (var column in kind.Outline.Where(column => column.Type != ColumnType.List))
        {
            var (up, down) = (await Walk(column.Field, 4), await Walk($"-{column.Field}", 3));
            Assert.That(up, Has.Count.EqualTo(Recorded).And.Unique, column.Field);
            Assert.That(down.Select(each => each.Id), Is.EquivalentTo(up.Select(each => each.Id)), column.Field);
            var (given, missing) = (up.Where(each => each.Value is not null).ToList(), up.Count(each => each.Value is null));
            Assert.That(up.Skip(given.Count).Select(each => each.Value).Concat(down.Skip(given.Count).Select(each => each.Value)), Is.All.Null, $"{column.Field}: {missing} come last");
            Assert.That(down.Take(given.Count).Select(each => each.Value).Reverse(), Is.EqualTo(given.Select(each => each.Value)), column.Field);
        }

        (await Get($"{Records}?sort=nonsense")).IsProblem(400, "invalid");
    }

    [TestCase("[\"\\ud800\",\"x\",\"\"]")]
    [TestCase("[1,\"\\udc00\",\"\"]")]
    [TestCase("[\"a\",\"b\",\"\\ud800\"]")]
    [TestCase("[\"a\",\"\\u0000\",\"no such order\"]")]
    [TestCase("[{},\"b\",\"\"]")]
    [TestCase("[1e400,\"b\",\"\"]")]
    [TestCase("null")]
    public async Task A_cursor_that_no_list_gave_is_told(string json) =>
        (await Get($"{Records}?cursor={Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}")).IsProblem(400, "invalid");

    private async Task<List<(string Id, string? Value)>> Walk(string sort, int limit)
    {
        var walked = new List<(string, string?)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await Get($"{Records}?sort={sort}&limit={limit}{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}")).Body!;
            walked.AddRange(page["items"]!.AsArray().Select(item => ((string)item!["record"]!["id"]!, Text(item["record"]![sort.TrimStart('-')]))));
            cursor = (string?)page["next"];
        }

        return walked;
    }

    [Test]
    public async Task A_cursor_is_good_for_its_own_order_only()
    {
        var next = (string?)(await Get($"{Records}?limit=2&sort=-{kind.Outline[0].Field}")).Body!["next"];
        (await Get($"{Records}?limit=2&cursor={next}")).IsProblem(400, "invalid");
    }

    [Test]
    public async Task A_record_is_found_by_its_words()
    {
        var record = (await Get($"{Records}?limit=1")).Body!["items"]![0]!["record"]!;
        foreach (var column in kind.Outline.Where(column => column.Type is ColumnType.Text or ColumnType.Date or ColumnType.Reference && Text(record[column.Field]) is not null))
        {
            var found = Ids(await Get($"{Records}?limit=200&q={Uri.EscapeDataString(Text(record[column.Field])!)}"));
            Assert.That(found, Does.Contain((string)record["id"]!), column.Field);
        }

        Assert.That(Ids(await Get($"{Records}?q=nothing%20has%20this")), Is.Empty);
        (await Get($"{Records}?q=")).IsProblem(400, "invalid");
    }

    [Test]
    public async Task Every_filter_keeps_exactly_the_records_with_its_value()
    {
        var all = (JsonArray)(await Get(Records + "?limit=200")).Body!["items"]!;
        foreach (var column in kind.Outline.Where(column => column.IsFilter))
        {
            foreach (var group in all.Select(item => item!["record"]!).GroupBy(record => Text(record[column.Field])).Where(group => group.Key is not null))
            {
                var found = Ids(await Get($"{Records}?limit=200&{column.Field}={Uri.EscapeDataString(group.Key!)}"));
                Assert.That(found, Is.EquivalentTo(group.Select(record => (string)record["id"]!)), $"{column.Field}={group.Key}");
            }

            Assert.That(Ids(await Get($"{Records}?{column.Field}=nothing-has-this")), Is.Empty);
        }
    }

    [Test]
    public async Task Days_limit_what_is_dated()
    {
        if (!kind.Outline.Any(column => column.Field == "date") || kind.IsCoded)
        {
            (await Get(Records + "?since=2025-01-01")).IsProblem(400);
            return;
        }

        var day = (string)(await Get(Records + "?limit=1")).Body!["items"]![0]!["record"]!["date"]!;
        Assert.That(Ids(await Get($"{Records}?since={day}&until={day}")), Is.Not.Empty);
        Assert.That(Ids(await Get($"{Records}?since=2099-01-01")), Is.Empty);
        Assert.That(Ids(await Get($"{Records}?until=1999-01-01")), Is.Empty);
        (await Get(Records + "?since=2025-02-30")).IsProblem(400);
        (await Get(Records + "?until=today")).IsProblem(400);
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=201", "limit")]
    [TestCase("limit=-1", "limit")]
    [TestCase("limit=ten", "limit")]
    [TestCase("limit=", "limit")]
    [TestCase("limit=5&limit=6", "limit")]
    [TestCase("limit=99999999999", "limit")]
    [TestCase("limit=１０", "limit")]
    [TestCase("cursor=nonsense", "cursor")]
    [TestCase("cursor=", "cursor")]
    [TestCase("cursor=W10", "cursor")]
    [TestCase("cursor=WyJhIl0", "cursor")]
    [TestCase("cursor=bnVsbA", "cursor")]
    [TestCase("cursor=%00", "cursor")]
    [TestCase("voided=maybe", "voided")]
    [TestCase("voided=1", "voided")]
    [TestCase("colour=blue", "colour")]
    [TestCase("Limit=5", "Limit")]
    [TestCase("=5", "")]
    public async Task A_parameter_that_is_wrong_is_named(string query, string field)
    {
        var answer = await Get($"{Records}?{query}");
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo(new[] { field }));
    }

    [Test]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        Assert.That((await Get($"{Records}?limit=0&voided=x&nonsense=1&cursor=!")).Fields, Is.EquivalentTo(new[] { "limit", "voided", "nonsense", "cursor" }));
    }

    [Test]
    public async Task A_cursor_holds_no_instructions()
    {
        var injection = Convert.ToBase64String(Encoding.UTF8.GetBytes("""["' or 1=1 --","'; drop table staff; --",""]"""));
        var answer = await Get($"{Records}?cursor={Uri.EscapeDataString(injection)}");
        Assert.That((int)answer.Status, Is.EqualTo(200));
        Assert.That((int)answer.Body!["total"]!, Is.EqualTo(Recorded));
    }

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.GetValueKind() == System.Text.Json.JsonValueKind.String => (string)text!,
        _ => value.ToJsonString(),
    };

    private static List<string> Ids(Answer page) => [.. ((JsonArray)page.Body!["items"]!).Select(item => (string)item!["record"]!["id"]!)];
}
