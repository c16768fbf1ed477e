using System.Net;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Evaluations;

public sealed class EvaluationEndpointsTests : DemoTests
{
    [Test]
    public async Task A_term_lists_everyone_with_total_band_and_norms_by_staff_number()
    {
        var answer = await Get(At(School, $"evaluations/{Term}"));
        var people = answer.Body!["people"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)answer.Body["policy"]!["id"], Is.EqualTo("daxinganling-2023"));
            Assert.That(people, Has.Count.EqualTo(56));
            Assert.That(people.Select(person => (string)person!["staff"]!), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That((string?)people[0]!["posts"]![0]!["name"]!["zh"], Is.EqualTo("校长"));
        });
    }

    [Test]
    public async Task A_figure_leads_to_its_clause_and_to_records_that_are_there()
    {
        var person = (await Get(At(School, $"evaluations/{Term}/T006"))).Body!;
        var norm = person["norms"]!.AsArray().Single(each => (string?)each!["clause"] == "X2")!;
        var records = norm["contributions"]!.AsArray();
        var first = await Get(At(School, $"lesson-observations/{records[0]!["record"]}"));
        Assert.Multiple(() =>
        {
            Assert.That((decimal)norm["targetShown"]!, Is.EqualTo(40));
            Assert.That((bool)norm["met"]!, Is.False);
            Assert.That(records, Has.Count.EqualTo((int)(decimal)norm["actual"]!));
            Assert.That((decimal)norm["shortBy"]!, Is.EqualTo(40 - records.Count));
            Assert.That((string?)first.Record["observer"], Is.EqualTo("T006"));
        });
    }

    [Test]
    public async Task A_voided_record_no_longer_counts_and_counts_again_when_put_back()
    {
        async Task<decimal> Actual() => (decimal)(await Get(At(School, $"evaluations/{Term}/T006"))).Body!["norms"]!.AsArray()
            .Single(each => (string?)each!["clause"] == "X2")!["actual"]!;
        var before = await Actual();
        var id = (string)(await Get(At(School, "lesson-observations?observer=T006&limit=1"))).Body!["items"]![0]!["record"]!["id"]!;
        await Post(At(School, $"lesson-observations/{id}/void"), new JsonObject { ["reason"] = "重复登记" }, "\"1\"");
        var voided = await Actual();
        await Post(At(School, $"lesson-observations/{id}/restore"), ifMatch: "\"2\"");
        Assert.That((voided, await Actual()), Is.EqualTo((before - 1, before)));
    }

    [Test]
    public async Task Another_pack_judges_the_same_records_by_its_own_norms()
    {
        var person = (await Get(At(School, $"evaluations/{Term}/T001?policy=wenxian-2019"))).Body!;
        Assert.That(person["norms"]!.AsArray().Select(norm => (string)norm!["clause"]!), Is.SupersetOf(new[] { "W4", "W5", "W6", "W7", "W8" }));
    }

    [Test]
    public async Task Labour_lessons_are_counted_from_the_timetable_class_by_class()
    {
        var classes = (await Get(At(School, "classes?limit=200"))).Body!["items"]!.AsArray().Count;
        var norm = (await Get(At(School, $"evaluations/{Term}?policy=county-plan-2021"))).Body!["schoolNorms"]!.AsArray().Single()!;
        var record = (string)norm["contributions"]![0]!["record"]!;
        Assert.That(((string)norm["norm"]!, (decimal)norm["target"]!, (decimal)norm["actual"]!), Is.EqualTo(("D8", (decimal)classes, (decimal)classes)));
        Assert.That((string)(await Get(At(School, $"timetable-entries/{record}"))).Body!["record"]!["subject"]!, Is.EqualTo("labour"));
    }

    [TestCase("evaluations/2024-1")]
    [TestCase("evaluations/2025-1?policy=nowhere")]
    [TestCase("evaluations/2025-1/T999")]
    public async Task What_is_not_there_is_not_found(string address) =>
        Assert.That((await Get(At(School, address))).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task No_pupil_and_no_primary_score_is_in_an_evaluation()
    {
        var pupils = (await Get(At(School, "pupils?limit=200"))).Body!["items"]!.AsArray().Select(item => (string)item!["record"]!["id"]!).ToList();
        var person = await Get(At(School, $"evaluations/{Term}/T010"));
        Assert.Multiple(() =>
        {
            Assert.That(pupils.Where(pupil => person.Text.Contains($"\"{pupil}\"", StringComparison.Ordinal)), Is.Empty);
            foreach (var result in person.Body!["examResults"]!.AsArray().Where(each => (bool)each!["result"]!["levelsOnly"]!))
            {
                Assert.That(result!["result"]!["statistics"], Is.Null);
            }
        });
    }
}
