using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.WhatIfs;

/// <summary>How many people are in a band (等次人数变化). Bands are matched by their ids.</summary>
/// <param name="Id">The band's id in the pack.</param>
/// <param name="Name">As printed.</param>
/// <param name="Before">People; null where that pack has no such band.</param>
/// <param name="After">People; null where that pack has no such band.</param>
public sealed record BandShift(string Id, Text Name, int? Before, int? After)
{
    internal static IReadOnlyList<BandShift> Between(TermEvaluation before, TermEvaluation after) =>
    [
        .. Ranked.Merge([.. before.Bands.Select(band => band.Id)], [.. after.Bands.Select(band => band.Id)]).Select(id => new BandShift(
            id, (BandOf(after, id) ?? BandOf(before, id)!).Name, PeopleIn(before, id), PeopleIn(after, id))),
    ];

    private static Band? BandOf(TermEvaluation evaluation, string id) => evaluation.Bands.FirstOrDefault(band => band.Id == id);

    private static int? PeopleIn(TermEvaluation evaluation, string id) =>
        BandOf(evaluation, id) is null ? null : evaluation.People.Count(person => person.Band?.Id == id);
}
