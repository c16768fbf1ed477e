using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Classes;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.Terms;

namespace QualityTracker.Api.Tests.Records;

/// <summary>What other records stand on cannot be pulled from under them.</summary>
public sealed class FrameChangeTests : ServerTests
{
    [OneTimeSetUp]
    public Task PrepareSchool() => Prepare("ground");

    [Test]
    public async Task A_person_cannot_leave_before_the_end_of_an_assignment()
    {
        var staff = (string)Node(RecordTeachingAssignment.Kind.Example)["staff"]!;
        var answer = await Put(At("ground", $"staff/{staff}"), Changed(Copy(await Get(At("ground", $"staff/{staff}"))), ("leftOn", "2025-09-10")), "\"1\"");
        Assert.Multiple(async () =>
        {
            Assert.That((answer.Status, answer.Rule), Is.EqualTo((HttpStatusCode.Conflict, "loses-ground")), answer.Text);
            Assert.That((await Get(At("ground", $"staff/{staff}"))).Record["leftOn"], Is.Null);
        });
    }

    [Test]
    public async Task A_term_cannot_be_cut_before_its_holidays()
    {
        var term = await Get(At("ground", $"terms/{Node(RecordTerm.Kind.Example)["id"]}"));
        var answer = await Put(At("ground", $"terms/{term.Record["id"]}"), Changed(Copy(term), ("lastDay", "2025-09-05")), "\"1\"");
        Assert.That((answer.Status, answer.Rule), Is.EqualTo((HttpStatusCode.Conflict, "loses-ground")), answer.Text);
    }

    [Test]
    public async Task A_change_that_breaks_nothing_is_taken()
    {
        var one = await Get(At("ground", $"classes/{Node(RecordClass.Kind.Example)["id"]}"));
        var answer = await Put(At("ground", $"classes/{one.Record["id"]}"), Changed(Copy(one), ("parallel", !(bool)one.Record["parallel"]!)), one.ETag);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    private static JsonObject Copy(Answer answer) => (JsonObject)answer.Record.DeepClone();
}
