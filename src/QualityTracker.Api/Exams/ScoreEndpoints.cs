using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
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
            .LogsPupils((ScoreSheet sheet) => sheet.Scores.Select(score => score.Pupil));
        exam.MapPut("/scores/{subject}/{class}", Put).WithName("exams.scores.replace")
            .WithSummary("登记一班一科的成绩 · Replace the score sheet of a class and subject")
            .Produces<ScoreSheet>().ProducesProblem(400).ProducesProblem(412).ProducesProblem(428);
    }

    private static IResult GetRoster(HttpContext context, Database database, FrameStore frames, string school, string exam) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (!frame.Exams.TryGetValue(exam, out var found)) return Problem.NotFound(context, RecordExam.Kind.Name);
            return TypedResults.Ok(Roster.Of(found, frame).Where(each => Allowed.Of(context).Rows.HasClass(each.Value)).OrderBy(each => each.Value, StringComparer.Ordinal).ThenBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => new RosterEntry(each.Key, frame.Pupils[each.Key].Name, each.Value)).ToList());
        });

    private static IResult Get(HttpContext context, Database database, FrameStore frames, string school, string exam, string subject, string @class) =>
        database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame) return Problem.NotFound(context, SchoolEndpoints.Name);
            if (Paper(frame, exam, subject, @class) is null || !Sees(context, subject, @class)) return NoSheet(context);
            return WithETag(context, ScoreStore.Read(connection, school, exam, subject, @class));
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
            var faults = FaultsOf(sheet, found, paper, Roster.Of(found, frame), @class, before);
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            ScoreStore.Clear(connection, school, exam, subject, @class);
            ScoreStore.Remove(connection, school, exam, subject, sheet.Scores.Select(score => score.Pupil));
            ScoreStore.Put(connection, school, sheet.Scores.Select(score => (exam, new ScoreRow
            {
                Subject = subject,
                Class = @class,
                Pupil = score.Pupil,
                Status = score.Status,
                Score = score.Score,
                Reason = score.Reason,
            })));
            FrameStore.Touch(connection, school, frame: false);
            var change = SheetChange.Of(subject, @class, before, ScoreStore.Read(connection, school, exam, subject));
            audit.Append(connection, Caller.CallerOf(context), "exams.scores.replace", school, exam, change);
            return WithETag(context, ScoreStore.Read(connection, school, exam, subject, @class));
        });

    private static List<Fault> FaultsOf(ScoreSheet sheet, Exam exam, ExamPaper paper, Dictionary<string, string> roster, string schoolClass, List<ScoreRow> before)
    {
        // A file brings no reasons: who was excluded by one may stay so without.
        var excluded = before.Where(row => row is { Status: ExamStatus.Excluded, Reason: null }).Select(row => row.Pupil).ToHashSet();
        var faults = new List<Fault>();
        var seen = new HashSet<string>();
        for (var at = 0; at < sheet.Scores.Count; at++)
        {
            var score = sheet.Scores[at];
            var place = $"scores[{at}]";
            if (roster.GetValueOrDefault(score.Pupil) != schoolClass) faults.Add(ScoreRules.NotOnRoster(exam) with { Field = $"{place}.pupil" });
            if (!seen.Add(score.Pupil))
            {
                faults.Add(new($"{place}.pupil", "unique", new("同一学生出现两次", "stands twice"), new("只保留一行", "keep one line")));
            }

            if ((ScoreRules.FaultOf(score.Status, score.Score, paper) ?? (score.Reason is null && excluded.Contains(score.Pupil) ? null : ScoreRules.FaultOf(score.Status, score.Reason))) is { } fault) faults.Add(fault with { Field = $"{place}.{fault.Field}" });
        }

        return faults;
    }

    private static bool Sees(HttpContext context, string subject, string schoolClass) =>
        Allowed.Of(context).RowsFor("exams.scores.read")?.HasSheet(schoolClass, subject) == true;

    // There is a sheet for each class of the exam's grade and each of its subjects.
    private static ExamPaper? Paper(SchoolFrame frame, string exam, string subject, string schoolClass) =>
        frame.Exams.TryGetValue(exam, out var found) && frame.Classes.TryGetValue(schoolClass, out var its)
        && its.Grade == found.Grade && its.SchoolYear == frame.Terms.GetValueOrDefault(found.Term)?.SchoolYear
            ? found.Papers.FirstOrDefault(paper => paper.Subject == subject)
            : null;

    private static IResult NoSheet(HttpContext context) => Problem.NotFound(context, new("考试、科目或班级", "exam, subject or class of its grade"));

    private static IResult WithETag(HttpContext context, List<ScoreRow> rows)
    {
        context.Response.Headers.ETag = ETagOf(rows);
        return TypedResults.Ok(new ScoreSheet { Scores = [.. rows.Select(row => new SheetScore { Pupil = row.Pupil, Status = row.Status, Score = row.Score, Reason = row.Reason })] });
    }

    private static string ETagOf(List<ScoreRow> rows) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rows, Json.Options)).AsSpan(0, 16))}\"";
}

/// <summary>One pupil of a roster (名册条目).</summary>
public sealed record RosterEntry(string Pupil, string Name, string Class);

/// <summary>The results of one class in one subject (成绩单). A pupil of the roster who is not listed has no result yet.</summary>
public sealed record ScoreSheet
{
    /// <summary>One line a pupil of the class; the lines sent replace all of the sheet.</summary>
    [JsonRequired]
    public IReadOnlyList<SheetScore> Scores { get; init; } = [];
}

/// <summary>One pupil's line.</summary>
public sealed record SheetScore
{
    /// <summary>Pupil number.</summary>
    [JsonRequired]
    public string Pupil { get; init; } = "";

    /// <summary>Whether the pupil sat the exam (考试状态).</summary>
    [JsonRequired]
    public ExamStatus Status { get; init; }

    /// <summary>Points, up to 2 decimal places and the full mark; only for who sat.</summary>
    public decimal? Score { get; init; }

    /// <summary>Why the pupil is excluded, needed then; for others who did not sit a few words if there are any. No account of an illness.</summary>
    public string? Reason { get; init; }
}
