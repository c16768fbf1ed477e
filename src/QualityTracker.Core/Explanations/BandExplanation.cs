using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// Explains the band (等次说明): the thresholds, how many have a higher total, and whether a better band was full; formula 4. Nobody else's
/// name or total is in it, and among fewer than five people no place.
/// </summary>
internal sealed class BandExplanation(Grounds grounds, PersonEvaluation person)
{
    public const string Figure = "band";

    public Explanation Of()
    {
        var rules = grounds.Pack.Bands;
        return new()
        {
            Figure = Figure,
            Title = new("等次", "band"),
            Clause = person.Vetoed ? grounds.Clause(grounds.Pack.Veto?.Clause ?? "D1") : null,
            Rule = person.Band is { } band ? $"bands/{band.Id}" : "bands",
            Value = null,
            Shown = person.Band?.Name,
            Parameters = grounds.Parameters([.. rules.Select(each => each.From), .. rules.Select(each => each.AtMost!).Where(each => each is not null)]),
            Counted = grounds.Counted(person.VetoDecisions.Where(grounds.Labels.Knows).Select(id => new Contribution(id, grounds.Index.Term.FirstDay, 1))),
            Notes = [.. grounds.ChangesIn("bands"), .. Notes()],
            Parts = [TotalExplanation.InShort(person)],
        };
    }

    private IEnumerable<Text> Notes()
    {
        var bands = grounds.Evaluation.Bands;
        if (bands.Count == 0)
        {
            yield return new("考核办法没有等次", "the policy pack has no bands");
            yield break;
        }

        foreach (var band in bands) yield return Threshold(band);
        if (person.Vetoed)
        {
            yield return new("师德一票否决：不论总分，列最低等次", "ethics veto: the lowest band whatever the total");
            yield break;
        }

        if (person.Total is not { } total)
        {
            yield return new("没有总分，不评等次", "without a total there is no band");
            yield break;
        }

        var ranked = grounds.Evaluation.People.Where(each => each.Total is not null || each.Vetoed).ToArray();
        if (ranked.Length >= TermSummary.LeastPeople)
        {
            var higher = ranked.Count(each => !each.Vetoed && each.Total > total);
            yield return new($"总分高于此的有 {higher} 人，参加排序 {ranked.Length} 人", $"{higher} of {ranked.Length} people have a higher total");
        }

        foreach (var full in bands.TakeWhile(band => band.Id != person.Band?.Id).Where(band => total >= band.From))
            yield return new($"总分达到“{full.Name.Zh}”，但名额已满；同分者同进同退", $"the total reaches “{full.Name.En}”, whose places were full; equal totals go in or drop together");
    }

    private static Text Threshold(Band band)
    {
        var from = Written.Number(band.From);
        return band.AtMostShare is not { } share ? new($"{band.Name.Zh}：{from} 分起", $"{band.Name.En}: from {from}")
            : new($"{band.Name.Zh}：{from} 分起，人数不超过 {Written.Number(share * 100)}%（去尾取整）", $"{band.Name.En}: from {from}, at most {Written.Number(share * 100)} % of the people, rounded down");
    }
}
