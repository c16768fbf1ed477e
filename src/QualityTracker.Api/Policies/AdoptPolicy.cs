using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Policies;

/// <summary>The rules of a decision that adopts a pack (采用决定).</summary>
public sealed class AdoptPolicy : AbstractValidator<PolicyAdoption>
{
    public AdoptPolicy(SchoolFrame frame, DateOnly today)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.FromTerm).IsTerm(frame);
        RuleFor(each => each.Decision).IsText(100);
        RuleFor(each => each.DecidedOn).IsDate().Keeps("future", (_, day) => day <= today,
            new("不能晚于今天", "cannot be after today"), new("填作出决定的日期", "give the day on which it was decided"));
        RuleFor(each => each.DecidedBy).IsText(60);
    }

    /// <summary>What keeps a pack from being adopted: values that it does not take, and norms of the school's own that nobody owes.</summary>
    public static IEnumerable<Fault> FaultsOf(PolicyAdoption adoption, PolicyPack pack, PackFit fit) =>
        ValueFaults(pack, adoption.Values.ToDictionary(each => each.Key, each => each.Value ?? "", StringComparer.Ordinal))
            .Concat(fit.Problems.Select(problem => PackFault.Of("fromTerm", problem)));

    // A value that is not good by itself is named; else what is wrong is wrong of all of them.
    private static IReadOnlyList<Fault> ValueFaults(PolicyPack pack, Dictionary<string, string> values)
    {
        var alone = pack.Parameters
            .Select(parameter => values.TryGetValue(parameter.Name, out var value) && ParameterValues.Refusal(parameter, value) is { } refusal
                ? Fault.Of(new(0, 0, refusal), $"values.{parameter.Name}", "parameter") : null)
            .OfType<Fault>().ToList();
        return alone.Count > 0 ? alone : [.. ParameterValues.Check(pack, values).Select(problem => Fault.Of(problem, "values", "parameter") with { Place = null })];
    }
}
