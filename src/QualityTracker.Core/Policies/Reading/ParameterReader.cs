namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `parameters`: what the document or the school fills in.</summary>
internal static class ParameterReader
{
    public static IReadOnlyList<PolicyParameter> Read(PackContext context, PackNode? node)
    {
        var parameters = new List<PolicyParameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in context.Mappings(node, new("参数", "a parameter")))
        {
            var parameter = new PolicyParameter
            {
                Name = fields.Id("name"),
                Title = fields.Title("title"),
                Clause = fields.ClauseOrNull("clause"),
                Default = fields.Word("default"),
                Range = Range(fields),
                Choices = [.. fields.Words("choices", required: false).Select(word => word.Value)],
                SchoolDecides = fields.Flag("school-decides"),
                Place = fields.Place,
            };
            fields.Finish();
            if (!context.IsNew(names, parameter.Name, fields.Place)) continue;
            CheckDefault(fields, parameter);
            context.Parameters[parameter.Name] = parameter;
            parameters.Add(parameter);
        }

        return parameters;
    }

    private static NumberRange? Range(Fields fields)
    {
        if (fields.Optional("range") is not { } node) return null;
        if (node is not ListNode { Items: [var first, var second] })
        {
            fields.Add(node.Place, "range 应写成 [最小, 最大]", "range must be written as [least, greatest]");
            return null;
        }

        var range = new NumberRange(fields.NumberOf(first), fields.NumberOf(second));
        if (range.Least > range.Greatest)
            fields.Add(node.Place, "range 的最小值大于最大值；请对调", "the least value of range is above the greatest; swap them");
        return range;
    }

    private static void CheckDefault(Fields fields, PolicyParameter parameter)
    {
        if (parameter.Range is null == (parameter.Choices.Count == 0))
        {
            fields.Add(fields.Place, "参数须有 range 或 choices 之一", "a parameter needs either range or choices");
            return;
        }

        if (parameter.Default.Length > 0 && ParameterValues.Refusal(parameter, parameter.Default) is { } refusal)
            fields.Add(fields.Optional("default")!.Place, refusal.Zh, refusal.En);
    }
}
