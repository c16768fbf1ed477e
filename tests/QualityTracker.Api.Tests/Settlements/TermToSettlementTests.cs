using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using QualityTracker.Api.Tests.Exports;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Settlements;

/// <summary>A term of a whole school from its records to sealed sheets and two settlements, with an upheld objection before the first and a correction after it.</summary>
public sealed class TermToSettlementTests : SettlementLife
{
    [Test]
    public async Task What_is_paid_in_all_is_what_the_latest_sealed_sheets_say_to_the_cent()
    {
        var forgotten = await ReadingOf(Teacher);
        await Void(forgotten);
        await NothingWithoutSheets();
        await ObjectedAndSealed(forgotten);

        var due = await Divided();
        var first = await PaidOnceByTwoAtOnce();
        Assert.That(LinesOf(first), Is.EquivalentTo(due.Where(each => each.Value != 0)), "the first settlement pays what the sealed sheets divide");
        var inputs = await Inputs();
        Assert.That((long)first["settlement"]!["totalCents"]!, Is.EqualTo((long)inputs["paidCents"]!));
        await Nothing();
        StaysAsItWasApproved();
        await OwnLinesAlone(first);
        await Files(first, due.Values.Sum());

        var corrected = await CorrectedAndSealedAnew();
        var now = await Divided();
        var second = await ApprovedAtOnce();
        await AddsUp(first, second, now, corrected);
        await Nothing();
    }

    private async Task NothingWithoutSheets()
    {
        var held = await Held();
        Assert.That(held.Select(each => each.Kind), Is.All.EqualTo("notBegun").And.Not.Empty);
        var refused = await TryPrepare();
        refused.IsProblem(409, "nothing-to-pay");
        Assert.That((string?)refused.Body!["errors"]![0]!["message"], Does.Contain($"（{Teacher}）"), "who has no sheet is named");
    }

    private async Task ObjectedAndSealed(string forgotten)
    {
        await TakeAll(Office, "compute");
        await AgreeAndPost();
        var objected = await Take(Teacher, Teacher, "objection", ("line", Line), ("words", "一次读书被误作废"), ("evidence", new JsonArray($"duties/{forgotten}")));
        await Take(Principal, Teacher, "decide", ("objection", (string)objected["objections"]![0]!["id"]!), ("upheld", true), ("words", "核对属实"));
        await Restore(forgotten);
        await Recomputed();
        await SealAll();
        Assert.That(await Held(), Is.Empty);
        Assert.That((string?)(await Standing(Teacher))["objections"]![0]!["state"], Is.EqualTo("settled"));
    }

