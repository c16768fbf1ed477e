using QualityTracker.Core.Classes;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `workload`; what is left out keeps the formula's default.</summary>
internal static class WorkloadReader
{
    public static WorkloadRules Read(Fields? fields)
    {
        var rules = WorkloadRules.Default;
        if (fields is null) return rules;
        rules = new()
        {
            SubjectFactors = SubjectFactors(fields),
            ClassSizeFactors = fields.Has("class-size-factors") ? ClassSizes(fields) : rules.ClassSizeFactors,
            RepeatFactors = RepeatFactors(fields, rules),
            Homeroom = fields.Quantity("homeroom", rules.Homeroom),
            TutoringSession = fields.Quantity("tutoring-session", rules.TutoringSession),
            CoverTaught = fields.Quantity("cover-taught", rules.CoverTaught),
            CoverAway = fields.Quantity("cover-away", rules.CoverAway),
            HomeTeaching = fields.Quantity("home-teaching", rules.HomeTeaching),
            FullLoads = fields.Has("full-load") ? FullLoads(fields) : rules.FullLoads,
        };
        fields.Finish();
        return rules;
    }

    private static Dictionary<string, Quantity> SubjectFactors(Fields fields)
    {
        var factors = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        if (fields.Optional("subject-factors") is not { } node) return factors;
        if (node is not MappingNode mapping)
        {
            fields.Add(node.Place, "subject-factors 应写成“学科代码: 系数”", "subject-factors must be written as 'subject code: factor'");
            return factors;
        }

        foreach (var (key, value) in mapping.Entries) factors[key.Value] = fields.QuantityOf(value);
        return factors;
    }

    private static List<Quantity> RepeatFactors(Fields fields, WorkloadRules rules)
    {
        if (fields.Optional("repeat-factors") is not { } node) return [.. rules.RepeatFactors];
        if (node is ListNode { Items.Count: > 0 } list) return [.. list.Items.Select(fields.QuantityOf)];
        fields.Add(node.Place, "repeat-factors 应为列表，如 [1, 0.9]", "repeat-factors must be a list, such as [1, 0.9]");
        return [.. rules.RepeatFactors];
    }

    private static List<ClassSizeFactor> ClassSizes(Fields workload)
    {
        var factors = new List<ClassSizeFactor>();
        var node = workload.Required("class-size-factors");
        foreach (var fields in workload.Context.Mappings(node, new("班额系数", "a class-size factor")))
        {
            var factor = new ClassSizeFactor(fields.Has("up-to") ? fields.Whole("up-to", 0) : null, fields.Quantity("factor"));
            fields.Finish();
            if (factors.Count > 0 && factors[^1].UpTo is not { } before || factors.Count > 0 && factor.UpTo <= factors[^1].UpTo)
                workload.Add(fields.Place, "班额应由小到大，且不重叠", "class sizes must rise and not overlap");
            factors.Add(factor);
        }

        if (factors.Count == 0 || factors[^1].UpTo is not null)
            workload.Add(node!.Place, "最后一档班额不写 up-to", "the last class size has no up-to");
        return factors;
    }

    private static List<FullLoad> FullLoads(Fields workload)
    {
        var loads = new List<FullLoad>();
        var node = workload.Required("full-load");
        foreach (var fields in workload.Context.Mappings(node, new("满工作量", "a full load")))
        {
            var load = new FullLoad(
                fields.Choice<Stage>("stage"), [.. fields.Words("subjects", required: false).Select(word => word.Value)],
                fields.Quantity("periods"))
            {
                Place = fields.Place,
            };
            fields.Finish();
            if (load.Periods is { Parameter: null, Number: 0 })
                workload.Add(fields.Place, "满工作量应大于 0", "a full load must be above 0");
            loads.Add(load);
        }

        return loads;
    }
}
