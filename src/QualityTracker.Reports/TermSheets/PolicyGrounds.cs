using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Reports.TermSheets;

/// <summary>
/// Why these rules hold (办法依据): the decision that adopted them, the pack that they extend and in how many places they differ, and
/// what they do against a limit of the law, with the reason.
/// </summary>
internal static class PolicyGrounds
{
    public static IReadOnlyList<Text> Of(PolicyPack pack, PolicyAdoption? adoption, SchoolFrame frame) =>
    [
        adoption is null
            ? new("办法依据：未登记采用决定", "Adopted by: no decision recorded")
            : new(
                $"办法依据：{adoption.Decision}，{adoption.DecidedBy} {SheetFigures.Date(adoption.DecidedOn, Language.Chinese)}决定，自{TermOf(adoption, frame).Zh}起",
                $"Adopted by {adoption.Decision}, {adoption.DecidedBy}, {SheetFigures.Date(adoption.DecidedOn, Language.English)}, from {TermOf(adoption, frame).En}"),
        .. pack.Base is { } under
            ? [new Text($"本办法依据 {under.Title.Zh} {under.Id}，有 {pack.Changes.Count} 处不同", $"Extends {under.Title.En} {under.Id}, {Places(pack.Changes.Count)} changed")]
            : Array.Empty<Text>(),
        .. pack.Overrides.Select(law => new Text(
            $"例外（{law.Law} {LawClauses.All[law.Law].Zh}）：{law.Reason.Zh}", $"Exception to {law.Law}, {LawClauses.All[law.Law].En}: {law.Reason.En}")),
    ];

    private static Text TermOf(PolicyAdoption adoption, SchoolFrame frame) => frame.Terms.TryGetValue(adoption.FromTerm, out var term)
        ? new($"{term.SchoolYear}学年第{(term.Number == 1 ? "一" : "二")}学期", $"term {term.Number} of {term.SchoolYear}")
        : new($"{adoption.FromTerm}学期", $"term {adoption.FromTerm}");

    private static string Places(int count) => count == 1 ? "1 place" : FormattableString.Invariant($"{count} places");
}
