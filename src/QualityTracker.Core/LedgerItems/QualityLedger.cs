using QualityTracker.Core.Numbers;
using QualityTracker.Core.Terms;

namespace QualityTracker.Core.LedgerItems;

/// <summary>A term's quality ledger on a day (质量台账): its items in the order in which they were found, and what they come to.</summary>
/// <param name="Term">The term.</param>
/// <param name="Day">The day on which states are told.</param>
/// <param name="Items">Those of the term, and those of earlier ones that were open when it began.</param>
public sealed record QualityLedger(Term Term, DateOnly Day, IReadOnlyList<LedgerItem> Items)
{
    public static QualityLedger Of(Term term, DateOnly day, IEnumerable<LedgerItem> items) => new(term, day,
        [.. items.Where(item => item.StandsIn(term)).OrderBy(item => item.Found).ThenBy(item => item.Id, StringComparer.Ordinal)]);

    /// <summary>Items found in the term.</summary>
    public int Opened => Items.Count(item => item.Term == Term.Id);

    /// <summary>Items of earlier terms, still open when it began (遗留).</summary>
    public int Carried => Items.Count - Opened;

    public int Closed => CountOf(LedgerState.Closed);

    public int Overdue => CountOf(LedgerState.Overdue);

    /// <summary>Closed of all, 0 to 1 with four places; null where there is no item.</summary>
    public decimal? ShareClosed => Items.Count == 0 ? null : Rounding.Statistic((decimal)Closed / Items.Count);

    public int CountOf(LedgerState state) => Items.Count(item => item.StateOn(Day) == state);
}
