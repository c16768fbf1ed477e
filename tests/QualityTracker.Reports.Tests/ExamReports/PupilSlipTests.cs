using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Tests.Pdf;

namespace QualityTracker.Reports.Tests.ExamReports;

public sealed class PupilSlipTests
{
    [Test]
    public void A_juniors_slip_is_one_page_with_own_scores_levels_and_the_mean_of_the_class_and_no_rank()
    {
        var analysis = SampleExams.Junior();
        var own = analysis.OfPupil("701-03").First(each => each.Subject == "maths");
        var text = OnePage(analysis, "701-03");
        Assert.That(text, Does.Contain("学生7013").And.Contain(ExamReportFigures.Plain(own.Score!.Value)).And.Contain(own.Level));
        Assert.That(text, Does.Contain(ExamReportFigures.Points(analysis.Of("maths")!.Of("701")!.Figures!.Statistics.Mean)));
        Assert.That(text, Does.Not.Contain("学生7014").And.Not.Contain("名次").And.Not.Contain("T 分"));
    }

    [Test]
    public void In_a_class_of_three_the_slip_has_no_figure_of_the_class()
    {
        var analysis = SampleExams.Junior();
        var mean = analysis.OfPupil("705-01").First(each => each.Subject == "maths").Score!.Value;
        Assert.That(OnePage(analysis, "705-01"), Does.Contain(ExamReportFigures.Plain(mean)).And.Contain("—"));
    }

    [Test]
    public void A_primary_slip_has_levels_alone()
    {
        var analysis = SampleExams.Primary();
        var text = OnePage(analysis, "501-03");
        Assert.That(text, Does.Contain(analysis.OfPupil("501-03")[0].Level!).And.Not.Contain("满分").And.Not.Contain("平均分").And.Not.Contain("."));
    }

    [Test]
    public void The_reason_for_an_exception_stands_on_the_slip()
    {
        const string reason = "县教育局〔2025〕12号文件要求";
        Assert.That(OnePage(SampleExams.Junior(overrideReason: reason), "701-03"), Does.Contain(reason));
        Assert.That(OnePage(SampleExams.Primary(overrideReason: reason), "501-03"), Does.Contain(reason));
    }

    [Test]
    public void A_stranger_has_no_slip() =>
        Assert.That(() => new PupilSlip(SampleExams.Frame, SampleExams.Junior(), "999-01", new(2026, 1, 20)).Document(), Throws.ArgumentException);

    private static string OnePage(ExamAnalysis analysis, string pupil)
    {
        var pdf = new PrintedPdf(PdfWriter.Write(new PupilSlip(SampleExams.Frame, analysis, pupil, new(2026, 1, 20)).Document(Language.Chinese)).Bytes);
        Assert.That(pdf.PageCount, Is.EqualTo(1));
        return pdf.Text(0);
    }
}
