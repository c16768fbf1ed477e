using System.Security.Cryptography;
using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Sheets;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>Rosters and score sheets over HTTP: one sheet a class and subject.</summary>
public static class ScoreEndpoints
{
    public static void MapScores(this IEndpointRouteBuilder routes)
    {
        var exam = routes.MapGroup("/api/v1/schools/{school}/exams/{exam}").WithTags("exams").ProducesProblem(404);
        exam.MapGet("/roster", GetRoster).WithName("exams.roster").WithSummary("考试名册 · The roster of an exam").Produces<IReadOnlyList<RosterEntry>>()
            .LogsPupils((IReadOnlyList<RosterEntry> roster) => roster.Select(entry => entry.Pupil));
        exam.MapGet("/scores.xlsx", Template).Takes("class", "subject").RequireRateLimiting(Limits.Costly).WithName("exams.scores.template")
            .WithSummary("成绩填报表：按名册列好学生，供填写后导入 · A workbook to write scores into: the roster's pupils, ready for import")
            .WithDescription("不写 class 为全年级，不写 subject 为各科；只含可见的班级和学科，不含分数 · Without class it is of the grade, without subject of all; only classes and subjects that may be seen, and no marks")
            .Produces<byte[]>(200, WorkbookFile.MediaType).LogsPupils((WorkbookFile file) => file.Pupils);
        exam.MapGet("/scores/{subject}/{class}", Get).WithName("exams.scores.read")
            .WithSummary("读取一班一科的成绩 · Read the score sheet of a class and subject")
            .WithDescription("小学考试的分数只给任课教师和录入人，其他人只见等级（Z8） · Marks of a primary exam are for the teacher and who entered them; others see levels (Z8)").Produces<ScoreSheet>()
            .LogsPupils((ScoreSheet sheet) => sheet.Scores.Select(score => score.Pupil!));
        exam.MapPut("/scores/{subject}/{class}", Put).WithName("exams.scores.replace")
            .WithSummary("登记一班一科的成绩 · Replace the score sheet of a class and subject")
            .WithDescription("学生可写学号或考号；封存过的考试须写 correction；小学考试中看不到的分数照原样（score 为 null）发回即保留 · Pupils by pupil number or exam number; of an exam that was closed before, correction is needed; of a primary exam a mark that is not shown stays when its line is sent back with score null")
            .Produces<ScoreSheet>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        exam.MapPost("/scores/{subject}/{class}/check", Check).WithMetadata(new StoresNothing()).WithName("exams.scores.check")
            .WithSummary("双人录入核对：与已登记的逐格比较，不保存 · Double entry: what differs from the stored sheet, cell by cell; nothing is stored")
            .Produces<SheetCheckView>().ProducesProblem(400).LogsPupils((SheetCheckView check) => check.Differences.Select(each => each.Pupil));
        exam.MapGet("/scores/{subject}/{class}/history", History).WithName("exams.scores.history")
            .WithSummary("一班一科成绩的更改历史 · How the scores of a class and subject were changed").Produces<ScoreHistoryView>()
            .LogsPupils((ScoreHistoryView history) => history.Changes.Select(each => each.Pupil));
    }

