using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Pace;

/// <summary>The demo school in mid-term: eleven of its 21 teaching weeks are over on Friday 14 November 2025.</summary>
public sealed class PaceEndpointsTests : DemoTests
{
    private const string Day = "2025-11-14";

    /// <summary>Counted by hand from the records: norm, actual, expected, state, what a week it now takes, due.</summary>
    private static readonly object[] Counted =
    [
        // The principal: 25 lessons observed until then; one ethics study in September and one in October, none in November yet; 3 + 3 hours of training.
        new object[] { "T001", "X1", 25m, 30m * 11 / 21, "ahead", 5m / 10, "2026-01-23" },
        new object[] { "T001", "X9-study", 2m, 2m, "ahead", 3m / 10, "2025-11-28" },
        new object[] { "T001", "X9-oath", 1m, 11m / 21, "met", 0m, "2026-01-23" },
        new object[] { "T001", "X12-reading", 0m, 11m / 21, "behind", 1m / 10, "2026-01-23" },
        new object[] { "T001", "X13", 6m, 12m * 11 / 21, "onPace", 6m / 10, "2026-01-23" },
        new object[] { "T001", "X15", 0m, 1m, "behind", null!, "2025-09-30" },

        // The vice principal for teaching: 19 of 40 lessons; 12 hours of training with the county's 6; taught under observation in September.
        new object[] { "T006", "X2", 19m, 40m * 11 / 21, "onPace", 21m / 10, "2026-01-23" },
        new object[] { "T006", "X13", 12m, 12m * 11 / 21, "met", 0m, "2026-01-23" },
        new object[] { "T006", "X12-reading", 0m, 11m / 21, "behind", 1m / 10, "2026-01-23" },
        new object[] { "T006", "X15", 1m, 1m, "met", 0m, "2025-09-30" },

        // A homeroom teacher: a book read in October; observed in October, not in September.
        new object[] { "T023", "X9-study", 2m, 2m, "ahead", 3m / 10, "2025-11-28" },
        new object[] { "T023", "X12-reading", 1m, 11m / 21, "met", 0m, "2026-01-23" },
        new object[] { "T023", "X15", 0m, 1m, "behind", null!, "2025-09-30" },
    ];

    [TestCaseSource(nameof(Counted))]
    public async Task A_norm_of_the_demo_school_stands_as_counted_by_hand(
        string staff, string norm, decimal actual, decimal expected, string state, decimal? aWeek, string due)
    {
        var person = (await Get(At(School, $"pace/{Term}/{staff}?day={Day}"))).Body!;
        var found = person["norms"]!.AsArray().Single(each => (string?)each!["norm"] == norm)!;
        Assert.Multiple(() =>
        {
            Assert.That(((int)person["weeks"]!, (int)person["weeksElapsed"]!), Is.EqualTo((21, 11)));
            Assert.That((decimal)found["actual"]!, Is.EqualTo(actual));
            Assert.That((decimal)found["expected"]!, Is.EqualTo(expected).Within(1e-15m));
            Assert.That((string?)found["state"], Is.EqualTo(state));
            Assert.That((decimal?)found["aWeek"], Is.EqualTo(aWeek));
            Assert.That((string?)found["due"], Is.EqualTo(due));
        });
    }

    [Test]
    public async Task The_list_has_everybodys_norms_by_need_and_counts_each_state()
    {
        var first = (await Get(Address("limit=200"))).Body!;
        var rest = (await Get(Address($"limit=200&cursor={first["next"]}"))).Body!;
        var items = first["items"]!.AsArray().Concat(rest["items"]!.AsArray()).ToList();
        Assert.That((items.Count, (string?)rest["next"]), Is.EqualTo(((int)first["total"]!, (string?)null)));
        Assert.That(items.Select(item => $"{item!["staff"]}|{item["norm"]!["norm"]}"), Is.Unique);
        Assert.That(items.Select(item => (decimal?)item!["norm"]!["need"] ?? decimal.MaxValue), Is.Ordered.Descending);
        foreach (var state in new[] { "met", "ahead", "onPace", "behind" })
        {
            Assert.That(items.Count(item => (string?)item!["norm"]!["state"] == state), Is.EqualTo((int)first["counts"]![state]!), state);
        }
    }

    [Test]
    public async Task It_is_narrowed_by_state_post_staff_and_text_and_the_counts_stay_those_of_every_state()
    {
        var behind = (await Get(Address("state=behind&limit=200"))).Body!;
        Assert.That(behind["items"]!.AsArray().Select(item => (string?)item!["norm"]!["state"]), Is.All.EqualTo("behind").And.Not.Empty);
        Assert.That((int)behind["total"]!, Is.EqualTo((int)behind["counts"]!["behind"]!));
        Assert.That((int)behind["counts"]!["met"]!, Is.Positive);
        Assert.That((await Staff("post=principal")).Distinct(), Is.EqualTo(new[] { "T001" }));
        Assert.That((await Staff("staff=T006")).Distinct(), Is.EqualTo(new[] { "T006" }));
        Assert.That((await Staff("q=t02&limit=200")).Distinct(), Is.EquivalentTo(Enumerable.Range(20, 10).Select(number => $"T0{number}")));
        Assert.That((await Staff("q=卢秀英")).Distinct(), Is.EqualTo(new[] { "T001" }));
        Assert.That((await Staff("limit=200")).Contains(null), "the school's own norms too");
    }

