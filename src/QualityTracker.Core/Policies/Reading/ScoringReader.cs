namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `score`, a word or a mapping with `way`, and checks that the way fits the source.</summary>
internal static class ScoringReader
{
    public static Scoring Read(Fields indicator, IndicatorSource source)
    {
        var node = indicator.Required("score");
        if (node is null) return new AllOrNothingScoring();
        var mapping = node is ScalarNode scalar ? new MappingNode([(new("way", true, scalar.Place), scalar)], scalar.Place) : node;
        if (Fields.Of(mapping, new("计分方式", "a score"), indicator.Context) is not { } fields) return new AllOrNothingScoring();
        var way = fields.Choice<ScoringWay>("way");
        var scoring = Scoring(fields, way);
        fields.Finish();
        if (way != default && !Fits(way, source))
        {
            var word = PackWord.Of(way);
            indicator.Add(node.Place, $"计分方式 {word} 不适用于此来源；请换一种", $"the way {word} does not fit this source; use another");
        }

        return scoring;
    }

    private static Scoring Scoring(Fields fields, ScoringWay way)
    {
        switch (way)
        {
            case ScoringWay.Attainment:
                return new AttainmentScoring(Cap(fields));
            case ScoringWay.Steps:
                return new StepScoring(Steps(fields));
            case ScoringWay.Linear:
                return new LinearScoring(fields.Quantity("floor"), fields.Quantity("ceiling"));
            case ScoringWay.Deduction:
                return new DeductionScoring(fields.Quantity("each"));
            case ScoringWay.Percent:
                return new PercentScoring();
            default:
                return new AllOrNothingScoring();
        }
    }

    // An attainment needs something to attain; a deduction needs something to count.
    private static bool Fits(ScoringWay way, IndicatorSource source) => (way, source) switch
    {
        (ScoringWay.Attainment, MeasureSource { HasTarget: false } or ExamSource) => false,
        (ScoringWay.AllOrNothing, MeasureSource { HasTarget: false } or ExamSource) => false,
        (ScoringWay.Percent, MeasureSource { HasTarget: false } or ExamSource) => false,
        (ScoringWay.Deduction, not (MeasureSource { HasTarget: false } or OneNormSource)) => false,
        _ => true,
    };

    private static decimal Cap(Fields fields)
    {
        var cap = fields.Number("cap", 1);
        if (cap is > 0 and <= 1) return cap;
        fields.Add(fields.Optional("cap")!.Place, "cap 应大于 0 且不超过 1", "cap must be above 0 and at most 1");
        return 1;
    }

    private static List<ScoreStep> Steps(Fields fields)
    {
        var steps = new List<ScoreStep>();
        foreach (var step in fields.Context.Mappings(fields.Required("steps"), new("档", "a step")))
        {
            var (from, percent) = (step.Number("from"), step.Number("percent"));
            step.Finish();
            if (percent > 100) fields.Add(step.Place, "percent 不能超过 100", "percent cannot be above 100");
            if (steps.Count > 0 && from <= steps[^1].From)
                fields.Add(step.Place, "各档的 from 应由小到大", "steps must rise by from");
            steps.Add(new(from, percent));
        }

        return steps;
    }
}
