using QualityTracker.Core.Measures;

namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads `measure` and its `options`, and checks them against what the measure declares.</summary>
internal static class MeasureReader
{
    public static MeasureCall Read(Fields fields, MeasureAbout about)
    {
        var node = fields.Required("measure");
        var options = fields.Mapping("options", new("口径选项", "options"), required: false);
        if (node is null || fields.Scalar(node) is not { } word) return new("", new Dictionary<string, OptionValue>());
        if (!MeasureCatalogue.TryFind(word.Value, out var measure))
        {
            var codes = string.Join(", ", MeasureCatalogue.All.Select(each => each.Code));
            fields.Add(word.Place, $"没有统计项“{word.Value}”；可用：{codes}", $"there is no measure '{word.Value}'; use one of: {codes}");
            return new(word.Value, new Dictionary<string, OptionValue>());
        }

        if ((measure.About & about) == 0)
        {
            fields.Add(
                word.Place,
                $"统计项“{word.Value}”不能按此对象统计；请换一个",
                $"measure '{word.Value}' cannot be asked about this holder; use another");
        }

        return new(measure.Code, options is null ? new Dictionary<string, OptionValue>() : Options(options, measure));
    }

    private static Dictionary<string, OptionValue> Options(Fields fields, Measure measure)
    {
        var options = new Dictionary<string, OptionValue>(StringComparer.Ordinal);
        foreach (var option in measure.Options)
        {
            if (!fields.Has(option.Name)) continue;
            var words = fields.Words(option.Name);
            if (words is [{ Plain: true } one] && one.Value.StartsWith('$'))
            {
                if (Parameter(fields, option, one) is { } parameter) options[option.Name] = new([], parameter);
                continue;
            }

            if (words.Count > 1 && !option.Many)
                fields.Add(words[1].Place, $"选项 {option.Name} 只能填一个词", $"option {option.Name} takes one word");
            foreach (var word in words.Where(word => !option.Choices.Contains(word.Value, StringComparer.Ordinal)))
                Refuse(fields, option, word);
            options[option.Name] = new([.. words.Select(word => word.Value)]);
        }

        fields.Finish();
        return options;
    }

    private static string? Parameter(Fields fields, MeasureOption option, ScalarNode word)
    {
        if (fields.Parameter(word) is not { } parameter) return null;
        if (parameter.Choices.Count > 0 && parameter.Choices.All(choice => option.Choices.Contains(choice, StringComparer.Ordinal)))
            return parameter.Name;
        Refuse(fields, option, word);
        return null;
    }

    private static void Refuse(Fields fields, MeasureOption option, ScalarNode word)
    {
        var choices = string.Join(", ", option.Choices);
        fields.Add(
            word.Place,
            $"选项 {option.Name} 不能填“{word.Value}”；可用：{choices}",
            $"option {option.Name} cannot be '{word.Value}'; use one of: {choices}");
    }
}