    private async Task<JsonNode> PaidOnceByTwoAtOnce()
    {
        var made = await Task.WhenAll(TryPrepare(), TryPrepare());
        Assert.That(made.Select(each => each.Status), Is.All.EqualTo(HttpStatusCode.Created));
        var ids = made.Select(each => (string)each.Body!["settlement"]!["id"]!).ToArray();
        Assert.That(made.Select(each => (int)each.Body!["settlement"]!["number"]!), Is.All.EqualTo(1), "prepared at once, both would be the first");
        Assert.That((await Read(Finance, Settlements($"{ids[0]}.xlsx"))).Rule, Is.EqualTo("not-frozen"));

        var once = NextId();
        var halves = await Task.WhenAll(Approve(Finance, ids[0], once), Approve(Finance, ids[0], once), Approve(Finance, ids[1]));
        Assert.That(halves.Select(each => each.Status), Is.All.EqualTo(HttpStatusCode.OK), "sent twice it is one approval");
        (await Approve(Finance, ids[0])).IsProblem(409, "same-person");
        (await Approve(Finance, ids[1], once)).IsProblem(409, "different-content");

        var finals = await Task.WhenAll(ids.Select(id => Approve(As(Principal), id)));
        Assert.That(finals.Select(each => (int)each.Status).Order(), Is.EqualTo([200, 409]), "of two with one number one is paid");
        Assert.That(finals.Single(each => each.Status == HttpStatusCode.Conflict).Rule, Is.EqualTo("overtaken"));
        var paid = finals.Single(each => each.Status == HttpStatusCode.OK).Body!;
        Assert.That(paid["settlement"]!["approvals"]!.AsArray().Select(each => (string?)each!["post"]), Is.EqualTo(["finance", "principal"]));

        var other = ids.Single(id => id != (string?)paid["settlement"]!["id"]);
        Assert.That((string?)(await Settlement(other))["settlement"]!["state"], Is.EqualTo("overtaken"));
        var reason = new JsonObject { ["reason"] = "已另行发放" };
        (await Send(Finance, Settlements($"{other}/void"), reason.DeepClone())).IsProblem(428);
        (await Send(Finance, Settlements($"{other}/void"), reason.DeepClone(), "\"0\"")).IsProblem(412);
        Assert.That((await Send(Finance, Settlements($"{other}/void"), reason.DeepClone(), "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
        (await Send(Finance, Settlements($"{(string)paid["settlement"]!["id"]!}/void"), reason, "\"2\"")).IsProblem(409, "frozen");
        return paid;
    }

    // Nothing is paid a second time, nor by an earlier day, nor ahead.
    private async Task Nothing()
    {
        (await TryPrepare()).IsProblem(409, "nothing-to-pay");
        (await TryPrepare(cutOff: "2026-01-26")).IsProblem(409, "cut-off");
        (await TryPrepare(cutOff: "2030-01-01")).IsProblem(409, "future");
        Assert.That(((string?)(await Due())["sums"]![0]!["state"], (long)(await Due())["totalCents"]!), Is.EqualTo(("settled", 0L)));
    }

    private void StaysAsItWasApproved()
    {
        foreach (var change in new[]
        {
            "update settlement_lines set due_cents = due_cents + 1", "delete from settlement_lines", "update settlement_approvals set day = '2026-01-01'", "delete from settlement_approvals",
            "update settlements set cut_off = '2026-01-01' where frozen_at is not null", "update settlements set frozen_at = null where frozen_at is not null", "delete from settlements",
            "update settlements set frozen_at = prepared_at where frozen_at is null", "update sealed_division_parts set cents = 0", "delete from sealed_divisions", "update sealed_division_seals set hash = ''",
        })
        {
            Assert.That(() => Database.Write(connection => connection.Execute(change)), Throws.InstanceOf<DbException>(), change);
        }
    }

    private async Task OwnLinesAlone(JsonNode first)
    {
        var id = (string)first["settlement"]!["id"]!;
        var own = (await Read(Teacher, Settlements(id))).Body!;
        Assert.That(own["people"]!.AsArray().Select(person => (string?)person!["staff"]), Is.EqualTo([Teacher]));
        Assert.That((own["settlement"]!["totalCents"], (bool)own["settlement"]!["mayApprove"]!), Is.EqualTo(((JsonNode?)null, false)));
        var list = (await Read(Teacher, Settlements())).Body!.AsArray();
        Assert.That(list.Single()!["own"]!.AsArray().Sum(line => (long)line!["amountCents"]!), Is.EqualTo((long)own["people"]![0]!["amountCents"]!));
        Assert.That((await Read(Teacher, Settlements("due"))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task Files(JsonNode first, long cents)
    {
        var address = Settlements((string)first["settlement"]!["id"]!);
        var bytes = await Finance.GetByteArrayAsync($"{address}.xlsx");
        Assert.That(await Finance.GetByteArrayAsync($"{address}.xlsx"), Is.EqualTo(bytes), "the same bytes each time");
        LibreOffice.Opens(("settlement.xlsx", bytes));
        var source = TableSource.Of(new MemoryStream(bytes), "settlement.xlsx", new ReadingOptions { IsHeader = cells => cells.Contains("工号") });
        using var tables = source.Tables().GetEnumerator();
        tables.MoveNext();
        var (sum, total) = (0m, 0m);
        while (tables.Current.Read())
        {
            var yuan = decimal.Parse(tables.Current.Row[4], NumberStyles.Number, CultureInfo.InvariantCulture);
            if (tables.Current.Row.Text(0) == "合计") total = yuan;
            else sum += yuan;
        }

        Assert.That((sum, total), Is.EqualTo((cents / 100m, cents / 100m)));
        Assert.That((await Read(Finance, $"{address}.csv")).Text.Split("\r\n"), Has.Length.GreaterThan(50));
    }

    private async Task<string> CorrectedAndSealedAnew()
    {
        await Void(await ReadingOf(Colleague));
        var taught = (await Get(At(School, $"teaching-hours?staff={Colleague}&limit=50"))).Body!["items"]!.AsArray().First(each => each!["record"]!["class"] is not null)!["record"]!["id"];
        Assert.That((await Post(At(School, $"teaching-hours/{taught}/void"), new JsonObject { ["reason"] = "重复登记" }, "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
        var held = await Held();
        Assert.That(held, Does.Contain((Colleague, "figuresChanged")), "records that changed under a seal hold the sum");
        (await TryPrepare()).IsProblem(409, "nothing-to-pay");
        await SealedAnew(held);
        return Colleague;
    }

    // The principal and finance at the same moment: it is frozen once.
    private async Task<JsonNode> ApprovedAtOnce()
    {
        var id = await Prepared();
        Assert.That((await TryPrepare(id)).Status, Is.EqualTo(HttpStatusCode.OK), "sent again it is the same settlement");
        var answers = await Task.WhenAll(Approve(As(Principal), id), Approve(Finance, id));
        Assert.That(answers.Select(each => each.Status), Is.All.EqualTo(HttpStatusCode.OK));
        var paid = await Settlement(id);
        Assert.That(((string?)paid["settlement"]!["state"], paid["settlement"]!["approvals"]!.AsArray().Count, (int)paid["settlement"]!["number"]!), Is.EqualTo(("frozen", 2, 2)));
        return paid;
    }

    private async Task AddsUp(JsonNode first, JsonNode second, Dictionary<(string Staff, string Pool), long> now, string corrected)
    {
        var (before, after) = (LinesOf(first), LinesOf(second));
        var totals = $"paid first {before.Values.Sum()}, adjusted {after.Values.Sum()}, due now {now.Values.Sum()} cents";
        foreach (var (key, cents) in now) Assert.That(before.GetValueOrDefault(key) + after.GetValueOrDefault(key), Is.EqualTo(cents), $"{key}: {totals}");
        Assert.Multiple(() =>
        {
            Assert.That(before.Values.Sum() + after.Values.Sum(), Is.EqualTo(now.Values.Sum()), totals);
            foreach (var pool in after.GroupBy(each => each.Key.Pool)) Assert.That(pool.Sum(each => each.Value), Is.Zero, $"{pool.Key}: one's gain is the others' loss; {totals}");
            Assert.That(after.Where(each => each.Key.Staff == corrected).Sum(each => each.Value), Is.Negative, totals);
            Assert.That(after.Values, Has.Some.Positive, totals);
            Assert.That(second["sums"]![0]!["kindName"]!["zh"]!.ToString(), Is.EqualTo("调整"));
            Assert.That((long)second["settlement"]!["adjustmentCents"]!, Is.EqualTo(after.Values.Sum()), totals);
        });
        var own = (await Read(corrected, Settlements())).Body!.AsArray();
        Assert.That(own.Sum(each => each!["own"]!.AsArray().Sum(line => (long)line!["amountCents"]!)), Is.EqualTo(now.Where(each => each.Key.Staff == corrected).Sum(each => each.Value)), totals);
        TestContext.Out.WriteLine(totals);
    }
}
