using QualityTracker.Core.Evaluations;

namespace QualityTracker.Core.CountyBundles;

/// <summary>
/// What of a table is shown (小数目不公布): the one place that decides it, so that no difference of two figures tells of one to four.
/// <list type="number">
/// <item>Two shown counts of one table are equal or five apart, the denominator and 0 among them; so is every difference of them.</item>
/// <item>A table is shown anew only when, held against everything shown of it before, each count and each difference of two is as it was or has
/// changed by five, and an amount is as it was or five of those who make it up have changed. Otherwise the earlier one stands, with its day.</item>
/// <item>A table that would look the same stands with its earlier day, so that nobody knows from it whether anything changed.</item>
/// </list>
/// </summary>
public static class Suppression
{
    private const int Least = TermSummary.LeastPeople;

    // Ends of intervals: from nobody to everybody.
    private const string Nobody = " nobody";
    private const string Everybody = " everybody";

    /// <summary>Some people, and too few to tell of.</summary>
    public static bool IsFew(int people) => Math.Abs(people) is > 0 and < Least;

    /// <summary>Of counts each among the next, those that are shown: the ones of lowest rank first, as long as no two are fewer than five apart.</summary>
    /// <param name="of">The denominator.</param>
    /// <param name="upTo">Rising, at most the denominator.</param>
    /// <param name="ranks">Of each; the earlier one first where they are equal.</param>
    public static bool[] Shown(int of, IReadOnlyList<int> upTo, IReadOnlyList<int>? ranks = null)
    {
        var shown = new bool[upTo.Count];
        if (IsFew(of)) return shown;
        var ends = new List<int> { 0, of };
        foreach (var at in Enumerable.Range(0, upTo.Count).OrderBy(at => ranks?[at] ?? 0))
        {
            if (ends.Exists(end => IsFew(end - upTo[at]))) continue;
            shown[at] = true;
            ends.Add(upTo[at]);
        }

        return shown;
    }

    /// <summary>A table as it can be shown by itself.</summary>
    public static BundleTable Of(KnownTable table, DateOnly day)
    {
        var shown = Shown(table.Of, [.. table.Steps.Select(step => step.UpTo)], [.. table.Steps.Select(step => step.Rank)]);
        return table.Head with
        {
            Since = day,
            Of = IsFew(table.Of) ? null : table.Of,
            Steps = [.. table.Steps.Select((step, at) => new BundleStep(step.Id, step.Name, shown[at] ? step.UpTo : null))],
            Amount = IsFew(table.Of) || table.MadeOf.Any(people => IsFew(people.Count)) ? null : table.Amount,
        };
    }

    /// <summary>The next table after those shown before.</summary>
    /// <param name="table">As it is now.</param>
    /// <param name="day">Of which it is.</param>
    /// <param name="before">Shown of the same people, the earliest first; what it must not tell apart.</param>
    /// <param name="salt">Of the digests in its ground.</param>
    /// <returns>What is shown; with its ground when it is shown anew, without when an earlier one stands, or nothing can.</returns>
    public static (BundleTable Shown, TableGround? Anew) Next(KnownTable table, DateOnly day, IReadOnlyList<PublishedTable> before, string salt)
    {
        var next = Of(table, day);

        // A bundle of a term that is over may be made after the next term's: what is of a later day than its own does not stand in it.
        var standing = before.LastOrDefault(each => each.Shown.Row == next.Row && each.Shown.Since <= day)?.Shown;
        if (standing is not null && IsSame(next, standing)) return (standing, null);
        var grounds = before.Select(each => each.Ground.Salt).Append(salt).Distinct().ToDictionary(each => each, each => TableGround.From(table, each));
        return before.All(each => MayFollow(next, grounds[each.Ground.Salt], each)) ? (next, grounds[salt]) : (standing ?? Nothing(table, day), null);
    }

    private static BundleTable Nothing(KnownTable table, DateOnly day) => table.Head with { Since = day, Steps = [.. table.Steps.Select(step => new BundleStep(step.Id, step.Name, null))] };

    private static bool IsSame(BundleTable one, BundleTable other) =>
        (one.Of, one.Amount, one.Alike, one.Day) == (other.Of, other.Amount, other.Alike, other.Day) && one.Steps.Select(step => (step.Id, step.UpTo)).SequenceEqual(other.Steps.Select(step => (step.Id, step.UpTo)));

    private static bool MayFollow(BundleTable next, TableGround ground, PublishedTable earlier)
    {
        var ends = EndsOf(next).Union(EndsOf(earlier.Shown)).ToList();
        var alike = ends.TrueForAll(end => IsIn(ground, end) && IsIn(earlier.Ground, end));
        return (alike ? ChangesOf(ends, ground, earlier.Ground) : AnyTwo(next, ground, earlier).Append(ground.Of - earlier.Ground.Of)).All(change => !IsFew(change))
            && TellsOfEnough(next, ground, earlier);
    }

    // The same steps: each interval is held against itself.
    private static IEnumerable<int> ChangesOf(List<string> ends, TableGround now, TableGround then) =>
        from one in ends
        from other in ends
        where At(now, one) <= At(now, other)
        select At(now, other) - At(now, one) - (At(then, other) - At(then, one));

    // Steps of another name may be of the same people: every interval is held against every other.
    private static IEnumerable<int> AnyTwo(BundleTable next, TableGround ground, PublishedTable earlier) =>
        from now in IntervalsOf(EndsOf(next), ground)
        from then in IntervalsOf(EndsOf(earlier.Shown), earlier.Ground)
        select now - then;

    private static IEnumerable<int> IntervalsOf(IReadOnlyList<string> ends, TableGround ground) =>
        from one in ends from other in ends let people = At(ground, other) - At(ground, one) where people > 0 select people;

    private static bool TellsOfEnough(BundleTable next, TableGround now, PublishedTable earlier)
    {
        if (next.Amount is null && earlier.Shown.Amount is null) return true;
        if (now.MadeOf.Count != earlier.Ground.MadeOf.Count) return false;
        return now.MadeOf.Zip(earlier.Ground.MadeOf).All(each => !IsFew(each.First.Count - each.Second.Count) && !IsFew(Changed(each.First, each.Second)));
    }

    private static int Changed(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> then) =>
        now.Count(each => then.GetValueOrDefault(each.Key) != each.Value) + then.Keys.Count(person => !now.ContainsKey(person));

    private static IReadOnlyList<string> EndsOf(BundleTable table) =>
        table.Of is null ? [Nobody] : [Nobody, .. table.Steps.Where(step => step.UpTo is not null).Select(step => step.Id), Everybody];

    private static bool IsIn(TableGround ground, string end) => end is Nobody or Everybody || ground.Steps.ContainsKey(end);

    private static int At(TableGround ground, string end) => end == Nobody ? 0 : end == Everybody ? ground.Of : ground.Steps[end];
}
