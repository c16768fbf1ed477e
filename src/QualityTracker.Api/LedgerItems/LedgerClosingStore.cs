using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.LedgerItems;

/// <summary>All SQL of closing items of the ledger (销号记录): one row each time one was closed or opened again.</summary>
public static class LedgerClosingStore
{
    /// <summary>What happened to every item, the earliest first.</summary>
    public static ILookup<string, LedgerClosing> All(DbConnection connection, string school) => connection.Query<LedgerClosing>(
        "select item, closed, at, recorded_by, words from ledger_closings where school = @school order by item, number", new { school }).ToLookup(each => each.Item);

    public static void Add(DbConnection connection, string school, LedgerClosing made) => connection.Execute(
        """
        insert into ledger_closings (school, item, number, closed, at, recorded_by, words)
        select @school, @Item, 1 + count(*), @Closed, @at, @RecordedBy, @Words from ledger_closings where school = @school and item = @Item
        """, new { school, made.Item, made.Closed, at = Rows.Store(made.At), made.RecordedBy, made.Words });

    /// <summary>Files in force of each item.</summary>
    public static Dictionary<string, int> Files(DbConnection connection, string school) => connection.Query<(string Item, int Files)>(
        "select belongs_to_id, count(*) from attachments where school = @school and belongs_to = @noun and voided_at is null group by belongs_to_id",
        new { school, noun = RecordLedgerItem.Kind.Noun }).ToDictionary(row => row.Item, row => row.Files);
}

/// <summary>An item of the ledger was closed, or opened again (销号、重开).</summary>
public sealed record LedgerClosing
{
    /// <summary>The item's id.</summary>
    public string Item { get; init; } = "";

    public bool Closed { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Staff number, or the name signed in with of who has none.</summary>
    public string RecordedBy { get; init; } = "";

    /// <summary>How it was closed, or why it was opened again; null when a closing was taken back on its day.</summary>
    public string? Words { get; init; }
}
