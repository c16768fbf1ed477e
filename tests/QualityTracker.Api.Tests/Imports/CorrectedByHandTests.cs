using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>A file, what was taken in last time, and what the school has now: a correction made by hand is shown, and stays unless it is said otherwise.</summary>
public sealed class CorrectedByHandTests : ImportServerTests
{
    // An erasure is never done by access token.
    protected override bool InBrowser => true;

    private const string File = "工号,姓名,职称\nT1,张三,一级教师\nT2,李四,二级教师\n";

    [Test]
    public async Task A_correction_made_by_hand_is_shown_and_stays()
    {
        await Corrected("stays");
        var view = await DryRun("stays", Bytes(File.Replace("李四", "李思", StringComparison.Ordinal).Replace("T1,张三,一级教师", "T1,张珊,一级教师", StringComparison.Ordinal)), "教职工.csv");
        var report = view["report"]!;
        Assert.That(((int)report["corrected"]!, (int)report["changes"]!), Is.EqualTo((1, 2)), report.ToJsonString());
        var fields = report["differences"]!.AsArray().SelectMany(change => change!["fields"]!.AsArray())
            .Select(field => $"{field!["field"]}: {field["imported"]} | {field["before"]} | {field["after"]} {field["isCorrected"]}");
        Assert.That(fields, Is.EqualTo(new[] { "name: 张三 | 张三 | 张珊 false", "title: 一级教师 | 高级教师 | 一级教师 true", "name: 李四 | 李四 | 李思 false" }));
        await Apply("stays", view);
        Assert.That(await Staff("stays", "T1"), Is.EqualTo(("张珊", "高级教师")), "the file's name, the corrected title");
        Assert.That(await Staff("stays", "T2"), Is.EqualTo(("李思", "二级教师")));
    }

    [Test]
    public async Task A_correction_stays_however_often_files_come_and_whether_or_not_they_have_its_column()
    {
        await Corrected("often");
        await TakeIn("often", Bytes("工号,姓名\nT1,张珊\n"), "教职工.csv");
        Assert.That(await Staff("often", "T1"), Is.EqualTo(("张珊", "高级教师")));
        foreach (var name in new[] { "张山", "张杉" })
        {
            var view = await DryRun("often", Bytes(File.Replace("张三", name, StringComparison.Ordinal)), "教职工.csv");
            Assert.That((int)view["report"]!["corrected"]!, Is.EqualTo(1), view.ToJsonString());
            await Apply("often", view);
            Assert.That(await Staff("often", "T1"), Is.EqualTo((name, "高级教师")));
        }
    }

    [Test]
    public async Task A_corrected_grade_stays_and_its_stage_with_it()
    {
        const string Classes = "班级编码,班级,学年,年级,平行分班\nC1,一班,2025-2026,6,否\n";
        await FoundSchool("stages");
        await TakeIn("stages", Bytes(Classes), "班级.csv");
        var stored = await Get(At("stages", "classes/C1"));
        await Put(At("stages", "classes/C1"), new JsonObject { ["id"] = "C1", ["name"] = "一班", ["schoolYear"] = "2025-2026", ["grade"] = 7, ["parallel"] = false }, stored.ETag);
        await TakeIn("stages", Bytes(Classes.Replace("一班", "1班", StringComparison.Ordinal)), "班级.csv");
        var record = (await Get(At("stages", "classes/C1"))).Record;
        Assert.That(((string?)record["name"], (int)record["grade"]!, (string?)record["stage"]), Is.EqualTo(("1班", 7, "juniorSecondary")));
    }

