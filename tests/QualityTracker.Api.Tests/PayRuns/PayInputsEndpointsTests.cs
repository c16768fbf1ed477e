using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.PayRuns;

public sealed class PayInputsEndpointsTests : DemoTests
{
    private async Task<string> Run() => (string)(await Get(At(School, $"pay-runs?term={Term}"))).Body!["items"]!.AsArray()
        .Select(item => item!["record"]!).Single(record => (long)record["totalCents"]! == 28645007)["id"]!;

    [Test]
    public async Task Every_pool_and_every_person_adds_up_to_the_cent()
    {
        var inputs = (await Get(At(School, $"pay-runs/{await Run()}/inputs"))).Body!;
        var people = inputs["people"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That((bool)inputs["balanced"]!, Is.True);
            Assert.That((long)inputs["totalCents"]! + (long)inputs["afterSchoolCents"]!, Is.EqualTo(people.Sum(person => (long)person!["sumCents"]!)));
            foreach (var pool in inputs["pools"]!.AsArray())
            {
                var parts = people.Sum(person => person!["parts"]!.AsArray().Where(part => (string?)part!["pool"] == (string?)pool!["id"]).Sum(part => (long)part!["cents"]!));
                Assert.That(parts, Is.EqualTo((long)pool!["totalCents"]! - (long)pool["undividedCents"]!), (string?)pool["id"]);
            }
        });
    }

    [Test]
    public async Task The_workbook_adds_up_from_its_own_rows()
    {
        var source = TableSource.Of(new MemoryStream(await Bytes(At(School, $"pay-runs/{await Run()}/inputs.xlsx"))), "pay.xlsx", new ReadingOptions { IsHeader = cells => cells.Contains("工号") || cells.Contains("资金池") || cells.Contains("项目") });
        using var tables = source.Tables().GetEnumerator();
        tables.MoveNext();
        var people = tables.Current;
        var money = Enumerable.Range(0, people.Header.Count).Where(at => people.Header[at].Contains("（元）", StringComparison.Ordinal)).ToList();
        var sums = new decimal[people.Header.Count];
        decimal[] total = [];
        while (people.Read())
        {
            decimal Yuan(int at) => decimal.Parse(people.Row[at], NumberStyles.Number, CultureInfo.InvariantCulture);
            if (people.Row.Text(0) == "合计") total = [.. money.Select(Yuan)];
            else foreach (var at in money) sums[at] += Yuan(at);
            Assert.That(money[..^1].Sum(Yuan), Is.EqualTo(Yuan(money[^1])), people.Row.Text(0));
        }

        Assert.That(total, Is.EqualTo(money.Select(at => sums[at])));
    }

    [Test]
    public async Task Files_are_the_same_bytes_each_time_and_name_no_pupil()
    {
        var run = await Run();
        var xlsx = await Bytes(At(School, $"pay-runs/{run}/inputs.xlsx"));
        var csv = Encoding.UTF8.GetString(await Bytes(At(School, $"pay-runs/{run}/inputs.csv")));
        var pupils = (await Get(At(School, "pupils?limit=200"))).Body!["items"]!.AsArray().Select(item => (string)item!["record"]!["id"]!);
        Assert.Multiple(async () =>
        {
            Assert.That(await Bytes(At(School, $"pay-runs/{run}/inputs.xlsx")), Is.EqualTo(xlsx));
            Assert.That(csv.Split("\r\n"), Has.Length.EqualTo(1 + 56 + 1));
            Assert.That(pupils.Where(pupil => csv.Contains(pupil, StringComparison.Ordinal)), Is.Empty);
        });
    }

    [Test]
    public async Task A_total_below_the_fixed_pools_is_refused_with_the_sums()
    {
        const string id = "01990000-0000-7000-8000-000000000001";
        await Create(At(School, "pay-runs"), new JsonObject { ["id"] = id, ["term"] = Term, ["name"] = "不足", ["totalCents"] = 100, ["afterSchoolCents"] = 0 });
        var answer = await Get(At(School, $"pay-runs/{id}/inputs.xlsx"), "en");
        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Rule), Is.EqualTo((HttpStatusCode.Conflict, "pools-pass-total")));
            Assert.That((string?)answer.Body!["title"], Does.Contain("48000.00").And.Contain("1.00"));
        });
    }

    [Test]
    public async Task A_pay_run_that_is_not_there_or_voided_gives_no_inputs()
    {
        const string id = "01990000-0000-7000-8000-000000000002";
        await Create(At(School, "pay-runs"), new JsonObject { ["id"] = id, ["term"] = Term, ["name"] = "作废", ["totalCents"] = 10000000, ["afterSchoolCents"] = 0 });
        await Post(At(School, $"pay-runs/{id}/void"), new JsonObject { ["reason"] = "误建" }, "\"1\"");
        Assert.Multiple(async () =>
        {
            Assert.That((await Get(At(School, $"pay-runs/{id}/inputs"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await Get(At(School, "pay-runs/nothing/inputs"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }
}
