using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SheetSteps;

/// <summary>What is posted (公示内容): names and bands, and nothing else; no total, no rank, no veto.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Band">As printed.</param>
/// <param name="To">The last day of this person's notice.</param>
public sealed record SheetNotice(string Staff, string Name, Text Band, DateOnly To)
{
    /// <param name="sheets">By staff number.</param>
    /// <param name="evaluation">The evaluation, for names and the titles of bands.</param>
    /// <param name="day">Today, by the school.</param>
    /// <returns>Those whose notice runs that day, with the band that was signed; by staff number, which is no order of merit.</returns>
    public static IReadOnlyList<SheetNotice> Of(IReadOnlyDictionary<string, SheetStanding> sheets, TermEvaluation evaluation, DateOnly day) =>
    [
        .. from person in evaluation.People
           where sheets.TryGetValue(person.Staff, out var sheet) && sheet.Stage == SheetStage.Notice && sheet.Notice!.Value.From <= day && day <= sheet.Notice.Value.To
           let standing = sheets[person.Staff]
           let band = evaluation.Bands.FirstOrDefault(each => standing.Lines.Any(line => line.Id == SheetLine.Band && line.Figure == each.Id))
           select new SheetNotice(person.Staff, person.Name, band?.Name ?? Text.Same("–"), standing.Notice!.Value.To),
    ];
}
