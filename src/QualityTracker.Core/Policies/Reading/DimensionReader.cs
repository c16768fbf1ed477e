using QualityTracker.Core.Exams;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `dimensions` with their indicators.</summary>
internal static class DimensionReader
{
    private const int LeastSat = 10;

    public static IReadOnlyList<DimensionRule> Read(PackContext context, PackNode? node)
    {
        var dimensions = new List<DimensionRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var indicatorIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in context.Mappings(node, new("维度", "a dimension")))
        {
            var isBonus = fields.Has("bonus-cap");
            var dimension = new DimensionRule
            {
                Id = fields.Id("id"),
                Title = fields.Title("title"),
                Clause = fields.ClauseOrNull("clause"),
                Weight = isBonus ? Quantity.Of(0) : fields.Weight("weight"),
                BonusCap = isBonus ? fields.Quantity("bonus-cap") : null,
                Indicators = Indicators(fields, indicatorIds),
                Place = fields.Place,
            };
            fields.Finish();
            if (context.IsNew(ids, dimension.Id, fields.Place)) dimensions.Add(dimension);
        }

        return dimensions;
    }

    private static List<IndicatorRule> Indicators(Fields dimension, HashSet<string> ids)
    {
        var indicators = new List<IndicatorRule>();
        foreach (var fields in dimension.Context.Mappings(dimension.Required("indicators"), new("指标", "an indicator")))
        {
            var source = Source(fields);
            var indicator = new IndicatorRule
            {
                Id = fields.Id("id"),
                Title = fields.Title("title"),
                Clause = fields.ClauseOrNull("clause"),
                Weight = fields.Weight("weight"),
                Source = source,
                Score = ScoringReader.Read(fields, source),
                Missing = fields.ChoiceOrNull<MissingRule>("missing") ?? MissingRule.Exclude,
                Posts = fields.Choices<PostKind>("posts", required: false),
                Except = fields.Choices<PostKind>("except", required: false),
                Place = fields.Place,
            };
            fields.Finish();
            if (dimension.Context.IsNew(ids, indicator.Id, fields.Place)) indicators.Add(indicator);
        }

        return indicators;
    }

    // `source: norms` and `source: workload` are words; the others are mappings.
    private static IndicatorSource Source(Fields fields)
    {
        switch (fields.Required("source"))
        {
            case ScalarNode { Value: "norms" }:
                return new AllNormsSource();
            case ScalarNode { Value: "workload" }:
                return new WorkloadSource();
            case MappingNode node:
                return MappedSource(Fields.Of(node, new("数据来源", "a source"), fields.Context)!);
            case ScalarNode node:
                fields.Add(
                    node.Place, $"不认识来源“{node.Value}”；可用:norms, workload, norm:, measure:, exams:",
                    $"the source '{node.Value}' is not known; use norms, workload, norm:, measure: or exams:");
                return new AllNormsSource();
            case { } node:
                fields.Add(node.Place, "来源不能是列表", "a source cannot be a list");
                return new AllNormsSource();
            default:
                return new AllNormsSource();
        }
    }

    private static IndicatorSource SourceOf(Fields fields)
    {
        if (fields.Optional("norm") is { } norm) return OneNorm(fields, norm);
        if (fields.Has("exams"))
            return new ExamSource(ExamKinds(fields), AtLeastSat(fields));
        if (fields.Has("measure")) return Measured(fields);
        fields.Add(fields.Place, "来源须有 norm、measure 或 exams 之一", "a source needs one of norm, measure or exams");
        return new AllNormsSource();
    }

    private static int AtLeastSat(Fields fields)
    {
        var least = fields.Whole("at-least-sat", LeastSat);
        if (least >= ExamSource.FewestSat) return least;
        fields.Add(
            fields.Optional("at-least-sat")!.Place, $"at-least-sat 应不少于 {ExamSource.FewestSat}；人数再少，均分会透露个别学生的成绩（L1）",
            $"at-least-sat must be {ExamSource.FewestSat} or more; a mean of fewer tells single pupils' scores (L1)");
        return LeastSat;
    }

    private static IndicatorSource MappedSource(Fields fields)
    {
        var source = SourceOf(fields);
        fields.Finish();
        return source;
    }

    // `target: 30`, `target: $name` or `target: { measure: … }`.
    private static MeasureSource Measured(Fields fields)
    {
        var call = MeasureReader.Read(fields, MeasureAbout.Person);
        switch (fields.Optional("target"))
        {
            case null:
                return new(call, null, null);
            case MappingNode:
                var other = fields.Mapping("target", new("目标", "a target"))!;
                var target = MeasureReader.Read(other, MeasureAbout.Person);
                other.Finish();
                return new(call, null, target);
            case var node:
                return new(call, fields.QuantityOf(node), null);
        }
    }

    private static OneNormSource OneNorm(Fields fields, PackNode node)
    {
        var id = fields.Scalar(node)?.Value ?? "";
        if (id.Length > 0 && !fields.Context.Norms.Contains(id))
            fields.Add(node.Place, $"没有规范量 {id}；请在 norms 中列出或改正", $"there is no norm {id}; list it under norms or correct it");
        return new(id);
    }

    // L3 holds here and again in the evaluation.
    private static ExamKind[] ExamKinds(Fields fields)
    {
        var kinds = fields.Choices<ExamKind>("exams");
        if (fields.Optional("exams") is ListNode { Items.Count: 0 } none)
            fields.Add(none.Place, "exams 是空的；请填考试类别，如 end-of-term", "exams is empty; give kinds of exam, such as end-of-term");
        if (kinds.Contains(ExamKind.Entrance))
        {
            fields.Add(
                fields.Optional("exams")!.Place, "升学考试不得用于评价教师（上位法 L3）;请删去 entrance",
                "entrance exams cannot evaluate teachers (law L3); remove entrance");
        }

        return [.. kinds.Where(kind => kind != ExamKind.Entrance)];
    }
}
