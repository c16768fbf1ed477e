using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Imports;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>What a school takes out it can put back: nothing is new, nothing changed, nothing wrong.</summary>
public sealed partial class ExportTests : DemoTests
{
    private static readonly string Workbook = At(School, "exports/records.xlsx");
    private static readonly string Zip = At(School, "exports/records.zip");

    private byte[] workbook = [];

    [OneTimeSetUp]
    public async Task Export() => workbook = await Bytes(Workbook);

    [Test]
    public void A_workbook_of_everything_taken_in_again_changes_nothing() => ChangesNothing(workbook, "records.xlsx");

    [Test]
    public async Task So_does_a_zip_of_csv_files() => ChangesNothing(await Bytes(Zip), "records.zip");

    [Test]
    public void So_does_the_workbook_that_another_program_saved() => ChangesNothing(LibreOffice.Resave(("records.xlsx", workbook))["records.xlsx"], "records.xlsx");

    [Test]
    public async Task The_same_records_give_the_same_bytes()
    {
        var before = await Bytes(Zip + "?kind=duties");
        Assert.That(await Bytes(Zip + "?kind=duties"), Is.EqualTo(before));
    }

    [Test]
    public async Task One_kind_and_one_term_are_had_alone()
    {
        Assert.That(await Files("?kind=duties"), Is.EqualTo(new[] { "教研与发展.csv" }));
        Assert.That(await Files("?kind=scores&term=2025-1"), Is.Not.Empty.And.All.EndsWith("成绩.csv"));
        Assert.That(await Files("?kind=schools"), Is.EqualTo(new[] { "学校.csv" }));
        var term = new StreamReader((await Opened("?kind=exams&term=2025-1")).Entries[0].Open());
        Assert.That((await term.ReadToEndAsync()).TrimEnd().Split("\r\n").Skip(1), Is.Not.Empty.And.All.StartsWith("2025-1,"));
    }

    [TestCase("?kind=teachers", "choice")]
    [TestCase("?term=1999-1", "known-term")]
    [TestCase("?kinds=staff", "unknown-parameter")]
    public async Task What_there_is_not_is_said(string query, string rule)
    {
        var answer = await Get(Workbook + query);
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Text, Does.Contain(rule));
    }

    private void ChangesNothing(byte[] content, string name, int least = 10_000)
    {
        using var stream = new MemoryStream(content);
        var report = Server.GetRequiredService<Importer>().DryRun(TableSource.Of(stream, name), School, ImportRights.Console);
        Assert.That(report.Errors.Take(3), Is.Empty);
        Assert.That(report.Differences.Take(3).Select(each => $"{each.Record} {string.Join(';', each.Fields)}"), Is.Empty);
        Assert.That((report.ErrorCount, report.Adds, report.Changes), Is.EqualTo((0, 0, 0)));
        Assert.That(report.Notices.Select(each => each.Rule), Is.SubsetOf(new[] { "nobody-sat" }));
        Assert.That(report.Unchanged, Is.GreaterThan(least));
        Assert.That(report.Tables.SelectMany(table => table.IgnoredColumns), Is.Empty);
    }

    private async Task<ZipArchive> Opened(string query) => new(new MemoryStream(await Bytes(Zip + query)));

    private async Task<IEnumerable<string>> Files(string query) => (await Opened(query)).Entries.Select(entry => entry.FullName);
}
