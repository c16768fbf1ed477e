using System.Globalization;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ConductCases;

/// <summary>The page on professional ethics in a quarter that is handed in (师德情况季度报告; clause X11): numbers, nobody by name.</summary>
/// <param name="Frame">The school.</param>
/// <param name="Report">The cases in numbers.</param>
/// <param name="Studies">What was recorded of studies, oaths, activities and commitments.</param>
public sealed record ConductReportPage(SchoolFrame Frame, ConductReport Report, IReadOnlyList<StudyCount> Studies)
{
    private static readonly Text Title = new("师德情况季度报告", "Quarterly Report on Professional Ethics");

    public static (DateOnly Since, DateOnly Until) DaysOf(int year, int quarter)
    {
        var since = new DateOnly(year, (quarter * 3) - 2, 1);
        return (since, since.AddMonths(3).AddDays(-1));
    }

    public Document Document(Language language = Language.Chinese)
    {
        var (since, until) = DaysOf(Report.Year, Report.Quarter);
        var school = ExamReportHead.SchoolName(Frame, language);
        var quarter = Word(language, $"{Whole(Report.Year)}年第{"一二三四"[Report.Quarter - 1]}季度", $"{Whole(Report.Year)}, quarter {Whole(Report.Quarter)}");
        var days = Word(language, $"{SheetFigures.Date(since, language)}至{SheetFigures.Date(until, language)}", $"{SheetFigures.Date(since, language)} to {SheetFigures.Date(until, language)}");
        return new($"{Title.In(language)} {quarter}", school, quarter, language, new(until.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)),
        [
            new(Title.In(language), $"{Title.In(language)}  {quarter}", Word(language, "只有数字，不含姓名", "Numbers alone, nobody by name"), ExamReportHead.Pages(language),
            [
                new Heading(1, ExamReportHead.TitleOf(school, Title, language)),
                new Paragraph($"{quarter}　{days}", Alignment: Alignment.Center),
                new Heading(2, Word(language, "案件办理", "Cases")),
                Counts(language,
                [
                    (new("立案", "opened"), Report.Opened), (new("不成立，结案", "closed without a breach"), Report.Cleared), (new("认定违规", "breaches decided"), Report.Decided.Sum(each => each.Cases)),
                    (new("申诉", "appeals"), Report.Appealed), (new("申诉后撤销", "overturned on appeal"), Report.Overturned), (new("期末未了结", "not final at its end"), Report.Running),
                ], Word(language, "件", "cases")),
                new Heading(2, Word(language, "认定的违规", "Breaches decided")),
                Report.Decided.Count == 0 ? Note(language, "本季度没有认定违规。", "No breach was decided in the quarter.")
                    : Counts(language, [.. Report.Decided.Select(each => (Names.Of(each.Kind), each.Cases))], Word(language, "件", "cases")),
                new Heading(2, Word(language, "学习与承诺", "Studies and commitments")),
                ReportTable.Of([new(3), new(1, Alignment.Right), new(1, Alignment.Right)], [new("事项", "What"), new("登记次数", "Recorded"), new("人数", "People")],
                    Studies.Select(each => ReportTable.Of([Names.Of(each.Kind).In(language), Whole(each.Times), Whole(each.People)])), language),
                new Spacer(14),
                new SignatureRow([Word(language, "校长签名：", "Principal:")], ExamReportWords.SignedOn.In(language), ExamReportWords.Seal.In(language)),
            ]),
        ]);
    }

    private static Table Counts(Language language, IReadOnlyList<(Text Name, int Number)> counts, string unit) =>
        ReportTable.Of([new(3), new(1, Alignment.Right)], [new("事项", "What"), Text.Same(unit)], counts.Select(each => ReportTable.Of([each.Name.In(language), Whole(each.Number)])), language);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was recorded of one kind of study (师德学习登记数).</summary>
/// <param name="Kind">Study, oath, activity or commitment.</param>
/// <param name="Times">Records.</param>
/// <param name="People">Different people among them.</param>
public sealed record StudyCount(DutyKind Kind, int Times, int People);
