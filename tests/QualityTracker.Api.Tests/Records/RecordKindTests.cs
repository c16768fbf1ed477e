using System.Text.Json.Nodes;
using QualityTracker.Api.Access;
using QualityTracker.Api.Records;
using QualityTracker.Api.Tests.Access;

namespace QualityTracker.Api.Tests.Records;

/// <summary>What forms are made from.</summary>
public sealed class RecordKindTests : AccessTests
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Role.CountyViewer])];

    [TestCaseSource(nameof(Roles))]
    public async Task The_kinds_listed_are_those_that_may_be_read_and_say_what_may_be_written(Role role)
    {
        var listed = await Kinds(role);
        Assert.That(listed.Keys, Is.EquivalentTo(RecordKinds.All.Where(kind => Expectation.MayAtAll($"{kind.Noun}.list", role)).Select(kind => kind.Noun)));
        foreach (var (noun, kind) in listed)
        {
            var whole = Expectation.Covers($"{noun}.create", role, Relation.None, write: true);
            Assert.That((string?)kind["writes"], Is.EqualTo(whole ? "all" : Expectation.MayAtAll($"{noun}.create", role) ? "own" : "none"), noun);
        }
    }

    [Test]
    public async Task Every_field_is_labelled_in_both_languages_and_says_how_it_is_written()
    {
        foreach (var kind in (await Kinds(Role.Office)).Values)
        {
            foreach (var field in kind["fields"]!.AsArray().Concat(kind["fields"]!.AsArray().SelectMany(each => each!["items"]!.AsArray())))
            {
                var place = $"{kind["noun"]}.{field!["field"]}";
                Assert.That((string?)field["label"]!["zh"], Is.Not.Null.And.Not.Empty, place);
                Assert.That((string?)field["label"]!["en"], Does.Match("^[A-Z][a-z-]+( |$)"), place);
                Assert.That(field["choices"]!.AsArray().Count > 0, Is.EqualTo((string?)field["type"] == "choice"), place);
                Assert.That(field["refersTo"] is not null, Is.EqualTo((string?)field["type"] == "reference"), place);
                if ((string?)field["type"] == "list") Assert.That(field["items"]!.AsArray(), Is.Not.Empty, place);
            }
        }
    }

    [Test]
    public async Task A_list_says_what_its_items_hold()
    {
        var papers = (await Kinds(Role.Office))["exams"]["fields"]!.AsArray().Single(field => (string?)field!["field"] == "papers")!["items"]!.AsArray();
        Assert.That(papers.Select(item => ((string?)item!["field"], (string?)item["type"], (string?)item["refersTo"])), Is.EqualTo(new[] { ("subject", "reference", "subjects"), ("fullMark", "number", null) }));
    }

    [Test]
    public async Task Names_come_with_a_list_as_far_as_they_may_be_read()
    {
        var all = (await Send(await As(Role.Office), HttpMethod.Get, $"{AtWorld}/enrolments?names=true&limit=200")).Body!;
        Assert.That((string?)all["names"]!["pupils"]![World.OtherPupil], Is.EqualTo("王二"));
        Assert.That((string?)all["names"]!["classes"]![World.OwnClass], Is.EqualTo("七1"));
        var own = (await Send(await As(Role.Teacher), HttpMethod.Get, $"{AtWorld}/enrolments?names=true&limit=200")).Body!;
        Assert.That(own["names"]!["pupils"]!.AsObject().Select(each => each.Key), Does.Contain(World.OwnPupil).And.Not.Contain(World.OtherPupil));
    }

    [Test]
    public async Task A_search_finds_by_the_names_of_what_is_referred_to_and_nothing_beyond_the_callers_rows()
    {
        var office = await Send(await As(Role.Office), HttpMethod.Get, $"{AtWorld}/enrolments?q={Uri.EscapeDataString("王二")}");
        Assert.That(office.Body!["items"]!.AsArray().Select(item => (string?)item!["record"]!["pupil"]), Is.Not.Empty.And.All.EqualTo(World.OtherPupil));
        var teacher = await Send(await As(Role.Teacher), HttpMethod.Get, $"{AtWorld}/enrolments?q={Uri.EscapeDataString("王二")}");
        Assert.That((int)teacher.Body!["total"]!, Is.Zero);
        Assert.That((int)(await Send(await As(Role.Office), HttpMethod.Get, $"{AtWorld}/posts?q={Uri.EscapeDataString("教研组")}")).Body!["total"]!, Is.EqualTo(1));
        Assert.That((int)(await Send(await As(Role.Office), HttpMethod.Get, $"{AtWorld}/staff?q=%25")).Body!["total"]!, Is.Zero, "a percent sign is a percent sign");
    }

    private async Task<Dictionary<string, JsonNode>> Kinds(Role role) =>
        (await Send(await As(role), HttpMethod.Get, $"{AtWorld}/record-kinds")).Body!.AsArray().ToDictionary(kind => (string)kind!["noun"]!, kind => kind!);
}
