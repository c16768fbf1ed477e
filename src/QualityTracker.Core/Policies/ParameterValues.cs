using System.Globalization;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>A parameter's value in one evaluation (参数取值).</summary>
/// <param name="Parameter">What the pack says about it.</param>
/// <param name="Value">As written: an invariant number or one of the choices.</param>
/// <param name="Adopted">True where the school gave the value, false for the pack's default.</param>
public sealed record ParameterValue(PolicyParameter Parameter, string Value, bool Adopted);

/// <summary>The values of a pack's parameters: its defaults, and what the school adopted instead.</summary>
public sealed class ParameterValues
{
    /// <summary>Greatest number of a pack or of a school's value; with the places it keeps sums and products far inside a decimal.</summary>
    internal const decimal Greatest = 1_000_000;

    /// <summary>Most decimal places of one.</summary>
    internal const int MostPlaces = 6;

    /// <summary>What is said after a number that is out of bounds.</summary>
    internal static readonly Text Bounds = new(
        $"太大或小数位太多；请改为不超过 {Greatest:0}、至多 {MostPlaces} 位小数的数",
        $"is too large or has too many decimal places; use at most {Greatest:0} and {MostPlaces} places");

    private readonly Dictionary<string, ParameterValue> byName;

    private ParameterValues(IReadOnlyList<ParameterValue> all)
    {
        All = all;
        byName = all.ToDictionary(value => value.Parameter.Name, StringComparer.Ordinal);
    }

    /// <summary>In the pack's order.</summary>
    public IReadOnlyList<ParameterValue> All { get; }

    /// <param name="pack">Whose parameters they are.</param>
    /// <param name="adopted">Values by parameter name, as written; what is not in it keeps its default.</param>
    /// <exception cref="PolicyException">An unknown name, a value outside its range, weights that no longer add up.</exception>
    public static ParameterValues Of(PolicyPack pack, IReadOnlyDictionary<string, string>? adopted = null)
    {
        var problems = Check(pack, adopted, out var values);
        return problems.Count == 0 ? values : throw new PolicyException(problems);
    }

    /// <summary>What is wrong with the school's values; empty when they can be used.</summary>
    public static IReadOnlyList<PolicyProblem> Check(PolicyPack pack, IReadOnlyDictionary<string, string>? adopted) =>
        Check(pack, adopted, out _);

    public decimal Number(Quantity quantity) =>
        quantity.Parameter is null ? quantity.Number : Parse(byName[quantity.Parameter].Value);

    public IReadOnlyList<string> Words(OptionValue option) =>
        option.Parameter is null ? option.Words : [byName[option.Parameter].Value];

    /// <summary>Weights as numbers: the one that says `rest` gets what the others leave of 100.</summary>
    public IReadOnlyList<decimal> Weights(IEnumerable<Quantity> weights)
    {
        var all = weights.ToArray();
        var given = all.Where(weight => !weight.IsRest).Sum(Number);
        return [.. all.Select(weight => weight.IsRest ? 100 - given : Number(weight))];
    }

    /// <summary>The default values, for checking a pack while it is read.</summary>
    internal static ParameterValues Defaults(IEnumerable<PolicyParameter> parameters) =>
        new([.. parameters.Select(parameter => new ParameterValue(parameter, parameter.Default, false))]);

    /// <summary>Why a value cannot be given to a parameter, and the remedy; null when it can.</summary>
    public static Text? Refusal(PolicyParameter parameter, string value)
    {
        if (parameter.Range is not { } range)
        {
            var choices = string.Join(" / ", parameter.Choices);
            return parameter.Choices.Contains(value, StringComparer.Ordinal) ? null : new(
                $"“{parameter.Title.Zh}”不能是“{value}”；请选：{choices}",
                $"“{parameter.Title.En}” cannot be '{value}'; choose one of: {choices}");
        }

        if (!TryParse(value, out var number) || !range.Contains(number)) return OutOfRange(parameter, range, value);
        return IsInBounds(value, number) ? null : new(
            $"“{parameter.Title.Zh}”的值“{value}”{Bounds.Zh}", $"“{parameter.Title.En}” cannot be '{value}': it {Bounds.En}");
    }

    /// <summary>Whether a number is no larger and no finer than any document needs.</summary>
    internal static bool IsInBounds(string text, decimal number) =>
        number <= Greatest && text.IndexOf('.', StringComparison.Ordinal) is var point && (point < 0 || text.TrimEnd('0').Length - point - 1 <= MostPlaces);

    private static Text OutOfRange(PolicyParameter parameter, NumberRange range, string value) => new(
        $"“{parameter.Title.Zh}”不能是“{value}”；请填 {Show(range.Least)} 到 {Show(range.Greatest)} 之间的数",
        $"“{parameter.Title.En}” cannot be '{value}'; give a number from {Show(range.Least)} to {Show(range.Greatest)}");

    internal static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    internal static string Show(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static decimal Parse(string text) => TryParse(text, out var number) ? number : 0;

    private static List<PolicyProblem> Check(
        PolicyPack pack, IReadOnlyDictionary<string, string>? adopted, out ParameterValues values)
    {
        adopted ??= new Dictionary<string, string>();
        var problems = new List<PolicyProblem>();
        var names = pack.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in adopted.Keys.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal))
        {
            problems.Add(new(0, 0, new($"政策包没有参数 {name}；请删去它", $"the pack has no parameter {name}; leave it out")));
        }

        values = new([.. pack.Parameters.Select(parameter => adopted.TryGetValue(parameter.Name, out var value)
            ? new ParameterValue(parameter, value, true)
            : new ParameterValue(parameter, parameter.Default, false))]);
        foreach (var value in values.All)
        {
            if (Refusal(value.Parameter, value.Value) is { } refusal)
                problems.Add(PolicyProblem.At(value.Parameter.Place, refusal.Zh, refusal.En));
        }

        if (problems.Count == 0) problems.AddRange(PackChecks.Of(pack, values));
        return problems;
    }
}
