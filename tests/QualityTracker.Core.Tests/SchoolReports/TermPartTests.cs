using QualityTracker.Core.Policies;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Tests.SchoolReports;

/// <summary>Months and quarters of a term, and what people write for them.</summary>
public sealed class TermPartTests
{
    private static readonly Term Autumn = new() { Id = "2025-1", FirstDay = new(2025, 9, 1), LastDay = new(2026, 1, 23) };

    [TestCase(ReportSpan.Term, "")]
    [TestCase(ReportSpan.Month, "2025-09 2025-10 2025-11 2025-12 2026-01")]
    [TestCase(ReportSpan.Quarter, "2025-3 2025-4 2026-1")]
    public void A_term_has_the_months_and_quarters_that_have_a_day_of_it(ReportSpan span, string codes) =>
        Assert.That(string.Join(' ', TermPart.In(Autumn, span).Select(part => part.Code)), Is.EqualTo(codes));

    [Test]
    public void A_quarter_ends_with_its_third_month() =>
        Assert.That((new TermPart(2026, 1, ReportSpan.Quarter).LastDay, new TermPart(2024, 2, ReportSpan.Month).LastDay), Is.EqualTo((new DateOnly(2026, 3, 31), new DateOnly(2024, 2, 29))));

    [TestCase("2025年9月", "2025-09")]
    [TestCase("2025-10-01", "2025-10")]
    [TestCase(" 2025/9/1", "2025-09")]
    [TestCase("2025年第四季度", "2025-4")]
    [TestCase("2025年第4季度", "2025-4")]
    [TestCase("2025-10", "2025-10")]
    [TestCase("2025-10-07", "2025-10-07")]
    [TestCase("十月", "十月")]
    public void What_spreadsheets_and_people_write_is_understood(string written, string code) => Assert.That(TermPart.CodeOf(written), Is.EqualTo(code));

    [Test]
    public void Whatever_a_pack_asks_of_a_report_is_found()
    {
        Assert.That(ReportOutline.Of(ReportKind.Monthly).AskedBy(PolicyPacks.Of("daxinganling-2023"))!.Period, Is.EqualTo(QualityTracker.Core.Policies.ReportPeriod.Month));
        Assert.That(ReportOutline.Of(ReportKind.Leaders).AskedBy(PolicyPacks.Of("wenxian-2019"))!.To, Is.EqualTo(ReportReceiver.County));
        Assert.That(ReportOutline.Of(ReportKind.TermSummary).AskedBy(PolicyPacks.Of("wenxian-2019")), Is.Null);
    }
}
