using QualityTracker.Core.Classes;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `exams`; what is left out keeps the formula's default.</summary>
internal static class ExamReader
{
    public static ExamRules Read(Fields? fields)
    {
        if (fields is null) return ExamRules.Default;
        var rules = new ExamRules
        {
            Rates = [.. Rates(fields)],
            Composite = Composite(fields.Mapping("composite", new("综合指数", "the composite"), required: false)),
            RatesOver = fields.ChoiceOrNull<RateDenominator>("rates-over") ?? RateDenominator.Sat,
            BandWidth = QuantityOrNull(fields, "band-width"),
            Borderline = QuantityOrNull(fields, "borderline"),
            ReteachBelow = QuantityOrNull(fields, "reteach-below"),
            LeastShown = QuantityOrNull(fields, "least-shown"),
            LeastSessions = QuantityOrNull(fields, "least-sessions"),
            Place = fields.Place,
        };
        fields.Finish();
        return rules;
    }

    private static IEnumerable<ExamRateRule> Rates(Fields exams)
    {
        foreach (var fields in exams.Context.Mappings(exams.Optional("rates"), new("三率起点", "a row of rates")))
        {
            var rule = new ExamRateRule(
                fields.ChoiceOrNull<Stage>("stage"), [.. fields.Words("subjects", required: false).Select(word => word.Value)],
                fields.Quantity("excellent"), fields.Quantity("pass"), fields.Quantity("low"))
            {
                Place = fields.Place,
            };
            fields.Finish();
            yield return rule;
        }
    }

    private static CompositeRule? Composite(Fields? fields)
    {
        if (fields is null) return null;
        var rule = new CompositeRule(fields.Quantity("mean"), fields.Quantity("pass"), fields.Quantity("excellent"));
        fields.Finish();
        return rule;
    }

    private static Quantity? QuantityOrNull(Fields fields, string key) => fields.Has(key) ? fields.Quantity(key) : null;
}
