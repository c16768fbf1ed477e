using System.Data.Common;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Seals;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Settlements;

/// <summary>The sheets of a term as far as they have come, and the seals they would get now (学期考核表与现时封存码).</summary>
/// <param name="Standings">By staff number, of everybody with a step.</param>
/// <param name="SealNow">SHA-256 by staff number and revision.</param>
public sealed record SheetsOfTerm(IReadOnlyDictionary<string, SheetStanding> Standings, Func<string, int, string> SealNow)
{
    public static SheetsOfTerm Of(DbConnection connection, EvaluatedTerm term)
    {
        var (school, of) = (term.Frame.School.Id, term.Evaluation.Term);
        var sealing = new Lazy<TermSealing>(() => TermSealing.Of(connection, term));
        var made = new Dictionary<(string Staff, int Revision), string>();
        return new(SheetStepStore.StandingsOf(connection, school, of), (staff, revision) =>
        {
            if (!made.TryGetValue((staff, revision), out var hash)) made[(staff, revision)] = hash = sealing.Value.Sheet(staff, revision).Seal().Hash;
            return hash;
        });
    }
}
