using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Norms;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Evaluations;

/// <summary>
/// Evaluates a term (学期考核); formulas 3–6. The same records and the same pack give the same evaluation, whatever the order of rows.
/// </summary>
public static class Evaluation
{
    /// <param name="frame">The school, with the term and the other terms of its year.</param>
    /// <param name="termId">A term of the frame.</param>
    /// <param name="records">The school year's records up to the term's end.</param>
    /// <param name="pack">The policy that evaluates the term.</param>
    /// <param name="adopted">Values the school adopted for the pack's parameters, as written; defaults for the others.</param>
    /// <exception cref="PolicyException">The adopted values cannot be used.</exception>
    public static TermEvaluation Of(
        SchoolFrame frame, string termId, TermRecords records, PolicyPack pack, IReadOnlyDictionary<string, string>? adopted = null)
    {
        var values = ParameterValues.Of(pack, adopted);
        var index = new RecordIndex(frame, termId, records);
        var calendar = frame.Calendars[termId];
        var norms = new NormReckoning(pack, values, index);
        var share = pack.Reviews.BundleShare is { } percent ? values.Number(percent) / 100 : 0;
        var people = new Bundling(frame, calendar, share).Of(new PeopleEvaluation(index, records, pack, values, norms).All());
        var bands = pack.Bands.Select(band => new Band(
            band.Id, band.Title, values.Number(band.From), band.AtMost is { } most ? values.Number(most) / 100 : null)).ToArray();
        return new()
        {
            School = frame.School.Id,
            Term = termId,
            Pack = pack.Id,
            PackHash = pack.ContentHash,
            Parameters = values,
            Weeks = calendar.Weeks.Count,
            Bands = bands,
            People = Banded(people, bands),
            SchoolNorms = norms.OfSchool(),
            Notes =
            [
                .. norms.NotReckoned().Select(each => each.Reason),
                .. norms.PartOfYear() is { } note ? [note] : Array.Empty<Text>(),
                .. NotEvaluated(index, people), .. OutsideWeeks(index),
            ],
        };
    }

    // The vetoed take no place in a band with a greatest share, yet are counted among the people.
    private static IReadOnlyList<PersonEvaluation> Banded(IReadOnlyList<PersonEvaluation> people, Band[] bands)
    {
        if (bands.Length == 0) return people;
        var ranked = people.Where(person => person.Total is not null || person.Vetoed)
            .Select(person => (person.Staff, person.Vetoed ? 0 : person.Total!.Value)).ToArray();
        var assigned = Bands.Assign(ranked, bands);
        return [.. people.Select(person => person with
        {
            Band = person.Vetoed ? bands[^1] : assigned.GetValueOrDefault(person.Staff),
        })];
    }

    // Hours of people who are not evaluated would otherwise vanish without a word.
    private static IEnumerable<Text> NotEvaluated(RecordIndex index, IReadOnlyList<PersonEvaluation> people)
    {
        var evaluated = people.Select(person => person.Staff).ToHashSet(StringComparer.Ordinal);
        return index.Hours.Where(hours => hours.Line.Term == index.Term.Id && !evaluated.Contains(hours.Line.Staff))
            .GroupBy(hours => hours.Line.Staff).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Text(
                $"{group.Key} 有 {group.Count()} 条课时记录，但本学期没有职务或任课，未参加考核",
                $"{group.Key} has {group.Count()} lines of hours but neither a post nor an assignment this term, and is not evaluated"));
    }

    private static IEnumerable<Text> OutsideWeeks(RecordIndex index) => index.HoursOutside
        .GroupBy(line => line.Staff).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new Text(
            $"{group.Key} 有 {group.Count()} 条课时记录的周次不是本学期的教学周，未计入",
            $"{group.Key} has {group.Count()} lines of hours in weeks that are not teaching weeks of the term; they do not count"));
}
