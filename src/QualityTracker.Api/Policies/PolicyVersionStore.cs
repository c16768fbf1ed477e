using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Policies;

/// <summary>A frozen version of a pack (办法版本): its text and, by hash, the one it stands on. It is never changed.</summary>
/// <param name="Hash">The content hash, 64 hexadecimal digits.</param>
/// <param name="Pack">The pack's id.</param>
/// <param name="Text">The pack's own file, YAML.</param>
/// <param name="BaseHash">The version it extends; null without one.</param>
/// <param name="RecordedAt">When it was frozen, UTC.</param>
/// <param name="RecordedBy">Staff number, or the account's name, of who froze it.</param>
public sealed record PolicyVersion(string Hash, string Pack, string Text, string? BaseHash, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>All SQL of the versions.</summary>
public static class PolicyVersionStore
{
    private const string Select = "select hash, pack, text, base_hash, recorded_at, recorded_by from policy_versions where school = @school";

    public static PolicyVersion? Find(DbConnection connection, string school, string hash) =>
        connection.QuerySingleOrDefault<PolicyVersion>($"{Select} and hash = @hash", new { school, hash });

    /// <summary>The one frozen last.</summary>
    public static PolicyVersion? Latest(DbConnection connection, string school, string pack) =>
        connection.QueryFirstOrDefault<PolicyVersion>($"{Select} and pack = @pack order by seq desc", new { school, pack });

    /// <summary>Every version without its text, those frozen last first.</summary>
    public static List<VersionView> All(DbConnection connection, string school) => connection.Query<VersionView>(
        "select hash, pack, recorded_at, recorded_by from policy_versions where school = @school order by seq desc", new { school }).AsList();

    public static void Add(DbConnection connection, string school, PolicyVersion version) => connection.Execute(
        """
        insert into policy_versions (school, hash, pack, text, base_hash, recorded_at, recorded_by)
        values (@school, @Hash, @Pack, @Text, @BaseHash, @at, @RecordedBy)
        """, new { school, version.Hash, version.Pack, version.Text, version.BaseHash, at = Rows.Store(version.RecordedAt), version.RecordedBy });
}
