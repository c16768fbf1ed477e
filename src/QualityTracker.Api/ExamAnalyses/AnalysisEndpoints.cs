using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>The analysis of an exam over HTTP (成绩分析): classes beside their grade, and the pupils of one class for who may see them.</summary>
public static class AnalysisEndpoints
{
    /// <summary>What is not there, or not to be seen.</summary>
    public static readonly Text Missing = new("学校、考试或考核办法", "school, exam or its term's policy pack");

    /// <summary>A class or subject that is not there, or not to be seen.</summary>
    public static readonly Text NoSheet = new("考试、科目或班级", "exam, subject or class of its grade");

    public static void MapExamAnalyses(this IEndpointRouteBuilder routes)
    {
        var analysis = routes.MapGroup("/api/v1/schools/{school}/exams/{exam}/analysis").WithTags("exam-analyses").ProducesProblem(400).ProducesProblem(404);
        analysis.MapGet("/", Read).Takes().WithName("exam-analyses.read").WithSummary("一次考试的成绩分析 · The analysis of an exam")
            .WithDescription("只含可见的班级和学科，旁边是年级；小学只有等级；人数太少的不列出；不含学生 · Only the classes and subjects that may be seen, beside the grade; of a primary exam levels only; nothing of too few; no pupil is named")
            .Produces<ExamAnalysisView>();
        analysis.MapGet("/pupils", Pupils).Takes("class", "subject").WithName("exam-analyses.pupils")
            .WithSummary("一班一科学生的成绩与等级、临界生、再教清单 · A class's pupils in a subject, who is at a line, and what to teach again")
            .WithDescription("须写 class；不写 subject 为总分。小学只有等级；没有名次 · class is needed; without subject it is the total. Of a primary exam levels only; there is no rank")
            .Produces<ClassPupilsView>().LogsPupils((ClassPupilsView view) => view.Pupils);
        analysis.MapTrends();
    }

    private static IResult Read(HttpContext context, Database database, AnalysisStore store, TimeProvider clock, string school, string exam) => database.Read<IResult>(connection =>
        store.Read(connection, school, exam) is { } analysed
            ? TypedResults.Ok(ExamAnalysisView.Of(analysed, new(analysed.Exam, Allowed.Of(context).Rows), analysed.DayOf(clock.GetUtcNow())))
            : Problem.NotFound(context, Missing));

    private static IResult Pupils(HttpContext context, Database database, AnalysisStore store, string school, string exam, string? @class, string? subject) => database.Read<IResult>(connection =>
    {
        if (store.Read(connection, school, exam) is not { } analysed) return Problem.NotFound(context, Missing);
        var faults = AnalysisFaults.Of(analysed, @class, subject ??= PaperMarks.TotalSubject).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        return new AnalysisSight(analysed.Exam, Allowed.Of(context).Rows).Sees(@class!, subject)
            ? TypedResults.Ok(ClassPupilsView.Of(analysed, @class!, subject))
            : Problem.NotFound(context, NoSheet);
    });
}
