using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>The analysis of an exam over HTTP (成绩分析): classes beside their grade, and the pupils of one class for who may see them.</summary>
public static class AnalysisEndpoints
{
    /// <summary>What is not there, or not to be seen.</summary>
    public static readonly Text Missing = new("学校、考试或考核办法", "school, exam or its term's policy pack");

    private static readonly Text NoSheet = new("考试、科目或班级", "exam, subject or class of its grade");

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
        var faults = FaultsOf(analysed, @class, subject ??= PaperMarks.TotalSubject).ToList();
        if (faults.Count > 0) return Problem.Invalid(context, faults);
        return new AnalysisSight(analysed.Exam, Allowed.Of(context).Rows).Sees(@class!, subject)
            ? TypedResults.Ok(ClassPupilsView.Of(analysed, @class!, subject))
            : Problem.NotFound(context, NoSheet);
    });

    private static IEnumerable<Fault> FaultsOf(AnalysedExam analysed, string? schoolClass, string subject)
    {
        var (exam, frame) = (analysed.Exam, analysed.Frame);
        var year = frame.Terms.GetValueOrDefault(exam.Term)?.SchoolYear;
        if (string.IsNullOrEmpty(schoolClass))
        {
            yield return new("class", "needed", new("须写明班级", "is needed"), new("写班级编码，如 class=2025-701", "give a class code, such as class=2025-701"));
        }
        else if (!frame.Classes.TryGetValue(schoolClass, out var found) || found.Grade != exam.Grade || found.SchoolYear != year)
        {
            var known = frame.Lists.Classes.Where(each => each.Grade == exam.Grade && each.SchoolYear == year).Select(each => each.Id).Order(StringComparer.Ordinal).ToList();
            yield return new("class", "choice", new("不是该考试年级的班级", "is no class of the exam's grade"), new("可用：" + string.Join("、", known), "use: " + string.Join(", ", known)));
        }

        var subjects = exam.Papers.Select(paper => paper.Subject).ToList();
        if (subject.Length == 0 ? analysed.Analysis is ScoreAnalysis { Total: not null } : subjects.Contains(subject)) yield break;
        yield return new("subject", "choice",
            subject.Length == 0 ? new("这次考试没有总分，须写明学科", "is needed: this exam has no total") : new("不是该考试的学科", "is no subject of the exam"),
            new("可用：" + string.Join("、", subjects), "use: " + string.Join(", ", subjects)));
    }
}
