using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QualityTracker.Api.Tests.Exports;

/// <summary>
/// What the resources of performance evaluation have in Ed-Fi's Data Standard 6.1, as far as they are exported: a property, ! where it is required,
/// and its type: a number of characters, int, whole (64 bits), number (within ±999.999), bool, date, instant, time, a reference, or a list of what is in brackets.
/// </summary>
public static class EdFiShapes
{
    private const string OfPerformance = "educationOrganizationId! whole, evaluationPeriodDescriptor! 306, performanceEvaluationTitle! 50, performanceEvaluationTypeDescriptor! 306, schoolYear! int, termDescriptor! 306";
    private const string OfPerson = "personId! 32, sourceSystemDescriptor! 306";
    private const string Level = "evaluationRatingLevelDescriptor! 306, minNumericRating number, maxNumericRating number";
    private const string Result = "numericRating! number, ratingResultTitle! 50, resultDatatypeTypeDescriptor! 306";

    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["performanceEvaluations"] = "evaluationPeriodDescriptor! 306, performanceEvaluationTypeDescriptor! 306, termDescriptor! 306, performanceEvaluationTitle! 50, educationOrganizationReference! organization, schoolYearTypeReference! year, performanceEvaluationDescription 255, ratingLevels [level]",
        ["evaluations"] = "evaluationTitle! 50, performanceEvaluationReference! performance, evaluationDescription 255, minNumericRating number, maxNumericRating number, ratingLevels [level]",
        ["evaluationObjectives"] = "evaluationObjectiveTitle! 50, evaluationReference! evaluation, evaluationObjectiveDescription 255, minNumericRating number, maxNumericRating number, sortOrder int",
        ["evaluationElements"] = "evaluationElementTitle! 255, evaluationObjectiveReference! objective, minNumericRating number, maxNumericRating number, sortOrder int",
        ["rubricDimensions"] = "rubricRating! int, criterionDescription! 1024, evaluationElementReference! element, dimensionOrder int, rubricRatingLevelDescriptor 306",
        ["performanceEvaluationRatings"] = "actualDate! date, performanceEvaluationReference! performance, personReference! person, actualDuration int, actualTime time, announced bool, comments 1024, results [result], reviewers [reviewer]",
        ["evaluationRatings"] = "evaluationDate! instant, evaluationReference! evaluation, performanceEvaluationRatingReference! performanceRating, actualDuration int, comments 1024, results [result], reviewers [reviewer]",
        ["evaluationObjectiveRatings"] = "evaluationObjectiveReference! objective, evaluationRatingReference! rating, comments 1024, results [result]",
        ["evaluationElementRatings"] = "evaluationElementReference! element, evaluationObjectiveRatingReference! objectiveRating, comments 1024, results [result]",
        ["organization"] = "educationOrganizationId! whole",
        ["year"] = "schoolYear! int",
        ["person"] = OfPerson,
        ["level"] = Level,
        ["result"] = Result,
        ["reviewer"] = "firstName! 75, lastSurname! 75, reviewerPersonReference person",
        ["performance"] = OfPerformance,
        ["evaluation"] = OfPerformance + ", evaluationTitle! 50",
        ["objective"] = OfPerformance + ", evaluationTitle! 50, evaluationObjectiveTitle! 50",
        ["element"] = OfPerformance + ", evaluationTitle! 50, evaluationObjectiveTitle! 50, evaluationElementTitle! 255",
        ["performanceRating"] = OfPerformance + ", " + OfPerson,
        ["rating"] = OfPerformance + ", " + OfPerson + ", evaluationTitle! 50, evaluationDate! instant",
        ["objectiveRating"] = OfPerformance + ", " + OfPerson + ", evaluationTitle! 50, evaluationDate! instant, evaluationObjectiveTitle! 50",
    };

    /// <summary>The resources in the order in which they are to be written: each refers only to those before it.</summary>
    public static IEnumerable<string> Resources => Shapes.Keys.Take(9);

    /// <summary>What is not as the standard has it, with its place.</summary>
    public static IEnumerable<string> Faults(string shape, JsonNode? node, string place)
    {
        if (node is not JsonObject has) return [$"{place} is no object"];
        var properties = Shapes[shape].Split(", ").Select(each => each.Split(' ')).ToDictionary(each => each[0].TrimEnd('!'), each => (Required: each[0].EndsWith('!'), Type: each[1]));
        return properties.Where(each => each.Value.Required && has[each.Key] is null).Select(each => $"{place}.{each.Key} is missing")
            .Concat(has.SelectMany(each => properties.TryGetValue(each.Key, out var property) ? OfValue(property.Type, each.Value, $"{place}.{each.Key}") : [$"{place}.{each.Key} is not in the standard"]));
    }

    private static IEnumerable<string> OfValue(string type, JsonNode? value, string place)
    {
        if (type[0] == '[') return value is JsonArray { Count: > 0 } list ? list.SelectMany((each, at) => Faults(type.Trim('[', ']'), each, $"{place}[{at}]")) : [$"{place} is no list with something in it"];
        if (Shapes.ContainsKey(type)) return Faults(type, value, place);
        return Is(type, value!.GetValue<JsonElement>()) ? [] : [$"{place} is not {type}: {value.ToJsonString()}"];
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "int" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "whole" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is > 0 and < 1L << 53,
        "number" => value.ValueKind == JsonValueKind.Number && Math.Abs(value.GetDecimal()) <= 999.999m && decimal.Round(value.GetDecimal(), 3) == value.GetDecimal(),
        "date" => Parses(value, "yyyy-MM-dd"),
        "time" => Parses(value, "HH:mm:ss"),
        "instant" => Parses(value, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        _ => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= int.Parse(type, CultureInfo.InvariantCulture)
            && (type != "306" || Uri.IsWellFormedUriString(Uri.EscapeDataString(text), UriKind.Relative) && text.StartsWith("uri://", StringComparison.Ordinal) && text.Contains("Descriptor#", StringComparison.Ordinal)),
    };

    private static bool Parses(JsonElement value, string format) => value.ValueKind == JsonValueKind.String && DateTime.TryParseExact(value.GetString(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
