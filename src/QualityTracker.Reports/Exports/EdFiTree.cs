using System.Globalization;
using System.Text.Json.Nodes;

namespace QualityTracker.Reports.Exports;

/// <summary>A performance evaluation that was defined (评价定义): its key, and the objectives under it.</summary>
public sealed record EdFiDefinition(JsonObject Key, string Title, List<EdFiObjective> Objectives);

/// <summary>An objective under an evaluation (评价维度).</summary>
public sealed record EdFiObjective(JsonObject Key, string Title, List<EdFiElement> Elements);

/// <summary>An element under an objective (评价指标).</summary>
public sealed record EdFiElement(JsonObject Key, string Title);

/// <summary>The resources of Ed-Fi's performance evaluation (Ed-Fi 资源), put together from the whole down to its parts; first definitions, then ratings.</summary>
public sealed class EdFiTree(EdFiKeys keys)
{
    private static readonly string[] Resources =
    [
        "performanceEvaluations", "evaluations", "evaluationObjectives", "evaluationElements", "rubricDimensions",
        "performanceEvaluationRatings", "evaluationRatings", "evaluationObjectiveRatings", "evaluationElementRatings",
    ];

    private readonly Dictionary<string, JsonArray> resources = Resources.ToDictionary(name => name, _ => new JsonArray());

    /// <summary>Resources by name, in the order in which an API takes them.</summary>
    public JsonObject Whole => new(Resources.Select(name => KeyValuePair.Create(name, (JsonNode?)resources[name])));

    public EdFiDefinition Define(string title, string type, string period, string evaluation, decimal full, IReadOnlyList<(string Name, decimal From)> levels)
    {
        var own = new JsonObject
        {
            ["performanceEvaluationTitle"] = title,
            ["performanceEvaluationTypeDescriptor"] = EdFiKeys.Own("PerformanceEvaluationType", type),
            ["evaluationPeriodDescriptor"] = EdFiKeys.Own("EvaluationPeriod", period),
            ["termDescriptor"] = keys.TermWord,
        };
        var whole = EdFiKeys.With(own, ("educationOrganizationReference", keys.OrganizationReference()), ("schoolYearTypeReference", keys.YearReference()));
        if (levels.Count > 0)
        {
            whole["ratingLevels"] = new JsonArray([.. levels.Select(level => new JsonObject
            {
                ["evaluationRatingLevelDescriptor"] = EdFiKeys.Own("EvaluationRatingLevel", level.Name),
                ["minNumericRating"] = level.From,
            })]);
        }

        resources["performanceEvaluations"].Add(whole);
        var key = EdFiKeys.With(own, ("educationOrganizationId", keys.Organization), ("schoolYear", keys.SchoolYear));
        resources["evaluations"].Add(new JsonObject { ["evaluationTitle"] = evaluation, ["performanceEvaluationReference"] = key, ["minNumericRating"] = 0, ["maxNumericRating"] = full });
        return new(EdFiKeys.With(key, ("evaluationTitle", evaluation)), evaluation, []);
    }

    public EdFiObjective Objective(EdFiDefinition of, string title, decimal? full, int order)
    {
        resources["evaluationObjectives"].Add(Part("evaluationObjectiveTitle", title, "evaluationReference", of.Key, full, order));
        var objective = new EdFiObjective(EdFiKeys.With(of.Key, ("evaluationObjectiveTitle", title)), title, []);
        of.Objectives.Add(objective);
        return objective;
    }

    public EdFiElement Element(EdFiObjective of, string title, decimal? full, int order)
    {
        resources["evaluationElements"].Add(Part("evaluationElementTitle", title, "evaluationObjectiveReference", of.Key, full, order));
        var element = new EdFiElement(EdFiKeys.With(of.Key, ("evaluationElementTitle", title)), title);
        of.Elements.Add(element);
        return element;
    }

    public void Dimension(EdFiElement of, int rating, string criterion, int order) => resources["rubricDimensions"].Add(new JsonObject
    {
        ["evaluationElementReference"] = of.Key.DeepClone(),
        ["rubricRating"] = rating,
        ["criterionDescription"] = criterion,
        ["dimensionOrder"] = order,
    });

    /// <summary>A rating of somebody, and the one rating of the evaluation under it; the key of the latter.</summary>
    public JsonObject Rate(EdFiDefinition of, JsonObject person, DateOnly day, string instant, string title, decimal? total, Action<JsonObject> both, Action<JsonObject> whole)
    {
        var evaluated = (JsonObject)of.Key.DeepClone();
        evaluated.Remove("evaluationTitle");
        var rated = new JsonObject
        {
            ["performanceEvaluationReference"] = evaluated,
            ["personReference"] = person.DeepClone(),
            ["actualDate"] = day.ToString("O", CultureInfo.InvariantCulture),
        };
        whole(rated);
        both(rated);
        Result(rated, title, total);
        resources["performanceEvaluationRatings"].Add(rated);
        var rating = new JsonObject
        {
            ["performanceEvaluationRatingReference"] = EdFiKeys.With(evaluated, [.. person.Select(each => (each.Key, each.Value))]),
            ["evaluationReference"] = of.Key.DeepClone(),
            ["evaluationDate"] = instant,
        };
        both(rating);
        Result(rating, title, total);
        resources["evaluationRatings"].Add(rating);
        return EdFiKeys.With(of.Key, [.. person.Select(each => (each.Key, each.Value)), ("evaluationDate", instant)]);
    }

    public JsonObject RateObjective(JsonObject rating, EdFiObjective of, string title, decimal? points)
    {
        var rated = new JsonObject { ["evaluationObjectiveReference"] = of.Key.DeepClone(), ["evaluationRatingReference"] = rating.DeepClone() };
        Result(rated, title, points);
        resources["evaluationObjectiveRatings"].Add(rated);
        return EdFiKeys.With(rating, ("evaluationObjectiveTitle", of.Title));
    }

    public void RateElement(JsonObject objective, EdFiElement of, string title, decimal points)
    {
        var rated = new JsonObject { ["evaluationElementReference"] = of.Key.DeepClone(), ["evaluationObjectiveRatingReference"] = objective.DeepClone() };
        Result(rated, title, points);
        resources["evaluationElementRatings"].Add(rated);
    }

    private static JsonObject Part(string titled, string title, string reference, JsonObject key, decimal? full, int order)
    {
        var part = new JsonObject { [titled] = title, [reference] = key.DeepClone(), ["sortOrder"] = order };
        if (full is { } most) (part["minNumericRating"], part["maxNumericRating"]) = (0, most);
        return part;
    }

    private static void Result(JsonObject rated, string title, decimal? points)
    {
        if (points is not { } number) return;
        rated["results"] = new JsonArray(new JsonObject
        {
            ["ratingResultTitle"] = title,
            ["numericRating"] = number,
            ["resultDatatypeTypeDescriptor"] = EdFiKeys.Standard("ResultDatatypeType", "Decimal"),
        });
    }
}
