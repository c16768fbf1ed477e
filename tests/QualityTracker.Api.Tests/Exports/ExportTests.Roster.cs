using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Access;
using QualityTracker.Api.Imports;
using QualityTracker.Api.OneRoster;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>The roster for other systems: as the standard has it, the same ids for ever, and taken in again it changes nothing.</summary>
public sealed partial class ExportTests
{
    private static string RosterAddress(string version) => At(School, $"exports/oneroster.zip?version={version}&day=2025-11-14");

    [TestCase("1.1")]
    [TestCase("1.2")]
    public async Task It_has_the_standards_files_and_columns_and_taken_in_again_changes_nothing(string version)
    {
        var bytes = await Bytes(RosterAddress(version));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.That(zip.Entries.Select(entry => entry.FullName), Does.Contain("manifest.csv").And.Contain("enrollments.csv").And.SubsetOf(OneRosterLayout.FilesOf(version).Append("manifest").Select(file => file + ".csv")));
        foreach (var entry in zip.Entries.Where(entry => entry.Name != "manifest.csv"))
        {
            using var reader = new StreamReader(entry.Open());
            Assert.That(await reader.ReadLineAsync(), Is.EqualTo(string.Join(',', OneRosterLayout.ColumnsOf(Path.GetFileNameWithoutExtension(entry.Name), version))), "no byte order mark before the first column");
        }

        using var stream = new MemoryStream(bytes);
        var report = Server.GetRequiredService<Importer>().DryRun(TableSource.Of(stream, "roster.zip"), School, ImportRights.Console);
        Assert.That(report.Errors.Take(3), Is.Empty);
        Assert.That(report.Differences.Take(3).Select(each => $"{each.Kind.Zh} {each.Record} {string.Join(';', each.Fields)}"), Is.Empty);
        Assert.That((report.ErrorCount, report.Adds, report.Changes, report.Unchanged > 300), Is.EqualTo((0, 0, 0, true)));
        Assert.That(report.Tables.Select(table => table.Noun), Is.EquivalentTo(new[] { "terms", "subjects", "staff", "classes", "pupils", "enrolments", "teaching-assignments" }));
        Assert.That(await Bytes(RosterAddress(version)), Is.EqualTo(bytes), "the same bytes while nothing changes");
    }

    [Test]
    public async Task It_is_the_offices_alone_and_logged_with_whom_it_shows()
    {
        var office = TestAccounts.Add(Database, "roster-office", [TestAccounts.Grant(Role.Office, School)]);
        using var client = SignedIn(office);
        using var seen = await client.GetAsync(RosterAddress("1.2"));
        Assert.That(seen.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var principal = SignedIn(TestAccounts.Add(Database, "roster-principal", [TestAccounts.Grant(Role.Principal, School)]));
        using var refused = await principal.GetAsync(RosterAddress("1.2"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var reads = SignedIn(office, TokenScope.Read);
        using var beyond = await reads.GetAsync(RosterAddress("1.2"));
        Assert.That(beyond.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "a token needs the scope for pupils");
    }

    [TestCase("?version=1.0", "choice")]
    [TestCase("?day=14.11.2025", "date")]
    public async Task What_cannot_be_asked_for_is_said(string query, string rule)
    {
        var answer = await Get(At(School, "exports/oneroster.zip" + query));
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Text, Does.Contain(rule));
    }
}
