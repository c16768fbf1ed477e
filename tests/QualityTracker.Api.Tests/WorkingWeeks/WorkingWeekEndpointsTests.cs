using System.Text.Json.Nodes;
using QualityTracker.Api.Records;

namespace QualityTracker.Api.Tests.WorkingWeeks;

/// <summary>The demo school's weeks over HTTP: its records were made from the same timetable, so that what differs is known.</summary>
public sealed class WorkingWeekEndpointsTests : DemoTests
{
    [Test]
    public async Task An_ordinary_week_of_the_demo_school_is_recorded_as_the_timetable_proposes()
    {
        var view = (await Get(At(School, $"working-weeks/{Term}?week=3"))).Body!;
        Assert.That(view["items"]!.AsArray(), Has.Count.GreaterThan(40));
        Assert.That(view["items"]!.AsArray().Select(item => ((string?)item!["state"], (int)item["changed"]!)), Is.All.EqualTo(("complete", 0)));
        Assert.That(view["weeks"]!.AsArray(), Has.Count.EqualTo(21));
    }

    // Week 4 has the Sunday that makes up for a Tuesday, week 5 the holiday that begins on a Wednesday.
    [TestCase(4, 6)]
    [TestCase(5, 2)]
    [TestCase(6, 2)]
    public async Task Holidays_and_make_up_days_are_in_what_is_proposed(int week, int days)
    {
        var view = (await Get(At(School, $"working-weeks/{Term}?week={week}"))).Body!;
        Assert.That(view["items"]!.AsArray().Sum(item => (int)item!["changed"]!), Is.Zero);
        var person = (await Get(At(School, $"working-weeks/{Term}/T021?week={week}"))).Body!;
        Assert.That(person["days"]!.AsArray().Count(day => day!["timetableDay"] is not null), Is.EqualTo(week == 6 ? 3 : days));
    }

    [Test]
    public async Task A_line_that_is_voided_is_missing_and_the_proposal_recorded_again_is_complete()
    {
        var address = At(School, $"working-weeks/{Term}/T006?week=3");
        var line = (await Get(address)).Body!["lines"]![0]!;
        var record = (JsonObject)line["recorded"]!["record"]!.DeepClone();
        await Post(At(School, $"teaching-hours/{record["id"]}/void"), new JsonObject { ["reason"] = "重录" }, "\"1\"");
        var missing = (await Get(address)).Body!;
        var list = (await Get(At(School, $"working-weeks/{Term}?week=3"))).Body!;
        (record["id"], record["periods"], record["note"]) = (Guid.CreateVersion7().ToString(), missing["lines"]![0]!["proposed"]!.DeepClone(), "合班：与九年级3班");
        await Create(At(School, "teaching-hours"), record);
        var whole = (await Get(address)).Body!;
        Assert.Multiple(() =>
        {
            Assert.That(((string?)missing["state"], (string?)missing["lines"]![0]!["state"]), Is.EqualTo(("missing", "missing")));
            Assert.That(((int)list["weeks"]![2]!["missing"]!, (string?)Item(list, "T006")["missing"]![0]!["subjectName"]!["zh"]), Is.EqualTo((1, "数学")));
            Assert.That(((string?)whole["state"], (string?)whole["lines"]![0]!["recorded"]!["record"]!["note"]), Is.EqualTo(("complete", "合班：与九年级3班")));
        });
    }

    [Test]
    public async Task Who_was_covered_sees_who_covered_and_who_covers_sees_whose_lessons_there_are()
    {
        var away = (await Get(At(School, $"working-weeks/{Term}/T022?week=4"))).Body!;
        Assert.That(away["coveredBy"]!.AsArray().Select(line => (string?)line!["colleague"]), Is.Not.Empty.And.None.Null);
        var coverable = (await Get(At(School, $"working-weeks/{Term}/T024/coverable?week=4"))).Body!.AsArray();
        Assert.That(coverable.Select(each => (string?)each!["staff"]), Does.Contain("T022").And.None.EqualTo("T024"));
        var lessons = coverable.SelectMany(each => each!["lessons"]!.AsArray()).ToList();
        Assert.That(lessons.Select(lesson => (bool)lesson!["isBusy"]!).Distinct(), Is.EquivalentTo(new[] { true, false }));
    }

    [Test]
    public async Task Tutoring_of_a_week_is_due_by_the_fixed_time_and_holds_what_was_held()
    {
        var plan = (await Get(At(School, "tutoring-plans?limit=1"))).Body!["items"]![0]!["record"]!;
        var view = (await Get(At(School, $"working-weeks/{Term}/{plan["teacher"]}/tutoring?week=5"))).Body!;
        var due = view["plans"]!.AsArray();
        Assert.That(due, Is.Not.Empty);
        Assert.That(due.Select(each => (string?)each!["at"]), Has.None.Null);
        Assert.That(due.SelectMany(each => each!["sessions"]!.AsArray()).Select(session => DateOnly.Parse((string)session!["record"]!["date"]!, System.Globalization.CultureInfo.InvariantCulture)),
            Is.All.InRange(new DateOnly(2025, 9, 29), new DateOnly(2025, 10, 5)));
        Assert.That(due[0]!["standing"]!["pupilName"], Is.Not.Null);
    }

