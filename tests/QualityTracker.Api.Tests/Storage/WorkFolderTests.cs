using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>What a killed program left among the machine's temporary files does not stay for ever.</summary>
public sealed class WorkFolderTests
{
    [Test]
    public void What_a_killed_program_left_goes_and_what_is_worked_in_stays()
    {
        var yesterday = DateTime.UtcNow.AddDays(-1);
        using var used = WorkFolder.OfMachine();
        var (left, others) = (Directory.CreateTempSubdirectory("qualitytracker-").FullName, Directory.CreateTempSubdirectory("qualitytracker-").FullName);
        File.WriteAllText(Path.Combine(left, ".held"), "");
        File.WriteAllText(Path.Combine(left, "qualitytracker.db"), "");
        WorkFolder.DeleteLeft(yesterday);
        Assert.That(Directory.Exists(left), Is.True, "it may have begun just now");
        foreach (var file in new[] { used.Of(".held"), Path.Combine(left, ".held") }) File.SetLastWriteTimeUtc(file, yesterday.AddMinutes(-1));
        WorkFolder.DeleteLeft(yesterday);
        Assert.That((Directory.Exists(left), Directory.Exists(used.Path), Directory.Exists(others)), Is.EqualTo((false, true, true)));
        Directory.Delete(others);
    }

    [Test]
    public void A_folder_is_served_as_long_as_a_program_holds_it_and_a_disk_that_refuses_is_nobodys_hold()
    {
        using var folder = WorkFolder.OfMachine();
        Assert.That(WorkFolder.IsServed(folder.Path), Is.False);
        using (WorkFolder.Serve(folder.Path)) Assert.That(WorkFolder.IsServed(folder.Path), Is.True);
        Assert.That(WorkFolder.IsServed(folder.Path), Is.False);
        Assert.That(WorkFolder.IsHeld(new("Read-only file system", 30)), Is.False);
    }
}
