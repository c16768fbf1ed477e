using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Posts;

namespace QualityTracker.Core.Evaluations;

/// <summary>
/// A term in sums (学期汇总): counts and means of a school for the county, nobody by name. What fewer than <see cref="LeastPeople"/> people
/// make up is left out (null), also where it would follow from what is shown.
/// </summary>
public sealed record TermSummary
{
    /// <summary>The fewest people that a figure is shown of.</summary>
    public const int LeastPeople = 5;

    public required string School { get; init; }

    public required string Term { get; init; }

    public required string Pack { get; init; }

    public required string PackHash { get; init; }

    /// <summary>People with a total, as the bands count them: a difference would give away those without.</summary>
    public required int? People { get; init; }

    /// <summary>Of all people with a total, to 2 places.</summary>
    public required decimal? MeanTotal { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<BandCount> Bands { get; init; }

    /// <summary>By norm, in the pack's order.</summary>
    public required IReadOnlyList<NormCount> Norms { get; init; }

    public static TermSummary Of(TermEvaluation evaluation)
    {
        var totals = evaluation.People.Select(person => person.Total).OfType<decimal>().ToList();
        return new()
        {
            School = evaluation.School,
            Term = evaluation.Term,
            Pack = evaluation.Pack,
            PackHash = evaluation.PackHash,
            People = Shown(totals.Count),
            MeanTotal = totals.Count >= LeastPeople ? Rounding.Points(totals.Average()) : null,
            Bands = BandsOf(evaluation),
            Norms = NormsOf(evaluation),
        };
    }

    private static List<BandCount> BandsOf(TermEvaluation evaluation)
    {
        // Counted from the best band on: a band is shown when both its ends are.
        var counts = evaluation.Bands.Select(band => evaluation.People.Count(person => person.Band?.Id == band.Id)).ToArray();
        int[] upTo = [.. counts.Select((_, at) => counts.Take(at + 1).Sum())];
        var shown = Suppression.Shown(counts.Sum(), upTo);
        return [.. evaluation.Bands.Select((band, at) => new BandCount(band.Id, band.Name, shown[at] && (at == 0 || shown[at - 1]) ? counts[at] : null))];
    }

    private static List<NormCount> NormsOf(TermEvaluation evaluation) =>
    [
        .. evaluation.People.SelectMany(person => person.NormsOwed).GroupBy(norm => norm.Norm).Select(norms =>
        {
            var (owed, met) = (norms.Count(), norms.Count(norm => norm.Met));
            var isShown = Shown(owed) is not null && Shown(met) is not null && Shown(owed - met) is not null;
            return new NormCount(norms.Key, TitleOf(norms.First().Title, [.. norms.SelectMany(norm => norm.Posts).Distinct().Order()]), Shown(owed), isShown ? met : null, !isShown && Shown(owed) is not null && owed - met < LeastPeople && met >= LeastPeople);
        }),
    ];

    /// <summary>With the posts that owe it: a norm of one title may be owed by several posts in different measure.</summary>
    internal static Text TitleOf(Text title, IReadOnlyList<PostKind> posts) => posts.Count == 0 ? title : new(
        $"{title.Zh}（{string.Join("、", posts.Select(post => Names.Of(post).Zh))}）", $"{title.En} ({string.Join(", ", posts.Select(post => Names.Of(post).En))})");

    private static int? Shown(int people) => Suppression.IsFew(people) ? null : people;
}

/// <summary>People in a band (等次人数); null when too few to show.</summary>
public sealed record BandCount(string Id, Text Name, int? People);

/// <summary>How many owe a norm and how many met it (规定任务完成人数); null when too few to show, or too few did not meet it.</summary>
/// <param name="Norm">The norm's id in the pack.</param>
/// <param name="Title">With the posts that owe it.</param>
/// <param name="Owed">People.</param>
/// <param name="Met">People.</param>
/// <param name="NearlyAll">Whether the number that met it is left out because fewer than five did not.</param>
public sealed record NormCount(string Norm, Text Title, int? Owed, int? Met, bool NearlyAll);
