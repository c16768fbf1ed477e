using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Imports;

/// <summary>Tests that upload files and wait for what comes of them.</summary>
public abstract class ImportServerTests(string culture = "", Store? store = null) : ServerTests(culture, store)
{

    protected static string Imports(string school) => At(school, "imports");

    protected async Task<Answer> Upload(string school, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Imports(school)) { Content = form };
        request.Headers.ExpectContinue = content.Length > App.LargestBody;
        return await Send(request);
    }

    /// <summary>Uploads and waits for the dry run's end.</summary>
    protected async Task<JsonNode> DryRun(string school, byte[] content, string name = "学校资料.zip")
    {
        var accepted = await Upload(school, content, name);
        Assert.That(accepted.Status, Is.EqualTo(HttpStatusCode.Accepted), accepted.Text);
        return await Settled(accepted.Location!.ToString());
    }

    protected async Task<JsonNode> Apply(string school, JsonNode checkedImport)
    {
        var address = $"{Imports(school)}/{(string)checkedImport["id"]!}";
        var accepted = await Post(address + "/apply");
        Assert.That(accepted.Status, Is.EqualTo(HttpStatusCode.Accepted), accepted.Text);
        return await Settled(address);
    }

    protected async Task<JsonNode> TakeIn(string school, byte[] content, string name = "学校资料.zip")
    {
        var applied = await Apply(school, await DryRun(school, content, name));
        Assert.That((string?)applied["state"], Is.EqualTo("applied"), applied.ToJsonString());
        return applied;
    }

    protected Task<Answer> FoundSchool(string school) => Create("/api/v1/schools", new JsonObject { ["id"] = school, ["name"] = "示范初级中学" });

    /// <summary>All rows of all tables, but of the log, of the jobs themselves with what was sent, and of the count of requests.</summary>
    protected string Contents() => Database.Read(connection =>
    {
        var tables = Database.TablesOf(connection).Where(name => name is not ("jobs" or "file_parts" or "permit_windows") && !name.StartsWith("audit", StringComparison.Ordinal) && !name.StartsWith("qrtz", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return string.Join('\n', tables.SelectMany(table => connection.Query($"select * from {table}")
            .Select(row => table + string.Join('|', ((IDictionary<string, object>)row).Values)).Order(StringComparer.Ordinal)));
    });
}
