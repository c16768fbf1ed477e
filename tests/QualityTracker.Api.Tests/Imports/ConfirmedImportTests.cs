using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Imports;

public sealed class ConfirmedImportTests : ServerTests
{
    [Test]
    public async Task What_was_typed_in_after_the_dry_run_is_not_overwritten()
    {
        await Prepare("confirmed");
        var importer = new Importer(Database, new FrameStore(), TimeProvider.System);
        TableSource Files() => TableSource.Of(new MemoryStream(Encoding.UTF8.GetBytes("工号,姓名\nT002,刘强强\n")), "教职工.csv");
        var confirmed = importer.DryRun(Files(), "confirmed", ImportRights.Console);
        var one = await Get(At("confirmed", "staff/T002"));
        var typed = (JsonObject)one.Record.DeepClone();
        typed["name"] = "刘小强";
        await Put(At("confirmed", "staff/T002"), typed, one.ETag);
        var refused = importer.Apply(Files(), "confirmed", ImportRights.Console, confirmed: confirmed);
        var name = (string?)(await Get(At("confirmed", "staff/T002"))).Record["name"];
        var applied = importer.Apply(Files(), "confirmed", ImportRights.Console, confirmed: importer.DryRun(Files(), "confirmed", ImportRights.Console));
        Assert.That((refused.Errors.Single().Rule, name, applied.HasErrors), Is.EqualTo(("moved-on", "刘小强", false)));
    }
}