    [Test]
    public async Task A_correction_stays_when_another_pupil_of_the_file_was_erased()
    {
        const string Pupils = "学号,学生姓名\n20250801,周一一\n20250802,吴二二\n";
        await FoundSchool("erased");
        await TakeIn("erased", Bytes(Pupils), "学生.csv");
        var stored = await Get(At("erased", "pupils/20250802"));
        await Put(At("erased", "pupils/20250802"), new JsonObject { ["id"] = "20250802", ["name"] = "吴尔尔" }, stored.ETag);
        Assert.That((await Post(At("erased", "pupils/20250801/erase"), new JsonObject { ["reason"] = "转学" })).Status, Is.EqualTo(HttpStatusCode.OK));
        var view = await DryRun("erased", Bytes(Pupils.Replace("20250801,周一一\n", "", StringComparison.Ordinal)), "学生.csv");
        Assert.That((int)view["report"]!["corrected"]!, Is.EqualTo(1), view.ToJsonString());
    }

    [Test]
    public async Task Said_so_the_file_replaces_it()
    {
        await Corrected("replaced");
        var view = await DryRun("replaced", Bytes(File), "教职工.csv");
        Assert.That(((int)view["report"]!["corrected"]!, (int)view["report"]!["changes"]!), Is.EqualTo((1, 0)));
        var address = $"{Imports("replaced")}/{(string)view["id"]!}";
        (await Post(address + "/apply", new JsonObject { ["corrections"] = "perhaps" })).IsProblem(400);
        Assert.That((await Post(address + "/apply", new JsonObject { ["corrections"] = "replace" })).Status, Is.EqualTo(HttpStatusCode.Accepted));
        var applied = await Settled(address);
        Assert.That(((string?)applied["state"], (int)applied["report"]!["changes"]!), Is.EqualTo(("applied", 1)), applied.ToJsonString());
        Assert.That(await Staff("replaced", "T1"), Is.EqualTo(("张三", "一级教师")));
        Assert.That((int)(await DryRun("replaced", Bytes(File), "教职工.csv"))["report"]!["corrected"]!, Is.Zero, "now the import is the last to have written it");
    }

    [Test]
    public async Task What_was_cleared_by_hand_stays_cleared_and_what_never_was_imported_is_no_correction()
    {
        await Corrected("cleared", title: null);
        await Create(At("cleared", "staff"), new JsonObject { ["id"] = "T3", ["name"] = "王五" });
        var view = await DryRun("cleared", Bytes(File + "T3,王武,\n"), "教职工.csv");
        Assert.That(((int)view["report"]!["corrected"]!, (int)view["report"]!["changes"]!), Is.EqualTo((1, 1)), view.ToJsonString());
        await Apply("cleared", view);
        Assert.That(await Staff("cleared", "T1"), Is.EqualTo(("张三", (string?)null)));
        Assert.That(await Staff("cleared", "T3"), Is.EqualTo(("王武", (string?)null)));
    }

    [Test]
    public async Task A_correction_made_while_the_dry_run_is_looked_at_is_not_lost()
    {
        await Corrected("meanwhile");
        var view = await DryRun("meanwhile", Bytes(File.Replace("李四", "李思", StringComparison.Ordinal)), "教职工.csv");
        var second = await Get(At("meanwhile", "staff/T2"));
        await Put(At("meanwhile", "staff/T2"), new JsonObject { ["id"] = "T2", ["name"] = "李斯", ["title"] = "二级教师" }, second.ETag);
        var applied = await Apply("meanwhile", view);
        Assert.That((string?)applied["report"]!["errors"]![0]!["rule"], Is.EqualTo("moved-on"));
        Assert.That(await Staff("meanwhile", "T2"), Is.EqualTo(("李斯", "二级教师")));
    }

    private async Task Corrected(string school, string? title = "高级教师")
    {
        await FoundSchool(school);
        await TakeIn(school, Bytes(File), "教职工.csv");
        var stored = await Get(At(school, "staff/T1"));
        await Put(At(school, "staff/T1"), new JsonObject { ["id"] = "T1", ["name"] = "张三", ["title"] = title }, stored.ETag);
    }

    private async Task<(string?, string?)> Staff(string school, string number)
    {
        var record = (await Get(At(school, $"staff/{number}"))).Record;
        return ((string?)record["name"], (string?)record["title"]);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
