using QualityTracker.Api.Imports;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Imports;

public sealed class CorrectedRecordTests : DemoTests
{
    [Test]
    public void A_corrected_date_comes_as_a_new_record_and_the_old_one_is_pointed_out()
    {
        var folder = Path.Combine(Folder, "corrected");
        SampleFolder.Write(SampleSchool.Make(DemoSchool.Seed), folder);
        var hours = File.ReadAllLines(Path.Combine(folder, "课时记录.csv"));
        var cells = hours[1].Split(',');
        var week = Array.IndexOf(hours[0].TrimStart('\uFEFF').Split(','), "周次");
        cells[week] = cells[week] == "21" ? "20" : "21";
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)) File.Delete(file);
        File.WriteAllLines(Path.Combine(folder, "课时记录.csv"), [hours[0], string.Join(',', cells), .. hours[2..]]);
        var report = new Importer(Database, new FrameStore(), TimeProvider.System).DryRun(TableSource.OfFolder(folder), School, ImportRights.Console);
        Assert.Multiple(() =>
        {
            Assert.That((report.ErrorCount, report.Adds), Is.EqualTo((0, 1)), report.Errors.Count > 0 ? report.Errors[0].ToString() : "");
            Assert.That(report.Notices.Single(notice => notice.Rule == "not-in-files").Message.Zh, Does.Contain("另有 1 条"));
        });
    }
}
