using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>A band of the evaluation (考核等次), best first; formula 4.</summary>
/// <param name="Id">Such as excellent.</param>
/// <param name="Title">As printed.</param>
/// <param name="From">Least total, in points of 100.</param>
/// <param name="AtMost">Greatest share of all people, in percent; null without one.</param>
/// <param name="Place">Where it stands in the file.</param>
public sealed record BandRule(string Id, Text Title, Quantity From, Quantity? AtMost, Place Place);

/// <summary>
/// The ethics veto (师德一票否决, clause D1). Its effect is fixed: the lowest band and no quality share; the pack names the clause.
/// </summary>
public sealed record VetoRule(string? Clause, Text Title);
