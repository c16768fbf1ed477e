using System.Text.Json.Nodes;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Integrity;

/// <summary>When an observation was first recorded, and who hears of which doubt; on a clock that the tests set, and that never goes back.</summary>
public sealed class IntegrityEndpointsTests : ServerTests
{
    private readonly TestClock clock = new(At(new(2025, 9, 8)));

    protected override TimeProvider Wall => clock;

    [Test]
    public async Task What_counts_is_when_an_observation_was_first_recorded_not_when_it_was_changed()
    {
        var lesson = await Begin("first");
        var id = await Observe("first", lesson, 1, 7);
        var late = await Observe("first", lesson, 2, 8);
        clock.Set(At(lesson.AddDays(14)));
        foreach (var each in new[] { id, late })
        {
            var stored = await Get(At("first", $"lesson-observations/{each}"));
            await Put(At("first", $"lesson-observations/{each}"), Changed(stored.Record.DeepClone().AsObject(), ("topic", "改过的课题")), stored.ETag);
        }

        var flag = (await Flags("first")).Single()!;
        Assert.That((string?)flag["kind"], Is.EqualTo("backDated"));
        Assert.That((string?)flag["reason"]!["en"], Is.EqualTo($"observed on {lesson:O}, recorded 8 days later, on {lesson.AddDays(8):O}"));
        var record = flag["records"]!.AsArray().Single()!;
        Assert.That(((string?)record["id"], (string?)record["topic"], (string?)record["enteredOn"]), Is.EqualTo((late, "改过的课题", $"{lesson.AddDays(8):O}")));

        await Post(At("first", $"lesson-observations/{late}/void"), new JsonObject { ["reason"] = "记错" }, "\"2\"");
        Assert.That(await Flags("first"), Is.Empty, "a void record is doubted no more");
    }

    [Test]
    public async Task A_file_brings_a_terms_records_at_once_and_is_not_late()
    {
        var lesson = await Begin("file");
        await Observe("file", lesson, 1, 14, id: RecordIds.For("file", "lesson-observations", "x"));
        Assert.That(await Flags("file"), Is.Empty);
    }

    [Test]
    public async Task It_is_narrowed_by_kind_and_person_and_its_rules_say_their_limits()
    {
        var lesson = await Begin("narrow");
        await Create(At("narrow", "classes"), Changed(KindOf("classes"), ("id", "2025-702"), ("name", "七年级2班")));
        await Observe("narrow", lesson, 1, 10);
        await Observe("narrow", lesson, 2, 10);
        await Observe("narrow", lesson, 2, 10, "2025-702");
        var all = (await Get(At("narrow", "integrity-flags/2025-1"))).Body!;
        Assert.That(all["items"]!.AsArray().GroupBy(flag => (string)flag!["kind"]!).Select(kind => (kind.Key, kind.Count())), Is.EqualTo(new[] { ("twoInOnePeriod", 1), ("backDated", 3) }));
        var one = (await Get(At("narrow", "integrity-flags/2025-1?kind=twoInOnePeriod"))).Body!;
        Assert.That(((int)one["total"]!, (int)one["rules"]!.AsArray().Single(rule => (string?)rule!["kind"] == "backDated")!["count"]!), Is.EqualTo((1, 3)));
        Assert.That((await Get(At("narrow", "integrity-flags/2025-1?staff=T001"))).Body!["items"]!.AsArray(), Is.Empty, "who was observed is not who is doubted");
        foreach (var rule in all["rules"]!.AsArray()) Assert.That((string?)rule!["rule"]!["zh"], Is.Not.Empty.And.Not.EqualTo((string?)rule["rule"]!["en"]));
        var shares = all["shares"]!.AsArray().ToDictionary(share => (string)share!["staff"]!, share => share!);
        Assert.That(((int)shares["T002"]["observed"]!, (int)shares["T001"]["wasObserved"]!), Is.EqualTo((3, 3)));
    }

    [TestCase("integrity-flags/2025-1?kind=late", 400)]
    [TestCase("integrity-flags/2025-1?colour=red", 400)]
    [TestCase("integrity-flags/1999-1", 404)]
    public async Task What_cannot_be_read_or_is_not_there_is_told(string address, int status)
    {
        var school = $"told-{address.Length}";
        await Begin(school);
        (await Get(At(school, address))).IsProblem(status);
    }

    [Test]
    public async Task An_observer_sees_the_own_doubts_and_who_was_observed_sees_none()
    {
        await Observe("own", await Begin("own"), 1, 10);
        foreach (var (staff, seen) in new[] { ("T002", 1), ("T001", 0) })
        {
            TestAccounts.Add(Database, $"own-{staff}", [], "own", staff, "quiet river stone 7");
            using var browser = await SignedIn($"own-{staff}", "quiet river stone 7");
            var view = (await browser.Get(At("own", "integrity-flags/2025-1"))).Body!;
            Assert.That((view["items"]!.AsArray().Count, view["shares"]!.AsArray().Count), Is.EqualTo((seen, 0)), staff);
        }
    }

    private async Task<JsonArray> Flags(string school) => (await Get(At(school, "integrity-flags/2025-1"))).Body!["items"]!.AsArray();

    // A school without observations; the Monday of the next week, when all of them are.
    private async Task<DateOnly> Begin(string school)
    {
        await Prepare(school, KindOf("lesson-observations"));
        var today = DateOnly.FromDateTime(clock.Now.Date);
        return today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
    }

    private async Task<string> Observe(string school, DateOnly lesson, int period, int recordedAfter, string schoolClass = "2025-701", string? id = null)
    {
        clock.Set(At(lesson.AddDays(recordedAfter)));
        id ??= $"01900000-0000-7000-8000-{Guid.NewGuid().ToString("N")[..12]}";
        await Create(At(school, "lesson-observations"), Changed(KindOf("lesson-observations"),
            ("id", id), ("date", $"{lesson:O}"), ("period", period), ("class", schoolClass), ("strengths", null), ("weaknesses", null), ("advice", null)));
        return id;
    }

    private static RecordKind KindOf(string noun) => RecordKinds.All.Single(kind => kind.Noun == noun);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new(12, 0)), TimeSpan.FromHours(8));
}
