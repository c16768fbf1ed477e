using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Headings nobody knows are said by hand what they are, once.</summary>
public sealed class TaughtColumnTests : ImportServerTests
{
    private const string Strange = "某校教师一览\n代码,称呼,进校\nT1,张三,2020-09-01\nT2,李四,2021-09-01\n";

    [Test]
    public async Task Columns_said_by_hand_are_read_and_remembered_for_the_next_file_of_the_kind()
    {
        await FoundSchool("taught");
        var view = await DryRun("taught", Encoding.UTF8.GetBytes(Strange), "教职工.csv");
        var table = view["report"]!["tables"]![0]!;
        Assert.That((string?)view["report"]!["errors"]![0]!["rule"], Is.EqualTo("headerMissing"));
        Assert.That(table["ignoredColumns"]!.AsArray().Select(each => (string)each!), Is.EqualTo(new[] { "代码", "称呼", "进校" }), "its columns are there to choose from");
        Assert.That(table["lacks"]!.AsArray().Where(field => (bool)field!["required"]!).Select(field => (string)field!["field"]!), Is.EqualTo(new[] { "id", "name" }));

        view = await Teach("taught", view, "staff", ("代码", "id"), (" 称 呼", "name"));
        Assert.That(((string?)view["state"], (int)view["report"]!["adds"]!), Is.EqualTo(("checked", 2)), view.ToJsonString());
        table = view["report"]!["tables"]![0]!;
        Assert.That(table["mapped"]!.AsArray().Select(each => $"{each!["header"]}={each["field"]} {each["label"]!["zh"]}"), Is.EqualTo(new[] { "代码=id 工号", "称呼=name 姓名" }));
        Assert.That((int)table["headerRow"]!, Is.EqualTo(2));

        var next = await DryRun("taught", Encoding.UTF8.GetBytes(Strange.Replace("T2", "T3", StringComparison.Ordinal)), "教师名单.csv");
        Assert.That(((string?)next["state"], (int)next["report"]!["adds"]!), Is.EqualTo(("checked", 2)));
        var forgotten = await Teach("taught", next, "staff", ("代码", null), ("称呼", null));
        Assert.That((string?)forgotten["report"]!["errors"]![0]!["rule"], Is.EqualTo("headerMissing"));
        Assert.That((int)(await DryRun("taught", Encoding.UTF8.GetBytes(Strange), "职务.csv"))["report"]!["errorCount"]!, Is.GreaterThan(0), "of another kind nothing was said");
    }

    [Test]
    public async Task Columns_of_scores_are_said_by_hand_too()
    {
        await FoundSchool("taught-scores");
        await TakeIn("taught-scores", SchoolFiles.Zip(SchoolFiles.Of("taught-scores")));
        var view = await DryRun("taught-scores", Encoding.UTF8.GetBytes("考试,学科,编码,卷面\n七年级期末监测,语文,20250701,96\n"), "成绩.csv");
        Assert.That((string?)view["report"]!["errors"]![0]!["rule"], Is.EqualTo("missing-column"));
        view = await Teach("taught-scores", view, "scores", ("编码", "pupil"), ("卷面", "score"));
        Assert.That(((string?)view["state"], (int)view["report"]!["changes"]!), Is.EqualTo(("checked", 1)), view.ToJsonString());
    }

    [Test]
    public async Task What_makes_no_sense_is_refused_and_nothing_is_remembered()
    {
        await FoundSchool("taught-badly");
        var view = await DryRun("taught-badly", Encoding.UTF8.GetBytes(Strange), "教职工.csv");
        var address = $"{Imports("taught-badly")}/{(string)view["id"]!}/columns";
        foreach (var (kind, header, field) in new[] { ("nothing", "代码", "id"), ("staff", "代码", "nothing"), ("staff", "", "id"), ("staff", "——", "id"), ("staff", new string('长', 101), "id") })
        {
            (await Post(address, Said(kind, ("称呼", "name"), (header, field)))).IsProblem(400, "invalid");
        }

        (await Post(address, Said("staff"))).IsProblem(400, "invalid");
        (await Post(address, Said("staff", ("代码", "id"), (" 代码", "name")))).IsProblem(400, "invalid");
        (await Post($"{Imports("taught-badly")}/none/columns", Said("staff", ("代码", "id")))).IsProblem(404);
        Assert.That((string?)(await DryRun("taught-badly", Encoding.UTF8.GetBytes(Strange), "教职工.csv"))["report"]!["errors"]![0]!["rule"], Is.EqualTo("headerMissing"));
        var done = await DryRun("taught-badly", "学科编码,学科\nart,美术\n"u8.ToArray(), "学科.csv");
        await Apply("taught-badly", done);
        (await Post($"{Imports("taught-badly")}/{(string)done["id"]!}/columns", Said("staff", ("代码", "id")))).IsProblem(409, "not-settled");
    }

    private async Task<JsonNode> Teach(string school, JsonNode view, string kind, params (string Header, string? Field)[] columns)
    {
        var address = $"{Imports(school)}/{(string)view["id"]!}";
        var answer = await Post(address + "/columns", Said(kind, columns));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        return await Settled(address);
    }

    private static JsonObject Said(string kind, params (string Header, string? Field)[] columns) => new()
    {
        ["kind"] = kind,
        ["columns"] = new JsonArray([.. columns.Select(column => new JsonObject { ["header"] = column.Header, ["field"] = column.Field })]),
    };
}
