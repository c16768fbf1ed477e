using System.Globalization;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>What stands above and below every paper of an exam (表头与页脚): school, term, exam, roster day, the reason of an exception, the rules.</summary>
internal static class ExamReportHead
{
    public static string SchoolName(SchoolFrame frame, Language language) => Word(language, frame.School.Name, frame.School.NameEn ?? frame.School.Name);

    public static string TermName(SchoolFrame frame, string id, Language language) => frame.Terms.TryGetValue(id, out var term)
        ? Word(language, $"{term.SchoolYear}学年第{(term.Number == 1 ? "一" : "二")}学期", $"{term.SchoolYear}, term {term.Number}") : id;

    // A long name has its own line, so that the form's name is not torn.
    public static string TitleOf(string school, Text title, Language language) => language == Language.Chinese
        ? school + (school.Length <= 24 ? "" : "\n") + title.Zh
        : school + (school.Length <= 40 ? " - " : "\n") + title.En;

    public static PageNumber Pages(Language language) => language == Language.Chinese ? new("第 ", " 页 共 ", " 页") : new("Page ", " of ", "");

    public static string Footer(SheetPolicy? policy, DateOnly until, Language language)
    {
        var day = SheetFigures.Date(until, language);
        var rules = policy is null
            ? Word(language, "分析口径：通用公式", "Rules: the general formulas")
            : Word(language, $"分析口径：{policy.Name.Zh} {policy.Version}（{policy.ShortHash}）", $"Rules: {policy.Name.En} {policy.Version} ({policy.ShortHash})");
        return rules + Word(language, $"　数据截至{day}", $"  Records until {day}");
    }

    /// <summary>The reason for an exception from the limits on exams (L2); null when there is none.</summary>
    public static string? ExceptionOf(Exam exam, Language language) => exam.OverrideReason is not { } reason ? null : Word(language,
        $"按考试管理规定（L2）本不应组织，例外理由：{reason}", $"the limits on exams (L2) do not allow it; reason for the exception: {reason}");

    public static Table Table(ExamReport report, Language language)
    {
        var exam = report.Exam;
        var rows = new List<Row>
        {
            Pairs(language, (Term, TermName(report.Frame, exam.Term, language)), (ExamReportWords.Exam, exam.Name)),
            Pairs(language, (Kind, Core.Languages.Names.Of(exam.Kind).In(language)), (RosterDay, SheetFigures.Date(exam.RosterDay, language))),
            Pairs(language, (GradeNumber, exam.Grade.ToString(CultureInfo.InvariantCulture)), (Scope, ScopeOf(report, language))),
            new([Name(report.IsPrimary ? Subjects : Papers, language), new(PapersOf(report, language), Span: 3)]),
        };
        if (ExceptionOf(exam, language) is { } exception) rows.Add(new([Name(ExamReportWords.Exception, language), new(exception, CellStyle.Bold, 3)]));
        return new([new(1), new(3.4), new(1), new(3.4)], rows);
    }

    public static string ScopeOf(ExamReport report, Language language)
    {
        var of = report.Class is null ? WholeGrade.In(language) : report.NameOfClass(report.Class).In(language);
        return report.Subject is null ? of : $"{of} {report.NameOfSubject(report.Subject).In(language)}";
    }

    // A primary paper's full mark would tell a score from a share.
    private static string PapersOf(ExamReport report, Language language) => string.Join(Word(language, "、", ", "), report.Exam.Papers
        .Where(paper => report.Has(paper.Subject))
        .Select(paper => report.NameOfSubject(paper.Subject).In(language) + (report.IsPrimary ? "" : " " + ExamReportFigures.Plain(paper.FullMark))));

    private static Row Pairs(Language language, params (Text Name, string Value)[] pairs) =>
        new([.. pairs.SelectMany(pair => new[] { Name(pair.Name, language), new Cell(pair.Value) })]);

    private static Cell Name(Text name, Language language) => new(name.In(language), CellStyle.Shaded, Alignment: Alignment.Center);
}
