using QualityTracker.Api.Access;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Storage;
using QualityTracker.Api.WorkingWeeks;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>What follows a grade from one exam to another over HTTP (趋势、增值、教师归因).</summary>
public static class TrendEndpoints
{
    private static readonly Text Levels = new("小学只用等级，不作增值，也不归到教师（Z8）", "a primary exam has levels only: no value added, and nothing by teacher (Z8)");

    private static readonly Text NoEarlier = new("本学年该年级没有更早的考试；可用 before 写明一次", "the grade has no earlier exam in this school year; name one by before");

    public static void MapTrends(this RouteGroupBuilder analysis)
    {
        analysis.MapGet("/trend", Trend).Takes("span").WithName("exam-analyses.trend")
            .WithSummary("到这次考试为止的趋势 · The trend up to this exam").WithDescription("本学期或（span=year）本学年该年级的考试 · Exams of the grade in the term, or with span=year in the school year")
            .Produces<ExamTrendView>();
        analysis.MapGet("/value-added", ValueAdded).Takes("before").WithName("exam-analyses.value-added")
            .WithSummary("与较早一次考试相比的增值 · Value added since an earlier exam").WithDescription("不写 before 为本学年该年级的上一次考试 · Without before it is the grade's exam before, of the school year")
            .Produces<ExamAddedView>();
        analysis.MapGet("/teachers", Teachers).Takes("before").WithName("exam-analyses.teachers")
            .WithSummary("按教师归因的成绩 · Results by teacher").WithDescription("教师只看到本人的 · A teacher sees the own results only")
            .Produces<ExamTeachersView>();
        analysis.MapGet("/tutoring", Tutoring).Takes("before").WithName("exam-analyses.tutoring")
            .WithSummary("较早一次考试以来辅导的成效 · What tutoring did since an earlier exam").WithDescription("与同起点未辅导的学生相比；人数太少不下结论 · Beside untutored pupils of the same start; of too few nothing is concluded")
            .Produces<ExamTutoringView>();
    }

    private static IResult Trend(HttpContext context, Database database, AnalysisStore store, string school, string exam, string? span) => database.Read<IResult>(connection =>
    {
        if (store.Read(connection, school, exam) is not { } last) return Problem.NotFound(context, AnalysisEndpoints.Missing);
        if (SpanOf(span) is not { } of)
            return Problem.Invalid(context, new Fault("span", "choice", new("没有这个选项", "is none of the choices"), new("可用：term、year", "use: term, year")));
        var year = last.Frame.Terms[last.Exam.Term].SchoolYear;
        var exams = EarlierExams.Of(last).Where(each => of == TrendSpan.Term ? each.Term == last.Exam.Term : last.Frame.Terms.GetValueOrDefault(each.Term)?.SchoolYear == year).ToList();
        return TypedResults.Ok(ExamTrendView.Of(last, of, [.. store.Read(connection, last.Frame, exams), last], new(last.Exam, Allowed.Of(context).Rows)));
    });

    private static IResult ValueAdded(HttpContext context, Database database, AnalysisStore store, string school, string exam, string? before) => database.Read<IResult>(connection =>
    {
        if (store.Read(connection, school, exam) is not { } after) return Problem.NotFound(context, AnalysisEndpoints.Missing);
        if (after.Analysis is not ScoreAnalysis scores) return TypedResults.Ok(new ExamAddedView(exam, null, null, null, Levels, []));
        if (before is not null && EarlierExams.FaultOf(after, before) is { } fault) return Problem.Invalid(context, fault);
        if (EarlierExams.Before(connection, store, after, before ?? EarlierExams.LastBefore(after)?.Id) is not ({ } earlier, var found))
            return before is null ? TypedResults.Ok(new ExamAddedView(exam, null, null, null, NoEarlier, [])) : Problem.NotFound(context, AnalysisEndpoints.Missing);
        var sight = new AnalysisSight(after.Exam, Allowed.Of(context).Rows);
        return TypedResults.Ok(new ExamAddedView(exam, found.Id, found.Name, found.RosterDay, null,
        [
            .. EarlierExams.Added(earlier, scores).Where(each => sight.SeesGrade(each.Classes.Select(of => of.Class), each.Subject)).Select(each => SubjectAddedView.Of(after, each, sight)),
        ]));
    });

    private static IResult Teachers(HttpContext context, Database database, AnalysisStore store, string school, string exam, string? before) => database.Read<IResult>(connection =>
    {
        if (store.Read(connection, school, exam) is not { } after) return Problem.NotFound(context, AnalysisEndpoints.Missing);
        if (after.Analysis is not ScoreAnalysis scores) return TypedResults.Ok(new ExamTeachersView(exam, null, Levels, [], []));
        if (before is not null && EarlierExams.FaultOf(after, before) is { } fault) return Problem.Invalid(context, fault);
        var (frame, rows) = (after.Frame, Allowed.Of(context).Rows);
        var added = EarlierExams.Before(connection, store, after, before) is ({ } earlier, _) ? EarlierExams.Added(earlier, scores) : null;
        var results = TeacherResults.Of(scores, [.. TaughtWeeks.All(frame, frame.Calendars[after.Exam.Term]).Where(each => rows.HasPerson(each.Staff))], added);
        return TypedResults.Ok(new ExamTeachersView(exam, before, results.Refused,
            [.. results.Teachers.Select(each => TeacherResultView.Of(after, each, NamedPerson.Of(each.Staff, frame).Name))],
            [.. results.Across.Select(each => new TeacherAcrossView(each.Staff, NamedPerson.Of(each.Staff, frame).Name, Shown.Statistic(each.RelativeMean), Shown.Points(each.MeanT)))]));
    });

    private static IResult Tutoring(HttpContext context, Database database, AnalysisStore store, string school, string exam, string? before) => database.Read<IResult>(connection =>
    {
        if (store.Read(connection, school, exam) is not { } after) return Problem.NotFound(context, AnalysisEndpoints.Missing);
        if (after.Analysis is not ScoreAnalysis scores) return TypedResults.Ok(new ExamTutoringView(exam, null, null, null, Levels, TutoringEffect.RegressionToTheMean, []));
        if (before is not null && EarlierExams.FaultOf(after, before) is { } fault) return Problem.Invalid(context, fault);
        if (EarlierExams.Before(connection, store, after, before ?? EarlierExams.LastBefore(after)?.Id) is not ({ } earlier, var found))
            return before is null ? TypedResults.Ok(new ExamTutoringView(exam, null, null, null, NoEarlier, TutoringEffect.RegressionToTheMean, [])) : Problem.NotFound(context, AnalysisEndpoints.Missing);
        var sight = new AnalysisSight(after.Exam, Allowed.Of(context).Rows);
        var sessions = WorkingWeekStore.Sessions(connection, school, after.Exam.RosterDay, found.RosterDay).Select(each => each.Record).ToList();
        return TypedResults.Ok(new ExamTutoringView(exam, found.Id, found.Name, found.RosterDay, null, TutoringEffect.RegressionToTheMean,
        [
            .. from paper in after.Exam.Papers
               where sight.SeesGrade(scores.Of(paper.Subject)?.Classes.Select(of => of.Class!) ?? [], paper.Subject)
               let effect = TutoringEffect.Of(earlier, scores, paper.Subject, sessions)
               where effect is not null
               select SubjectTutoringView.Of(after, effect),
        ]));
    });

    private static TrendSpan? SpanOf(string? word) => word switch
    {
        null or "term" => TrendSpan.Term,
        "year" => TrendSpan.Year,
        _ => null,
    };
}
