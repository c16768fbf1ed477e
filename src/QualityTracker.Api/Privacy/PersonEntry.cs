using System.Data.Common;
using QualityTracker.Api.Audit;

namespace QualityTracker.Api.Privacy;

/// <summary>An entry of the log about the person or made by them (个人日志): who did what, when; the address where it is the person's own.</summary>
public sealed record PersonEntry(long Seq, DateTimeOffset At, string? By, string Via, string Action, string? Address)
{
    /// <summary>Every entry that names the person, is made in one of their accounts, or tells what happened to one; newest first.</summary>
    public static IReadOnlyList<PersonEntry> Of(DbConnection connection, string school, string id, IReadOnlyList<string> accounts) =>
    [
        .. accounts.SelectMany(account => new AuditQuery[] { new() { Account = account }, new() { Record = account } })
            .Prepend(new AuditQuery { School = school, Record = id })
            .SelectMany(query => AuditSearchStore.Find(connection, query, AuditTable.MostRows))
            .Select(entry => new PersonEntry(
                entry.Seq, entry.At, entry.Name, entry.Via, entry.Action, entry.Account is { } by && accounts.Contains(by) ? entry.Address : null))
            .DistinctBy(entry => entry.Seq).OrderByDescending(entry => entry.Seq),
    ];
}
