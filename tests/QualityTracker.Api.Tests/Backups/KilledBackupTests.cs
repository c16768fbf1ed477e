using System.Diagnostics;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Backups;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Backups;

/// <summary>A backup by the clock, and what is left of one whose program was killed.</summary>
public sealed class KilledBackupTests : SmallInstallation
{
    [Test]
    public void A_program_killed_while_it_backs_up_or_restores_leaves_what_was_there()
    {
        var backups = new BackupFolder(Path.Combine(Data, "backups"));
        var before = new BackupWriter(Database, backups, TimeProvider.System).Write().Name;
        Directory.CreateDirectory(Path.Combine(Data, "attachments"));

        // Long enough that it cannot be over before it is killed, and shorter when it is to end.
        var large = Path.Combine(Data, "attachments", "large");
        Resize(large, 2L << 30);
        Kill(() => Directory.EnumerateFiles(backups.Path, "*.part").Any(), "backup", "--data", Data);
        Assert.That(backups.All, Is.EqualTo(new[] { before }));
        Assert.That(new AuditVerifier(Database).Verify().Fault, Is.Null);
        Resize(large, 256L << 20);
        var next = new BackupWriter(Database, backups, TimeProvider.System).Write();
        Assert.That(Directory.GetFileSystemEntries(backups.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { before.File, next.Name.File, ".lock" }), "what was left goes with the next");
        Kill(() => Directory.Exists(Data + ".restoring"), "restore", backups.PathOf(next.Name), "--replace", "--data", Data);
        Assert.That(new AuditVerifier(Database).Verify().Fault, Is.Null);
        Assert.That(Directory.GetDirectories(Folder, "data.replaced-*"), Is.Empty);
        Assert.That(Restore.Run(backups.PathOf(next.Name), Data, true, TimeProvider.System, null, default).Aside, Does.StartWith(Data + ".replaced-"));
        Assert.That(backups.All, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_restoring_killed_between_its_last_two_steps_is_finished_by_the_next_start()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Move(Data, Data + ".restoring");
        File.WriteAllText(Data + ".restore-pending", "");
        Restore.Finish(Data);
        Assert.That(File.Exists(Database.File), Is.True);
        Assert.That(File.Exists(Data + ".restore-pending"), Is.False);
    }

    [Test]
    public async Task The_clock_makes_one_a_night_makes_up_for_what_was_slept_through_and_thins_them_out()
    {
        var clock = new TestClock(new(2036, 3, 1, 12, 0, 0, TimeSpan.Zero));
        using var desk = DeskOf(clock, ("At", "02:30"), ("KeepDaily", "2"), ("KeepWeekly", "0"), ("KeepMonthly", "0"));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(desk.Folder.Path).FullName, "not-ours.zip"), "");
        Assert.That((await desk.RunWhenDue())?.State, Is.EqualTo(BackupRunState.Done), "a database older than last night has none yet");
        Assert.That(await desk.RunWhenDue(), Is.Null);
        Assert.That(desk.Next, Is.EqualTo(desk.AtWall(clock.GetLocalNow().Date.AddDays(clock.GetLocalNow().TimeOfDay < new TimeSpan(2, 30, 0) ? 0 : 1) + new TimeSpan(2, 30, 0))));
        foreach (var days in new[] { 1, 1, 9 })
        {
            clock.Pass(TimeSpan.FromDays(days));
            Assert.That((await desk.RunWhenDue())?.State, Is.EqualTo(BackupRunState.Done));
            Assert.That(await desk.RunWhenDue(), Is.Null);
        }

        Assert.That(desk.Folder.All, Has.Count.EqualTo(2));
        Assert.That(File.Exists(Path.Combine(desk.Folder.Path, "not-ours.zip")), Is.True);
    }

    [Test]
    public async Task Without_a_time_none_is_made_and_a_setting_that_is_none_is_said()
    {
        using var desk = DeskOf(new TestClock(new(2036, 3, 1, 12, 0, 0, TimeSpan.Zero)), ("At", "off"));
        Assert.That((desk.Next, await desk.RunWhenDue()), Is.EqualTo(((DateTimeOffset?)null, (BackupRun?)null)));
        Assert.That(SettingsOf("Production").At, Is.EqualTo(new TimeOnly(2, 30)));
        Assert.That(SettingsOf("Development").At, Is.Null);
        Assert.That(() => SettingsOf("Production", ("At", "half past two")), Throws.TypeOf<BackupException>());
        Assert.That(() => SettingsOf("Production", ("KeepDaily", "-1")), Throws.TypeOf<BackupException>());
    }

    private static void Resize(string file, long length)
    {
        using var open = File.OpenWrite(file);
        open.SetLength(length);
    }

    // The real program, as soon as it has begun.
    private static void Kill(Func<bool> begun, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;
        while (!begun() && !process.HasExited) Thread.Yield();
        Assert.That(process.HasExited, Is.False, "it was over before it could be killed");
        process.Kill();
        process.WaitForExit();
    }
}
