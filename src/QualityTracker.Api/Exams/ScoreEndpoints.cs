using System.Security.Cryptography;
using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
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
        exam.MapGet("/scores/{subject}/{class}", Get).WithName("exams.scores.read")
            .WithSummary("读取一班一科的成绩 · Read the score sheet of a class and subject").Produces<ScoreSheet>()
            .LogsPupils((ScoreSheet sheet) => sheet.Scores.Select(score => score.Pupil!));
        exam.MapPut("/scores/{subject}/{class}", Put).WithName("exams.scores.replace")
            .WithSummary("登记一班一科的成绩 · Replace the score sheet of a class and subject")
            .WithDescription("学生可写学号或考号；封存过的考试须写 correction · Pupils by pupil number or exam number; of an exam that was closed before, correction is needed")
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
            return WithETag(context, frame, exam, ScoreStore.Read(connection, school, exam, subject, @class));
        });

    private static IResult Put(
        HttpContext context, Database database, FrameStore frames, AuditLog audit, string school, string exam, string subject, string @class, ScoreSheet sheet) =>
        database.Write<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is not { } paper || !Sees(context, subject, @class)) return NoSheet(context);
            if (!Allowed.Of(context).Rows.HasSheet(@class, subject)) return Gate.NotYours(context);
            var asked = context.Request.Headers.IfMatch.ToString().Trim();
            if (asked.Length == 0) return Problem.NeedsIfMatch(context);
            if (asked != ETagOf(ScoreStore.Read(connection, school, exam, subject, @class))) return Problem.Stale(context);
            var found = frame.Exams[exam];
            var before = ScoreStore.Read(connection, school, exam, subject);
            var reading = new SheetReading(sheet, found, paper, frame, @class, before);
            if (reading.Faults.Count > 0) return Problem.Invalid(context, reading.Faults);
            var state = ExamClosingStore.StateOf(connection, school, exam);
            if (state == ExamState.Closed) return ExamClosingEndpoints.Refusal(context);
            if (state == ExamState.Reopened && ScoreRules.FaultOf(sheet.Correction) is { } late) return Problem.Invalid(context, late);
            ScoreStore.Clear(connection, school, exam, subject, @class);
            ScoreStore.Remove(connection, school, exam, subject, reading.Rows.Select(row => row.Pupil));
            ScoreStore.Put(connection, school, reading.Rows.Select(row => (exam, row)));
            FrameStore.Touch(connection, school, frame: false);
            var change = SheetChange.Of(subject, @class, before, ScoreStore.Read(connection, school, exam, subject), sheet.Correction?.Trim());
            audit.Append(connection, Caller.CallerOf(context), "exams.scores.replace", school, exam, change);
            return WithETag(context, frame, exam, ScoreStore.Read(connection, school, exam, subject, @class));
        });

    private static IResult Check(
        HttpContext context, Database database, FrameStore frames, string school, string exam, string subject, string @class, ScoreSheet sheet) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is not { } paper || !Sees(context, subject, @class)) return NoSheet(context);
            var before = ScoreStore.Read(connection, school, exam, subject);
            var reading = new SheetReading(sheet, frame.Exams[exam], paper, frame, @class, before);
            if (reading.Faults.Count > 0) return Problem.Invalid(context, reading.Faults);
            var entries = ScoreHistoryStore.Entries(connection, school, exam).Where(entry => ScoreHistory.IsOf(entry, subject, @class)).ToList();
            return TypedResults.Ok(SheetCheckView.Of(
                [.. before.Where(row => row.Class == @class)], reading.Rows, frame, frame.Exams[exam].ItemsOf(subject),
                entries.TrueForAll(entry => entry.Account != Caller.CallerOf(context).Account)));
        });

    private static IResult History(HttpContext context, Database database, FrameStore frames, string school, string exam, string subject, string @class) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is null || !Sees(context, subject, @class)) return NoSheet(context);
            return TypedResults.Ok(ScoreHistory.Of(ScoreHistoryStore.Entries(connection, school, exam), frame, exam, subject, @class));
        });

    private static bool Sees(HttpContext context, string subject, string schoolClass) =>
        Allowed.Of(context).RowsFor("exams.scores.read")?.HasSheet(schoolClass, subject) == true;

    // There is a sheet for each class of the exam's grade and each of its subjects.
    private static ExamPaper? Paper(SchoolFrame frame, string exam, string subject, string schoolClass) =>
        frame.Exams.TryGetValue(exam, out var found) && frame.Classes.TryGetValue(schoolClass, out var its)
        && its.Grade == found.Grade && its.SchoolYear == frame.Terms.GetValueOrDefault(found.Term)?.SchoolYear
            ? found.Papers.FirstOrDefault(paper => paper.Subject == subject)
            : null;

    private static IResult NoSheet(HttpContext context) => Problem.NotFound(context, new("考试、科目或班级", "exam, subject or class of its grade"));

    private static IResult WithETag(HttpContext context, SchoolFrame frame, string exam, List<ScoreRow> rows)
    {
        context.Response.Headers.ETag = ETagOf(rows);
        var numbers = ExamNumbers(frame.Exams[exam], frame);
        return TypedResults.Ok(new ScoreSheet
        {
            Scores =
            [
                .. rows.Select(row => new SheetScore
                {
                    Pupil = row.Pupil,
                    ExamNumber = numbers.GetValueOrDefault(row.Pupil),
                    Status = row.Status,
                    Score = row.Score,
                    Reason = row.Reason,
                    Items = row.Items?.Points,
                }),
            ],
        });
    }

    private static Dictionary<string, string> ExamNumbers(Exam exam, SchoolFrame frame) =>
        Roster.ByExamNumber(exam, frame).SelectMany(each => each, (each, pupil) => (pupil, each.Key)).ToDictionary(each => each.pupil, each => each.Key);

    private static string ETagOf(List<ScoreRow> rows) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rows, Json.Options)).AsSpan(0, 16))}\"";
}
