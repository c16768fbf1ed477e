using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>A disk without room, a folder that is not there, two imports at once: told in words, and nothing by halves.</summary>
[NonParallelizable]
public sealed class StorageImportTests() : ImportServerTests("", Store.Sqlite)
{
    [Test]
    public async Task A_disk_that_is_full_half_way_leaves_nothing_and_the_import_can_be_tried_again()
    {
        await FoundSchool("full");
        var text = new StringBuilder("工号,姓名\n");
        for (var row = 0; row < 20_000; row++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"F{row},张三\n");
        var view = await DryRun("full", Encoding.UTF8.GetBytes(text.ToString()), "教职工.csv");
        Assert.That((string?)view["state"], Is.EqualTo("checked"), view.ToJsonString());
        var before = Contents();
        Room(pages: 400);
        JsonNode failed;
        try
        {
            failed = await Apply("full", view);
        }
        finally
        {
            EndOfRoom();
        }

        Assert.That(((string?)failed["state"], (string?)failed["failure"]?["rule"]), Is.EqualTo(("failed", "storage-full")), failed.ToJsonString());
        Assert.That((string?)failed["failure"]!["remedy"], Does.Contain("腾出空间"));
        Assert.That(Contents(), Is.EqualTo(before));
        Assert.That(new AuditVerifier(Database).Verify().Fault, Is.Null);
        var address = $"{Imports("full")}/{(string)failed["id"]!}";
        Assert.That((int)(await Post(address + "/retry")).Status, Is.EqualTo(202));
        Assert.That((string?)(await Apply("full", await Settled(address)))["state"], Is.EqualTo("applied"));
    }

    [Test]
    public async Task A_full_database_is_no_fault_of_the_request()
    {
        await FoundSchool("full-request");
        Database.Compact();
        Room(pages: 0);
        try
        {
            Answer answer;
            var number = 0;
            do answer = await Post(At("full-request", "staff"), new JsonObject { ["id"] = $"T{number}", ["name"] = "张三" });
            while ((int)answer.Status == 201 && ++number < 300);
            answer.IsProblem(507, "storage-full");
        }
        finally
        {
            EndOfRoom();
        }
    }

    [Test]
    public async Task An_upload_that_cannot_be_kept_is_told_and_leaves_nothing()
    {
        await FoundSchool("unkept");
        var folder = Path.Combine(Folder, "imports");
        var moved = folder + "-moved";
        if (Directory.Exists(folder)) Directory.Move(folder, moved);
        await File.WriteAllTextAsync(folder, "in the way");
        try
        {
            (await Upload("unkept", "工号,姓名\nT1,张三\n"u8.ToArray(), "教职工.csv")).IsProblem(503, "storage");
        }
        finally
        {
            File.Delete(folder);
            if (Directory.Exists(moved)) Directory.Move(moved, folder);
        }

        Assert.That((await Get(Imports("unkept"))).Body!.AsArray(), Is.Empty);
        Assert.That((string?)(await TakeIn("unkept", "工号,姓名\nT1,张三\n"u8.ToArray(), "教职工.csv"))["state"], Is.EqualTo("applied"));
    }

    [Test]
    public async Task Of_two_imports_at_once_the_second_is_told_what_the_first_changed()
    {
        foreach (var school in new[] { "at-once", "beside" })
        {
            await FoundSchool(school);
            await TakeIn(school, "工号,姓名\nT1,张三\n"u8.ToArray(), "教职工.csv");
        }

        var dry = await Task.WhenAll(new[] { ("at-once", "李四"), ("at-once", "王五"), ("beside", "赵六") }
            .Select(each => DryRun(each.Item1, Encoding.UTF8.GetBytes($"工号,姓名\nT1,{each.Item2}\n"), "教职工.csv")));
        foreach (var (school, view) in new[] { ("at-once", dry[0]), ("at-once", dry[1]), ("beside", dry[2]) })
        {
            Assert.That((int)(await Post($"{Imports(school)}/{(string)view["id"]!}/apply")).Status, Is.EqualTo(202));
        }

        var ends = new[] { await Settled($"{Imports("at-once")}/{(string)dry[0]["id"]!}"), await Settled($"{Imports("at-once")}/{(string)dry[1]["id"]!}"), await Settled($"{Imports("beside")}/{(string)dry[2]["id"]!}") };
        Assert.That(ends.Take(2).Select(end => (string?)end["state"]), Is.EquivalentTo(new[] { "applied", "refused" }));
        var refused = ends.Take(2).Single(end => (string?)end["state"] == "refused");
        Assert.That((string?)refused["report"]!["errors"]![0]!["rule"], Is.EqualTo("moved-on"));
        Assert.That((string?)ends[2]["state"], Is.EqualTo("applied"), "another school's is not concerned");
        var applied = (string?)ends[0]["state"] == "applied" ? "李四" : "王五";
        Assert.That((string?)(await Get(At("at-once", "staff/T1"))).Record["name"], Is.EqualTo(applied));
    }

    // From now on, what is written may add no more than so many pages.
    private void Room(int pages) => Database.Write(connection => connection.Execute(FormattableString.Invariant($"pragma max_page_count = {connection.QuerySingle<long>("pragma page_count") + pages}")));

    private void EndOfRoom()
    {
        Database.LetGo();
        SqliteConnection.ClearAllPools();
    }
}
