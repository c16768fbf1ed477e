using System.Globalization;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.ExamReports;

namespace QualityTracker.Api.ExamReports;

/// <summary>Quality analysis reports over HTTP (质量分析报告), for the classes and subjects that the caller may see, and slips for parents.</summary>
public static class ExamReportEndpoints
{
    /// <summary>Whose rows a report may name pupils of (clause P4).</summary>
    private const string Naming = "exam-analyses.pupils";

    private static readonly Text Printed = new(
        "不写 class 为全年级，不写 subject 为各科；只含可见的班级和学科，旁边是年级；小学只有等级",
        "Without class it is of the grade, without subject of all; only classes and subjects that may be seen are in it, beside the grade; of a primary exam levels only");

    public static void MapExamReports(this IEndpointRouteBuilder routes)
    {
        var exam = routes.MapGroup("/api/v1/schools/{school}/exams/{exam}").WithTags("exam-reports").RequireRateLimiting(Limits.Costly).ProducesProblem(404);
        exam.MapGet("/report.pdf", Pdf).Takes("class", "subject", "before", "names").WithName("exam-reports.pdf").WithSummary("质量分析报告 · The quality analysis of an exam as PDF")
            .WithDescription($"{Printed.Zh} · {Printed.En}").Produces<byte[]>(200, "application/pdf").ProducesProblem(400).LogsPupils((PrintedFile file) => file.Pupils);
        exam.MapGet("/report.xlsx", Workbook).Takes("class", "subject", "before").WithName("exam-reports.workbook").WithSummary("质量分析工作簿 · The quality analysis of an exam as a workbook")
            .WithDescription($"{Printed.Zh} · {Printed.En}").Produces<byte[]>(200, WorkbookFile.MediaType).ProducesProblem(400);
        exam.MapGet("/slips/{pupil}.pdf", Slip).Takes().WithName("exam-reports.slip").WithSummary("一名学生的告知单，交家长 · One pupil's own results, for the parents")
            .WithDescription("只载本人，没有名次；小学只有等级 · This pupil's alone, without a rank; of a primary exam levels only")
            .Produces<byte[]>(200, "application/pdf").LogsPupils((PrintedFile file) => file.Pupils);
    }

    private static IResult Pdf(HttpContext context, Database database, AnalysisStore store, TimeProvider clock,
        string school, string exam, string? @class, string? subject, string? before, string? names) =>
        With(context, database, store, clock, school, exam, new(@class, subject, before, names), (report, pupils) =>
            PrintedFile.Of(ExamReportLayout.Of(report, Problem.LanguageOf(context.Request)), NameOf(school, report) + ".pdf", pupils));

    private static IResult Workbook(HttpContext context, Database database, AnalysisStore store, TimeProvider clock,
        string school, string exam, string? @class, string? subject, string? before) =>
        With(context, database, store, clock, school, exam, new(@class, subject, before, null), (report, _) =>
            new WorkbookFile(ExamWorkbook.Of(report, Problem.LanguageOf(context.Request)), NameOf(school, report) + ".xlsx"));

    private static IResult Slip(HttpContext context, Database database, AnalysisStore store, TimeProvider clock, string school, string exam, string pupil) => database.Read<IResult>(connection =>
    {
        if (store.Read(connection, school, exam) is not { } analysed) return Problem.NotFound(context, AnalysisEndpoints.Missing);
        if (!Roster.Of(analysed.Exam, analysed.Frame).TryGetValue(pupil, out var of) || !new AnalysisSight(analysed.Exam, Allowed.Of(context).Rows).Sees(of, PaperMarks.TotalSubject))
            return Problem.NotFound(context, RecordPupil.Kind.Name);
        var slip = new PupilSlip(analysed.Frame, analysed.Analysis, pupil, analysed.DayOf(clock.GetUtcNow()), ExamReportComposer.PolicyOf(analysed));
        return PrintedFile.Of(slip.Document(Problem.LanguageOf(context.Request)), $"{school}-{pupil}.pdf", [pupil]);
    });

    private static IResult With(HttpContext context, Database database, AnalysisStore store, TimeProvider clock, string school, string exam, ReportScope scope,
        Func<ExamReport, IReadOnlyCollection<string>?, IResult> make) => database.Read(connection =>
    {
        if (store.Read(connection, school, exam) is not { } analysed) return Problem.NotFound(context, AnalysisEndpoints.Missing);
        var faults = scope.FaultsIn(analysed).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        var rows = Allowed.Of(context).Rows;
        var sheets = scope.SheetsIn(analysed, new(analysed.Exam, rows));
        if (sheets.Count == 0 && !rows.WholeSchool) return Problem.NotFound(context, AnalysisEndpoints.NoSheet);
        var report = new ExamReportComposer(connection, store, analysed).Of(scope.Class, scope.Subject, scope.Before, analysed.DayOf(clock.GetUtcNow()));
        if (!rows.WholeSchool) report = report with { Sheets = sheets };
        return MayName(context, analysed, scope, sheets) ? make(report with { PupilNames = NamesIn(analysed, scope.Class!) }, [.. NamesIn(analysed, scope.Class!).Keys]) : make(report, null);
    });

    // Names are left out where the pupils of a subject that is printed may not be seen.
    private static bool MayName(HttpContext context, AnalysedExam analysed, ReportScope scope, IReadOnlySet<(string Class, string Subject)> sheets) =>
        scope is { WithNames: true, Class: not null } && Gate.BeyondToken(context, Naming) is null
        && Allowed.Of(context).RowsFor(Naming) is { } rows && sheets.All(sheet => new AnalysisSight(analysed.Exam, rows).Sees(sheet.Class, sheet.Subject));

    private static Dictionary<string, string> NamesIn(AnalysedExam analysed, string schoolClass) =>
        Roster.Of(analysed.Exam, analysed.Frame).Where(each => each.Value == schoolClass).ToDictionary(each => each.Key, each => analysed.NameOfPupil(each.Key), StringComparer.Ordinal);

    private static string NameOf(string school, ExamReport report) =>
        $"{school}-{report.Class ?? report.Analysis.Exam.Grade.ToString(CultureInfo.InvariantCulture)}-{report.Analysis.Exam.RosterDay.ToString("O", CultureInfo.InvariantCulture)}";
}
