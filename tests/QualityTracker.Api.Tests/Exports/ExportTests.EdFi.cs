using System.Net;
using System.Text.Json.Nodes;
using QualityTracker.Api.Tests.Accounts;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>The evaluation of lessons and of a term as Ed-Fi resources: every object as the standard has it, and no more of people than it is for.</summary>
public sealed partial class ExportTests
{
    private static readonly string EdFiAddress = At(School, $"exports/{Term}/ed-fi.json");

    private JsonNode file = null!;

    [OneTimeSetUp]
    public async Task ExportEdFi() => file = (await Get(EdFiAddress)).Body!;

    [Test]
    public void Every_object_is_as_the_standard_has_it()
    {
        Assert.That(file.AsObject().Select(each => each.Key), Is.EqualTo(EdFiShapes.Resources));
        Assert.That(file.AsObject().SelectMany(each => each.Value!.AsArray().SelectMany((one, at) => EdFiShapes.Faults(each.Key, one, $"{each.Key}[{at}]"))).Take(5), Is.Empty);
        Assert.That(file.AsObject().Select(each => each.Value!.AsArray().Count), Is.All.GreaterThan(0));
    }

    [Test]
    public void Whatever_is_referred_to_is_there_and_once()
    {
        var rated = Keys("performanceEvaluationRatings", each => With(each["performanceEvaluationReference"], each["personReference"]));
        var ratings = Keys("evaluationRatings", each => With(each["performanceEvaluationRatingReference"], each["evaluationReference"], new JsonObject { ["evaluationDate"] = each["evaluationDate"]!.DeepClone() }));
        var objectives = Keys("evaluationObjectives", each => With(each["evaluationReference"], new JsonObject { ["evaluationObjectiveTitle"] = each["evaluationObjectiveTitle"]!.DeepClone() }));
        var elements = Keys("evaluationElements", each => With(each["evaluationObjectiveReference"], new JsonObject { ["evaluationElementTitle"] = each["evaluationElementTitle"]!.DeepClone() }));
        Assert.That(Named("evaluationRatings", "performanceEvaluationRatingReference"), Is.SubsetOf(rated));
        Assert.That(Named("evaluationObjectiveRatings", "evaluationRatingReference"), Is.SubsetOf(ratings));
        Assert.That(Named("evaluationObjectiveRatings", "evaluationObjectiveReference"), Is.SubsetOf(objectives));
        Assert.That(Named("evaluationElementRatings", "evaluationElementReference"), Is.SubsetOf(elements));
        Assert.That(Named("rubricDimensions", "evaluationElementReference"), Is.SubsetOf(elements));
    }

    [Test]
    public async Task An_observation_has_its_day_its_minutes_who_observed_and_comments_only_when_shared()
    {
        var observed = (await Get(At(School, "lesson-observations?limit=200&until=2026-01-31"))).Body!["items"]!.AsArray().Select(item => item!["record"]!).Where(each => each["scores"]!.AsArray().Count == 5).ToList();
        var shared = observed.First(each => (bool)each["shared"]! && (string?)each["advice"] is not null);
        var kept = observed.First(each => !(bool)each["shared"]! && (string?)each["advice"] is not null);
        var ratings = file["performanceEvaluationRatings"]!.AsArray();
        var rating = ratings.Single(each => ((string?)each!["comments"])?.Contains((string)shared["advice"]!, StringComparison.Ordinal) == true
            && (string)each["actualDate"]! == (string)shared["date"]! && (string)each["personReference"]!["personId"]! == (string)shared["teacher"]!)!;
        Assert.That(((int)rating["actualDuration"]!, (bool)rating["announced"]!), Is.EqualTo(((int)shared["minutes"]!, (string)shared["kind"]! != "unannounced")));
        Assert.That((string?)rating["reviewers"]![0]!["reviewerPersonReference"]!["personId"], Is.EqualTo((string?)shared["observer"]));
        Assert.That((decimal)rating["results"]![0]!["numericRating"]!, Is.EqualTo(shared["scores"]!.AsArray().Sum(score => (decimal)score!["points"]!)));
        Assert.That(ratings.Where(each => (string)each!["actualDate"]! == (string)kept["date"]! && (string)each["personReference"]!["personId"]! == (string)kept["teacher"]!
            && (string?)each["reviewers"]?[0]!["reviewerPersonReference"]!["personId"] == (string)kept["observer"]!).Select(each => each!["comments"]), Is.Not.Empty.And.All.Null);
    }

    [Test]
    public async Task No_pupil_no_band_and_no_veto_is_in_it()
    {
        var text = (await Get(EdFiAddress)).Text;
        var pupils = (await Get(At(School, "pupils?limit=200"))).Body!["items"]!.AsArray().Select(item => item!["record"]!);
        Assert.That(pupils.Where(pupil => text.Contains($"\"{pupil["id"]}\"", StringComparison.Ordinal)), Is.Empty);
        Assert.That(text, Does.Not.Contain("RatingLevelDescriptor\": \"uri://qualitytracker/PerformanceEvaluationRatingLevel").And.Not.Contain("否决").And.Not.Contain("veto"));
    }

    [Test]
    public async Task The_same_evaluation_gives_the_same_bytes()
    {
        var before = await Bytes(EdFiAddress);
        Assert.That(await Bytes(EdFiAddress), Is.EqualTo(before));
    }

    [Test]
    public async Task A_term_that_there_is_not_is_not_found_and_who_only_teaches_has_none_of_it()
    {
        (await Get(At(School, "exports/1999-1/ed-fi.json"))).IsProblem(404);
        var teacher = TestAccounts.Add(Database, "ed-fi-teacher", [], School, "T010");
        using var client = SignedIn(teacher);
        using var answer = await client.GetAsync(EdFiAddress);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private List<string> Keys(string resource, Func<JsonObject, JsonObject> key)
    {
        var keys = file[resource]!.AsArray().Select(each => Written(key(each!.AsObject()))).ToList();
        Assert.That(keys, Is.Unique, resource);
        return keys;
    }

    private IEnumerable<string> Named(string resource, string reference) => file[resource]!.AsArray().Select(each => Written(each![reference]!.AsObject())).Distinct();

    private static JsonObject With(params JsonNode?[] parts) => new(parts.SelectMany(part => part!.AsObject()).DistinctBy(each => each.Key).Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone())));

    private static string Written(JsonObject key) => string.Join('|', key.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}"));
}
