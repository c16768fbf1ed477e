using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Records;

/// <summary>The life of a record, the same for every kind.</summary>
[TestFixtureSource(typeof(RecordVariants), nameof(RecordVariants.Kinds))]
public sealed class RecordLifeTests(RecordKind kind) : ServerTests
{
    private const string School = "life";
    private int number;

    private string Records => At(School, kind.Noun);

    [OneTimeSetUp]
    public Task PrepareSchool() => Prepare(School, kind);

    [Test]
    public async Task A_new_record_is_created_with_its_address_and_version()
    {
        var content = New();
        var created = await Create(Records, content);
        var read = await Get(created.Location!.ToString());
        Assert.Multiple(() =>
        {
            Assert.That(created.ETag, Is.EqualTo("\"1\""));
            Assert.That(created.Location!.ToString(), Is.EqualTo(Address(created)));
            Assert.That(read.Text, Is.EqualTo(created.Text));
            Assert.That(read.ETag, Is.EqualTo("\"1\""));
            foreach (var (field, value) in content) Assert.That(JsonNode.DeepEquals(read.Record[field], value), Is.True, field);
        });
    }

    [Test]
    public async Task A_record_sent_again_is_the_same_record()
    {
        var content = New();
        var created = await Create(Records, content);
        var again = await Post(Records, content);
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(again.Text, Is.EqualTo(created.Text));
        Assert.That(again.ETag, Is.EqualTo("\"1\""));
    }

    [Test]
    public async Task What_was_read_can_be_sent_back()
    {
        var created = await Create(Records, New());
        var replaced = await Put(Address(created), created.Record, created.ETag);
        Assert.That(replaced.Status, Is.EqualTo(HttpStatusCode.OK), replaced.Text);
        Assert.That(replaced.ETag, Is.EqualTo("\"1\""), "nothing changed");
    }

    [Test]
    public async Task What_people_write_is_kept_without_the_blanks_around_it()
    {
        var (plain, content) = (New(), new JsonObject());
        var texts = kind.Outline.Where(column => column.IsText && column.Field != "id" && (string?)plain[column.Field] is { Length: > 0 }).Select(column => column.Field).ToList();
        foreach (var (field, value) in plain) content[field] = texts.Contains(field) ? $"\u3000{value} \n" : value?.DeepClone();
        var created = await Create(Records, content);
        foreach (var field in texts) Assert.That((string?)created.Record[field], Is.EqualTo((string?)plain[field]));
        Assert.That((await Post(Records, content)).Text, Is.EqualTo(created.Text), "sent again it is the same record");
        var replaced = await Put(Address(created), content, created.ETag);
        Assert.That((replaced.Status, replaced.ETag), Is.EqualTo((HttpStatusCode.OK, "\"1\"")), replaced.Text);
    }

    [Test]
    public async Task Other_content_under_the_same_id_is_refused()
    {
        var content = New();
        var created = await Create(Records, content);
        (await Post(Records, Changed(content, RecordVariants.Change(kind, content)))).IsProblem(409, "different-content");
        Assert.That((await Get(Address(created))).Text, Is.EqualTo(created.Text));
    }

    [Test]
    public async Task The_same_fact_under_another_id_is_refused()
    {
        // The code of a coded kind is the fact itself.
        if (kind.IsCoded) return;
        var content = New();
        var created = await Create(Records, content);
        var before = await Count(School, kind);
        var other = await Post(Records, Changed(content, ("id", Guid.CreateVersion7().ToString())));
        // Some kinds say it more exactly: one class at a time, shares of a class, overlapping plans and posts.
        Assert.That((int)other.Status, Is.EqualTo(409).Or.EqualTo(400), other.Text);
        if (other.Status == HttpStatusCode.Conflict) other.IsProblem(409, "duplicate");
        else Assert.That((string)other.Body!["errors"]![0]!["rule"]!, Is.EqualTo("one-class").Or.EqualTo("shares").Or.EqualTo("overlap"));
        Assert.That(await Count(School, kind), Is.EqualTo(before));
        Assert.That((await Get(Address(created))).Text, Is.EqualTo(created.Text));
    }

    [Test]
    public async Task Replacing_needs_the_current_version()
    {
        var content = New();
        var created = await Create(Records, content);
        var (field, value) = RecordVariants.Change(kind, content);
        var changed = Changed(content, (field, value));
        (await Put(Address(created), changed)).IsProblem(428, "if-match");
        (await Put(Address(created), changed, "\"7\"")).IsProblem(412, "stale");
        (await Put(Address(created), changed, "W/\"1\"")).IsProblem(412, "stale");
        var replaced = await Put(Address(created), changed, created.ETag);
        Assert.That(replaced.Status, Is.EqualTo(HttpStatusCode.OK), replaced.Text);
        Assert.That(replaced.ETag, Is.EqualTo("\"2\""));
        Assert.That(JsonNode.DeepEquals((await Get(Address(created))).Record[field], value), Is.True);
        (await Put(Address(created), changed, created.ETag)).IsProblem(412, "stale");
    }

