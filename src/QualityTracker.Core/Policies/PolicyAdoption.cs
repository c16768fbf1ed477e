using QualityTracker.Core.Terms;

namespace QualityTracker.Core.Policies;

/// <summary>
/// A decision to evaluate by one version of a pack from a term on (采用决定), with the school's values for what the pack leaves open.
/// </summary>
public sealed record PolicyAdoption
{
    /// <summary>A UUID that the client made.</summary>
    public string Id { get; init; } = "";

    /// <summary>The pack's id.</summary>
    public string Pack { get; init; } = "";

    /// <summary>The version: the pack's content hash, 64 hexadecimal digits.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The first term that it holds for.</summary>
    public string FromTerm { get; init; } = "";

    /// <summary>By parameter name, as written; what is not in it keeps the pack's default.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The decision's name or number, such as 校政发〔2025〕3 号.</summary>
    public string Decision { get; init; } = "";

    public DateOnly DecidedOn { get; init; }

    /// <summary>Who decided, such as 校长办公会.</summary>
    public string DecidedBy { get; init; } = "";

    /// <summary>
    /// The adoption that holds for a term: of those in force the one from the latest term that is not after it; of two from the same
    /// term the one made later. Null when there is none.
    /// </summary>
    /// <param name="term">The term to be evaluated.</param>
    /// <param name="terms">The school's terms by id.</param>
    /// <param name="adoptions">Those not undone, as they were made, earliest first.</param>
    public static PolicyAdoption? For(Term term, IReadOnlyDictionary<string, Term> terms, IEnumerable<PolicyAdoption> adoptions) =>
        adoptions.Where(each => terms.TryGetValue(each.FromTerm, out var from) && from.FirstDay <= term.FirstDay)
            .Select((each, made) => (each, made))
            .OrderBy(pair => terms[pair.each.FromTerm].FirstDay).ThenBy(pair => pair.made)
            .LastOrDefault().each;
}
