using QualityTracker.Core.Calendars;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Evaluations;

/// <summary>Bundles the totals of paired teachers (捆绑评价); formula 4.</summary>
internal sealed class Bundling(SchoolFrame frame, TermCalendar calendar, decimal share)
{
    /// <summary>Everyone with the total that holds; whoever has no partner with a total keeps the own one.</summary>
    public IReadOnlyList<PersonEvaluation> Of(IReadOnlyList<PersonEvaluation> people)
    {
        if (share == 0 || frame.Lists.Pairings.Count == 0) return people;
        var byStaff = people.ToDictionary(person => person.Staff, StringComparer.Ordinal);
        return [.. people.Select(person => Bundled(person, byStaff))];
    }

    private PersonEvaluation Bundled(PersonEvaluation person, Dictionary<string, PersonEvaluation> people)
    {
        if (person.ExactOwnTotal is not { } own) return person;
        var paired = Paired(person.Staff);
        var partners = paired.Where(each => people.GetValueOrDefault(each.Staff)?.ExactOwnTotal is not null).ToArray();
        var bundled = person with { Notes = [.. person.Notes, .. paired.Except(partners).Select(WithoutTotal)] };
        if (partners.Length == 0) return bundled;
        var mean = partners.Sum(each => people[each.Staff].ExactOwnTotal!.Value * each.Weeks) / partners.Sum(each => each.Weeks);
        return bundled with
        {
            Bundle = new() { Share = share, Partners = partners, PartnersMean = mean },
            Total = Rounding.Points(Scorer.Settled((own * (1 - share)) + (mean * share))),
        };
    }

    // By staff number; one who was never paired on a teaching day of the term is none.
    private BundlePartner[] Paired(string staff) =>
        [.. frame.PairingsOf[staff].GroupBy(pair => pair.PartnerOf(staff)).Where(pairs => frame.Staff.ContainsKey(pairs.Key))
            .Select(pairs => new BundlePartner(pairs.Key, frame.Staff[pairs.Key].Name, calendar.Weeks.Count(week => week.TeachingDays.Any(day =>
                pairs.Any(pair => pair.HoldsOn(day)) && frame.Staff[staff].IsEmployedOn(day) && frame.Staff[pairs.Key].IsEmployedOn(day)))))
            .Where(partner => partner.Weeks > 0).OrderBy(partner => partner.Staff, StringComparer.Ordinal)];

    private static Text WithoutTotal(BundlePartner partner) => new(
        $"结对教师 {partner.Name}（{partner.Staff}）没有总分，未计入捆绑评价",
        $"{partner.Name} ({partner.Staff}), paired with, has no total and is no part of the bundle");
}
