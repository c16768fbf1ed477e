using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;

namespace QualityTracker.Core.Settlements;

/// <summary>
/// What each person is due from one sum (应发数), as divided by sheets that are sealed; formula 8. When a sheet is sealed anew, there is a later
/// division of the same sum.
/// </summary>
/// <param name="PayRun">Id of the sum that is divided.</param>
/// <param name="Version">From 1 within the sum; the greatest sealed by a day is the one that holds on it.</param>
/// <param name="SealedOn">The day its figures were sealed.</param>
/// <param name="Parts">What is due by staff number and pool; each pair once, whoever is not in it is due nothing.</param>
public sealed record SealedDivision(string PayRun, int Version, DateOnly SealedOn, IReadOnlyList<DuePart> Parts)
{
    /// <summary>The seals it stands on: SHA-256 by staff number.</summary>
    public IReadOnlyDictionary<string, string> Seals { get; init; } = new Dictionary<string, string>();

    /// <exception cref="ArgumentException">A division that was refused or does not balance.</exception>
    public static SealedDivision Of(PayInputs pay, int version, DateOnly sealedOn) => pay.Refusal is not null || !pay.Balances
        ? throw new ArgumentException("Only a division that holds is paid.", nameof(pay))
        : new(pay.PayRun, version, sealedOn, [.. pay.People.SelectMany(person => person.Parts.Select(part => new DuePart(person.Staff, part.Pool, part.Amount, part.Points)))]);

    /// <summary>Whether everybody is due the same by both.</summary>
    public bool PaysAs(SealedDivision other) => AmountsOf(this).SetEquals(AmountsOf(other));

    private static HashSet<(string, string, long)> AmountsOf(SealedDivision division) =>
        [.. division.Parts.Where(part => part.Amount != Money.Zero).Select(part => (part.Staff, part.Pool, part.Amount.Cents))];
}

/// <summary>A person's part of a pool (应发分项).</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Pool">The pool's id.</param>
/// <param name="Amount">To the cent.</param>
/// <param name="Points">What the pool was divided by.</param>
public sealed record DuePart(string Staff, string Pool, Money Amount, decimal Points = 0);