    [Test]
    public async Task The_id_in_the_body_must_be_the_one_in_the_address()
    {
        var created = await Create(Records, New());
        var answer = await Put(Address(created), Node(kind.Example), created.ETag);
        answer.IsProblem(400, "invalid");
        Assert.That(answer.Fields, Is.EqualTo(new[] { "id" }));
    }

    [Test]
    public async Task A_record_is_voided_with_a_reason_and_put_back()
    {
        var created = await Create(Records, New());
        var total = await Count(School, kind);
        var reason = new JsonObject { ["reason"] = "重复登记" };
        (await Post(Address(created) + "/void", reason)).IsProblem(428);
        (await Post(Address(created) + "/void", reason, "\"9\"")).IsProblem(412);
        (await Post(Address(created) + "/void", new JsonObject { ["reason"] = " " }, created.ETag)).IsProblem(400);
        (await Post(Address(created) + "/void", new JsonObject(), created.ETag)).IsProblem(400);
        var voided = await Post(Address(created) + "/void", reason, created.ETag);
        Assert.That(voided.Status, Is.EqualTo(HttpStatusCode.OK), voided.Text);
        Assert.That((string?)voided.Body!["state"]!["voidReason"], Is.EqualTo("重复登记"));
        Assert.That(await Count(School, kind), Is.EqualTo(total - 1));
        Assert.That((await Get(Records + "?voided=true")).Text, Does.Contain((string)created.Record["id"]!));
        Assert.That((await Get(Address(created))).Text, Is.EqualTo(voided.Text), "it stays readable");
        (await Put(Address(created), created.Record, voided.ETag)).IsProblem(409, "voided");
        (await Post(Address(created) + "/void", reason, voided.ETag)).IsProblem(409, "voided");
        (await Post(Address(created) + "/restore")).IsProblem(428);
        (await Post(Address(created) + "/restore", ifMatch: "\"1\"")).IsProblem(412);
        var restored = await Post(Address(created) + "/restore", ifMatch: voided.ETag);
        Assert.That(restored.ETag, Is.EqualTo("\"3\""), restored.Text);
        Assert.That(JsonNode.DeepEquals(restored.Record, created.Record), Is.True);
        Assert.That(restored.Body!["state"]!["voidReason"], Is.Null);
        Assert.That(await Count(School, kind), Is.EqualTo(total));
    }

    [Test]
    public async Task What_does_not_exist_is_not_found()
    {
        var reason = new JsonObject { ["reason"] = "x" };
        foreach (var id in new[] { "none", "019a0000-0000-7000-8000-000000000000", "..%2F..", "%20", "';--", "学", new string('x', 3000) })
        {
            (await Get($"{Records}/{id}")).IsProblem(404);
            (await Put($"{Records}/{id}", Node(kind.Example), "\"1\"")).IsProblem(404);
            (await Post($"{Records}/{id}/void", reason, "\"1\"")).IsProblem(404);
            (await Post($"{Records}/{id}/restore", ifMatch: "\"1\"")).IsProblem(404);
        }

        (await Get(At("none", kind.Noun))).IsProblem(404);
        (await Post(At("none", kind.Noun), Node(kind.Example))).IsProblem(404);
    }

    [Test]
    public async Task Methods_types_and_sizes_have_their_limits()
    {
        var before = await Count(School, kind);
        (await Send(HttpMethod.Delete, Records)).IsProblem(405);
        (await Send(HttpMethod.Patch, $"{Records}/x")).IsProblem(405);
        (await PostRaw(Records, Encoding.UTF8.GetBytes(Node(kind.Example).ToJsonString()), "text/plain")).IsProblem(415);
        (await PostRaw(Records, Encoding.UTF8.GetBytes(Node(kind.Example).ToJsonString()), "application/json; charset=nonsense")).IsProblem(415);
        (await PostRaw(Records, Encoding.UTF8.GetBytes(Changed(kind, ("id", new string('x', (int)App.LargestBody))).ToJsonString()))).IsProblem(413);
        Assert.That(await Count(School, kind), Is.EqualTo(before));
    }

    [Test]
    public async Task Of_two_writers_at_once_one_wins()
    {
        var content = New();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Post(Records, content.DeepClone())));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(5));
        var changed = Changed((JsonObject)content.DeepClone(), RecordVariants.Change(kind, content));
        var changes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Put(Address(answers[0]), changed.DeepClone(), "\"1\"")));
        Assert.That(changes.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(changes.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed), Is.EqualTo(5));
        Assert.That((await Get(Address(answers[0]))).ETag, Is.EqualTo("\"2\""));
    }

    private JsonObject New() => RecordVariants.Another(kind, Node(kind.Example), number++);

    private string Address(Answer stored) => $"{Records}/{(string)stored.Record["id"]!}";
}
