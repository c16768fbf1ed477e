using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.Tests.Accounts;
using QualityTracker.Api.Tests.Imports;

namespace QualityTracker.Api.Tests.Jobs;

/// <summary>How far a job is, told as it goes.</summary>
public sealed class JobEventsTests : ImportServerTests
{
    private static readonly byte[] Subjects = Encoding.UTF8.GetBytes("学科编码,学科\nart,美术\n");

    [Test]
    public async Task A_stream_ends_with_its_job_and_names_neither_files_nor_people()
    {
        await FoundSchool("stream");
        var address = (await Upload("stream", Subjects, "张三的学科.csv")).Location!;
        using var answer = await Client.GetAsync(new Uri($"{address}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
            Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("no-store, no-transform"));
            Assert.That(answer.Headers.GetValues("X-Accel-Buffering"), Is.EqualTo(["no"]));
            Assert.That(text, Does.StartWith("retry: ").And.EndsWith("\n\n").And.Not.Contain("张三"));
        });
        var last = text.TrimEnd().Split("\n\n")[^1].Split('\n');
        Assert.That(last[0], Is.EqualTo("event: end"));
        var told = JsonNode.Parse(last[1]["data: ".Length..])!;
        Assert.That(((string?)told["state"], (bool?)told["ended"]), Is.EqualTo(("checked", true)));
    }

    [Test]
    public async Task A_stream_ends_when_its_caller_signs_out()
    {
        await FoundSchool("left");
        TestAccounts.Add(Database, "left", TestAccounts.Everything, password: "quiet river stone 7");
        using var browser = await SignedIn("left", "quiet river stone 7");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Subjects), "file", "学科.csv" } };
        using var accepted = await browser.ClientWithToken.PostAsync(new Uri(Imports("left"), UriKind.Relative), form);
        var address = accepted.Headers.Location!.ToString();
        await Settled(address, browser.Get);

        // A job that nobody ends.
        Move("left", address.Split('/')[^1], "applying", busy: 1);
        using var answer = await browser.Client.GetAsync(new Uri($"{address}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.That((await browser.Delete("/api/v1/session")).Status, Is.EqualTo(System.Net.HttpStatusCode.NoContent));
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.That(await answer.Content.ReadAsStringAsync(soon.Token), Does.Contain("\"applying\"").And.Not.Contain("event: end"));
    }

    [Test]
    public async Task One_stream_too_many_is_refused_and_says_what_to_do_instead()
    {
        await FoundSchool("crowd");
        var address = (await Upload("crowd", Subjects, "学科.csv")).Location!.ToString();
        await Settled(address);
        var streams = Server.GetRequiredService<OpenStreams>();
        var places = new List<IDisposable>();
        for (var at = 0; streams.Open < OpenStreams.MostOfAll; at++) places.Add(streams.Enter($"somebody {at / OpenStreams.MostOfAccount}")!);
        (await Get($"{address}/events")).IsProblem(429, "too-many-streams");
        foreach (var place in places) place.Dispose();
        Assert.That(((int)(await Get($"{address}/events")).Status, streams.Open), Is.EqualTo((200, 0)), "a stream gives its place back");
    }

    [Test]
    public void An_account_has_so_many_streams_and_no_more()
    {
        var streams = new OpenStreams();
        var own = Enumerable.Range(0, OpenStreams.MostOfAccount).Select(_ => streams.Enter("one")!).ToList();
        Assert.That(streams.Enter("one"), Is.Null);
        Assert.That(streams.Enter("other"), Is.Not.Null);
        own[0].Dispose();
        own[0].Dispose();
        Assert.That(streams.Enter("one"), Is.Not.Null);
        Assert.That(streams.Enter("one"), Is.Null);
    }

    [Test]
    public async Task What_the_program_failed_at_is_tried_again_and_nothing_else()
    {
        await FoundSchool("again");
        var view = await DryRun("again", Subjects, "学科.csv");
        var address = $"{Imports("again")}/{(string)view["id"]!}";
        (await Post($"{address}/retry")).IsProblem(409, "not-failed");
        Move("again", (string)view["id"]!, "failed", busy: 0);
        Assert.That((int)(await Post($"{address}/retry")).Status, Is.EqualTo(202));
        Assert.That((string?)(await Settled(address))["state"], Is.EqualTo("checked"));
    }

    private void Move(string school, string id, string state, int busy) => Database.Write(connection =>
        connection.Execute("update jobs set state = @state, busy = @busy, claimed = @busy where school = @school and id = @id", new { school, id, state, busy }));
}
