using QualityTracker.Api.Access;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.ScoreSheets;

/// <summary>A term's score sheets over HTTP (成绩单一览): which are there, which are missing, and how many took part. Counts only, no pupil.</summary>
public static class ScoreSheetEndpoints
{
    private static readonly Text Missing = new("学校或学期", "school or term");

    public static void MapScoreSheets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/schools/{school}/score-sheets/{term}", List).Takes().WithTags("score-sheets").ProducesProblem(404)
            .WithName("score-sheets.list").WithSummary("一学期各次考试的成绩单和参考情况 · A term's score sheets with participation")
            .WithDescription("只含可见的班级和学科；不含学生 · Only the classes and subjects that may be seen; no pupil is named")
            .Produces<TermSheets>();

    private static IResult List(HttpContext context, Database database, FrameStore frames, string school, string term) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame || !frame.Terms.ContainsKey(term)) return Problem.NotFound(context, Missing);
        var allowed = Allowed.Of(context);
        var writes = allowed.RowsFor("exams.scores.replace");
        var held = frame.Exams.Values.Where(exam => exam.Term == term).OrderBy(exam => exam.RosterDay).ThenBy(exam => exam.Grade).ThenBy(exam => exam.Id, StringComparer.Ordinal).ToList();
        var states = ExamClosingStore.StatesOf(connection, school, held.Select(exam => exam.Id));
        var statuses = ScoreStore.Statuses(connection, school, held.Select(exam => exam.Id));
        var exams = held
            .Select(exam => ExamSheets.Of(exam, frame, states.GetValueOrDefault(exam.Id, ExamState.Open), statuses, allowed.Rows.HasSheet, (of, subject) => writes?.HasSheet(of, subject) == true))
            .Where(exam => exam.Sheets.Count > 0 || allowed.Rows.WholeSchool).ToList();
        return TypedResults.Ok(new TermSheets(term, exams, exams.Sum(exam => exam.Sheets.Count), exams.Sum(exam => exam.MissingSheets)));
    });
}
