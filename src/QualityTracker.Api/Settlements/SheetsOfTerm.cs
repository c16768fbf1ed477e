using System.Data.Common;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Seals;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.Settlements;

/// <summary>The sheets of a term as they stand, and the seals they would get now (学期考核表与现时封存码).</summary>
public sealed record SheetsOfTerm(IReadOnlyDictionary<string, SheetStanding> Standings, Func<string, int, string> SealNow)
{
    public static SheetsOfTerm Of(DbConnection connection, EvaluatedTerm term) => throw new NotImplementedException();
}
