using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Settlements;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>
/// With every table of schools in four parts, a statement about a school looks into the part of that school and no other: the program could be
/// spread over servers by school as it is.
/// </summary>
public sealed class SpreadTests() : SettlementLife(Store.Spread)
{
    // Statements that are about no one school.
    private static readonly (string Text, string Why)[] Known =
    [
        ("from ballot_codes where hash =", "whoever votes names no school: the code leads to it"),
        ("from seals where hash = ", "whoever verifies a print names no school: the seal leads to it"),
        ("select exists (select 1 from attachments where address =", "a file is kept once for all schools that have it"),
        ("from accounts a where", "accounts of several schools are listed together"),
        ("from county_bundles as own", "a county compares its schools"),
        ("from county_imports as own", "a county compares its schools"),
        ("from county_bundles order by school", "a county lists what its schools published"),
        ("from county_imports order by school", "a county lists what its schools handed in"),
        ("from jobs where kind = $1 and busy", "so many jobs of all schools may wait"),
        ("select id from jobs where kind", "files that no job has are looked for"),
        ("from jobs where busy", "jobs of all schools are looked for that no node has taken up"),
        ("from county_keys as own", "a county lists the keys of its schools"),
    ];

    private static readonly string[] Addresses =
    [
        $"evaluations/{Term}", $"evaluations/{Term}/T006/explanation?figure=norms/X12-reading", $"sheets/{Term}/T004.pdf", $"pace/{Term}?day=2025-11-14", $"working-weeks/{Term}?week=3",
        $"working-weeks/{Term}/T006?week=3", $"tutoring-boards/{Term}?day=2025-11-14", $"reports/{Term}", $"score-sheets/{Term}", $"integrity-flags/{Term}", $"summaries/{Term}",
        $"quality-ledgers/{Term}", "exports/records.zip", "settlements", "settlements/due", "sheets/waiting", "policies", "policy-adoptions", "conduct-cases", $"review-rounds?term={Term}",
        $"county-bundles/{Term}",
    ];

    [Test]
    public async Task A_statement_about_a_school_looks_into_one_part()
    {
        await Prepare("second");
        foreach (var kind in RecordKinds.All) await Live(kind);
        foreach (var address in Addresses) await Read(At(School, address));
        foreach (var exam in await Items("exams")) await Read(At(School, $"exams/{exam["id"]}/analysis"));
        foreach (var sum in await Items("pay-runs")) await Read(At(School, $"pay-runs/{sum["id"]}/inputs"));
        await Post(Teacher);
        await Take(Teacher, Teacher, "objection", ("line", Line), ("words", "请核对"), ("evidence", new JsonArray($"duties/{await ReadingOf(Teacher)}")));
        foreach (var address in new[] { "/api/v1/verify/" + new string('a', 64), "/api/v1/accounts?q=T0", "/api/v1/audit?limit=50", "/api/v1/county/bundles", At(School, "staff/T006/export") }) await Get(address);

        var run = PlanLog.Of((PostgresDatabase)Database).ToList();
        var about = run.Where(statement => statement.Tables.Count > 0).ToList();
        TestContext.Out.WriteLine($"{run.Count} statements, {about.Count} of them on tables of schools, {about.Select(each => each.Sql).Distinct().Count()} texts, {about.SelectMany(each => each.Tables).Distinct().Count()} tables");
        Assert.That(about.Select(each => each.Sql).Distinct().Count(), Is.GreaterThan(150));
        Assert.That(about.Where(each => each.Parts.Count > 1 && !Known.Any(known => each.Sql.Contains(known.Text, StringComparison.Ordinal))).Select(each => each.Sql).Distinct(), Is.Empty);
    }

    private async Task Read(string address)
    {
        var answer = await Get(address);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), $"{address} {answer.Text}");
    }

    private async Task<IEnumerable<JsonNode>> Items(string noun) => (await Get(At(School, $"{noun}?limit=2"))).Body!["items"]!.AsArray().Select(item => item!["record"]!);

    // A list searched and ordered, a record read, written again, voided and put back.
    private async Task Live(RecordKind kind)
    {
        var list = At("second", kind.Noun);
        await Get($"{list}?limit=2&names=true&q=%E6%9D%8E");
        await Get($"{At(School, kind.Noun)}?limit=2&names=true&q=1");
        var one = (await Get($"{list}?limit=1")).Body!["items"]!.AsArray()[0]!["record"]!;
        var address = $"{list}/{one["id"]}";
        var read = await Get(address);
        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.OK), read.Text);
        await Put(address, read.Record, read.ETag);
        var reason = new JsonObject { ["reason"] = "试" };
        var voided = await Post($"{address}/void", reason, (await Get(address)).ETag);
        if (voided.Status == HttpStatusCode.OK) await Post($"{address}/restore", reason.DeepClone(), voided.ETag);
    }
}
