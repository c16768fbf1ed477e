using QualityTracker.Core.HandIns;
using QualityTracker.Core.SchoolReports;

namespace QualityTracker.Api.Samples;

/// <summary>What the sample school hands in (报送): the monthly notices and the papers of the term's end, of which some are still owed.</summary>
internal static class SampleHandIns
{
    private const string Bureau = "县教育局";

    private static readonly (ReportKind Report, string? Period, DateOnly Due, DateOnly? HandedInOn)[] Others =
    [
        (ReportKind.Ethics, "2025-3", new(2025, 10, 15), new(2025, 10, 14)),
        (ReportKind.Ethics, "2025-4", new(2026, 1, 15), new(2026, 1, 15)),
        (ReportKind.Inspection, null, new(2026, 1, 28), new(2026, 1, 27)),
        (ReportKind.Leaders, null, new(2026, 1, 30), new(2026, 1, 29)),
        (ReportKind.Teachers, null, new(2026, 2, 10), null),
        (ReportKind.SchoolAssessment, null, new(2026, 3, 10), null),
    ];

    public static IEnumerable<HandIn> Make()
    {
        var months = TermPart.In(SampleCalendar.Term, ReportSpan.Month)
            .Select(month => (Report: ReportKind.Monthly, Period: (string?)month.Code, Due: month.LastDay.AddDays(5), HandedInOn: (DateOnly?)month.LastDay.AddDays(3)));
        return months.Concat(Others).Select(each => new HandIn
        {
            Term = SampleCalendar.Term.Id,
            Report = each.Report,
            Period = each.Period,
            Due = each.Due,
            To = Bureau,
            HandedInOn = each.HandedInOn,
            Note = each.Report == ReportKind.SchoolAssessment ? "一式两份" : null,
        });
    }
}