    [Test]
    public async Task Without_a_day_it_is_today_held_inside_the_term()
    {
        var (list, person) = ((await Get(At(School, $"pace/{Term}"))).Body!, (await Get(At(School, $"pace/{Term}/T001"))).Body!);
        Assert.That(((string?)list["day"], (int)list["weeksElapsed"]!, (string?)person["day"]), Is.EqualTo(("2026-01-23", 21, "2026-01-23")), "the term is over");
        var evaluation = (await Get(At(School, $"evaluations/{Term}/T001"))).Body!["normsOwed"]!.AsArray();
        Assert.That(person["norms"]!.AsArray().Select(norm => (decimal)norm!["actual"]!), Is.EqualTo(evaluation.Select(norm => (decimal)norm!["actual"]!)));
    }

    [Test]
    public async Task Another_pack_has_other_norms()
    {
        var person = (await Get(At(School, $"pace/{Term}/T001?day={Day}&policy=wenxian-2019"))).Body!;
        Assert.That(person["norms"]!.AsArray().Select(norm => (string?)norm!["clause"]), Does.Contain("W4"));
        Assert.That((string?)person["policy"]!["id"], Is.EqualTo("wenxian-2019"));
    }

    [Test]
    public async Task A_record_that_is_voided_counts_no_longer_and_again_when_put_back()
    {
        async Task<decimal> Actual() => (decimal)(await Get(At(School, $"pace/{Term}/T006?day={Day}"))).Body!["norms"]!.AsArray().Single(each => (string?)each!["norm"] == "X2")!["actual"]!;
        var id = (string)(await Get(At(School, $"lesson-observations?observer=T006&until={Day}&limit=1"))).Body!["items"]![0]!["record"]!["id"]!;
        await Post(At(School, $"lesson-observations/{id}/void"), new JsonObject { ["reason"] = "重复登记" }, "\"1\"");
        var voided = await Actual();
        await Post(At(School, $"lesson-observations/{id}/restore"), ifMatch: "\"2\"");
        Assert.That((voided, await Actual()), Is.EqualTo((18m, 19m)));
    }

    [TestCase("day=yesterday", "day", "date")]
    [TestCase("day=2025-08-31", "day", "day-in-term")]
    [TestCase("day=9999-12-31", "day", "day-in-term")]
    [TestCase("state=late", "state", "choice")]
    [TestCase("state=1", "state", "choice")]
    [TestCase("post=king", "post", "choice")]
    [TestCase("limit=0", "limit", "range")]
    [TestCase("cursor=here", "cursor", "cursor")]
    [TestCase("colour=red", "colour", "unknown-parameter")]
    public async Task What_cannot_be_read_is_told(string query, string field, string rule)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            var answer = await Get(At(School, $"pace/{Term}?{query}"), language);
            answer.IsProblem(400, "invalid");
            Assert.That((answer.Fields.Single(), (string?)answer.Body!["errors"]![0]!["rule"]), Is.EqualTo((field, rule)));
        }
    }

    [TestCase("pace/2024-1")]
    [TestCase("pace/2025-1?policy=nowhere")]
    [TestCase("pace/2025-1/T999")]
    [TestCase("pace/2025-1/T999.ics")]
    public async Task What_is_not_there_is_not_found(string address) => (await Get(At(School, address))).IsProblem(404, "not-found");

    [Test]
    public async Task One_persons_calendar_is_a_file_to_keep()
    {
        using var response = await Client.GetAsync(new Uri(At(School, $"pace/{Term}/T006.ics?day={Day}&lang=en"), UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/calendar; charset=utf-8"));
        Assert.That(response.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("demo-2025-1-T006.ics"));
        Assert.That(text, Does.StartWith("BEGIN:VCALENDAR\r\n").And.Contain("SUMMARY:lessons observed: 21 lessons to go\r\n").And.Contain("DTSTAMP:20251114T000000Z"));
        Assert.That(text, Does.Not.Contain("norm-X13"), "it is met");
        Assert.That(text, Is.EqualTo(await Client.GetStringAsync(new Uri(At(School, $"pace/{Term}/T006.ics?day={Day}&lang=en"), UriKind.Relative))));
    }

    private async Task<List<string?>> Staff(string query) =>
        [.. (await Get(Address(query))).Body!["items"]!.AsArray().Select(item => (string?)item!["staff"])];

    private static string Address(string query) => At(School, $"pace/{Term}?day={Day}&{query}");
}
