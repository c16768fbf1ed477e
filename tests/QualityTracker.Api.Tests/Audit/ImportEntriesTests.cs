using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Tests.Imports;

namespace QualityTracker.Api.Tests.Audit;

public sealed class ImportEntriesTests : ImportServerTests
{
    private static readonly byte[] Pupils = "学号,学生姓名,性别\n1001,李明,男\n1002,赵敏,女\n"u8.ToArray();

    [Test]
    public async Task An_import_is_logged_from_its_upload_to_every_change()
    {
        await FoundSchool("logged");
        var done = await TakeIn("logged", Pupils, "学生.csv");
        var entries = Entries("logged");
        var id = (string)done["id"]!;
        Assert.That(entries.Select(entry => entry.Action).Distinct(), Is.EqualTo(new[] { "schools.create", "imports.upload", "imports.read", "imports.changes", "imports.apply" }));
        var read = entries.First(entry => entry.Action == "imports.read").Content;
        Assert.That(read, Does.Contain("1001").And.Contain("1002").And.Not.Contain("李明"));
        var applied = JsonNode.Parse(entries.Single(entry => entry.Action == "imports.apply").Content!)!;
        Assert.That((string?)applied["record"], Is.EqualTo(id));
        Assert.That((int)applied["adds"]!, Is.EqualTo(2));
        Assert.That((string?)applied["tables"]![0]!["file"], Is.EqualTo("学生.csv"));
        var changes = JsonNode.Parse(entries.Single(entry => entry.Action == "imports.changes").Content!)!;
        Assert.That((string?)changes["kind"], Is.EqualTo("pupils"));
        Assert.That((string?)changes["changes"]![1]!["after"]!["name"], Is.EqualTo("赵敏"));
        await TakeIn("logged", "学号,学生姓名,性别\n1001,李明,女\n"u8.ToArray(), "学生.csv");
        var changed = JsonNode.Parse(Entries("logged").Last(entry => entry.Action == "imports.changes").Content!)!["changes"]!;
        Assert.That(((JsonArray)changed).Count, Is.EqualTo(1));
        Assert.That(((string?)changed[0]!["before"]!["gender"], (string?)changed[0]!["after"]!["gender"]), Is.EqualTo(("male", "female")));
        Assert.That(new AuditVerifier(Database).Verify().Intact, Is.True);
    }

    [Test]
    public async Task An_import_given_up_is_logged_without_what_it_held()
    {
        await FoundSchool("given-up");
        var id = (string)(await DryRun("given-up", Pupils, "学生.csv"))["id"]!;
        Assert.That((await Post($"{Imports("given-up")}/{id}/cancel")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Entries("given-up")[^1], Has.Property("Action").EqualTo("imports.cancel").And.Property("Content").EqualTo($$"""{"record":"{{id}}"}"""));
        Assert.That(Entries("given-up").Select(entry => entry.Action), Has.None.EqualTo("imports.changes"));
    }

    private List<FoundEntry> Entries(string school) => Database.Read(connection =>
        AuditSearchStore.Find(connection, new AuditQuery { School = school }, 1000).OrderBy(entry => entry.Seq).ToList());
}
