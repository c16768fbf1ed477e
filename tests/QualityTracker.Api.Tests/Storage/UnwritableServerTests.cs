using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Tests.Storage;

/// <summary>A PostgreSQL that only reads: whoever is signed in reads on, and is told what cannot be done.</summary>
public sealed class UnwritableServerTests() : DemoTests(Store.PostgreSql)
{
    protected override bool InBrowser => true;

    // Connections that are open keep what they began with.
    [OneTimeSetUp]
    public void LetNothingBeWritten()
    {
        var server = (PostgresDatabase)Database;
        Database.Write(connection => connection.Execute($"alter database {PostgresServer.NameOf(server)} set default_transaction_read_only = on"));
        Database.LetGo();
        ((NpgsqlDataSource)server.Source).Clear();
    }

    [Test]
    public async Task Lists_and_figures_are_read_and_writes_are_not_taken()
    {
        Assert.That(Database.CanWrite(), Is.False);
        foreach (var address in new[] { "staff?limit=3", "subjects?q=语", $"pace/{Term}?day=2025-11-14" })
        {
            var answer = await Get(At(School, address));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), $"{address} {answer.Text}");
        }

        (await Post(At(School, "subjects"), new JsonObject { ["id"] = "chess", ["name"] = "棋艺" })).IsProblem(503, "storage-refused");
        (await Get(At(School, "pupils?limit=1"))).IsProblem(503, "storage-refused");
    }
}
