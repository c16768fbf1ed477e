using System.Globalization;
using FsCheck;
using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Tests.CountyBundles;

/// <summary>The laws of what a school publishes month by month: nothing that can be had from it tells of one to four people.</summary>
public sealed class SuppressionLawTests
{
    private static readonly DateOnly First = new(2025, 9, 30);

    /// <summary>People with a level each, 0 for who is not among them; every month some of them move.</summary>
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool No_difference_of_two_shown_figures_tells_of_one_to_four(NonNegativeInt people, (int Who, int Level)[][] months)
    {
        var published = Publish(people.Get % 60, months).ToList();
        return published.TrueForAll(one => published.TrueForAll(other => Differences(one.Shown, other.Shown).All(each => !Suppression.IsFew(each))));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Two_amounts_that_differ_are_of_at_least_five_people(NonNegativeInt people, (int Who, int Level)[][] months)
    {
        var published = Publish(people.Get % 60, months).Where(each => each.Shown.Amount is not null).ToList();
        return published.TrueForAll(one => published.TrueForAll(other => one.Shown.Amount == other.Shown.Amount || Changed(one.Ground.MadeOf[0], other.Ground.MadeOf[0]) >= 5));
    }

    // Every table of three groups of up to 14 people, and every one that looks the same when it is shown: a hidden step may be of several numbers.
    [Test]
    public void What_is_hidden_cannot_be_worked_out_from_what_is_shown()
    {
        foreach (var ranks in new int[][] { [0, 0], [1, 0], [0, 1] })
        {
            var tables = (from of in Enumerable.Range(0, 15) from second in Enumerable.Range(0, of + 1) from first in Enumerable.Range(0, second + 1) select (of, first, second)).ToList();
            foreach (var alike in tables.GroupBy(each => Look(each, ranks)))
            {
                var (of, first, second) = Hidden(alike.Key);
                if (of) Assert.That(alike.Select(each => each.of).Distinct().Count(), Is.GreaterThan(1), alike.Key);
                if (first) Assert.That(alike.Select(each => each.first).Distinct().Count(), Is.GreaterThan(1), alike.Key);
                if (second) Assert.That(alike.Select(each => each.second).Distinct().Count(), Is.GreaterThan(1), alike.Key);
            }
        }
    }

    [Test]
    public void What_changed_by_too_few_stands_with_its_day_and_comes_anew_once_enough_have_changed()
    {
        KnownTable Met(int met) => new() { Head = new() { About = BundleSubject.Norm, Row = "X1", Name = new("听课", "observed") }, Of = 40, Steps = [new("met", new("完成", "met"), met)] };
        var (first, ground) = Suppression.Next(Met(10), First, [], "salt");
        var before = new List<PublishedTable> { new("2025-1", first, ground!) };
        var (second, none) = Suppression.Next(Met(13), First.AddDays(30), before, "salt");
        var (third, anew) = Suppression.Next(Met(15), First.AddDays(60), before, "salt");
        Assert.That((second.UpTo("met"), second.Since, none), Is.EqualTo(((int?)10, First, (TableGround?)null)));
        Assert.That((third.UpTo("met"), third.Since, anew?.Steps["met"]), Is.EqualTo(((int?)15, First.AddDays(60), (int?)15)));
    }

    [Test]
    public void A_sum_stands_until_five_of_those_who_make_it_up_have_changed_however_much_it_grew()
    {
        static KnownTable Lessons(params int[] each) => new()
        {
            Head = new() { About = BundleSubject.Observations, Name = new("听课", "observed") },
            Of = each.Length,
            Amount = each.Sum(),
            MadeOf = [each.Select((lessons, at) => ($"T{at}", lessons.ToString(CultureInfo.InvariantCulture))).ToDictionary(StringComparer.Ordinal)],
        };
        var (first, ground) = Suppression.Next(Lessons(1, 1, 1, 1, 1, 1), First, [], "salt");
        var before = new List<PublishedTable> { new("2025-1", first, ground!) };
        Assert.That(Suppression.Next(Lessons(9, 9, 9, 9, 1, 1), First.AddDays(30), before, "salt").Shown.Amount, Is.EqualTo(6));
        Assert.That(Suppression.Next(Lessons(2, 2, 2, 2, 2, 1), First.AddDays(30), before, "salt").Shown.Amount, Is.EqualTo(11));
    }

    private static IEnumerable<PublishedTable> Publish(int people, (int Who, int Level)[][] months)
    {
        var levels = Enumerable.Range(0, people).Select(at => at % 4).ToArray();
        var published = new List<PublishedTable>();
        var day = First;
        foreach (var month in months.Prepend([]))
        {
            foreach (var (who, level) in people == 0 ? [] : month) levels[Math.Abs(who % people)] = Math.Abs(level % 4);
            var among = levels.Select((level, at) => (Who: $"T{at}", Level: level)).Where(each => each.Level > 0).ToList();
            var table = new KnownTable
            {
                Head = new() { About = BundleSubject.Bands, Name = new("等次", "bands") },
                Of = among.Count,
                Steps = [new("a", new("甲", "a"), among.Count(each => each.Level == 3)), new("b", new("乙", "b"), among.Count(each => each.Level >= 2))],
                Amount = among.Sum(each => each.Level),
                MadeOf = [among.ToDictionary(each => each.Who, each => each.Level.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal)],
            };
            var (shown, anew) = Suppression.Next(table, day, published, "salt");
            if (anew is not null) published.Add(new("2025-1", shown, anew));
            day = day.AddDays(30);
        }

        return published;
    }

    // Of the same interval in two tables, and of any two ends within one.
    private static IEnumerable<int> Differences(BundleTable one, BundleTable other)
    {
        var ends = new[] { "", "a", "b", "of" };
        foreach (var from in ends)
        {
            foreach (var to in ends)
            {
                if (At(one, to) - At(one, from) is not { } now) continue;
                yield return now;
                if (At(other, to) - At(other, from) is { } then) yield return now - then;
            }
        }
    }

    private static int? At(BundleTable table, string end) => end.Length == 0 ? 0 : end == "of" ? table.Of : table.UpTo(end);

    private static int Changed(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> then) =>
        now.Keys.Union(then.Keys).Count(person => now.GetValueOrDefault(person) != then.GetValueOrDefault(person));

    private static string Look((int Of, int First, int Second) known, int[] ranks)
    {
        var shown = Suppression.Of(new() { Head = new(), Of = known.Of, Steps = [new("a", Text.Empty, known.First, ranks[0]), new("b", Text.Empty, known.Second, ranks[1])] }, First);
        return string.Create(CultureInfo.InvariantCulture, $"{shown.Of}/{shown.UpTo("a")}/{shown.UpTo("b")}");
    }

    private static (bool, bool, bool) Hidden(string look) => look.Split('/') is [var of, var first, var second] ? (of == "", first == "", second == "") : default;
}
