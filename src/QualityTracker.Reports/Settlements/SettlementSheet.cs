using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Settlements;

namespace QualityTracker.Reports.Settlements;

/// <summary>A frozen settlement as it is given to finance (结算表): its lines with what they are called.</summary>
public sealed record SettlementSheet
{
    public required School School { get; init; }

    public required Settlement Settlement { get; init; }

    /// <summary>By staff number.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>By term and id.</summary>
    public required IReadOnlyList<SettledSum> Sums { get; init; }

    /// <summary>The pools' names by sum and pool.</summary>
    public required IReadOnlyDictionary<(string PayRun, string Pool), Text> Pools { get; init; }

    /// <summary>SHA-256 of the lines, as the log has it.</summary>
    public required string Hash { get; init; }

    public string NameOf(string staff) => Names.GetValueOrDefault(staff, staff);
}

/// <summary>A sum in a settlement (结算的核算), with the version of its division and the pack it was divided by.</summary>
/// <param name="PayRun">Its id.</param>
/// <param name="Name">Of the sum.</param>
/// <param name="Term">Term id.</param>
/// <param name="Version">Of its division.</param>
/// <param name="SealedOn">The day of the last seal it stands on.</param>
/// <param name="Pack">The pack and the SHA-256 of its file.</param>
/// <param name="PackHash">Of the pack.</param>
/// <param name="Due">In all, to those with a line.</param>
/// <param name="Before">Paid to them by earlier settlements.</param>
/// <param name="Amount">Due less before.</param>
public sealed record SettledSum(
    string PayRun, string Name, string Term, int Version, DateOnly SealedOn, string Pack, string PackHash, Money Due, Money Before, Money Amount);
