using System.Data.Common;
using Dapper;
using QualityTracker.Api.Storage;

namespace QualityTracker.Api.Policies;

/// <summary>A school's own pack while it is written (办法草稿). Nothing is ever evaluated by it.</summary>
public sealed record PolicyDraft
{
    /// <summary>The pack's id.</summary>
    public string Pack { get; init; } = "";

    /// <summary>YAML, right or wrong.</summary>
    public string Text { get; init; } = "";

    public int Version { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Staff number, or the account's name, of who wrote it last.</summary>
    public string RecordedBy { get; init; } = "";

    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidReason { get; init; }

    public string ETag() => $"\"{Version}\"";
}

/// <summary>All SQL of the drafts.</summary>
public static class PolicyDraftStore
{
    private const string Select = "select pack, text, version, recorded_at, recorded_by, voided_at, void_reason from policy_drafts where school = @school";

    /// <summary>A draft, given up or not.</summary>
    public static PolicyDraft? Find(DbConnection connection, string school, string pack) =>
        connection.QuerySingleOrDefault<PolicyDraft>($"{Select} and pack = @pack", new { school, pack });

    /// <summary>The drafts that were not given up.</summary>
    public static List<PolicyDraft> InForce(DbConnection connection, string school) =>
        connection.Query<PolicyDraft>($"{Select} and voided_at is null order by pack", new { school }).AsList();

    public static int Count(DbConnection connection, string school) =>
        connection.ExecuteScalar<int>("select count(*) from policy_drafts where school = @school", new { school });

    /// <summary>Stores a draft in the place of whatever the pack had.</summary>
    public static void Save(DbConnection connection, string school, PolicyDraft draft) => connection.Execute(
        """
        insert into policy_drafts (school, pack, text, version, recorded_at, recorded_by, voided_at, void_reason)
        values (@school, @Pack, @Text, @Version, @at, @RecordedBy, @voidedAt, @VoidReason)
        on conflict (school, pack) do update set text = excluded.text, version = excluded.version, recorded_at = excluded.recorded_at,
            recorded_by = excluded.recorded_by, voided_at = excluded.voided_at, void_reason = excluded.void_reason
        """, new
        {
            school,
            draft.Pack,
            draft.Text,
            draft.Version,
            at = Rows.Store(draft.RecordedAt),
            draft.RecordedBy,
            voidedAt = draft.VoidedAt is { } voided ? Rows.Store(voided) : null,
            draft.VoidReason,
        });
}
