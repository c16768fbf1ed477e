using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Policies;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.WhatIfs;

public sealed class WhatIfEndpointsTests : DemoTests
{
    private static string WhatIfs => At(School, $"what-ifs/{Term}");

    [Test]
    public async Task The_term_as_it_is_changes_nothing_for_anybody()
    {
        var body = (await Tried(new() { ["payRun"] = await Run() })).Body!;
        Assert.Multiple(() =>
        {
            Assert.That(((int)body["byTotal"]!["unchanged"]!, (int)body["byPay"]!["unchanged"]!, (int)body["bandsChanged"]!), Is.EqualTo((56, 56, 0)));
            Assert.That(body["people"]!.AsArray(), Has.Count.EqualTo(56).And.All.Matches<JsonNode>(person => (decimal?)person["totalChange"] is 0 or null && (long)person["centsChange"]! == 0));
            Assert.That((string?)body["before"]!["hash"], Is.EqualTo((string?)body["after"]!["hash"]));
            Assert.That(body["parameters"]!.AsArray(), Is.Empty);
        });
    }

    [Test]
    public async Task Another_pack_gives_what_its_own_evaluation_and_pay_give()
    {
        var run = await Run();
        var body = (await Tried(new() { ["policy"] = "zibo-2019", ["payRun"] = run })).Body!;
        var own = (await Get(At(School, $"evaluations/{Term}"))).Body!["people"]!.AsArray();
        var other = (await Get(At(School, $"evaluations/{Term}?policy=zibo-2019"))).Body!["people"]!.AsArray();
        var pay = (await Get(At(School, $"pay-runs/{run}/inputs?policy=zibo-2019"))).Body!;
        var people = body["people"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(people.Select(person => (decimal?)person!["totalBefore"]), Is.EqualTo(own.Select(person => (decimal?)person!["total"])));
            Assert.That(people.Select(person => (decimal?)person!["totalAfter"]), Is.EqualTo(other.Select(person => (decimal?)person!["total"])));
            Assert.That(people.Select(person => (string?)person!["bandAfter"]?["id"]), Is.EqualTo(other.Select(person => (string?)person!["band"]?["id"])));
            Assert.That(people.Select(person => (long)person!["centsAfter"]!), Is.EqualTo(pay["people"]!.AsArray().Select(person => (long)person!["sumCents"]!)));
            Assert.That(people.Sum(person => (long)person!["centsChange"]!), Is.EqualTo((long)body["after"]!["pay"]!["paidCents"]! - (long)body["before"]!["pay"]!["paidCents"]!));
            Assert.That(((bool)body["before"]!["pay"]!["balanced"]!, (bool)body["after"]!["pay"]!["balanced"]!), Is.EqualTo((true, true)));
            Assert.That(body["norms"]!.AsArray().Select(norm => Math.Max((int?)norm!["before"]?["missing"] ?? 0, (int?)norm["after"]?["missing"] ?? 0)), Is.Ordered.Descending);
            Assert.That((string?)body["after"]!["hash"], Is.EqualTo(PolicyPacks.Of("zibo-2019").ContentHash));
        });
    }

    [Test]
    public async Task A_changed_parameter_is_named_with_both_values_and_moves_the_dimensions()
    {
        var body = (await Tried(new() { ["parameters"] = new JsonObject { ["process-weight"] = "80" } })).Body!;
        var parameter = body["parameters"]!.AsArray().Single()!;
        Assert.That(((string)parameter["name"]!, (string)parameter["before"]!, (string)parameter["after"]!), Is.EqualTo(("process-weight", "60", "80")));
        Assert.That((int)body["byTotal"]!["winners"]! + (int)body["byTotal"]!["losers"]!, Is.GreaterThan(0));
        foreach (var person in body["people"]!.AsArray().Where(person => person!["totalChange"] is not null))
        {
            var moved = person!["dimensions"]!.AsArray().Sum(each => (decimal)each!["change"]!);
            Assert.That(moved + (decimal)person["outsideDimensions"]!, Is.EqualTo((decimal)person["totalChange"]!), (string)person["staff"]!);
        }
    }

    [Test]
    public async Task A_packs_own_text_is_tried_with_values_for_its_parameters()
    {
        var text = PolicyPacks.TextOf("wenxian-2019")!;
        var (byText, byId) = (await Tried(new() { ["text"] = text, ["parameters"] = Weight("70") }), await Tried(new() { ["policy"] = "wenxian-2019", ["parameters"] = Weight("70") }));
        Assert.That(byText.Status, Is.EqualTo(HttpStatusCode.OK), byText.Text);
        Assert.That(byText.Text, Is.EqualTo(byId.Text));

        static JsonObject Weight(string value) => new() { ["process-weight"] = value };
    }

    [Test]
    public async Task A_sum_that_is_not_recorded_is_divided_and_one_that_the_fixed_pools_pass_is_told()
    {
        var body = (await Tried(new() { ["totalCents"] = 100, ["afterSchoolCents"] = 0 })).Body!;
        Assert.That((string?)body["after"]!["pay"]!["refusal"]!["en"], Does.Contain("48000.00").And.Contain("1.00"));
        Assert.That((body["byPay"], body["people"]![0]!["centsAfter"], body["pools"]!.AsArray().Count), Is.EqualTo(((JsonNode?)null, (JsonNode?)null, 0)));
        var divided = (await Tried(new() { ["totalCents"] = 10_000_001, ["parameters"] = new JsonObject { ["workload-percent"] = "50" } })).Body!;
        Assert.That((long)divided["after"]!["pay"]!["paidCents"]!, Is.EqualTo(10_000_001));
        Assert.That(divided["people"]!.AsArray().Sum(person => (long)person!["centsChange"]!), Is.Zero);
    }

    [TestCase("""{ "policy": "nobody-knows" }""", "policy", "known-policy")]
    [TestCase("""{ "policy": "zibo-2019", "text": "pack: x" }""", "text", "one-of")]
    [TestCase("""{ "parameters": { "no-such": "1" } }""", "parameters.no-such", "unknown-parameter")]
    [TestCase("""{ "parameters": { "process-weight": "101" } }""", "parameters.process-weight", "range")]
    [TestCase("""{ "parameters": { "process-weight": "1e1" } }""", "parameters.process-weight", "range")]
    [TestCase("""{ "parameters": { "process-weight": null } }""", "parameters.process-weight", "range")]
    [TestCase("""{ "policy": "zibo-2019", "parameters": { "teaching-weight": "80", "upbringing-weight": "30" } }""", "parameters", "together")]
    [TestCase("""{ "payRun": "01990000-0000-7000-8000-00000000ffff" }""", "payRun", "known-pay-run")]
    [TestCase("""{ "payRun": "x", "totalCents": 1 }""", "totalCents", "one-of")]
    [TestCase("""{ "totalCents": -1 }""", "totalCents", "range")]
    [TestCase("""{ "totalCents": 1, "afterSchoolCents": -1 }""", "afterSchoolCents", "range")]
    [TestCase("""{ "totalCents": 1000000000001 }""", "totalCents", "range")]
    [TestCase("""{ "totalCents": 99999999999999999999 }""", "totalCents", "type")]
    [TestCase("""{ "afterSchoolCents": 1 }""", "totalCents", "missing-field")]
    [TestCase("""{ "parameters": { "process-weight": 60 } }""", "parameters.process-weight", "type")]
    [TestCase("""{ "parameter": {} }""", "parameter", "unknown-field")]
    public async Task What_cannot_be_tried_is_refused_with_its_field_in_both_languages(string body, string field, string rule)
    {
        foreach (var (language, letters) in new[] { ("zh", "没|不|缺|必|和|之和"), ("en", "[a-z]") })
        {
            var answer = await Send(HttpMethod.Post, WhatIfs, JsonNode.Parse(body), language: language);
            answer.IsProblem(400, "invalid");
            var error = answer.Body!["errors"]![0]!;
            Assert.That(((string)error["field"]!, (string)error["rule"]!), Is.EqualTo((field, rule)), answer.Text);
            Assert.That((string)error["message"]!, Does.Match(letters), answer.Text);
            Assert.That((string)error["remedy"]!, Is.Not.Empty, answer.Text);
        }
    }

    [TestCase("zh", "可用")]
    [TestCase("en", "use")]
    public async Task A_text_that_is_no_pack_is_refused_with_line_column_and_remedy(string language, string says)
    {
        var text = PolicyPacks.TextOf("zibo-2019")!.Replace("measure: lessons-observed", "measure: lessons-dreamt", StringComparison.Ordinal);
        var answer = await Send(HttpMethod.Post, WhatIfs, new JsonObject { ["text"] = text }, language: language);
        answer.IsProblem(422, "pack");
        foreach (var error in answer.Body!["errors"]!.AsArray())
        {
            var line = text.Split('\n')[(int)error!["line"]! - 1];
            Assert.That(line[((int)error["column"]! - 1)..], Does.StartWith("lessons-dreamt"));
            Assert.That((string)error["field"]!, Is.EqualTo("text"));
            Assert.That((string)error["remedy"]!, Does.StartWith(says).And.Contain("lessons-observed"));
        }
    }

    [TestCase("")]
    [TestCase("\t")]
    [TestCase("pack: a\npack: b")]
    [TestCase("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]")]
    public async Task Anything_that_is_no_pack_is_refused(string text)
    {
        var answer = await Tried(new() { ["text"] = text });
        answer.IsProblem(422, "pack");
        Assert.That((int)answer.Body!["errors"]![0]!["line"]!, Is.Positive);
    }

    [Test]
    public async Task A_text_over_256_KB_and_numbers_beyond_reckoning_are_refused()
    {
        (await Tried(new() { ["text"] = PolicyPacks.TextOf("zibo-2019") + new string('#', 256 * 1024) })).IsProblem(422, "pack");
        var text = PolicyPacks.TextOf("zibo-2019")!.Replace("default: 400.00", "default: 9999999999999999999999", StringComparison.Ordinal)
            .Replace("range: [0, 5000]", "range: [0, 79228162514264337593543950335]", StringComparison.Ordinal);
        var answer = await Tried(new() { ["text"] = text, ["totalCents"] = 1 });
        answer.IsProblem(422, "pack");
        Assert.That(answer.Fields, Is.EqualTo(["text", "text"]), answer.Text);
    }

    [Test]
    public async Task A_text_of_more_norms_than_any_document_has_is_refused_at_once()
    {
        var norms = string.Concat(Enumerable.Range(1, 301).Select(number => $"  - {{ id: Z11-x{number}, clause: Z11, who: teacher, measure: lectures, period: week, at-least: 1 }}\n"));
        var answer = await Tried(new() { ["text"] = PolicyPacks.TextOf("zibo-2019")!.Replace("\nnorms:\n", "\nnorms:\n" + norms, StringComparison.Ordinal) });
        answer.IsProblem(422, "pack");
        Assert.That((string?)answer.Body!["errors"]![0]!["message"], Does.Contain("300"), answer.Text);
    }

    [Test]
    public async Task A_term_a_school_or_a_run_that_is_not_there_is_not_found()
    {
        (await Post(At(School, "what-ifs/1999-1"), new JsonObject())).IsProblem(404);
        (await Post(At("nowhere", "what-ifs/2025-1"), new JsonObject())).IsProblem(404);
        (await Get(At(School, $"what-ifs/{Term}?policy=nobody-knows"))).IsProblem(404);
        const string id = "01990000-0000-7000-8000-000000000003";
        await Create(At(School, "pay-runs"), new JsonObject { ["id"] = id, ["term"] = Term, ["name"] = "试算作废", ["totalCents"] = 10000000, ["afterSchoolCents"] = 0 });
        await Post(At(School, $"pay-runs/{id}/void"), new JsonObject { ["reason"] = "误建" }, "\"1\"");
        (await Tried(new() { ["payRun"] = id })).IsProblem(400, "invalid");
    }

    [Test]
    public async Task A_term_in_which_nobody_is_evaluated_has_nothing_to_try()
    {
        await Prepare("bare", RecordKinds.All.Single(kind => kind.Noun == "posts"));
        (await Post(At("bare", "what-ifs/2025-1"), new JsonObject())).IsProblem(404);
    }

    [Test]
    public async Task Nothing_is_stored()
    {
        var run = await Run();
        var before = Tables();
        await Tried(new() { ["policy"] = "zibo-2019", ["parameters"] = new JsonObject { ["teaching-weight"] = "30" }, ["payRun"] = run });
        await Tried(new() { ["text"] = "nonsense", ["totalCents"] = -1 });
        using var workbook = await Client.PostAsync(new Uri(WhatIfs + ".xlsx", UriKind.Relative), Json(new() { ["payRun"] = run }));
        Assert.That(workbook.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Tables(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_record_that_is_added_is_in_the_next_trial()
    {
        const string id = "01990000-0000-7000-8000-000000000009";
        var duties = RecordKinds.All.Single(kind => kind.Noun == "duties");
        var before = (await Tried(new() { ["policy"] = "zibo-2019" })).Text;
        await Create(At(School, "duties"), Changed(duties, ("id", id), ("staff", "T019"), ("date", "2025-10-15"), ("kind", "training"), ("hours", 200)));
        Assert.That((await Tried(new() { ["policy"] = "zibo-2019" })).Text, Is.Not.EqualTo(before));
        await Post(At(School, $"duties/{id}/void"), new JsonObject { ["reason"] = "试" }, "\"1\"");
        Assert.That((await Tried(new() { ["policy"] = "zibo-2019" })).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task No_pupil_is_in_the_answer_or_the_workbook()
    {
        var run = await Run();
        var pupils = (await Get(At(School, "pupils?limit=200"))).Body!["items"]!.AsArray()
            .SelectMany(item => new[] { (string)item!["record"]!["id"]!, (string)item["record"]!["name"]! }).ToList();
        var answer = (await Tried(new() { ["policy"] = "combined", ["payRun"] = run })).Text;
        var staff = (await Get(At(School, "staff?limit=200"))).Body!["items"]!.AsArray().Select(item => (string)item!["record"]!["name"]!).ToList();
        Assert.That(pupils.Except(staff).Where(pupil => answer.Contains($"\"{pupil}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task The_workbook_is_the_same_bytes_each_time_and_says_that_nothing_was_stored()
    {
        var tried = new JsonObject { ["policy"] = "wenxian-2019", ["payRun"] = await Run() };
        var (one, other) = (await Workbook(tried), await Workbook(tried));
        Assert.That(one, Is.EqualTo(other));
        var source = TableSource.Of(new MemoryStream(one), "what-if.xlsx", new ReadingOptions { IsHeader = cells => cells.Contains("项目") || cells.Contains("工号") });
        using var tables = source.Tables().GetEnumerator();
        tables.MoveNext();
        tables.Current.Read();
        Assert.That((tables.Current.Row.Text(0), tables.Current.Row.Text(1).Contains("大兴安岭", StringComparison.Ordinal), tables.Current.Row.Text(2).Contains("温县", StringComparison.Ordinal)), Is.EqualTo(("考核办法", true, true)));
        while (tables.Current.Read()) continue;
        tables.MoveNext();
        var people = 0;
        while (tables.Current.Read()) people++;
        Assert.That(people, Is.EqualTo(56 + 1));
    }

    [Test]
    public void Every_way_to_try_is_limited_as_costly()
    {
        var tries = Server.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName.StartsWith("what-ifs.", StringComparison.Ordinal) == true).ToList();
        Assert.That(tries, Has.Count.EqualTo(3).And.All.Matches<Endpoint>(endpoint => endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Limits.Costly));
    }

    [Test]
    public async Task The_choices_are_the_packs_the_parameters_and_the_runs_of_the_term()
    {
        var run = await Run();
        var choices = (await Get(WhatIfs)).Body!;
        Assert.Multiple(() =>
        {
            Assert.That(((string)choices["own"]!["id"]!, (string)choices["policy"]!["id"]!), Is.EqualTo(("daxinganling-2023", "daxinganling-2023")));
            Assert.That(choices["policies"]!.AsArray().Select(each => (string)each!["id"]!), Is.EqualTo(PolicyPacks.All.Select(pack => pack.Id)));
            Assert.That(choices["payRuns"]!.AsArray().Select(each => (string)each!["id"]!), Does.Contain(run));
            var weight = choices["parameters"]!.AsArray().Single(each => (string)each!["name"]! == "process-weight")!;
            Assert.That(((string)weight["value"]!, (decimal)weight["least"]!, (decimal)weight["greatest"]!), Is.EqualTo(("60", 0m, 100m)));
        });
        var other = (await Get(WhatIfs + "?policy=wenxian-2019")).Body!;
        var choice = other["parameters"]!.AsArray().Single(each => (string)each!["name"]! == "observed-evaluated-only")!;
        Assert.That((choice["choices"]!.AsArray().Select(each => (string)each!), choice["least"]), Is.EqualTo((new[] { "yes", "no" }, (JsonNode?)null)));
    }

    private Task<Answer> Tried(JsonObject body) => Post(WhatIfs, body);

    private async Task<string> Run() => (string)(await Get(At(School, $"pay-runs?term={Term}"))).Body!["items"]!.AsArray()
        .Select(item => item!["record"]!).First(record => (long)record["totalCents"]! == 28645007)["id"]!;

    private async Task<byte[]> Workbook(JsonObject body)
    {
        using var answer = await Client.PostAsync(new Uri(WhatIfs + ".xlsx", UriKind.Relative), Json(body));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    // Every row of every table but the tokens, whose last use is noted, and the count of requests.
    private string Tables() => Database.Read(connection =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in Database.TablesOf(connection).Where(name => name is not ("access_tokens" or "permit_windows")).Order(StringComparer.Ordinal))
        {
            foreach (var row in Dapper.SqlMapper.Query(connection, $"select * from \"{table}\""))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(string.Join('|', ((IDictionary<string, object>)row).Values)));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    });
}
