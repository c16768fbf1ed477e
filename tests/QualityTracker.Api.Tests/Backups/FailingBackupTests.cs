using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using QualityTracker.Api.Attachments;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Backups;

/// <summary>What goes wrong with a backup keeps nothing else from its work: not the next one, not the program, not the disk.</summary>
public sealed class FailingBackupTests : SmallInstallation
{
    private readonly TestClock clock = new(new(2036, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task Bad_ones_do_not_pile_up()
    {
        Database.Write(connection => connection.Execute("drop trigger audit_entries_update; update audit_entries set action = 'nothing'"));
        using var desk = DeskOf(clock, ("At", "02:30"));
        for (var run = 0; run < 3; run++)
        {
            Assert.That((await desk.RunWhenDue())?.State, Is.EqualTo(BackupRunState.Bad));
            Assert.That(await desk.RunWhenDue(), Is.Null, "not at once");
            clock.Pass(TimeSpan.FromHours(1));
        }

        Assert.That(desk.Folder.All.Single().IsBad, Is.True);
    }

    [Test]
    public async Task A_backup_of_a_clock_that_was_ahead_keeps_no_other_from_being_made()
    {
        using var desk = DeskOf(clock, ("At", "02:30"), ("KeepDaily", "1"), ("KeepWeekly", "0"), ("KeepMonthly", "0"));
        var ahead = Path.Combine(Directory.CreateDirectory(desk.Folder.Path).FullName, "qualitytracker-20460101-000000.zip");
        await File.WriteAllTextAsync(ahead, "");
        Assert.That((await desk.RunWhenDue())?.State, Is.EqualTo(BackupRunState.Done));
        clock.Pass(TimeSpan.FromDays(1));
        Assert.That((await desk.RunWhenDue())?.State, Is.EqualTo(BackupRunState.Done));
        Assert.That(desk.Folder.All, Has.Count.EqualTo(2), "the one that was ahead, and the newest");
        Assert.That(File.Exists(ahead), Is.True);
    }

    [Test]
    public async Task A_folder_that_cannot_be_read_does_not_end_the_program()
    {
        var looked = new TaskCompletionSource();
        using var before = DeskOf(clock, ("At", "02:30"));
        using var desk = new BackupDesk(Database, before.Settings, Log, clock, NullLogger<BackupDesk>.Instance)
        {
            Folder = new(Directory.CreateDirectory(before.Folder.Path).FullName)
            {
                FilesIn = _ =>
                {
                    looked.SetResult();
                    throw new IOException("Input/output error");
                },
            },
        };
        using var service = new BackupService(desk, clock, NullLogger<BackupService>.Instance);
        await service.StartAsync(default);
        await looked.Task;
        await service.StopAsync(default);
        Assert.That(service.ExecuteTask!.IsCompletedSuccessfully, Is.True, service.ExecuteTask.Exception?.Message);
    }

    [Test]
    public async Task A_failure_that_cannot_be_written_down_keeps_no_other_from_being_begun()
    {
        using var before = DeskOf(clock);
        var inTheWay = Path.Combine(Folder, "in the way");
        await File.WriteAllTextAsync(inTheWay, "");
        using var desk = new BackupDesk(Database, before.Settings, new AuditLog(Database, new HeldClock()), clock, NullLogger<BackupDesk>.Instance) { Folder = new(inTheWay) };
        for (var time = 0; time < 2; time++) Assert.That((await desk.Create(() => { })!).State, Is.EqualTo(BackupRunState.Failed));
        Assert.That(desk.Run?.State, Is.EqualTo(BackupRunState.Failed));
    }

    [Test]
    public async Task A_program_that_ends_meanwhile_has_not_failed()
    {
        var desk = DeskOf(clock, ("At", "02:30"));
        await desk.Create(desk.Dispose)!;
        Assert.That(desk.Run, Is.Null);
        Assert.That(desk.Folder.All, Is.Empty);
        Assert.That(Database.Read(connection => connection.QuerySingle<int>("select count(*) from audit_entries where action like 'backups.%'")), Is.Zero);
    }

    [Test]
    public void A_log_that_takes_nothing_more_keeps_no_backup_from_another_disk()
    {
        DatabaseFile.Close(Database);
        using (var file = File.OpenWrite(Database.File))
        {
            // To be written by a later SQLite only: whoever opens it may read.
            file.Position = 18;
            file.WriteByte(3);
        }

        using var output = new StringWriter();
        Assert.That(BackupCommand.Run(Database, Path.Combine(Folder, "other"), output, clock, default), Is.Zero, output.ToString());
        Assert.That(output.ToString(), Does.Contain("could not take this backup down"));
    }

    [Test]
    public void An_attachment_voided_while_the_backup_is_made_is_voided_in_it()
    {
        var (address, lost) = (AttachmentFiles.AddressOf([1]), AttachmentFiles.AddressOf([2]));
        var files = new AttachmentFiles(Database, NullLogger<AttachmentFiles>.Instance);
        Database.Write(connection => { files.Keep(address, [1], connection); return 0; });
        Database.Write(connection => connection.Execute(
            """
            insert into schools (id, name, time_zone, version, recorded_at, frame_version, records_version) values ('demo', 'demo', 'Asia/Shanghai', 1, '2025-09-01', 1, 1);
            insert into attachments (school, belongs_to, belongs_to_id, address, number, type, bytes, uploaded_by, uploaded_at)
            select 'demo', 'sheets', '2025-1/T1', value, 1, 'png', 1, 'T1', '2025-09-01' from json_each(@addresses)
            """, new { addresses = $"[\"{address}\",\"{lost}\"]" }));
        var folder = new BackupFolder(Path.Combine(Folder, "other"));
        var made = new BackupWriter(Database, folder, clock).Write(new When(BackupStage.Writing, () =>
        {
            Database.Write(connection => connection.Execute("update attachments set voided_at = '2025-09-02', voided_by = 'T1', void_reason = 'mine' where address = @address", new { address }));
            files.Forget(address);
        }));
        Assert.That(made.Report.Faults, Is.Empty);
        var data = Path.Combine(Folder, "restored");
        Restore.Run(folder.PathOf(made.Name), data, false, clock, null, default);
        Assert.That(DatabaseFile.Read(Path.Combine(data, "qualitytracker.db"), BackupStore.AttachmentsInForce), Is.EqualTo(new[] { lost }), "what was lost before is told of by nobody's backup");
    }

    // As when a long import is being written.
    private sealed class HeldClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new HeldException();
    }
}
