using System.Data.Common;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.LedgerItems;
using QualityTracker.Core.Terms;

namespace QualityTracker.Api.LedgerItems;

/// <summary>Items of the ledger as a term needs them (质量台账).</summary>
public static class LedgerStore
{
    public static readonly RecordStore<LedgerItem> Items = new(RecordLedgerItem.Kind);

    /// <summary>Those in force of a term, and of earlier ones that were open when it began.</summary>
    public static List<Stored<LedgerItem>> Of(DbConnection connection, string school, Term term) => Items.Recorded(connection, school,
        "voided_at is null and (term = @term or (found < @since and (closed_on is null or closed_on >= @since)))", new { term = term.Id, since = Rows.Store(term.FirstDay) });
}
