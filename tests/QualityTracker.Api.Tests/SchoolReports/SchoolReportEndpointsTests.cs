using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.SchoolReports;

/// <summary>A school's reports over HTTP (W9, W18, X11, X19, X23, P15), with the demo school: their figures are the evaluation's.</summary>
public sealed class SchoolReportEndpointsTests : DemoTests
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly string[] Known = ["leaders", "teachers", "ethics", "monthly", "inspection", "school-assessment", "term-summary"];

    private static string Reports => At(School, $"reports/{Term}");

    [Test]
    public async Task Every_report_is_listed_with_its_clauses_and_is_had_as_pdf_and_workbook()
    {
        var list = (await Get(Reports)).Body!;
        var reports = list["reports"]!.AsArray();
        Assert.That(reports.Select(each => (string)each!["id"]!), Is.EquivalentTo(Known));
        Assert.That(reports.Single(each => (string)each!["id"]! == "monthly")!["parts"]!.AsArray().Select(each => (string)each!), Does.Contain("2025-10"));
        Assert.That((bool)reports.Single(each => (string)each!["id"]! == "monthly")!["asked"]!, Is.True, "the pack of the demo school asks for it");
        foreach (var report in Known)
        {
            foreach (var (extension, type) in new[] { ("pdf", "application/pdf"), ("xlsx", Xlsx) })
            {
                using var answer = await Client.GetAsync(new Uri($"{Reports}/{report}.{extension}?lang=en", UriKind.Relative));
                Assert.That(((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((200, type)), report);
            }
        }

        var first = await Bytes($"{Reports}/monthly.pdf?month=2025-10");
        Assert.That(await Bytes($"{Reports}/monthly.pdf?month=2025-10"), Is.EqualTo(first), "the same bytes each time");
    }

    [TestCase("nothing.pdf", 404, "known-report", "school-assessment")]
    [TestCase("monthly.pdf?month=2026-10", 422, "known-month", "2025-10")]
    [TestCase("monthly.xlsx?month=later", 422, "known-month", "2025-10")]
    [TestCase("ethics.pdf?quarter=2027-1", 422, "known-quarter", "2025-4")]
    [TestCase("ethics.pdf?month=2025-10", 422, "report-span", "quarter")]
    [TestCase("leaders.pdf?month=2025-10", 422, "report-span", "month")]
    public async Task What_is_not_known_is_refused_with_what_is(string rest, int status, string rule, string names)
    {
        var answer = await Get($"{Reports}/{rest}");
        answer.IsProblem(status, rule);
        Assert.That(answer.Text, Does.Contain(names));
    }

    [Test]
    public async Task A_term_that_is_not_there_has_no_reports()
    {
        (await Get(At(School, "reports/1999-1"))).IsProblem(404);
        (await Get(At(School, "reports/1999-1/leaders.pdf"))).IsProblem(404);
    }

    [Test]
    public async Task Each_persons_figures_are_those_of_the_evaluation_and_no_pay_and_no_pupil_stands_there()
    {
        var people = (await Get(At(School, $"evaluations/{Term}"))).Body!["people"]!.AsArray();
        var lines = Lines(await Bytes($"{Reports}/teachers.xlsx")).Where(line => line.Length > 9).ToLookup(line => line[0]);
        foreach (var person in people)
        {
            var line = lines[(string)person!["staff"]!].Single();
            Assert.That((line[1], line[4], line[5]), Is.EqualTo(((string)person["name"]!, $"{person["normsOwed"]}", $"{person["normsMet"]}")));
            Assert.That(decimal.TryParse(line[8], CultureInfo.InvariantCulture, out var total) ? total : (decimal?)null, Is.EqualTo((decimal?)person["total"]));
            Assert.That(line[9], Is.EqualTo((string?)person["band"]?["name"]?["zh"] ?? ""));
        }

        var pupil = (await Get(At(School, "pupils?limit=1"))).Body!["items"]![0]!["record"]!;
        Assert.That(string.Join('\n', lines.SelectMany(each => each).Select(line => string.Join('|', line))), Does.Not.Contain((string)pupil["id"]!).And.Not.Contain("元"));
    }

    [Test]
    public async Task Each_leader_has_each_norm_as_evaluated() // W9
    {
        var lines = Lines(await Bytes($"{Reports}/leaders.xlsx")).Select(line => string.Join('|', line)).ToList();
        var norms = (await Get(At(School, $"evaluations/{Term}/T001"))).Body!;
        foreach (var norm in norms["norms"]!.AsArray().Where(norm => norm!["supersededBy"] is null))
        {
            Assert.That(lines, Has.Some.Contains($"{norms["name"]}|").And.Some.Contains(
                $"|{norm!["clause"]}|{norm["title"]!["zh"]}|{norm["targetShown"]}|{norm["actual"]}|{norm["unit"]!["zh"]}|{((bool)norm["met"]! ? "达标" : "未达标")}"));
        }
    }

    [Test]
    public async Task Everybodys_norms_add_up_to_those_of_the_inspection_and_the_notice_names_nobody() // X23
    {
        var counts = (await Get(At(School, $"summaries/{Term}"))).Body!["norms"]!.AsArray().Where(norm => norm!["met"] is not null).ToList();
        var lines = Lines(await Bytes($"{Reports}/inspection.xlsx"));
        Assert.That(counts, Is.Not.Empty);
        foreach (var norm in counts) Assert.That(lines, Has.Some.Matches<string[]>(line => line.Length > 4 && line[3] == $"{norm!["owed"]}" && line[4] == $"{norm["met"]}"));

        var staff = (await Get(At(School, "staff?limit=200"))).Body!["items"]!.AsArray().Select(each => (string)each!["record"]!["name"]!);
        var notice = string.Join('\n', Lines(await Bytes($"{Reports}/monthly.xlsx?month=2025-10")).Select(line => string.Join('|', line)));
        foreach (var name in staff) Assert.That(notice, Does.Not.Contain(name));
    }

    [Test]
    public async Task A_quarter_on_ethics_has_the_same_numbers_in_the_workbook() // X11
    {
        var report = (await Get(At(School, "conduct-reports/2025/4"))).Body!;
        var lines = Lines(await Bytes($"{Reports}/ethics.xlsx?quarter=2025-4")).Select(line => string.Join('|', line)).ToList();
        Assert.That(lines, Does.Contain($"立案|{report["opened"]}"));
        foreach (var study in report["studies"]!.AsArray()) Assert.That(lines, Does.Contain($"{study!["kindName"]!["zh"]}|{study["times"]}|{study["people"]}"));
    }

    [Test]
    public async Task What_is_overdue_stands_first_and_one_change_says_that_it_was_handed_in_and_another_that_it_was_not()
    {
        var first = (await Get(Reports)).Body!["reports"]![0]!;
        Assert.That(((string)first["id"]!, (string)first["state"]!, (string)first["nextDue"]!), Is.EqualTo(("teachers", "overdue", "2026-02-10")));
        var handIn = first["handIns"]![0]!;
        var (address, record) = (At(School, $"hand-ins/{handIn["record"]!["id"]}"), handIn["record"]!.DeepClone());
        record["handedInOn"] = "2026-02-13";
        var tag = $"\"{handIn["version"]}\"";
        (await Put(address, record)).IsProblem(428);
        var handedIn = await Put(address, record, tag);
        (await Put(address, handIn["record"]!.DeepClone(), tag)).IsProblem(412);
        var after = (await Get(Reports)).Body!["reports"]!.AsArray();
        Assert.That((string)after[0]!["id"]!, Is.EqualTo("school-assessment"), "the next that is owed");
        var made = after.Single(each => (string)each!["id"]! == "teachers")!["handIns"]![0]!;
        Assert.That(((string)made["state"]!, (int)made["daysLate"]!), Is.EqualTo(("handedIn", 3)));
        Assert.That(after.SelectMany(each => each!["handIns"]!.AsArray()).Where(each => each != made).Select(each => (int)each!["daysLate"]!), Is.All.Zero);
        await Put(address, handIn["record"]!.DeepClone(), $"\"{handedIn.Body!["state"]!["version"]}\"");
        Assert.That((string)(await Get(Reports)).Body!["reports"]![0]!["id"]!, Is.EqualTo("teachers"));
    }

    [TestCase("monthly", "2026-09")]
    [TestCase("monthly", null)]
    [TestCase("ethics", "2025-10")]
    [TestCase("leaders", "2025-10")]
    public async Task A_hand_in_is_of_a_part_that_its_report_has(string report, string? period)
    {
        var content = new JsonObject
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["term"] = Term,
            ["report"] = report,
            ["period"] = period,
            ["due"] = "2026-01-30",
            ["to"] = "县教育局",
        };
        (await Post(At(School, "hand-ins"), content)).IsProblem(400, "invalid");
    }

    [Test]
    public async Task A_workbook_is_set_up_to_be_printed()
    {
        var workbook = await Bytes($"{Reports}/teachers.xlsx");
        var (sheet, book) = (Part(workbook, "xl/worksheets/sheet1.xml"), Part(workbook, "xl/workbook.xml"));
        Assert.That(sheet, Does.Contain("fitToPage=\"1\"").And.Contain("state=\"frozen\"").And.Contain("orientation=\"landscape\"").And.Contain("fitToHeight=\"0\""));
        Assert.That(book, Does.Contain("_xlnm.Print_Titles"), "the header on every page");
    }

    // Every line of every sheet, headers left out.
    private static List<string[]> Lines(byte[] workbook)
    {
        var lines = new List<string[]>();
        foreach (var table in TableSource.Of(new MemoryStream(workbook), "report.xlsx").Tables())
        {
            while (table.Read()) lines.Add([.. table.Row.Texts()]);
        }

        return lines;
    }

    private static string Part(byte[] workbook, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
