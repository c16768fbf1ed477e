using QualityTracker.Core.ConductCases;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.ConductCases;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Tests.ExamReports;
using QualityTracker.Reports.Tests.Pdf;

namespace QualityTracker.Reports.Tests.ConductCases;

/// <summary>What is handed in on professional ethics (X11): a page each.</summary>
public sealed class ConductPagesTests
{
    [TestCase(Language.Chinese, "2026年第一季度", "有偿补课", "师德承诺书")]
    [TestCase(Language.English, "2026, quarter 1", "paid tuition", "ethics commitment")]
    public void A_quarter_is_a_page_of_numbers(Language language, params string[] words)
    {
        var page = new ConductReportPage(SampleExams.Frame, new(2026, 1, 3, 1, [new(BreachKind.PaidTuition, 2)], 1, 0, 4), [new(DutyKind.EthicsStudy, 96, 48), new(DutyKind.EthicsCommitment, 47, 47)]);
        var printed = Printed(page.Document(language));
        Assert.That(printed.PageCount, Is.EqualTo(1));
        foreach (var word in words) Assert.That(printed.Text(0), Does.Contain(word));
        Assert.That(printed.Text(0), Does.Contain("96").And.Contain("48"));
    }

    [Test]
    public void A_quarter_without_a_breach_says_so()
    {
        var page = new ConductReportPage(SampleExams.Frame, new(2026, 2, 0, 0, [], 0, 0, 0), []);
        Assert.That(Printed(page.Document()).Text(0), Does.Contain("本季度没有认定违规。"));
    }

    [TestCase(Language.Chinese)]
    [TestCase(Language.English)]
    public void A_case_is_reported_on_one_page_however_much_was_written(Language language)
    {
        var opened = new ConductCase("0199e1a0-7c00-7000-8000-000000000001", "T1").Take(new() { Kind = CaseStepKind.Open, By = "P", Day = new(2026, 3, 2), After = 0, Words = string.Concat(Enumerable.Repeat("反映补课收费，", 280)) }).Case;
        var printed = Printed(new CaseReportPage(SampleExams.Frame, opened, new(2026, 3, 3)).Document(language));
        Assert.That(printed.PageCount, Is.EqualTo(1));
        Assert.That(printed.Text(0), Does.Contain("T1").And.Contain(opened.Id).And.Contain("反映补课收费"));
    }

    private static PrintedPdf Printed(Document document) => new(PdfWriter.Write(document).Bytes);
}
