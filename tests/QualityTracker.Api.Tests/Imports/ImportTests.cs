using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Imports;

[NonParallelizable]
[TestFixture("")]
[TestFixture("de-DE")]
public sealed class ImportTests(string culture) : ImportServerTests(culture)
{
    [Test]
    public async Task A_dry_run_lists_what_is_new_and_stores_nothing()
    {
        await FoundSchool("dry");
        var before = Contents();
        var view = await DryRun("dry", SchoolFiles.Zip(SchoolFiles.Of("dry")));
        Assert.That((string?)view["state"], Is.EqualTo("checked"), view.ToJsonString());
        Assert.That((int)view["report"]!["adds"]!, Is.EqualTo(RecordKinds.All.Count + 2), "a record a kind, a colleague and a score");
        Assert.That((int)view["report"]!["errorCount"]!, Is.Zero);
        Assert.That(((JsonArray)view["report"]!["differences"]!).Select(each => (string?)each!["kind"]!["zh"]), Is.SupersetOf(RecordKinds.All.Select(kind => kind.Name.Zh)));
        Assert.That(Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task Applied_once_it_is_stored_and_a_second_time_changes_nothing()
    {
        await FoundSchool("twice");
        var files = SchoolFiles.Zip(SchoolFiles.Of("twice"));
        await TakeIn("twice", files);
        foreach (var kind in RecordKinds.All) Assert.That(await Count("twice", kind), Is.EqualTo(kind.Noun == "staff" ? 2 : 1), kind.Noun);
        var stored = Contents();
        var again = await DryRun("twice", files);
        Assert.That((int)again["report"]!["adds"]!, Is.Zero);
        Assert.That((int)again["report"]!["changes"]!, Is.Zero, again.ToJsonString());
        await Apply("twice", again);
        Assert.That(Contents(), Is.EqualTo(stored));
    }

    [Test]
    public async Task What_was_typed_in_before_is_known_again()
    {
        await Prepare("typed");
        var view = await DryRun("typed", SchoolFiles.Zip(SchoolFiles.Of("typed").Where(file => file.Key is not ("成绩.csv" or "学校.csv" or "教职工.csv"))));
        Assert.That((int)view["report"]!["adds"]!, Is.Zero, view.ToJsonString());
        Assert.That((int)view["report"]!["changes"]!, Is.Zero);
    }

    [Test]
    public async Task A_change_in_one_cell_is_listed_before_and_after()
    {
        await FoundSchool("change");
        var files = SchoolFiles.Of("change");
        await TakeIn("change", SchoolFiles.Zip(files));
        files["听课记录.csv"] = files["听课记录.csv"].Replace(",40,", ",45,", StringComparison.Ordinal);
        files["成绩.csv"] = files["成绩.csv"].Replace("97.5", "98", StringComparison.Ordinal);
        var view = await DryRun("change", SchoolFiles.Zip(files));
        var changes = (JsonArray)view["report"]!["differences"]!;
        Assert.That(changes.Select(each => $"{each!["file"]}:{each["row"]} {each["fields"]![0]!["field"]} {each["fields"]![0]!["before"]}→{each["fields"]![0]!["after"]}"),
            Is.EquivalentTo(new[] { "听课记录.csv:2 minutes 40→45", "成绩.csv:2 score 97.5→98" }));
        var applied = await Apply("change", view);
        Assert.That((string?)applied["state"], Is.EqualTo("applied"), applied.ToJsonString());
        Assert.That((await Get(At("change", "lesson-observations"))).Text, Does.Contain("\"minutes\":45").And.Contain("\"version\":2"));
    }

    [Test]
    public async Task A_missing_optional_column_keeps_what_is_stored_and_an_empty_cell_clears_it()
    {
        await FoundSchool("columns");
        await TakeIn("columns", SchoolFiles.Zip(SchoolFiles.Of("columns")));
        await Put(At("columns"), new JsonObject { ["id"] = "columns", ["name"] = "示范初级中学", ["nameEn"] = "Kept", ["timeZone"] = "Asia/Urumqi" }, (await Get(At("columns"))).ETag);
        await TakeIn("columns", Text("工号,姓名\nT001,王芳芳\n"), "教职工.csv");
        await TakeIn("columns", Text("学校编码,学校名称\ncolumns,改名中学\n"), "学校.csv");
        var staff = (await Get(At("columns", "staff/T001"))).Record;
        Assert.That(((string?)staff["name"], (string?)staff["title"], (string?)staff["gender"]), Is.EqualTo(("王芳芳", "一级教师", "female")));
        var school = (await Get(At("columns"))).Body!;
        Assert.That(((string?)school["name"], (string?)school["nameEn"], (string?)school["timeZone"]), Is.EqualTo(("改名中学", "Kept", "Asia/Urumqi")));
        await TakeIn("columns", Text("工号,姓名,职称\nT001,王芳芳,\n"), "教职工.csv");
        staff = (await Get(At("columns", "staff/T001"))).Record;
        Assert.That(((string?)staff["title"], (string?)staff["gender"]), Is.EqualTo(((string?)null, "female")));
    }

    [Test]
    public async Task A_voided_record_stays_voided()
    {
        await FoundSchool("voided");
        var files = SchoolFiles.Zip(SchoolFiles.Of("voided"));
        await TakeIn("voided", files);
        var duty = (await Get(At("voided", "duties"))).Body!["items"]![0]!["record"]!;
        await Post(At("voided", $"duties/{duty["id"]}/void"), new JsonObject { ["reason"] = "误录" }, "\"1\"");
        var view = await TakeIn("voided", files);
        Assert.That(((JsonArray)view["report"]!["tables"]!).Sum(table => (int)table!["voided"]!), Is.EqualTo(1));
        Assert.That(await Count("voided", RecordKinds.All.Single(kind => kind.Noun == "duties")), Is.Zero);
    }

    [Test]
    public async Task A_column_nobody_knows_is_listed_as_ignored()
    {
        await FoundSchool("ignored");
        var view = await TakeIn("ignored", Text("学科编码,学科,备注,周课时\nmaths,数学,x,5\n"), "学科.csv");
        Assert.That(view["report"]!["tables"]![0]!["ignoredColumns"]!.AsArray().Select(each => (string)each!), Is.EqualTo(new[] { "备注", "周课时" }));
    }

    [Test]
    public async Task Files_in_gb18030_and_workbooks_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await FoundSchool("encodings");
        await TakeIn("encodings", Encoding.GetEncoding("GB18030").GetBytes("学科编码,学科\nchinese,语文\nkazakh,哈萨克语㐀\n"), "学科.csv");
        await TakeIn("encodings", SchoolFiles.Xlsx("教职工", ["工号", "姓名"], ["T009", "古丽·阿依"]), "名单.xlsx");
        Assert.That((await Get(At("encodings", "subjects"))).Text, Does.Contain("哈萨克语㐀"));
        Assert.That((await Get(At("encodings", "staff"))).Text, Does.Contain("古丽·阿依"));
    }

    [Test]
    public async Task The_importer_founds_a_school_from_a_folder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "files")).FullName;
        foreach (var (name, text) in SchoolFiles.Of("folder")) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        var importer = new Importer(Database, new FrameStore(), TimeProvider.System);
        Assert.That(importer.DryRun(TableSource.OfFolder(folder), "folder", ImportRights.Console).ErrorCount, Is.Zero);
        (await Get(At("folder"))).IsProblem(404);
        Assert.That(importer.Apply(TableSource.OfFolder(folder), "folder", ImportRights.Console).Adds, Is.EqualTo(RecordKinds.All.Count + 3), "the school too");
        Assert.That((await Get(At("folder"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(importer.Apply(TableSource.OfFolder(folder), "folder", ImportRights.Console) is { Adds: 0, Changes: 0, ErrorCount: 0 }, Is.True);
    }

    [Test]
    public async Task A_pupil_who_moved_class_keeps_one_score()
    {
        await FoundSchool("moves");
        var files = SchoolFiles.Of("moves");
        await TakeIn("moves", SchoolFiles.Zip(files));
        files["班级.csv"] += files["班级.csv"].Split('\n')[1].Replace("2025-701,七年级1班", "2025-702,七年级2班", StringComparison.Ordinal) + "\n";
        files["分班.csv"] = files["分班.csv"].Replace("2025-701", "2025-702", StringComparison.Ordinal);
        files["成绩.csv"] = files["成绩.csv"].Replace("七年级1班", "七年级2班", StringComparison.Ordinal);
        await TakeIn("moves", SchoolFiles.Zip(files));
        Assert.That((await Get(At("moves", $"exams/{await Exam("moves")}/scores/chinese/2025-702"))).Text, Does.Contain("97.5"));
        Assert.That((await Get(At("moves", $"exams/{await Exam("moves")}/scores/chinese/2025-701"))).Text, Does.Not.Contain("97.5"));
        Assert.That((int)(await DryRun("moves", SchoolFiles.Zip(files)))["report"]!["changes"]!, Is.Zero);
    }

    [Test]
    public async Task An_import_is_applied_once_and_only_when_it_is_checked()
    {
        await FoundSchool("steps");
        var view = await DryRun("steps", Text("学科编码,学科\nmaths,数学\n"), "学科.csv");
        var address = $"{Imports("steps")}/{(string)view["id"]!}";
        var answers = await Task.WhenAll(Post(address + "/apply"), Post(address + "/apply"), Post(address + "/apply"));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Accepted), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Conflict), Is.EqualTo(2));
        await Settled(address);
        (await Post(address + "/apply")).IsProblem(409, "not-checked");
        (await Post(address + "/cancel")).IsProblem(409, "not-waiting");
        var other = await DryRun("steps", Text("学科编码,学科\nart,美术\n"), "学科.csv");
        Assert.That((await Post($"{Imports("steps")}/{(string)other["id"]!}/cancel")).Status, Is.EqualTo(HttpStatusCode.OK));
        (await Post($"{Imports("steps")}/{(string)other["id"]!}/apply")).IsProblem(404);
        (await Post($"{Imports("steps")}/none/apply")).IsProblem(404);
        (await Get($"{Imports("other-school")}/{(string)view["id"]!}")).IsProblem(404);
        Assert.That((await Get(Imports("steps"))).Text, Does.Contain((string)view["id"]!));
    }

    [Test]
    public async Task Two_uploads_at_once_are_both_taken_in()
    {
        await FoundSchool("both");
        var views = await Task.WhenAll(DryRun("both", Text("学科编码,学科\nmaths,数学\n"), "学科.csv"), DryRun("both", Text("学科编码,学科\nart,美术\n"), "学科.csv"));
        var applied = await Task.WhenAll(views.Select(view => Apply("both", view)));
        Assert.That(applied.Select(view => (string?)view["state"]), Is.All.EqualTo("applied"));
        Assert.That(await Count("both", RecordKinds.All.Single(kind => kind.Noun == "subjects")), Is.EqualTo(2));
    }

    [Test]
    public async Task The_same_upload_twice_at_once_adds_once()
    {
        await FoundSchool("same");
        var text = Text("学科编码,学科\nmaths,数学\n");
        var views = await Task.WhenAll(DryRun("same", text, "学科.csv"), DryRun("same", text, "学科.csv"));
        var applied = await Task.WhenAll(views.Select(view => Apply("same", view)));
        Assert.That(applied.Select(view => (int)view["report"]!["adds"]!), Is.EquivalentTo(new[] { 0, 1 }));
        Assert.That(await Count("same", RecordKinds.All.Single(kind => kind.Noun == "subjects")), Is.EqualTo(1));
    }

    private async Task<string> Exam(string school) => (string)(await Get(At(school, "exams"))).Body!["items"]![0]!["record"]!["id"]!;

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
