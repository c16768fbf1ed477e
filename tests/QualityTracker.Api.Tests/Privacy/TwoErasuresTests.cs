using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.Privacy;

/// <summary>What an erasure left in the log can itself name the next pupil.</summary>
public sealed class TwoErasuresTests : ServerTests
{
    protected override bool InBrowser => true;

    private const string School = "two-erasures";

    [OneTimeSetUp]
    public async Task MakeSchool()
    {
        await Prepare(School);
        var pupils = RecordKinds.All.Single(kind => kind.Noun == "pupils");
        foreach (var (id, name) in new[] { ("20250801", "周一一"), ("20250802", "吴二二"), ("20250803", "erased") })
        {
            await Create(At(School, "pupils"), Changed(pupils, ("id", id), ("name", name)));
        }
    }

    [Test]
    public async Task A_reason_that_names_the_next_pupil_is_redacted_and_the_chain_holds()
    {
        await Erase("20250801", "与吴二二（20250802）一同转学");
        await Erase("20250802", "转学");
        await Erase("20250803", "转学");
        Assert.That(new AuditVerifier(Database).Verify().Fault, Is.Null);
        Assert.That(Contents().Any(content => content.Contains("一同转学", StringComparison.Ordinal)), Is.True, "what names nobody stays");
        foreach (var gone in new[] { "吴二二", "20250802", "周一一", "20250801", "20250803" })
        {
            Assert.That(Contents(), Has.None.Contains(gone));
        }
    }

    private async Task Erase(string pupil, string reason)
    {
        var erased = await Post(At(School, $"pupils/{pupil}/erase"), new JsonObject { ["reason"] = reason });
        Assert.That(erased.Status, Is.EqualTo(HttpStatusCode.OK), erased.Text);
    }

    private List<string> Contents() => Database.Read(connection => connection.Query<string>("select content from audit_contents where content is not null").AsList());
}
