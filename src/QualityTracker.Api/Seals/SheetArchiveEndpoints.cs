using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Terms;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>What was sealed, over HTTP (封存档案): a whole term in one zip, and whether a PDF is one that was sealed.</summary>
public static class SheetArchiveEndpoints
{
    /// <summary>The largest PDF that is checked, in bytes: a print of a sheet has some 100 KB.</summary>
    public const long LargestPrint = 8 * 1024 * 1024;

    private static readonly Text Sealed = new("已封存的考核表", "sealed sheet");

    public static void MapSheetArchives(this IEndpointRouteBuilder routes)
    {
        var sheets = routes.MapGroup("/api/v1/schools/{school}/sheets/{term}").WithTags("sheets").RequireRateLimiting(Limits.Costly).Takes().ProducesProblem(404);
        sheets.MapGet("/archive.zip", Archive).WithName("sheets.archive").WithSummary("学期封存档案，可脱离数据库核对 · All that a term was sealed with, to be verified without the database")
            .Produces<byte[]>(200, "application/zip").ProducesProblem(409);
        sheets.MapPost("/check", Check).TakesFile().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestPrint), new StoresNothing()).WithName("sheets.check")
            .WithSummary("核对一个 PDF 是否逐字节为封存时的打印件 · Check whether a PDF is, byte for byte, the print of a sealed sheet")
            .Produces<PrintCheckView>().ProducesProblem(400).ProducesProblem(413);
    }

    /// <summary>The print of a sealed sheet as it was sealed; null when there is no such seal of it.</summary>
    /// <param name="connection">Of the reading.</param>
    /// <param name="school">School code.</param>
    /// <param name="term">Term id.</param>
    /// <param name="staff">Whose sheet it is.</param>
    /// <param name="named">A revision, a seal or its code; “last” for the one sealed last.</param>
    public static SealRow? Find(DbConnection connection, string school, string term, string staff, string named)
    {
        var rows = SealStore.OfSheet(connection, school, term, staff);
        if (named == "last") return rows.LastOrDefault();
        return Seal.Read(named) is { } read ? rows.Find(row => new Seal(row.Hash).Is(read))
            : rows.FindLast(row => row.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture) == named);
    }

    private static IResult Archive(HttpContext context, Database database, FrameStore frames, ArchiveFolder folder, AuditLog log, string school, string term)
    {
        var rows = database.Read(connection => frames.Read(connection, school)?.Terms.ContainsKey(term) == true ? SealStore.OfTerm(connection, school, term) : null);
        if (rows is null) return Problem.NotFound(context, RecordTerm.Kind.Name);
        if (rows.Count == 0) return Problem.NotFound(context, Sealed);
        var archive = TermArchive.Make(folder, rows, out var zip);
        if (archive.Missing.Count > 0) return Damaged(context, archive.Missing);
        database.Write(connection => log.Append(connection, Caller.CallerOf(context), "sheets.archive", school, term, new { Seals = rows.Count }));
        return TypedResults.File(zip, "application/zip", $"{school}-{term}-archive.zip");
    }

    /// <summary>Contents that somebody took away or changed.</summary>
    public static IResult Damaged(HttpContext context, IReadOnlyList<string> missing) => Problem.Conflict(context, "archive-damaged",
        new($"封存档案缺少或损坏 {missing.Count} 个文件：{string.Join("、", missing.Take(5))}", $"{missing.Count} files of the archive are missing or damaged: {string.Join(", ", missing.Take(5))}"),
        new("从备份恢复数据文件夹中的 archive 后重试。", "Restore the folder archive beside the database from a backup, and try again."));

    private static async Task<IResult> Check(HttpContext context, Database database, FrameStore frames, string school, string term, IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var bytes = content.ToArray();
        if (!bytes.AsSpan().StartsWith("%PDF-"u8))
        {
            return Problem.Of(context, 400, "not-a-pdf", new("这个文件不是 PDF", "The file is no PDF"),
                new("选择从本系统下载的考核表 PDF 原件；照片和扫描件请扫码验真。", "Choose the PDF of the sheet as it was downloaded here; of a photo or scan, scan the code instead."));
        }

        return database.Read<IResult>(connection =>
        {
            if (frames.Read(connection, school) is not { } frame || !frame.Terms.ContainsKey(term)) return Problem.NotFound(context, RecordTerm.Kind.Name);
            if (SealStore.OfPrint(connection, school, ArchiveFolder.HashOf(bytes)) is not { } found) return TypedResults.Ok(PrintCheckView.Unknown);
            var check = SealEndpoints.Check(connection, found.Hash);
            return TypedResults.Ok(PrintCheckView.Of(found, check, Allowed.Of(context).Rows.HasPerson(found.Staff) ? frame : null));
        });
    }
}

/// <summary>What a PDF is (PDF 核对结果).</summary>
/// <param name="Genuine">Whether it is, byte for byte, the print of a sealed sheet.</param>
/// <param name="State">Whether that seal still holds.</param>
/// <param name="StateName">The state in words.</param>
/// <param name="Term">Of the sheet, whichever was asked for; null for no print.</param>
/// <param name="Revision">Of the sheet; null for no print.</param>
/// <param name="ShortCode">Of the seal; null for no print.</param>
/// <param name="Day">When it was sealed; null for no print.</param>
/// <param name="Staff">Whose it is; null where the caller may not see that sheet.</param>
/// <param name="Name">The name; null where the caller may not see that sheet.</param>
public sealed record PrintCheckView(bool Genuine, SealState State, Text StateName, string? Term, int? Revision, string? ShortCode, DateOnly? Day, string? Staff, string? Name)
{
    public static PrintCheckView Unknown { get; } = new(false, SealState.Unknown, new("不是封存时的打印件", "not the print of a sealed sheet"), null, null, null, null, null, null);

    /// <param name="row">The seal.</param>
    /// <param name="check">What it is worth.</param>
    /// <param name="frame">For the name; null where it is not to be told.</param>
    public static PrintCheckView Of(SealRow row, SealCheck check, SchoolFrame? frame) => new(
        true, check.State, Names.Of(check.State), row.Term, row.Revision, row.ShortCode, row.Day, frame is null ? null : row.Staff,
        frame?.Staff.GetValueOrDefault(row.Staff)?.Name);
}
