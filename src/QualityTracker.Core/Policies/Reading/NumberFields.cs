namespace QualityTracker.Core.Policies.Reading;

/// <summary>Reads the numbers of a mapping: written out, $parameter, or `rest` for what the others leave of 100.</summary>
internal static class NumberFields
{
    public static decimal Number(this Fields fields, string key, decimal otherwise) =>
        fields.Optional(key) is { } node ? fields.NumberOf(node) : otherwise;

    public static decimal Number(this Fields fields, string key) => fields.Required(key) is { } node ? fields.NumberOf(node) : 0;

    public static int Whole(this Fields fields, string key, int otherwise)
    {
        if (fields.Optional(key) is not { } node) return otherwise;
        var number = fields.NumberOf(node);
        if (decimal.IsInteger(number) && number <= int.MaxValue) return (int)number;
        fields.Add(node.Place, "此处应是整数", "a whole number is needed here");
        return otherwise;
    }

    public static Quantity Quantity(this Fields fields, string key) =>
        fields.Required(key) is { } node ? fields.QuantityOf(node) : Policies.Quantity.Of(0);

    public static Quantity Quantity(this Fields fields, string key, Quantity otherwise) =>
        fields.Optional(key) is { } node ? fields.QuantityOf(node) : otherwise;

    /// <summary>A quantity that may also say `rest`.</summary>
    public static Quantity Weight(this Fields fields, string key) => fields.Required(key) switch
    {
        null => Policies.Quantity.Of(0),
        ScalarNode { Value: "rest" } => Policies.Quantity.Rest,
        var node => fields.QuantityOf(node),
    };

    public static Quantity QuantityOf(this Fields fields, PackNode node)
    {
        if (node is not ScalarNode { Plain: true } scalar || !scalar.Value.StartsWith('$'))
            return Policies.Quantity.Of(fields.NumberOf(node));
        if (fields.Parameter(scalar) is not { } parameter) return Policies.Quantity.Of(0);
        if (parameter.Range is not null) return Policies.Quantity.From(parameter.Name);
        fields.Add(node.Place, $"参数 {parameter.Name} 不是数；请改用有 range 的参数", $"parameter {parameter.Name} is no number; use one with a range");
        return Policies.Quantity.Of(0);
    }

    /// <summary>The parameter that $name refers to; null, with a problem, when the pack has none.</summary>
    public static PolicyParameter? Parameter(this Fields fields, ScalarNode scalar)
    {
        var name = scalar.Value[1..];
        if (fields.Context.Parameters.TryGetValue(name, out var parameter)) return parameter;
        fields.Add(scalar.Place, $"没有参数 {name}；请在 parameters 中列出", $"there is no parameter {name}; list it under parameters");
        return null;
    }

    public static decimal NumberOf(this Fields fields, PackNode node)
    {
        if (node is not ScalarNode { Plain: true } scalar || !ParameterValues.TryParse(scalar.Value, out var number))
        {
            fields.Add(node.Place, "此处应是数；请写成不带引号的数字", "a number is needed here; write it without quotes");
            return 0;
        }

        if (number < 0)
            fields.Add(node.Place, $"{scalar.Value} 是负数；请改为 0 或正数", $"{scalar.Value} is negative; use 0 or more");
        else if (ParameterValues.IsInBounds(scalar.Value, number))
            return number;
        else
            fields.Add(node.Place, $"{scalar.Value} {ParameterValues.Bounds.Zh}", $"{scalar.Value} {ParameterValues.Bounds.En}");
        return 0;
    }
}
