using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Policies;

namespace QualityTracker.Api.Policies;

/// <summary>A decision as the school holds it.</summary>
/// <param name="Record">What was decided.</param>
/// <param name="State">Version 2 when it was undone.</param>
/// <param name="RecordedBy">Staff number, or the account's name, of who recorded or undid it.</param>
public sealed record StoredAdoption(PolicyAdoption Record, RecordState State, string RecordedBy)
{
    public string ETag() => $"\"{State.Version}\"";
}

/// <summary>All SQL of the adoptions.</summary>
public static class PolicyAdoptionStore
{
    private const string Select =
        """
        select id, pack, hash, from_term, parameter_values, decision, decided_on, decided_by, version, recorded_at, recorded_by, voided_at, void_reason
        from policy_adoptions where school = @school
        """;

    public static StoredAdoption? Find(DbConnection connection, string school, string id) =>
        connection.QuerySingleOrDefault<Row>($"{Select} and id = @id", new { school, id })?.Adoption;

    /// <summary>All of them, undone ones too, as they were recorded, earliest first.</summary>
    public static List<StoredAdoption> All(DbConnection connection, string school) =>
        [.. connection.Query<Row>($"{Select} order by seq", new { school }).Select(row => row.Adoption)];

    /// <summary>Those not undone, earliest first.</summary>
    public static IEnumerable<PolicyAdoption> InForce(DbConnection connection, string school) =>
        connection.Query<Row>($"{Select} and voided_at is null order by seq", new { school }).Select(row => row.Adoption.Record);

    public static void Add(DbConnection connection, string school, PolicyAdoption adoption, string by, DateTimeOffset now) => connection.Execute(
        """
        insert into policy_adoptions (school, id, pack, hash, from_term, parameter_values, decision, decided_on, decided_by, version, recorded_at, recorded_by)
        values (@school, @Id, @Pack, @Hash, @FromTerm, @values, @Decision, @decidedOn, @DecidedBy, 1, @now, @by)
        """, new
        {
            school,
            adoption.Id,
            adoption.Pack,
            adoption.Hash,
            adoption.FromTerm,
            values = ValuesOf(adoption),
            adoption.Decision,
            decidedOn = Rows.Store(adoption.DecidedOn),
            adoption.DecidedBy,
            now = Rows.Store(now),
            by,
        });

    public static void Void(DbConnection connection, string school, string id, string reason, string by, DateTimeOffset now) => connection.Execute(
        """
        update policy_adoptions set version = version + 1, recorded_at = @now, recorded_by = @by, voided_at = @now, void_reason = @reason
        where school = @school and id = @id
        """, new { school, id, reason, by, now = Rows.Store(now) });

    // By name, so that the same values are the same text.
    private static string ValuesOf(PolicyAdoption adoption) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(adoption.Values.ToDictionary(), StringComparer.Ordinal), Json.Options);

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Pack { get; init; } = "";

        public string Hash { get; init; } = "";

        public string FromTerm { get; init; } = "";

        public string ParameterValues { get; init; } = "{}";

        public string Decision { get; init; } = "";

        public DateOnly DecidedOn { get; init; }

        public string DecidedBy { get; init; } = "";

        public int Version { get; init; }

        public DateTimeOffset RecordedAt { get; init; }

        public string RecordedBy { get; init; } = "";

        public DateTimeOffset? VoidedAt { get; init; }

        public string? VoidReason { get; init; }

        public StoredAdoption Adoption => new(
            new()
            {
                Id = Id,
                Pack = Pack,
                Hash = Hash,
                FromTerm = FromTerm,
                Values = JsonSerializer.Deserialize<SortedDictionary<string, string>>(ParameterValues, Json.Options)!,
                Decision = Decision,
                DecidedOn = DecidedOn,
                DecidedBy = DecidedBy,
            },
            new() { Version = Version, RecordedAt = RecordedAt, VoidedAt = VoidedAt, VoidReason = VoidReason }, RecordedBy);
    }
}
