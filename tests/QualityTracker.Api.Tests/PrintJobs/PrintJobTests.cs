using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Jobs;
using QualityTracker.Api.PrintJobs;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.PrintJobs;

/// <summary>Files made as jobs are those of their own addresses.</summary>
public sealed class PrintJobTests : DemoTests
{
    private static readonly string Jobs = At(School, "print-jobs");

    [TestCase("sheetBook", "sheets/2025-1.pdf", "application/pdf")]
    [TestCase("sheetFiles", "sheets/2025-1.zip", "application/zip")]
    public async Task A_book_and_single_files_are_byte_for_byte_those_of_their_addresses(string kind, string address, string mediaType)
    {
        var done = await Done(new JsonObject { ["kind"] = kind, ["term"] = Term });
        Assert.That(((string?)done["state"], (int)done["done"]!), Is.EqualTo(("done", (int)done["outOf"]!)), done.ToJsonString());
        using var file = await Client.GetAsync(new Uri($"{Jobs}/{done["id"]}/file", UriKind.Relative));
        Assert.That((file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileName), Is.EqualTo((mediaType, (string?)done["fileName"])));
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.That(bytes, Has.Length.EqualTo((int)done["size"]!));
        Assert.That(bytes, Is.EqualTo(await Client.GetByteArrayAsync(new Uri(At(School, address), UriKind.Relative))));
    }

    [Test]
    public async Task A_pay_workbook_is_for_tokens_that_are_good_for_pay()
    {
        var body = new JsonObject { ["kind"] = "payWorkbook", ["term"] = Term, ["payRun"] = await Run() };
        var done = await Done(body.DeepClone());
        Assert.That((string?)done["state"], Is.EqualTo("done"));
        var account = TestAccounts.Add(Database, "print-reader", TestAccounts.Everything);
        using var client = SignedIn(account, TokenScope.Read);
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var refused = await client.PostAsync(new Uri(Jobs, UriKind.Relative), content);
        (await Answer.Of(refused)).IsProblem(403, "token-scope");
    }

    [Test]
    public async Task Nobody_sees_the_prints_of_somebody_else()
    {
        var done = await Done(new JsonObject { ["kind"] = "sheetFiles", ["term"] = Term });
        var account = TestAccounts.Add(Database, "another-printer", TestAccounts.Everything);
        using var client = SignedIn(account, TokenScope.Read, TokenScope.Pay);
        foreach (var rest in new[] { "", "/file", "/events" })
        {
            using var answer = await client.GetAsync(new Uri($"{Jobs}/{done["id"]}{rest}", UriKind.Relative));
            (await Answer.Of(answer)).IsProblem(404, "not-found");
        }

        using var list = await client.GetAsync(new Uri(Jobs, UriKind.Relative));
        Assert.That((await Answer.Of(list)).Body!.AsArray(), Is.Empty);
        Assert.That((await Get(Jobs)).Body!.AsArray().Select(each => (string?)each!["id"]), Does.Contain((string?)done["id"]));
    }

    [Test]
    public async Task A_print_is_in_the_log_before_it_begins_and_again_when_its_file_is_fetched()
    {
        var done = await Done(new JsonObject { ["kind"] = "sheetFiles", ["term"] = Term });
        await Client.GetByteArrayAsync(new Uri($"{Jobs}/{done["id"]}/file", UriKind.Relative));
        var entries = Database.Read(connection => AuditSearchStore.Find(connection, new AuditQuery { School = School }, 1000).ToList())
            .Where(entry => entry.Content?.Contains((string)done["id"]!, StringComparison.Ordinal) == true).OrderBy(entry => entry.Seq);
        Assert.That(entries.Select(entry => entry.Action), Is.EqualTo(new[] { "print-jobs.create", "print-jobs.file" }));
        var jobs = Server.GetRequiredService<Api.PrintJobs.PrintJobs>();
        var before = jobs.Of(School).Count;
        Assert.That(() => jobs.Start(School, "me", new() { Kind = Api.PrintJobs.PrintKind.SheetBook, Term = Term }, Core.Languages.Language.Chinese, (_, _) => throw new TimeoutException()), Throws.InstanceOf<TimeoutException>());
        Assert.That(jobs.Of(School), Has.Count.EqualTo(before), "what cannot be written down is not begun");
    }

    [Test]
    public async Task What_cannot_be_printed_is_said_before_anything_is_begun()
    {
        Assert.That((await Post(Jobs, new JsonObject { ["kind"] = "sheetBook", ["term"] = "1999-1" })).Fields, Is.EqualTo(["term"]));
        Assert.That((await Post(Jobs, new JsonObject { ["kind"] = "sheetBook", ["term"] = Term, ["policy"] = "none", ["payRun"] = "x" })).Fields, Is.EqualTo(["policy", "payRun"]));
        Assert.That((await Post(Jobs, new JsonObject { ["kind"] = "payWorkbook", ["term"] = Term })).Fields, Is.EqualTo(["payRun"]));
        (await Post(Jobs, new JsonObject { ["kind"] = "poster", ["term"] = Term })).IsProblem(400, "invalid");
    }

    [Test]
    public async Task A_print_that_is_over_is_not_cancelled_and_its_stream_ends_at_once()
    {
        var done = await Done(new JsonObject { ["kind"] = "sheetBook", ["term"] = Term });
        (await Post($"{Jobs}/{done["id"]}/cancel")).IsProblem(409, "not-busy");
        Assert.That((await Get($"{Jobs}/{done["id"]}/events")).Text, Does.Contain("event: end\ndata: {\"state\":\"done\""));
        (await Get($"{Jobs}/0199e1a0-7c00-7000-8000-00000000ffff/file")).IsProblem(404);
    }

    [Test]
    public void A_print_that_was_cancelled_or_that_another_took_up_comes_to_nothing()
    {
        var row = new JobRow { School = School, Id = "1", Kind = PrintWork.Name, State = "waiting", Busy = true, Orders = 1 };
        bool Claim(bool again) => Database.Write(connection => JobStore.Claim(connection, School, "1", 1, "printing", again));
        bool Settle(int turn) => Database.Write(connection => JobStore.Settle(connection, row with { Turn = turn }, "done", null, null));
        Database.Write(connection =>
        {
            JobStore.Add(connection, row);
            return true;
        });
        Assert.That((Claim(false), Claim(false), Claim(true)), Is.EqualTo((true, false, true)), "who took it up keeps it, unless it is known to be gone");
        Assert.That(Settle(1), Is.False);
        Assert.That(Database.Write(connection => JobStore.Cancel(connection, School, "1", "[\"waiting\",\"printing\"]")), Is.True);
        Assert.That((Settle(2), Claim(true)), Is.EqualTo((false, false)));
        Assert.That(Database.Write(connection => JobStore.Delete(connection, School, "1")), Is.True);
    }

    private async Task<string> Run() => (string)(await Get(At(School, $"pay-runs?term={Term}"))).Body!["items"]![0]!["record"]!["id"]!;

    private async Task<JsonNode> Done(JsonNode body)
    {
        var accepted = await Post(Jobs, body);
        Assert.That((int)accepted.Status, Is.EqualTo(202), accepted.Text);
        await Get($"{accepted.Location}/events");
        return (await Get(accepted.Location!.ToString())).Body!;
    }
}
