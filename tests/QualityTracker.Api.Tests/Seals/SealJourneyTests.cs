using System.Text.Json.Nodes;
using QualityTracker.Api.Seals;
using QualityTracker.Api.Tests.SheetSteps;
using QualityTracker.Api.Tests.Storage;

namespace QualityTracker.Api.Tests.Seals;

/// <summary>A sheet sealed over HTTP, reopened, and sealed anew: what the paper in somebody's hand is worth meanwhile.</summary>
public sealed class SealJourneyTests : SheetLife
{
    [Test]
    public async Task A_seal_holds_until_the_sheet_is_reopened_and_is_superseded_once_it_is_sealed_anew()
    {
        var reading = await ReadingOf(Teacher);
        var first = await Sealed(compute: true);
        Assert.That(await State(first), Is.EqualTo(("current", 1)));
        var print = await Bytes(Sheets($"{Teacher}.pdf?seal=1"));
        var text = await Bytes(Sheets($"{Teacher}.pdf?seal={first}&lang=en"));

        await Void(reading);
        Assert.That(await State(first), Is.EqualTo(("current", 1)), "records may change, the seal stays");
        Assert.That(await Bytes(Sheets($"{Teacher}.pdf?seal=1")), Is.EqualTo(print));
        Assert.That(await Bytes(Sheets($"{Teacher}.pdf")), Is.Not.EqualTo(print));
        await Take(Principal, Teacher, "reopen", ("words", "一次阅读误登记"));
        Assert.That(await State(first), Is.EqualTo(("reopened", 1)));
        await Take(Office, Teacher, "compute");
        Assert.That(await State(first), Is.EqualTo(("reopened", 1)), "until it is sealed again");

        var second = await Sealed(compute: false);
        Assert.That((await State(first), await State(second)), Is.EqualTo((("superseded", 1), ("current", 2))));
        Assert.That(await Bytes(Sheets($"{Teacher}.pdf?seal=1")), Is.EqualTo(print));
        Assert.That(await Bytes(Sheets($"{Teacher}.pdf?seal={first}&lang=en")), Is.EqualTo(text));
        Assert.That(await Bytes(Sheets($"{Teacher}.pdf?seal=last")), Is.Not.EqualTo(print));
        await ArchiveHolds(2);
        await using var restarted = App.Build(TestDatabase.Again(Database), Arguments, "http://127.0.0.1:0", Wall);
        await restarted.StartAsync();
        using var again = new HttpClient { BaseAddress = new Uri(restarted.Urls.Single()) };
        again.DefaultRequestHeaders.Authorization = Client.DefaultRequestHeaders.Authorization;
        Assert.That(await again.GetByteArrayAsync(new Uri(Sheets($"{Teacher}.pdf?seal=1"), UriKind.Relative)), Is.EqualTo(print), "also after a restart");
    }

    [Test]
    public async Task What_is_sealed_in_a_row_is_kept_with_it()
    {
        await Post(Colleague);
        Pass(8);
        var sheets = new JsonArray(new JsonObject { ["staff"] = Colleague, ["id"] = NextId(), ["after"] = (int)(await Standing(Colleague))["after"]! });
        var answer = await Send(Principal, Sheets("steps"), new JsonObject { ["kind"] = "seal", ["sheets"] = sheets });
        Assert.That((bool)answer.Body!["results"]![0]!["taken"]!, Is.True, answer.Text);
        Assert.That(await State((string)(await Standing(Colleague))["seals"]![0]!["hash"]!), Is.EqualTo(("current", 1)));
        Assert.That(await Bytes(Sheets($"{Colleague}.pdf?seal=last")), Is.Not.Empty);
    }

    private async Task<string> Sealed(bool compute)
    {
        var standing = compute ? await Take(Office, Teacher, "compute") : await Standing(Teacher);
        if ((string?)standing["stage"] == "confirming") await Confirm(Teacher); // a figure that did not change stays confirmed
        await Take(Head, Teacher, "signAsGroupHead");
        await Take(Principal, Teacher, "signAsPrincipal");
        await Take(Office, Teacher, "publish");
        Pass(8);
        var sheet = await Take(Principal, Teacher, "seal");
        return (string)sheet["seals"]!.AsArray().Last()!["hash"]!;
    }

    private async Task<(string State, int Revision)> State(string seal)
    {
        using var stranger = Anonymous();
        using var response = await stranger.GetAsync(new Uri("/api/v1/verify/" + seal, UriKind.Relative));
        var body = (await Answer.Of(response)).Body!;
        return ((string)body["state"]!, (int)body["revision"]!);
    }

    private async Task ArchiveHolds(int seals)
    {
        var file = Path.Combine(Folder, "archive.zip");
        await File.WriteAllBytesAsync(file, await Bytes(Sheets("archive.zip")));
        await using var output = new StringWriter();
        Assert.That(ArchiveCommand.Run(file, output), Is.Zero, output.ToString());
        Assert.That(output.ToString(), Does.Contain($"{Teacher} revision {seals} ").And.Contain($"{Teacher} revision 1 "));
    }
}
