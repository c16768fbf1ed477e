using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Tests.Access;

namespace QualityTracker.Api.Tests.ConductDecisions;

/// <summary>Conduct decisions (D1, D2) are between the person and the principal; their effect is in the evaluation.</summary>
public sealed class ConductDecisionEndpointsTests : AccessTests
{
    private static string Decisions => AtWorld + "/conduct-decisions";

    private static string Person => World.StaffOf(Role.Teacher)!;

    [Test]
    public async Task Who_it_is_about_and_the_principal_read_it_and_nobody_else()
    {
        var decision = World.RowOf("conduct-decisions", Role.Teacher, Relation.Own);
        foreach (var role in Enum.GetValues<Role>())
        {
            var status = (int)(await Send(await As(role), HttpMethod.Get, decision.Address)).Status;
            var expected = role is Role.Teacher or Role.Principal ? 200 : World.StaffOf(role) is null ? 403 : 404;
            Assert.That(status, Is.EqualTo(expected), role.ToString());
        }

        var own = (await Send(await As(Role.Teacher), HttpMethod.Get, Decisions)).Body!["items"]!.AsArray();
        Assert.That(own.Select(item => (string?)item!["record"]!["staff"]), Is.All.EqualTo(Person).And.Not.Empty);
    }

    [TestCase(Role.Teacher)]
    [TestCase(Role.DirectorOfTeaching)]
    [TestCase(Role.VicePrincipal)]
    [TestCase(Role.Office)]
    [TestCase(Role.Administrator)]
    public async Task Nobody_but_the_principal_writes_one(Role role) =>
        (await Send(await As(role), HttpMethod.Post, Decisions, Decision())).IsProblem(403);

    [Test]
    public async Task The_evaluation_names_the_decision_and_an_appeal_suspends_it()
    {
        var principal = await As(Role.Principal);
        await VoidThoseThereAre(principal);
        var decision = Decision();
        var address = $"{Decisions}/{decision["id"]}";
        Assert.That((int)(await Send(principal, HttpMethod.Post, Decisions, decision)).Status, Is.EqualTo(201));
        Assert.That(await Vetoed(), Is.EqualTo((true, (string?)decision["id"], 0)));

        Assert.That(await Appealed("pending", 1), Is.EqualTo((false, (string?)null, 1)));
        Assert.That(await Appealed("upheld", 2), Is.EqualTo((true, (string?)decision["id"], 0)));
        Assert.That(await Appealed("overturned", 3), Is.EqualTo((false, (string?)null, 0)));

        async Task<(bool, string?, int)> Appealed(string appeal, int version)
        {
            decision["appeal"] = appeal;
            var answer = await Send(principal, HttpMethod.Put, address, decision.DeepClone(), $"\"{version}\"");
            Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
            return await Vetoed();
        }
    }

    [TestCase("evidence", "")]
    [TestCase("from", "2025-09-01")]
    [TestCase("to", "2025-10-01")]
    [TestCase("appealBy", "2025-10-14")]
    [TestCase("appeal", "maybe")]
    public async Task A_decision_without_evidence_or_a_right_of_appeal_is_refused(string field, string value)
    {
        var decision = Decision();
        decision[field] = value;
        var answer = await Send(await As(Role.Principal), HttpMethod.Post, Decisions, decision);
        answer.IsProblem(400);
        Assert.That(answer.Fields, Does.Contain(field));
    }

    // The person's own view of the evaluation: whether vetoed, by which decision, and how many notes.
    private async Task<(bool, string?, int)> Vetoed()
    {
        var body = (await Send(await As(Role.Teacher), HttpMethod.Get, $"{AtWorld}/evaluations/2025-1/{Person}")).Body!;
        return ((bool)body["vetoed"]!, (string?)body["vetoDecisions"]!.AsArray().SingleOrDefault(), body["pendingAppeals"]!.AsArray().Count);
    }

    private static async Task VoidThoseThereAre(HttpClient principal)
    {
        foreach (var item in (await Send(principal, HttpMethod.Get, $"{Decisions}?staff={Person}")).Body!["items"]!.AsArray())
        {
            var answer = await Send(principal, HttpMethod.Post, $"{Decisions}/{item!["record"]!["id"]}/void",
                new JsonObject { ["reason"] = "误录" }, $"\"{item["state"]!["version"]}\"");
            Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        }
    }

    private static JsonObject Decision()
    {
        var decision = Node(RecordConductDecision.Kind.Example);
        decision["id"] = Guid.CreateVersion7().ToString();
        decision["staff"] = Person;
        decision["decidedOn"] = "2025-10-14";
        return decision;
    }
}
