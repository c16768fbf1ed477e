using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.TermSheets.SheetWords;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Lessons by week and tutoring (课时与辅导).</summary>
internal static class WorkTables
{
    public static string HoursSummary(SheetHours? hours, Language language)
    {
        if (hours is null) return "";
        var (total, cover, away) = (SheetFigures.Count(hours.Total), SheetFigures.Count(hours.Cover), SheetFigures.Count(hours.Away));
        var service = SheetFigures.Count(hours.AfterSchoolService);
        var load = hours is { StandardPeriods: { } standard, Load: { } percent }
            ? language == Language.Chinese
                ? $"；标准课时{SheetFigures.Count(standard)}，工作量达成率{SheetFigures.Attainment(percent)}"
                : $"; {SheetFigures.Count(standard)} standard periods, load {SheetFigures.Attainment(percent)}"
            : "";
        return language == Language.Chinese
            ? $"合计{total}节，其中代课{cover}节，被代课{away}节{load}；课后服务{service}小时（另计）"
            : $"{total} periods, {cover} of them cover, {away} covered by others{load}; after-school service {service} h (apart)";
    }

    public static BarChart HoursChart(SheetHours hours, Language language) => new(
        Week.In(language),
        [.. hours.Weeks.Select(week => new Bar(
            week.Week.ToString(CultureInfo.InvariantCulture), week.Periods, SheetFigures.Count(week.Periods)))]);

    public static Table Tutoring(IReadOnlyList<SheetTutoring> tutoring, Language language)
    {
        Row header = new([.. new[] { Kind, Subject, Pupils, Held, Planned, Minutes }
            .Select(word => new Cell(word.In(language), CellStyle.Shaded, Alignment: Alignment.Center))]);
        return new Table(
            [new(3), new(2), new(1.4, Alignment.Right), new(1.4, Alignment.Right), new(1.4, Alignment.Right), new(1.4, Alignment.Right)],
            [header, .. tutoring.Select(RowOf)],
            HeaderRows: 1);

        Row RowOf(SheetTutoring line) => new([
            new(line.Kind.In(language)), new(line.Subject.In(language)), new(SheetFigures.Count(line.Pupils)),
            new(SheetFigures.Count(line.SessionsHeld)), new(SheetFigures.Count(line.SessionsPlanned)), new(SheetFigures.Count(line.Minutes)),
        ]);
    }
}
