using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.Tests.TermSheets.Evaluated;

namespace QualityTracker.Reports.Tests.TermSheets;

public sealed class TermSheetComposerTests
{
    [Test]
    public void Periods_that_others_covered_are_taken_off_the_week_and_the_total()
    {
        var hours = Sheet(Person() with { Workload = new() { Weeks = [Week(1, 12, cover: 2), Week(2, 12, away: 3)] } }).Hours!;

        Assert.That(hours.Weeks.Select(week => week.Periods), Is.EqualTo(new[] { 14m, 9m }));
        Assert.That((hours.Total, hours.Cover, hours.Away), Is.EqualTo((23m, 2m, 3m)));
    }

    [Test]
    public void Cover_both_ways_and_the_hours_of_after_school_service_are_printed()
    {
        var sheet = Sheet(Person() with { Workload = new() { Weeks = [Week(1, 12, cover: 2), Week(2, 12, away: 3) with { AfterSchoolHours = 1.5m }] } });

        Assert.That(Aside(sheet, Language.Chinese), Is.EqualTo("合计23节，其中代课2节，被代课3节；课后服务1.5小时（另计）"));
        Assert.That(Aside(sheet, Language.English), Is.EqualTo("23 periods, 2 of them cover, 3 covered by others; after-school service 1.5 h (apart)"));
    }

    private static string Aside(TermSheet sheet, Language language) => TermSheetLayout.Of(sheet, language).Sections[0].Blocks.OfType<Heading>()
        .Single(heading => heading.Text.EndsWith(language == Language.Chinese ? "课时" : "Lessons taught", StringComparison.Ordinal)).Aside;
}
