using QualityTracker.Api.Access;
using QualityTracker.Api.Backups;

namespace QualityTracker.Api.Tests.Backups;

/// <summary>Where a backup may be restored, and what is left to do afterwards.</summary>
public sealed class RestoreTests : SmallInstallation
{
    [Test]
    public void A_folder_with_other_files_is_left_alone_unless_that_is_said()
    {
        var file = MakeBackup();
        var other = Directory.CreateDirectory(Path.Combine(Folder, "home")).FullName;
        File.WriteAllText(Path.Combine(other, "letter"), "");
        var refused = Assert.Throws<BackupException>(() => Restore.Run(file, other, false, TimeProvider.System, null, default))!;
        Assert.That(refused.Message, Does.Contain("holds other files").And.Contain("nothing was changed"));
        Assert.That(File.Exists(Path.Combine(other, "letter")), Is.True);
        var restored = Restore.Run(file, other, true, TimeProvider.System, null, default);
        Assert.That(File.Exists(Path.Combine(restored.Aside!, "letter")), Is.True);
    }

    [Test]
    [Platform("Linux")]
    public void A_volume_is_refused_with_what_to_do_before_anything_is_unpacked()
    {
        var refused = Assert.Throws<BackupException>(() => Restore.Run(MakeBackup(), "/proc", true, TimeProvider.System, Unpacking, default))!;
        Assert.That(refused.Message, Does.Contain("is where a volume is mounted").And.Contain("/proc/restored"));
    }

    [Test]
    public void A_place_where_nothing_can_be_made_is_refused_with_what_to_do_before_anything_is_unpacked()
    {
        var parent = Path.Combine(Folder, "letter");
        File.WriteAllText(parent, "");
        var refused = Assert.Throws<BackupException>(() => Restore.Run(MakeBackup(), Path.Combine(parent, "data"), true, TimeProvider.System, Unpacking, default))!;
        Assert.That(refused.Message, Does.Contain($"makes a folder in {parent}").And.Contain("--data"));
    }

    [Test]
    public void Earlier_backups_that_stay_behind_do_not_undo_it_and_are_told_of()
    {
        var file = MakeBackup();
        Directory.CreateDirectory(Path.Combine(Data, "backups"));
        var inTheWay = new When(BackupStage.Verifying, () => Directory.CreateDirectory(Path.Combine(Data + ".restoring", "backups", "other")));
        var restored = Restore.Run(file, Data, true, TimeProvider.System, inTheWay, default);
        Assert.That(restored.ToDo.Single().En, Does.Contain("still in " + Path.Combine(restored.Aside!, "backups")));
        Assert.That(File.Exists(Path.Combine(Data, "qualitytracker.db")), Is.True);
    }

    [Test]
    public void Erasures_that_a_backup_does_not_know_are_told_of_by_their_entries()
    {
        var before = MakeBackup();
        var entry = Database.Write(connection => Log.Append(connection, Caller.Console, "privacy.erase", "demo", "erased-1", new { Erased = Array.Empty<long>() }));
        var after = MakeBackup();
        Assert.That(Restore.Run(after, Data, true, TimeProvider.System, null, default).ToDo, Is.Empty);
        Assert.That(Restore.Run(before, Data, true, new Accounts.TestClock(new(2036, 3, 1, 12, 0, 0, TimeSpan.Zero)), null, default).ToDo.Single().En, Does.Contain($"erase them anew. Entries of the old log: {entry} (demo 20"));
        Assert.That(Restore.Run(before, Path.Combine(Folder, "elsewhere"), false, TimeProvider.System, null, default).ToDo.Single().En, Does.StartWith("There is no old log to read"));
    }

    private static When Unpacking => new(BackupStage.Verifying, () => Assert.Fail("It was unpacked."));

    private string MakeBackup()
    {
        var folder = new BackupFolder(Path.Combine(Folder, "other"));
        return folder.PathOf(new BackupWriter(Database, folder, TimeProvider.System).Write().Name);
    }
}
