using System.Text;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Problems;

public sealed class UnsoundTextTests : DemoTests
{
    [TestCase("\\ufffe")]
    [TestCase("\\uffff")]
    [TestCase("\\ufdd0")]
    [TestCase("\\ud83f\\udffe")]
    [TestCase("王\\u202e芳")]
    [TestCase("\\u2066王芳")]
    [TestCase("王芳\\u200f")]
    public async Task Code_points_that_are_no_characters_are_refused(string escaped) =>
        (await PostRaw("/api/v1/schools", Encoding.UTF8.GetBytes($"{{\"id\":\"x\",\"name\":\"{escaped}\"}}"))).IsProblem(400, "invalid");

    [Test]
    public async Task An_encoding_that_is_not_served_is_refused() =>
        (await PostRaw("/api/v1/schools", "{}"u8.ToArray(), "application/json; charset=utf-7")).IsProblem(415, "media-type");

    [Test]
    public void Another_schools_files_are_refused_whole()
    {
        var folder = Path.Combine(Folder, "other");
        SampleFolder.Write(SampleSchool.Make(DemoSchool.Seed, 2), folder);
        var report = new Importer(Database, new FrameStore(), TimeProvider.System).DryRun(TableSource.OfFolder(folder), School, ImportRights.Console);
        Assert.That(report.Errors.Select(error => error.Rule), Does.Contain("other-school"));
    }

    [Test]
    public void A_term_of_centuries_is_an_error_at_its_place()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "centuries")).FullName;
        File.WriteAllText(Path.Combine(folder, "学期.csv"), "学期编码,学年,第几学期,开学日期,结束日期,考核办法\n2026-1,2026-2027,1,2026-09-01,9999-12-31,wenxian-2019\n");
        var report = new Importer(Database, new FrameStore(), TimeProvider.System).DryRun(TableSource.OfFolder(folder), School, ImportRights.Console);
        Assert.That(report.Errors.Select(error => (error.Rule, error.Row)), Does.Contain(("date", (int?)2)).Or.Contains(("order", (int?)2)));
    }
}
