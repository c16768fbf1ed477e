using System.Globalization;
using QualityTracker.Core.ConductCases;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ConductCases;

/// <summary>The page on a case that is handed in at once (师德案件即时报告; clause X11): whom it is about, the facts, and how far it has come.</summary>
/// <param name="Frame">The school.</param>
/// <param name="Case">The case.</param>
/// <param name="Day">The day it is written.</param>
public sealed record CaseReportPage(SchoolFrame Frame, ConductCase Case, DateOnly Day)
{
    private const int LongestWords = 600;

    private static readonly Text Title = new("师德案件即时报告", "Report of a Case of Professional Ethics");

    public Document Document(Language language = Language.Chinese)
    {
        var school = ExamReportHead.SchoolName(Frame, language);
        var name = Frame.Staff.TryGetValue(Case.Staff, out var member) ? member.Name : Case.Staff;
        return new(Title.In(language), school, Case.Id, language, new(Day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)),
        [
            new(Title.In(language), Title.In(language), Word(language, "含个人信息，只报主管部门", "Holds personal data: for the authority alone"), ExamReportHead.Pages(language),
            [
                new Heading(1, ExamReportHead.TitleOf(school, Title, language)),
                new Table([new(1), new(3), new(1), new(3)],
                [
                    new([Name(language, "案件编号", "Case"), new(Case.Id, Span: 3)]),
                    new([Name(language, "当事人", "Person"), new($"{name}（{Case.Staff}）"), Name(language, "立案日期", "Opened"), new(SheetFigures.Date(Case.Steps[0].Day, language))]),
                    new([Name(language, "办理状态", "Stage"), new(Names.Of(Case.State).In(language)), Name(language, "报告日期", "Reported"), new(SheetFigures.Date(Day, language))]),
                    new([Name(language, "证据", "Evidence"), new(Case.Evidence.Count.ToString(CultureInfo.InvariantCulture) + Word(language, " 件", " pieces"), Span: 3)]),
                    .. Case.Decision is { } decided ? [new Row([Name(language, "处理机关", "Decided by"), new(decided.Body!, Span: 3)])] : Array.Empty<Row>(),
                ]),
                new Heading(2, Word(language, "反映的事实", "The facts as reported")),
                new Paragraph(Short(Case.Steps[0].Words!)),
                new Spacer(14),
                new SignatureRow([Word(language, "校长签名：", "Principal:")], ExamReportWords.SignedOn.In(language), ExamReportWords.Seal.In(language)),
            ]),
        ]);
    }

    // One page, whatever was written; the whole stands in the case.
    private static string Short(string words) => words.Length <= LongestWords ? words : string.Concat(words.AsSpan(0, char.IsHighSurrogate(words[LongestWords - 1]) ? LongestWords - 1 : LongestWords), "…");

    private static Cell Name(Language language, string zh, string en) => new(Word(language, zh, en), CellStyle.Shaded, Alignment: Alignment.Center);
}
