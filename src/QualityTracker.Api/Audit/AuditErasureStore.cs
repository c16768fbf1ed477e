using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Audit;

/// <summary>The SQL that takes a person's data out of the log's contents.</summary>
public static class AuditErasureStore
{
    /// <summary>
    /// The contents of a school, and of no school, in which one of the texts stands; oldest first, one after the other. Those of erasures
    /// name nobody and are never erased: the chain holds by them.
    /// </summary>
    public static IEnumerable<(long Seq, string Action, string Content)> Mentioning(DbConnection connection, string school, params IEnumerable<string> any) =>
        StreamedRows.Of<(long, string, string)>(connection,
            """
            select entry.seq, action, content from audit_entries as entry join audit_contents as content on content.seq = entry.seq
            where (school = @school or school is null) and content is not null and action <> @erasure and exists (select 1 from json_each(@any) as each where instr(content, each.value) > 0)
            order by entry.seq
            """, new { school, any = System.Text.Json.JsonSerializer.Serialize(any), erasure = AuditVerifier.Erasure });

    public static void Erase(DbConnection connection, IEnumerable<long> seqs, long by) => connection.Execute(
        "update audit_contents set content = null, salt = null, erased_by = @by where seq = @seq", seqs.Select(seq => new { seq, by }));
}
