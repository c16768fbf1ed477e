using System.Text.Json;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Audit;

/// <summary>An entry of the log (审计条目): who did or read what, when, from where.</summary>
/// <param name="Seq">Its number, from 1 without gaps.</param>
/// <param name="At">UTC.</param>
/// <param name="School">Null for what concerns no single school.</param>
/// <param name="Account">Null for the command line and for who was not signed in.</param>
/// <param name="Name">The name signed in with.</param>
/// <param name="Via">How the caller came.</param>
/// <param name="Address">The network address called from.</param>
/// <param name="Action">The operation's name.</param>
/// <param name="ActionName">What the operation is called.</param>
/// <param name="Content">The record, before and after; of a read, the query and the pupil numbers served. Null once erased.</param>
/// <param name="Withheld">Whether the content is left out because the caller's roles do not let them read such records.</param>
/// <param name="ErasedBy">The entry of the erasure that took the content.</param>
public sealed record AuditEntryView(
    long Seq, DateTimeOffset At, string? School, string? Account, string? Name, string Via, string? Address, string Action, Text ActionName,
    IReadOnlyDictionary<string, JsonElement>? Content, bool Withheld, long? ErasedBy)
{
    public static AuditEntryView Of(FoundEntry entry, AuditActions actions) => new(
        entry.Seq, entry.At, entry.School, entry.Account, entry.Name, entry.Via, entry.Address, entry.Action, actions.NameOf(entry.Action),
        entry.Content is { } json ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) : null, entry.Withheld, entry.ErasedBy);
}

/// <summary>One page of the log, newest first (日志分页).</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntryView> Items, string? Next);
