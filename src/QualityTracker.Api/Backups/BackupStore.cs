using System.Data.Common;
using Dapper;
using QualityTracker.Api.Audit;

namespace QualityTracker.Api.Backups;

/// <summary>The SQL that looks into databases that are backed up or replaced, of every school.</summary>
public static class BackupStore
{
    /// <summary>The address of each attachment in force; none in a database from before there were any.</summary>
    public static List<string> AttachmentsInForce(DbConnection connection) =>
        connection.ExecuteScalar<bool>("select exists (select 1 from sqlite_master where type = 'table' and name = 'attachments')")
            ? connection.Query<string>("select distinct address from attachments where voided_at is null").AsList()
            : [];

    /// <summary>The entries of the log that tell of a pupil's erasure, each known by its hash in any copy.</summary>
    public static List<(long Seq, string School, string At, string Hash)> Erasures(DbConnection connection) => connection.Query<(long, string, string, string)>(
        "select seq, school, at, hex(hash) from audit_entries where action = @erasure order by seq", new { erasure = AuditVerifier.Erasure }).AsList();
}