    [Test]
    public async Task The_board_has_every_plan_of_the_term_the_behind_first_and_who_has_none()
    {
        var board = (await Get(At(School, $"tutoring-boards/{Term}?day=2025-11-14"))).Body!;
        var items = board["items"]!.AsArray();
        Assert.That(items, Has.Count.EqualTo(await Count(School, RecordKinds.All.Single(kind => kind.Noun == "tutoring-plans"))));
        Assert.That(items.Select(item => Array.IndexOf(["behind", "onPace", "ahead", "met"], (string)item!["state"]!)), Is.Ordered.Ascending);
        Assert.That(items.Select(item => (int)item!["held"]!).Max(), Is.Positive);
        Assert.That(board["without"]!.AsArray().Select(each => (string?)each!["staff"]), Is.Not.Empty.And.Unique.And.None.EqualTo((string?)items[0]!["plan"]!["record"]!["teacher"]));
    }

    [Test]
    public async Task A_class_has_its_pupils_with_the_plans_they_have()
    {
        var plan = (await Get(At(School, "tutoring-plans?limit=1"))).Body!["items"]![0]!["record"]!;
        var enrolment = (await Get(At(School, $"enrolments?pupil={plan["pupil"]}&limit=1"))).Body!["items"]!;
        var code = enrolment.AsArray().Count > 0 ? (string)enrolment[0]!["record"]!["class"]! : "2025-701";
        var pupils = (await Get(At(School, $"tutoring-boards/{Term}/classes/{code}"))).Body!.AsArray();
        Assert.That(pupils.Select(each => (string?)each!["pupil"]), Is.Not.Empty.And.Unique);
    }

    [Test]
    public async Task Lessons_that_were_not_held_are_no_periods_with_a_reason_and_nothing_without_one()
    {
        var found = (await Get(At(School, $"working-weeks/{Term}/T007?week=3"))).Body!["lines"]![0]!["recorded"]!;
        var record = (JsonObject)found["record"]!.DeepClone();
        record["periods"] = 0;
        (await Put(At(School, $"teaching-hours/{record["id"]}"), record, "\"1\"")).IsProblem(400, "invalid");
        record["note"] = "全校停课";
        Assert.That((int)(await Put(At(School, $"teaching-hours/{record["id"]}"), record, "\"1\"")).Status, Is.EqualTo(200));
        var line = (await Get(At(School, $"working-weeks/{Term}/T007?week=3"))).Body!["lines"]![0]!;
        Assert.That(((string?)line["state"], (decimal)line["recorded"]!["record"]!["periods"]!), Is.EqualTo(("changed", 0m)));
        await Put(At(School, $"teaching-hours/{record["id"]}"), found["record"]!.DeepClone(), "\"2\"");
    }

    [TestCase("working-weeks/2025-1?week=0", "week")]
    [TestCase("working-weeks/2025-1?week=22", "week")]
    [TestCase("working-weeks/2025-1/T001?week=two", "week")]
    [TestCase("working-weeks/2025-1?colour=red", "colour")]
    [TestCase("tutoring-boards/2025-1?day=2025-08-31", "day")]
    [TestCase("tutoring-boards/2025-1?day=soon", "day")]
    public async Task What_cannot_be_read_is_told(string address, string field)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            var answer = await Get(At(School, address), language);
            answer.IsProblem(400, "invalid");
            Assert.That(answer.Fields, Is.EqualTo(new[] { field }));
        }
    }

    [TestCase("working-weeks/2024-1")]
    [TestCase("working-weeks/2025-1/T999")]
    [TestCase("tutoring-boards/2024-1")]
    [TestCase("tutoring-boards/2025-1/classes/none")]
    public async Task What_is_not_there_is_not_found(string address) => (await Get(At(School, address))).IsProblem(404, "not-found");

    [TestCase("holiday", 3, "make-up-day")]
    [TestCase("makeUpDay", 8, "range")]
    public async Task Only_a_make_up_day_follows_another_weekday(string kind, int follows, string rule)
    {
        var answer = await Post(At(School, "calendar-days"), new JsonObject { ["date"] = "2025-12-06", ["kind"] = kind, ["name"] = "调休", ["follows"] = follows });
        answer.IsProblem(400, "invalid");
        Assert.That((answer.Fields.Single(), (string?)answer.Body!["errors"]![0]!["rule"]), Is.EqualTo(("follows", rule)));
    }

    private static JsonNode Item(JsonNode list, string staff) => list["items"]!.AsArray().Single(item => (string?)item!["staff"] == staff)!;
}
