using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Access;

/// <summary>Every operation of the API, tried by every role on rows of every relation, answers as the matrix says.</summary>
public sealed class AuthorizationTests : AccessTests
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private static readonly string[] Verbs = ["list", "read", "create", "replace", "void", "restore"];

    private static IEnumerable<TestCaseData> EachKindAndRole() =>
        RecordKinds.All.SelectMany(kind => Roles.Select(role => new TestCaseData(kind, role).SetArgDisplayNames(kind.Noun, role.ToString())));

    [Test]
    public async Task Every_operation_of_the_api_stands_in_the_matrix_and_in_these_tests_and_nothing_else_does()
    {
        var described = await Operations();
        Assert.That(described.Keys, Is.EquivalentTo(Matrix.Operations));
        var tried = RecordKinds.All.SelectMany(kind => Verbs.Select(verb => $"{kind.Noun}.{verb}"))
            .Concat(Trials.All(World).Select(trial => trial.Operation)).Concat(Trials.OpenToTheSignedIn).Concat(Trials.OpenToEveryone).Distinct();
        Assert.That(tried, Is.EquivalentTo(described.Keys), "a new operation needs its row in the matrix and its trial here");
    }

    [TestCaseSource(nameof(EachKindAndRole))]
    public async Task A_record_is_read_by_those_whose_reach_covers_it_and_is_not_there_for_others(RecordKind kind, Role role)
    {
        var client = await As(role);
        foreach (var row in Tried(kind, role))
        {
            var answer = await Send(client, HttpMethod.Get, row.Address);
            var expected = !Expectation.MayAtAll($"{kind.Noun}.read", role) ? 403 : Expectation.Covers($"{kind.Noun}.read", role, row.Relation) ? 200 : 404;
            Assert.That((int)answer.Status, Is.EqualTo(expected), $"{role} {row.Relation} {row.Address} {answer.Text}");
        }
    }

    [TestCaseSource(nameof(EachKindAndRole))]
    public async Task A_list_holds_the_rows_that_may_be_read_and_counts_no_others(RecordKind kind, Role role)
    {
        var client = await As(role);
        var answer = await Send(client, HttpMethod.Get, $"{AtWorld}/{kind.Noun}?limit=200");
        if (!Expectation.MayAtAll($"{kind.Noun}.list", role))
        {
            answer.IsProblem(403);
            return;
        }

        var expected = World.Rows.Where(row => row.Kind == kind && Expectation.Covers($"{kind.Noun}.list", role, RelationTo(role, row))).Select(row => row.Id);
        Assert.That(answer.Body!["items"]!.AsArray().Select(item => (string)item!["record"]!["id"]!), Is.EquivalentTo(expected));
        Assert.That((int)answer.Body["total"]!, Is.EqualTo(expected.Count()));
    }

    [TestCaseSource(nameof(EachKindAndRole))]
    public async Task A_record_is_written_by_those_whose_it_is_and_by_nobody_else(RecordKind kind, Role role)
    {
        var client = await As(role);
        foreach (var row in Tried(kind, role))
        {
            var stored = await Get(row.Address);
            foreach (var verb in new[] { "create", "replace", "void", "restore" })
            {
                var operation = $"{kind.Noun}.{verb}";
                var may = Expectation.Covers(operation, role, row.Relation, write: true);

                // A stale version: who may write is told so, and nothing is changed for the next trial.
                var answer = verb switch
                {
                    "create" => await Send(client, HttpMethod.Post, $"{AtWorld}/{kind.Noun}", stored.Record.DeepClone()),
                    "replace" => await Send(client, HttpMethod.Put, row.Address, stored.Record.DeepClone(), may ? "\"99\"" : stored.ETag),
                    "void" => await Send(client, HttpMethod.Post, $"{row.Address}/void", new JsonObject { ["reason"] = "试" }, may ? "\"99\"" : stored.ETag),
                    _ => await Send(client, HttpMethod.Post, $"{row.Address}/restore", null, may ? "\"99\"" : stored.ETag),
                };
                var denied = !Expectation.MayAtAll(operation, role) || verb == "create" || Expectation.Covers($"{kind.Noun}.read", role, row.Relation) ? 403 : 404;
                var place = $"{role} {row.Relation} {verb} {row.Address} {answer.Text}";
                if (may) Assert.That((int)answer.Status, verb == "create" ? Is.EqualTo(200).Or.EqualTo(409) : Is.EqualTo(412), place);
                else Assert.That((int)answer.Status, Is.EqualTo(denied), place);
            }
        }
    }

    private static IEnumerable<TestCaseData> EachTrialAndRole() =>
        Trials.Names.SelectMany(name => Roles.Select(role => new TestCaseData(name, role).SetArgDisplayNames(name, role.ToString())));

    [TestCaseSource(nameof(EachTrialAndRole))]
    public async Task Every_other_operation_is_done_by_those_whose_reach_covers_it(string operation, Role role)
    {
        var client = await As(role);
        foreach (var trial in Trials.All(World).Where(trial => trial.Operation == operation && trial.IsFor(role)))
        {
            var answer = await trial.Send(this, client, role);
            var place = $"{role} {trial.Relation} {operation} {answer.Text}";
            if (!Expectation.MayAtAll(operation, role)) Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden), place);
            else if (Expectation.Covers(operation, role, trial.Relation, trial.Writes)) Assert.That((int)answer.Status, Is.EqualTo(trial.Allowed), place);
            else Assert.That((int)answer.Status, trial.Writes && trial.SeenBy(role) ? Is.EqualTo(403) : Is.EqualTo(trial.Denied), place);
        }
    }

    [Test]
    public async Task Nobody_who_is_not_signed_in_gets_further_than_the_door()
    {
        foreach (var (operation, (method, address)) in await Operations())
        {
            var answer = await Send(Stranger, method, Filled(address), BodyFor(method));
            if (Trials.OpenToEveryone.Contains(operation)) Assert.That(answer.Rule, Is.Not.EqualTo("sign-in-needed"), operation);
            else answer.IsProblem(401, "sign-in-needed");
        }
    }

    [TestCaseSource(nameof(Roles))]
    public async Task What_is_open_to_the_signed_in_is_refused_to_no_role(Role role)
    {
        var (client, operations) = (await As(role), await Operations());
        foreach (var operation in Trials.OpenToTheSignedIn.Except(Trials.EndingSessions))
        {
            var (method, address) = operations[operation];
            var answer = await Send(client, method, Filled(address), BodyFor(method));
            Assert.That(answer.Rule, Is.Not.EqualTo("not-allowed").And.Not.EqualTo("sign-in-needed").And.Not.EqualTo("unforeseen"), $"{role} {operation} {answer.Text}");
        }
    }

    [Test]
    public async Task Another_school_is_not_there_whatever_is_asked_of_it()
    {
        await Prepare("other");
        foreach (var role in Roles.Except([Role.CountyViewer]))
        {
            var client = await As(role);
            foreach (var (operation, (method, address)) in (await Operations()).Where(each => each.Value.Address.Contains("{school}", StringComparison.Ordinal)))
            {
                var there = await Send(client, method, Filled(address, "other"), BodyFor(method));
                var nowhere = await Send(client, method, Filled(address, "nowhere"), BodyFor(method));
                Assert.That((int)there.Status, Is.EqualTo(operation is "imports.upload" or "sheets.check" ? 415 : 404), $"{role} {operation} {there.Text}");
                Assert.That(Without(there.Text), Is.EqualTo(Without(nowhere.Text).Replace("nowhere", "other", StringComparison.Ordinal)), $"{role} {operation}");
            }
        }
    }

    private static string Without(string text) => text.Split(",\"traceId\"")[0];

    private IEnumerable<Row> Tried(RecordKind kind, Role role) =>
        World.Rows.Where(row => row.Kind == kind && (row.Holder == role || row.Holder is null)).GroupBy(row => row.Relation).Select(rows => rows.First());

    // A row that is somebody's own is nothing to the others, and the rows of tutored pupils are everybody's.
    private static Relation RelationTo(Role role, Row row) => row.Holder is null || row.Holder == role ? row.Relation : Relation.None;
}
