using System.Globalization;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;
using QualityTracker.Reports.Spreadsheets.Reading;
using QualityTracker.Reports.Tests.Pdf;

namespace QualityTracker.Api.Tests.ExamAnalyses;

/// <summary>A grade of two classes, one of them of three pupils.</summary>
public sealed class SmallClassEndpointsTests : ServerTests
{
    private const string School = "small";
    private static readonly string Exam = RecordIds.Example("exams");

    [OneTimeSetUp]
    public async Task MakeSchool()
    {
        await Prepare(School);
        await Enrol("2025-702", "三人班", 3, 41.25m);
        await Enrol("2025-703", "大班", 12, 70);
    }

    [Test]
    public async Task A_class_of_three_shows_no_rate_mean_or_count_and_is_in_no_figure_of_the_grade()
    {
        foreach (var rest in new[] { "", "/trend" })
        {
            var answer = await Get(At(School, $"exams/{Exam}/analysis{rest}"));
            Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
            Assert.That(answer.Text, Does.Not.Contain("41.25").And.Not.Contain("42.25").And.Not.Contain("43.25"), "no mark of the three");
        }

        var paper = (await Get(At(School, $"exams/{Exam}/analysis"))).Body!["papers"]![0]!;
        var small = paper["classes"]!.AsArray().Single(of => (string)of!["class"]! == "2025-702")!;
        foreach (var field in new[] { "participation", "participationRate", "figures", "comparison", "histogram" }) Assert.That(small[field], Is.Null, field);
        Assert.That((string?)small["withheld"]!["zh"], Does.Contain("不足"));
        Assert.That(paper["leftOut"]!.AsArray().Select(of => (string)of!), Does.Contain("2025-702"));
        Assert.That((int)paper["grade"]!["figures"]!["pass"]!["of"]!, Is.EqualTo(12));
        Assert.That(paper["boxes"]!["boxes"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_class_of_three_has_no_rate_mean_or_count_in_a_report()
    {
        foreach (var rest in new[] { "", "?class=2025-702" })
        {
            var pdf = new PrintedPdf(await Client.GetByteArrayAsync(new Uri(At(School, $"exams/{Exam}/report.pdf{rest}"), UriKind.Relative)));
            var text = string.Join('\n', Enumerable.Range(0, pdf.PageCount).Select(pdf.Text));
            Assert.That(text, Does.Contain("三人班\n").And.Contain("不足").And.Not.Contain("41.25").And.Not.Contain("42.25").And.Not.Contain("43.25").And.Not.Contain("/3\n"));
            using var workbook = new MemoryStream(await Client.GetByteArrayAsync(new Uri(At(School, $"exams/{Exam}/report.xlsx{rest}"), UriKind.Relative)));
            foreach (var table in TableSource.Of(workbook, "report.xlsx").Tables())
            {
                while (table.Read())
                {
                    if (table.Row.Texts().Contains("三人班")) Assert.That(table.Row.Texts().Where(cell => cell.Any(char.IsAsciiDigit) && !cell.Contains("不足", StringComparison.Ordinal)), Is.Empty, table.Sheet);
                }
            }
        }
    }

    private async Task Enrol(string code, string name, int pupils, decimal least)
    {
        var kinds = RecordKinds.All.ToDictionary(kind => kind.Noun);
        await Create(At(School, "classes"), Changed(kinds["classes"], ("id", code), ("name", name)));
        var rows = new List<(string, ScoreRow)>();
        for (var at = 0; at < pupils; at++)
        {
            var number = $"{code}-{at.ToString("00", CultureInfo.InvariantCulture)}";
            await Create(At(School, "pupils"), Changed(kinds["pupils"], ("id", number)));
            await Create(At(School, "enrolments"), Changed(kinds["enrolments"], ("id", Guid.CreateVersion7().ToString()), ("pupil", number), ("class", code), ("from", "2025-09-01"), ("to", null)));
            rows.Add((Exam, new ScoreRow { Subject = "chinese", Class = code, Pupil = number, Status = ExamStatus.Sat, Score = least + at }));
        }

        Database.Write(connection => ScoreStore.Put(connection, School, rows));
    }
}
