using QualityTracker.Api.Access;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Backups;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Backups;

/// <summary>
/// Backups over HTTP, for who keeps the installation (备份): which there are, one more, and whether one is good. A backup is not downloaded: it holds
/// every school, every account and the keys, and is fetched by who may enter the machine.
/// </summary>
public static class BackupEndpoints
{
    private static readonly Text Name = new("备份", "backup");

    public static void MapBackups(this IEndpointRouteBuilder routes)
    {
        var backups = routes.MapGroup("/api/v1/backups").WithTags("backups").Takes();

        // Of every school there is: an administrator of one has no business here.
        backups.AddEndpointFilter((context, next) => AllowedSchools.Of(context.HttpContext).Everywhere ? next(context) : new(Gate.NotAllowed(context.HttpContext)));
        backups.MapGet("/", List).WithName("backups.list").WithSummary("全部备份与进度 · The backups, and what is being done").Produces<BackupsView>().ProducesProblem(503);
        backups.MapPost("/", Create).RequireRateLimiting(Limits.Costly).WithName("backups.create").WithSummary("立即备份 · Back up now").Produces<BackupRun>(202).ProducesProblem(409);
        backups.MapPost("/{file}/verify", Verify).RequireRateLimiting(Limits.Costly).WithName("backups.verify").WithSummary("核对一个备份 · Verify a backup")
            .Produces<BackupRun>(202).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult List(HttpContext context, BackupDesk desk)
    {
        var folder = desk.Folder;
        try
        {
            return TypedResults.Ok(new BackupsView(folder.Path, desk.Next, desk.Settings.Keeping, desk.Run,
                [.. folder.All.Select(name => new BackupView(name.File, desk.AtWall(name.MadeAt), SizeOf(folder.PathOf(name)), !name.IsBad, desk.VerifiedAt(name)))]));
        }
        catch (BackupException exception)
        {
            return Problem.Of(context, 503, "backup-folder", exception.Reason,
                new("请在服务器上检查这个文件夹所在的磁盘和权限，然后重试。在此之前不会有新的备份。", "Look at the disk and the rights of that folder on the server, then try again. Until then no new backup is made."));
        }
    }

    private static IResult Create(HttpContext context, Database database, AuditLog log, BackupDesk desk) =>
        database is not SqliteDatabase ? OfServer(context) : desk.Create(() => Note(context, database, log, "backups.create", null)) is null ? Busy(context) : Begun(desk);

    private static IResult Verify(HttpContext context, Database database, AuditLog log, BackupDesk desk, string file)
    {
        if (BackupName.Of(file) is not { } name || !File.Exists(desk.Folder.PathOf(name))) return Problem.NotFound(context, Name);
        return desk.Verify(name, () => Note(context, database, log, "backups.verify", name.File)) is null ? Busy(context) : Begun(desk);
    }

    private static IResult Begun(BackupDesk desk) => TypedResults.Accepted("/api/v1/backups", desk.Run);

    private static void Note(HttpContext context, Database database, AuditLog log, string action, string? file) =>
        database.Write(connection => log.Append(connection, Caller.CallerOf(context), action, null, file, null));

    private static IResult OfServer(HttpContext context) => Problem.Conflict(context, "backup-of-server",
        new("数据在 PostgreSQL 中，不由本程序备份", "The data stand on PostgreSQL, which this program does not back up"),
        new("用 pg_dump 或服务器自己的备份，并同时备份数据文件夹（密钥、附件、档案）。", "Use pg_dump or the server's own backups, and keep the data folder (keys, attachments, archives) with them."));

    private static IResult Busy(HttpContext context) => Problem.Conflict(context, "backup-under-way",
        new("正在备份或核对", "A backup is being made or verified"), new("等它完成后重试。", "Wait for it, and try again."));

    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true } found ? found.Length : 0;
}

/// <summary>The backups of the installation (全部备份).</summary>
/// <param name="Folder">Where they are, on the server.</param>
/// <param name="Next">When the next is made by itself; null for never.</param>
/// <param name="Keeping">How many stay.</param>
/// <param name="Run">What is being done, or was done last; null since the start.</param>
/// <param name="Items">Newest first.</param>
public sealed record BackupsView(string Folder, DateTimeOffset? Next, BackupKeeping Keeping, BackupRun? Run, IReadOnlyList<BackupView> Items);

/// <summary>A backup (备份).</summary>
/// <param name="File">Its name.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Good">Whether it passed its last verification, which follows the making.</param>
/// <param name="VerifiedAt">When it was verified last since the program started; null where that was when it was made.</param>
public sealed record BackupView(string File, DateTimeOffset MadeAt, long Bytes, bool Good, DateTimeOffset? VerifiedAt);
