using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.SheetSteps;

/// <summary>One sheet all the way: agreed, posted, objected to, corrected, agreed again and sealed.</summary>
public sealed class SheetJourneyTests : SheetLife
{
    [Test]
    public async Task A_sheet_goes_from_records_over_an_upheld_objection_to_its_seal()
    {
        var reading = await ReadingOf(Teacher);
        await Void(reading);
        Assert.That(((string?)(await Standing(Teacher))["stage"], May(await Standing(Teacher, Office))), Is.EqualTo(("notComputed", "compute")));

        var computed = await Take(Office, Teacher, "compute");
        Assert.That(((string?)computed["stage"], (int)computed["revision"]!, (string?)computed["due"]), Is.EqualTo(("confirming", 1, "2026-01-31")));
        Assert.That(await Waits(Teacher, "toConfirm"), Is.EqualTo((1, "2026-01-31")));
        await Take(Teacher, Teacher, "note", ("words", "少一次阅读"));
        Assert.That((string?)(await Confirm(Teacher))["stage"], Is.EqualTo("signing"));
        Assert.That((await Waits(Head, "toSign"), May(await Standing(Teacher, Head))), Is.EqualTo(((1, (string?)"2026-01-29"), "signAsGroupHead return")));
        await Take(Head, Teacher, "signAsGroupHead");
        await Take(Principal, Teacher, "signAsPrincipal");
        var posted = await Take(Office, Teacher, "publish");
        Assert.That(((string?)posted["notice"]!["to"], (string?)posted["groupHead"]!["by"], (string?)posted["principal"]!["by"]), Is.EqualTo(("2026-02-02", Head, Principal)));

        await OnNotice();

        Pass(2);
        var objected = await Take(Teacher, Teacher, "objection", ("line", Line), ("words", "一次阅读被误作废"), ("evidence", new JsonArray($"duties/{reading}")));
        var objection = (string)objected["objections"]![0]!["id"]!;
        Assert.That(((string?)objected["objections"]![0]!["decideBy"], (await Waits(Principal, "toDecide")).Count), Is.EqualTo(("2026-02-04", 1)));
        await Take(Principal, Teacher, "decide", ("objection", objection), ("upheld", true), ("words", "核对属实"));
        Pass(8);
        (await Try(Principal, Teacher, "seal")).IsProblem(409, "still-open");

        await Restore(reading);
        var before = LineOf(await Standing(Teacher), Line);
        Assert.That((string?)before["now"], Is.Not.Null.And.Not.EqualTo((string?)before["figure"]));
        Assert.That((await Waits(Teacher, "changed")).Count, Is.EqualTo(1), "who had confirmed is told");
        var revised = await Take(Office, Teacher, "compute");
        var change = revised["revisions"]![1]!["changes"]!.AsArray().Single(each => (string?)each!["line"] == Line)!;
        Assert.That(((int)revised["revision"]!, (string?)change["before"], (string?)change["after"]), Is.EqualTo((2, (string?)before["figure"], (string?)before["now"])));
        Assert.That(((string?)revised["objections"]![0]!["state"], revised["groupHead"], (string?)revised["stage"]), Is.EqualTo(("settled", (JsonNode?)null, "confirming")));
        Assert.That((LineOf(revised, Line)["confirmed"], LineOf(revised, "norm/X9-study")["confirmed"]?.ToString()), Is.EqualTo(((JsonNode?)null, "2026-01-26")), "what is the same stays confirmed");

        await Post(Teacher, compute: false);
        (await Try(Principal, Teacher, "seal")).IsProblem(409, "too-early");
        Pass(8);
        var due = await Read(Principal, At(School, "sheets/waiting"));
        Assert.That((int)due.Body![0]!["waits"]!["toSeal"]!, Is.EqualTo(1));
        var sealedSheet = await Take(Principal, Teacher, "seal");
        var seal = sealedSheet["seals"]!.AsArray().Single()!;
        Assert.That(((string?)sealedSheet["stage"], (int)seal["revision"]!, ((string)seal["hash"]!).Length, ((string)seal["shortCode"]!).Length), Is.EqualTo(("sealed", 2, 64, 19)));
        Assert.That((await Read(Principal, At(School, "sheets/waiting"))).Body!.AsArray(), Is.Empty, "a term whose sheets are sealed waits for nobody");
    }

    private async Task OnNotice()
    {
        var notice = await Read(Other, Sheets("notice"));
        var row = notice.Body!["rows"]!.AsArray().Single()!;
        Assert.That(row.AsObject().Select(each => each.Key), Is.EqualTo(["staff", "name", "band", "to", "after"]), "names and bands, and nothing else");
        Assert.That((string?)row["band"]!["zh"], Is.Not.Empty.And.Not.EqualTo("–"));
        Assert.That((await Read(Other, Sheets($"{Teacher}/standing"))).Status, Is.EqualTo(System.Net.HttpStatusCode.NotFound), "a colleague sees no more than that");
    }

    private async Task<(int Count, string? Due)> Waits(string by, string what)
    {
        var term = (await Read(by, At(School, "sheets/waiting"))).Body![0]!;
        return ((int)term["waits"]![what]!, (string?)term["nextDue"]);
    }

    private static string May(JsonNode standing) => string.Join(' ', standing["may"]!.AsArray().Select(each => (string)each!));
}
