using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Web;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Attachments;

/// <summary>Evidence over HTTP (附件): small photos and scans, taken only as what they are and kept without where they were made.</summary>
public static class AttachmentEndpoints
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const long LargestFile = 5 * 1024 * 1024;

    /// <summary>Files in force that one thing may have.</summary>
    public const int Most = 20;

    private static readonly Text Name = new("附件", "attachment");

    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        var attachments = routes.MapGroup("/api/v1/schools/{school}/attachments").WithTags("attachments").ProducesProblem(404);
        attachments.MapPost("/", Create).Takes("of", "id").WithMetadata(new RequestSizeLimitAttribute(LargestFile)).RequireRateLimiting(Limits.Costly).WithName("attachments.create")
            .WithSummary("上传附件：正文就是文件，JPEG、PNG 或 PDF，最大 5 MB · Attach a file: the body is the file itself, JPEG, PNG or PDF, at most 5 MB")
            .Produces<AttachmentView>(201).Produces<AttachmentView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415);
        attachments.MapGet("/", List).Takes("of", "id").WithName("attachments.list").WithSummary("某条记录的附件 · The files attached to one thing").Produces<AttachmentList>().ProducesProblem(400);
        attachments.MapGet("/{address}", Read).Takes().WithMetadata(new HoldsPupils(), new Untrusted()).WithName("attachments.read")
            .WithSummary("附件的内容 · The content of an attachment").Produces<byte[]>(200, "application/octet-stream").ProducesProblem(409);
        attachments.MapPost("/{address}/void", Void).Takes("of", "id").WithName("attachments.void").WithSummary("作废附件，写明原因 · Void an attachment with a reason")
            .Produces<AttachmentView>().ProducesProblem(400).ProducesProblem(403);
    }

    private static async Task<IResult> Create(HttpContext context, Database database, FrameStore frames, AttachmentFiles files, TimeProvider clock, AuditLog audit, string school)
    {
        if (database.Read(connection => NotToBeWritten(context, connection, frames, school, out _, out _)) is { } refusal) return refusal;
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == 413)
        {
            return TooLarge(context);
        }

        var (file, fault) = StrippedFile.Of(body.ToArray());
        if (file is null) return Problem.Of(context, fault!.Rule == "file-type" ? 415 : 400, fault.Rule, fault.Message, fault.Remedy);
        var address = AttachmentFiles.AddressOf(file.Content);
        return database.WriteAlone<IResult>(connection =>
        {
            if (NotToBeWritten(context, connection, frames, school, out var frame, out var of) is { } late) return late;
            if (AttachmentStore.InForce(connection, school, of.Noun, of.Id, address) is { } before)
            {
                files.Keep(address, file.Content, connection); // a file that was lost comes back this way
                return TypedResults.Ok(View(context, connection, frame, of, before));
            }

            if (AttachmentStore.Of(connection, school, of.Noun, of.Id).Count(each => each.VoidedAt is null) >= Most) return TooMany(context);
            var made = new Attachment
            {
                BelongsTo = of.Noun,
                BelongsToId = of.Id,
                Address = address,
                Type = file.Type,
                Bytes = file.Content.Length,
                UploadedBy = PolicyDraftEndpoints.By(context),
                UploadedAt = clock.GetUtcNow(),
            };
            files.Keep(address, file.Content, connection);
            AttachmentStore.Add(connection, school, made);
            audit.Append(connection, Caller.CallerOf(context), "attachments.create", school, address, new { Of = of.Noun, made.BelongsToId, made.Type, made.Bytes });
            return TypedResults.Created($"/api/v1/schools/{school}/attachments/{address}", View(context, connection, frame, of, made));
        });
    }

    private static IResult List(HttpContext context, Database database, FrameStore frames, string school) => database.Read<IResult>(connection =>
        Found(context, connection, frames, school, out var frame, out var of) ?? TypedResults.Ok(new AttachmentList(of.Noun, of.Id, of.Rights.Writes, Most, LargestFile,
            [.. AttachmentStore.Of(connection, school, of.Noun, of.Id).Where(of.Rights.Shows).Select(each => View(context, connection, frame, of, each))])));

    // Whoever may see one of the things that have this content may see the content; the log has it before it leaves.
    private static IResult Read(HttpContext context, Database database, FrameStore frames, AttachmentFiles files, AuditLog audit, string school, string address)
    {
        var found = !AttachmentFiles.IsAddress(address) ? null : database.Read(connection => frames.Read(connection, school) is not { } frame ? null
            : AttachmentStore.At(connection, school, address).Select(each => (Made: each, Rights: RightsTo(context, connection, frame, each))).FirstOrDefault(each => each.Rights?.Shows(each.Made) == true) is { Made: { } made, Rights: { } rights }
                ? new { Made = made, rights.Pupils } : null);
        if (found is null) return Problem.NotFound(context, Name);
        if (files.Read(address) is not { } content)
        {
            return Problem.Conflict(context, "file-lost", new("附件的文件不见了，或已损坏", "The file of this attachment is missing or damaged"),
                new("请管理员从备份恢复数据库旁的 attachments 文件夹；或由上传者再上传一次。", "Ask the administrator to restore the folder attachments beside the database, or its uploader to upload it again."));
        }

        database.Write(connection => audit.Append(connection, Caller.CallerOf(context), "attachments.read", school, address, new { Of = found.Made.BelongsTo, found.Made.BelongsToId, found.Pupils }));
        var (type, ending) = found.Made.Type switch { AttachmentType.Jpeg => ("image/jpeg", "jpg"), AttachmentType.Png => ("image/png", "png"), _ => ("application/pdf", "pdf") };
        var name = $"{address[..12]}.{ending}";
        // A browser's own viewer would run in the page's place: a PDF is kept and opened apart.
        if (found.Made.Type == AttachmentType.Pdf) return TypedResults.File(content, type, name);
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        return TypedResults.File(content, type);
    }

    private static IResult Void(HttpContext context, Database database, FrameStore frames, AttachmentFiles files, TimeProvider clock, AuditLog audit, string school, string address, VoidRecord request)
    {
        var answer = database.Write<IResult>(connection =>
        {
            if (NotToBeWritten(context, connection, frames, school, out var frame, out var of) is { } refusal) return refusal;
            var faults = new VoidRecord.Rules().Validate(request).Errors.Select(Fault.Of).ToList();
            if (faults.Count > 0) return Problem.Invalid(context, faults);
            if (AttachmentStore.InForce(connection, school, of.Noun, of.Id, address) is not { } made || !of.Rights.Shows(made)) return Problem.NotFound(context, Name);
            if (!MayVoid(context, frame, of.Rights, made)) return NotYoursToVoid(context);
            if (Stays(context, connection, school, address)) return ReliedOn(context);
            AttachmentStore.Void(connection, school, made, PolicyDraftEndpoints.By(context), clock.GetUtcNow(), request.Reason);
            audit.Append(connection, Caller.CallerOf(context), "attachments.void", school, address, new { Of = of.Noun, made.BelongsToId, request.Reason });
            return TypedResults.Ok(View(context, connection, frame, of, AttachmentStore.Of(connection, school, of.Noun, of.Id).Last(each => each.Address == address)));
        });
        if (AttachmentFiles.IsAddress(address)) Passing.Tidy(() => files.Forget(address));
        return answer;
    }

    // Evidence somebody else relies on is not taken away by who brought it, once the day is over.
    private static bool MayVoid(HttpContext context, SchoolFrame frame, BelongingRights rights, Attachment made)
    {
        var uploaded = SchoolDay.Of(frame.School).Of(made.UploadedAt);
        return made.VoidedAt is null && (rights.VoidsAll || (rights.Writes && made.UploadedBy == PolicyDraftEndpoints.By(context) && uploaded == Today(context, frame)));
    }

    private static DateOnly Today(HttpContext context, SchoolFrame frame) => SchoolDay.Of(frame.School).Of(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    private static IResult? NotToBeWritten(HttpContext context, DbConnection connection, FrameStore frames, string school, out SchoolFrame frame, out Asked of) =>
        Found(context, connection, frames, school, out frame, out of) ?? (of.Rights.Writes ? null : Gate.NotYours(context));

    private static IResult? Found(HttpContext context, DbConnection connection, FrameStore frames, string school, out SchoolFrame frame, out Asked of)
    {
        (of, frame) = (null!, frames.Read(connection, school)!);
        var (noun, id) = (context.Request.Query["of"].ToString(), context.Request.Query["id"].ToString());
        if (!Belonging.All.TryGetValue(noun, out var belonging)) return Problem.Invalid(context, UnknownNoun);
        if (frame is null || belonging.RightsTo(connection, frame, Allowed.Of(context), Today(context, frame), id) is not { } rights) return Problem.NotFound(context, belonging.Name);
        of = new(noun, id, rights);
        return null;
    }

    private static BelongingRights? RightsTo(HttpContext context, DbConnection connection, SchoolFrame frame, Attachment made) =>
        Belonging.All.GetValueOrDefault(made.BelongsTo)?.RightsTo(connection, frame, Allowed.Of(context), Today(context, frame), made.BelongsToId);

    private static AttachmentView View(HttpContext context, DbConnection connection, SchoolFrame frame, Asked of, Attachment made) =>
        AttachmentView.From(made, frame, MayVoid(context, frame, of.Rights, made) && !Stays(context, connection, frame.School.Id, made.Address));

    private static Fault UnknownNoun => new("of", "choice", new("须写明附件属于哪类记录", "says to what kind of thing the file belongs"),
        new($"可用：{string.Join("、", Belonging.All.Keys)}；id 写它的编号", $"use one of {string.Join(", ", Belonging.All.Keys)}, and its id as id"));

    private static IResult TooLarge(HttpContext context) => Problem.Of(context, 413, "file-size", new("附件超过 5 MB，未保存", "The file is over 5 MB; nothing was stored"),
        new("把照片缩小，或分几个文件上传。", "Make the photo smaller, or upload it as several files."));

    private static IResult TooMany(HttpContext context) => Problem.Conflict(context, "too-many-attachments", new($"已有 {Most} 个附件，未保存", $"There are {Most} attachments already; nothing was stored"),
        new("把几页扫描成一个 PDF；或先作废不需要的。", "Scan several pages into one PDF, or void what is not needed first."));

    // Neither who is objected to nor who decided takes the other side's proof away. The office may, where a pupil is to be erased.
    private static bool Stays(HttpContext context, DbConnection connection, string school, string address) =>
        !Allowed.Of(context).Standing.Roles.Contains(Role.Office)
        && $"{CaseSight.AttachmentEvidence}{address}" is var evidence && (SheetStepStore.Cites(connection, school, evidence) || ConductCaseStore.Cites(connection, school, evidence));

    private static IResult ReliedOn(HttpContext context) => Problem.Conflict(context, "relied-on", new("有异议或案件以这份附件为依据，未作废", "An objection or a case stands on this attachment; it was not voided"),
        new("须删除其中的学生信息时，请由办公室作废并写明原因。", "Where a pupil's data has to go, let the office void it and say why."));

    private static IResult NotYoursToVoid(HttpContext context) => Problem.Of(context, 403, "not-yours", new("上传当日过后，附件由负责办理的人作废", "After the day it was uploaded, an attachment is voided by who keeps such records"),
        new("请联系校长或办公室，说明原因。", "Tell the principal or the office why."));

    private sealed record Asked(string Noun, string Id, BelongingRights Rights);
}
