using System.Text.Json;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Privacy;

/// <summary>What a person may ask for over HTTP (个人信息): everything held on them, and for a pupil to be forgotten.</summary>
public static class PrivacyEndpoints
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var privacy = routes.MapGroup("/api/v1/schools/{school}").WithTags("privacy").Takes().ProducesProblem(404);
        privacy.MapGet("/pupils/{id}/export", ExportPupil).RequireRateLimiting(Limits.Costly).WithMetadata(new HoldsPupils()).WithName("privacy.pupil")
            .WithSummary("导出一名学生的全部数据 · Everything held on a pupil").Produces(200, contentType: "application/json");
        privacy.MapGet("/staff/{id}/export", ExportStaff).RequireRateLimiting(Limits.Costly).WithMetadata(new HoldsPupils()).WithName("privacy.staff")
            .WithSummary("导出一名教职工的全部数据 · Everything held on a member of staff").Produces(200, contentType: "application/json");
        privacy.MapPost("/pupils/{id}/erase", Erase).WithName("privacy.erase")
            .WithSummary("删除一名学生的个人信息 · Erase a pupil").Produces<Erased>().ProducesProblem(400).ProducesProblem(409);
    }

    private static IResult ExportPupil(
        HttpContext context, Database database, FrameStore frames, EvaluationStore evaluations, AuditLog log, TimeProvider clock, string school, string id) =>
        Export(context, database, frames, evaluations, log, clock, school, RecordPupil.Kind, "privacy.pupil", id);

    private static IResult ExportStaff(
        HttpContext context, Database database, FrameStore frames, EvaluationStore evaluations, AuditLog log, TimeProvider clock, string school, string id) =>
        Export(context, database, frames, evaluations, log, clock, school, RecordStaffMember.Kind, "privacy.staff", id);

    private static IResult Export(
        HttpContext context, Database database, FrameStore frames, EvaluationStore evaluations, AuditLog log, TimeProvider clock,
        string school, RecordKind kind, string action, string id)
    {
        var found = database.Read(connection =>
            frames.Read(connection, school) is not { } frame ? (null, SchoolEndpoints.Name)
            : !(kind.Noun == "staff" ? Allowed.Of(context).Rows.HasPerson(id) : Allowed.Of(context).Rows.WholeSchool)
                || kind.Naming(connection, school, kind.Noun, id).Count == 0 ? (null, kind.Name)
            : (PersonFile.Of(connection, evaluations, frame, kind.Noun, id, clock.GetUtcNow()), kind.Name));
        if (found.Item1 is not { } file) return Problem.NotFound(context, found.Name);
        database.Write(connection => log.Append(connection, Caller.CallerOf(context), action, school, id, new { file.Pupils }));
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(file, Indented), "application/json; charset=utf-8", $"{school}-{kind.Noun}-{id}.json");
    }

    private static IResult Erase(HttpContext context, PupilErasure erasure, string school, string id, ErasePupil request) => erasure.Erase(context, school, id, request);
}
