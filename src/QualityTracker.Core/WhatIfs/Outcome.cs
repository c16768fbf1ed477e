using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.WhatIfs;

/// <summary>Who wins and who loses (得失): how many, and how much together.</summary>
/// <typeparam name="TSum">Points, or money.</typeparam>
/// <param name="Winners">People who have more afterwards.</param>
/// <param name="Losers">People who have less.</param>
/// <param name="Unchanged">People who have as much as before, or nothing on both sides.</param>
/// <param name="NotCompared">People who have a figure on one side only. All four together are all people.</param>
/// <param name="Won">The winners' changes together, 0 or more.</param>
/// <param name="Lost">The losers' changes together, 0 or less.</param>
/// <param name="Greatest">The person with the greatest change either way, the first by staff number of several; null where nobody has one.</param>
public sealed record Outcome<TSum>(
    int Winners, int Losers, int Unchanged, int NotCompared, TSum Won, TSum Lost, PersonChange? Greatest)
    where TSum : struct;

/// <summary>Counts winners and losers.</summary>
internal static class Outcome
{
    public static Outcome<decimal> ByTotal(IReadOnlyList<PersonChange> people)
    {
        var (won, lost) = (people.Where(person => person.TotalChange > 0).ToArray(), people.Where(person => person.TotalChange < 0).ToArray());
        return new(
            won.Length, lost.Length,
            people.Count(person => person.TotalChange == 0 || (person.TotalBefore is null && person.TotalAfter is null)),
            people.Count(person => person.TotalBefore is null != person.TotalAfter is null),
            won.Sum(person => person.TotalChange!.Value), lost.Sum(person => person.TotalChange!.Value),
            Greatest(people, person => Math.Abs(person.TotalChange ?? 0)));
    }

    public static Outcome<Money> ByPay(IReadOnlyList<PersonChange> people)
    {
        var (won, lost) = (people.Where(person => person.PayChange?.Cents > 0).ToArray(), people.Where(person => person.PayChange?.Cents < 0).ToArray());
        return new(
            won.Length, lost.Length,
            people.Count(person => person.PayChange?.Cents == 0 || (person.PayBefore is null && person.PayAfter is null)),
            people.Count(person => person.PayBefore is null != person.PayAfter is null),
            new(won.Sum(person => person.PayChange!.Value.Cents)), new(lost.Sum(person => person.PayChange!.Value.Cents)),
            Greatest(people, person => Math.Abs(person.PayChange?.Cents ?? 0)));
    }

    // MaxBy gives the first of equals, and people stand in the order of their numbers.
    private static PersonChange? Greatest(IReadOnlyList<PersonChange> people, Func<PersonChange, decimal> size) =>
        people.MaxBy(size) is { } most && size(most) > 0 ? most : null;
}
