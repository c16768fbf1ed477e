using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Tests.Security;

namespace QualityTracker.Api.Tests.Problems;

/// <summary>What cannot be written now is told so, with when to come again, in both languages.</summary>
public sealed class StorageProblemTests
{
    private static readonly (Exception, int, string)[] Failures =
    [
        (new HeldException(), 503, "busy"),
        (new SqliteException("", 5), 503, "busy"),
        (new SqliteException("", 13), 507, "storage-full"),
        (new SqliteException("", 8), 503, "storage-refused"),
        (new SqliteException("", 10), 503, "storage-refused"),
        (new SqliteException("", 14), 503, "storage-refused"),
        (new IOException("", 30), 503, "storage-refused"),
        (new IOException("", 28), 507, "storage-full"),
        (new UnkeptException(new IOException()), 503, "storage"),
        (new NpgsqlException("", new IOException()), 503, "busy"),
        (new PostgresException("", "ERROR", "ERROR", PostgresErrorCodes.DiskFull), 507, "storage-full"),
        (new PostgresException("", "ERROR", "ERROR", PostgresErrorCodes.ReadOnlySqlTransaction), 503, "storage-refused"),
        (new PostgresException("", "FATAL", "FATAL", PostgresErrorCodes.CannotConnectNow), 503, "busy"),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task It_says_when_to_come_again((Exception Exception, int Status, string Rule) failure)
    {
        var titles = new List<string>();
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        foreach (var language in new[] { "zh", "en" })
        {
            var context = new DefaultHttpContext { RequestServices = services, Request = { Method = "POST", QueryString = new($"?lang={language}") }, Response = { Body = new MemoryStream() } };
            Assert.That(await new Unreadable(NullLogger<Unreadable>.Instance).TryHandleAsync(context, failure.Exception, default), Is.True);
            context.Response.Body.Position = 0;
            var body = (await JsonNode.ParseAsync(context.Response.Body))!;
            Assert.That((context.Response.StatusCode, (string?)body["rule"]), Is.EqualTo((failure.Status, failure.Rule)));
            Assert.That(int.Parse(context.Response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
            titles.Add((string)body["title"]!);
        }

        Assert.That(titles, Is.Unique);
    }

    [Test]
    public async Task That_the_database_is_gone_is_logged_once_in_a_while()
    {
        using var log = new CapturedLog();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).BuildServiceProvider();
        var handler = new Unreadable(services.GetRequiredService<ILogger<Unreadable>>());
        foreach (var failure in new Exception[] { new HeldException(), new HeldException(new NpgsqlException("", new SocketException(111))), new NpgsqlException("", new SocketException(111)) })
        {
            await handler.TryHandleAsync(new DefaultHttpContext { RequestServices = services, Response = { Body = new MemoryStream() } }, failure, default);
        }

        Assert.That(log.Text.Split('\n').Where(line => line.Contains("The database is gone", StringComparison.Ordinal)), Has.Exactly(1).StartsWith("Error").And.Exactly(1).Contains("(1 since the start): The server cannot be reached"));
    }
}