    private static IResult GetRoster(HttpContext context, Database database, FrameStore frames, string school, string exam) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (!frame.Exams.TryGetValue(exam, out var found)) return Problem.NotFound(context, RecordExam.Kind.Name);
            var numbers = ExamNumbers(found, frame);
            return TypedResults.Ok(Roster.Of(found, frame).Where(each => Allowed.Of(context).Rows.HasClass(each.Value)).OrderBy(each => each.Value, StringComparer.Ordinal).ThenBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => new RosterEntry(each.Key, frame.Pupils[each.Key].Name, each.Value, numbers.GetValueOrDefault(each.Key))).ToList());
        });

    private static IResult Get(HttpContext context, Database database, FrameStore frames, string school, string exam, string subject, string @class) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is null || !Sees(context, subject, @class)) return NoSheet(context);
            var found = frame.Exams[exam];
            return WithETag(context, frame, found, ScoreStore.Read(connection, school, exam, subject, @class), MarkSight.Of(context, connection, school, found, subject, @class));
        });

    private static IResult Template(HttpContext context, Database database, FrameStore frames, string school, string exam, string? subject, string? @class) => database.Read<IResult>(connection =>
    {
        if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
        if (!frame.Exams.TryGetValue(exam, out var found)) return Problem.NotFound(context, RecordExam.Kind.Name);
        var sheets = (from of in Roster.Of(found, frame).Values.Distinct()
                      from paper in found.Papers
                      where (@class is null || of == @class) && (subject is null || paper.Subject == subject) && Sees(context, paper.Subject, of)
                      select (of, paper.Subject)).ToHashSet();
        return sheets.Count == 0 ? NoSheet(context) : ScoreTemplate.Of(found, frame, sheets, Problem.LanguageOf(context.Request));
    });

    private static Task<IResult> Put(
        HttpContext context, Database database, FrameStore frames, AuditLog audit, string school, string exam, string subject, string @class, ScoreSheet sheet) =>
        database.WriteAsync<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is not { } paper || !Sees(context, subject, @class)) return NoSheet(context);
            if (!Allowed.Of(context).Rows.HasSheet(@class, subject)) return Gate.NotYours(context);
            var asked = context.Request.Headers.IfMatch.ToString().Trim();
            if (asked.Length == 0) return Problem.NeedsIfMatch(context);
            if (asked != ETagOf(ScoreStore.Read(connection, school, exam, subject, @class))) return Problem.Stale(context);
            var found = frame.Exams[exam];
            var before = ScoreStore.Read(connection, school, exam, subject);
            var sight = MarkSight.Of(context, connection, school, found, subject, @class);
            var reading = new SheetReading(sheet, found, paper, frame, @class, before, sight.Sees);
            if (reading.Faults.Count > 0) return Problem.Invalid(context, reading.Faults);
            var state = ExamClosingStore.StateOf(connection, school, exam);
            if (state == ExamState.Closed) return ExamClosingEndpoints.Refusal(context);
            if (ScoreRules.FaultOf(sheet.Correction, isNeeded: state == ExamState.Reopened) is { } late) return Problem.Invalid(context, late);
            ScoreStore.Clear(connection, school, exam, subject, @class);
            ScoreStore.Remove(connection, school, exam, subject, reading.Rows.Select(row => row.Pupil));
            ScoreStore.Put(connection, school, reading.Rows.Select(row => (exam, row)));
            FrameStore.Touch(connection, school, frame: false);
            var change = SheetChange.Of(subject, @class, before, ScoreStore.Read(connection, school, exam, subject), string.IsNullOrWhiteSpace(sheet.Correction) ? null : sheet.Correction.Trim());
            audit.Append(connection, Caller.CallerOf(context), "exams.scores.replace", school, exam, change);
            return WithETag(context, frame, found, ScoreStore.Read(connection, school, exam, subject, @class), sight.With(reading.Rows.Select(row => row.Pupil).Except(reading.Kept)));
        });

    private static IResult Check(
        HttpContext context, Database database, FrameStore frames, string school, string exam, string subject, string @class, ScoreSheet sheet) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is not { } paper || !Sees(context, subject, @class)) return NoSheet(context);
            var before = ScoreStore.Read(connection, school, exam, subject);
            var found = frame.Exams[exam];
            var sight = MarkSight.Of(context, connection, school, found, subject, @class);

            // To be told that a mark differs is to be told the mark.
            if (before.Exists(row => row.Class == @class && row.Score is not null && !sight.Sees(row.Pupil))) return MarksWithheld(context);
            var reading = new SheetReading(sheet, found, paper, frame, @class, before, _ => true);
            if (reading.Faults.Count > 0) return Problem.Invalid(context, reading.Faults);
            return TypedResults.Ok(SheetCheckView.Of(
                [.. before.Where(row => row.Class == @class)], reading.Rows, frame, found.ItemsOf(subject),
                ScoreHistoryStore.IsByOthers(connection, school, exam, subject, @class, Caller.CallerOf(context).Account)));
        });

    private static IResult History(HttpContext context, Database database, FrameStore frames, string school, string exam, string subject, string @class) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is null || !Sees(context, subject, @class)) return NoSheet(context);
            var found = frame.Exams[exam];
            var marksOf = MarkSight.Of(context, connection, school, found, subject, @class).SeesAll ? null : Caller.CallerOf(context).Account;
            return TypedResults.Ok(ScoreHistory.Of(ScoreHistoryStore.Entries(connection, school, exam, subject, @class), frame, found, subject, @class, marksOf));
        });

    private static bool Sees(HttpContext context, string subject, string schoolClass) =>
        Allowed.Of(context).RowsFor("exams.scores.read")?.HasSheet(schoolClass, subject) == true;

    // There is a sheet for each class of the exam's grade and each of its subjects.
    private static ExamPaper? Paper(SchoolFrame frame, string exam, string subject, string schoolClass) =>
        frame.Exams.TryGetValue(exam, out var found) && frame.Classes.TryGetValue(schoolClass, out var its)
        && its.Grade == found.Grade && its.SchoolYear == frame.Terms.GetValueOrDefault(found.Term)?.SchoolYear
            ? found.Papers.FirstOrDefault(paper => paper.Subject == subject)
            : null;

    private static IResult MarksWithheld(HttpContext context) => Problem.Of(context, 403, "marks-withheld",
        new("小学成绩只对任课教师和录入人显示，不能由您核对（Z8）", "Marks of a primary exam are shown to the teacher and to who entered them alone: they are not yours to check (Z8)"),
        new("请任课教师或录入人核对。", "Let the teacher, or who entered them, check the sheet."));

    private static IResult NoSheet(HttpContext context) => Problem.NotFound(context, new("考试、科目或班级", "exam, subject or class of its grade"));

    private static IResult WithETag(HttpContext context, SchoolFrame frame, Exam exam, List<ScoreRow> rows, MarkSight sight)
    {
        context.Response.Headers.ETag = ETagOf(rows);
        var numbers = ExamNumbers(exam, frame);
        return TypedResults.Ok(new ScoreSheet
        {
            Scores =
            [
                .. rows.Select(row => new SheetScore
                {
                    Pupil = row.Pupil,
                    ExamNumber = numbers.GetValueOrDefault(row.Pupil),
                    Status = row.Status,
                    Score = sight.Sees(row.Pupil) ? row.Score : null,
                    Level = MarkSight.LevelOf(exam, row.Subject, row.Score),
                    Reason = row.Reason,
                    Items = sight.Sees(row.Pupil) ? row.Items?.Points : null,
                }),
            ],
        });
    }

    private static Dictionary<string, string> ExamNumbers(Exam exam, SchoolFrame frame) =>
        Roster.ByExamNumber(exam, frame).SelectMany(each => each, (each, pupil) => (pupil, each.Key)).ToDictionary(each => each.pupil, each => each.Key);

    private static string ETagOf(List<ScoreRow> rows) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rows, Json.Options)).AsSpan(0, 16))}\"";
}
