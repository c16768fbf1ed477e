using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Reviews;

namespace QualityTracker.Api.Reviews;

/// <summary>A round as the school holds it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Declared">Empty once it was opened.</param>
/// <param name="Opening">Null until its codes are made.</param>
/// <param name="Version">Moves on with each change.</param>
/// <param name="Swept">Whether what will never be shown was destroyed.</param>
public sealed record StoredRound(ReviewRound Round, IReadOnlyList<DeclaredConflict> Declared, ReviewOpening? Opening, int Version, bool Swept)
{
    public string ETag() => $"\"{Version}\"";

    /// <summary>The day that counts: once it was over and counted it stays over, also when a clock is set back.</summary>
    public DateOnly On(DateOnly today) => Swept && today <= Round.LastDay ? Round.LastDay.AddDays(1) : today;
}

/// <summary>All SQL of rounds.</summary>
public static class ReviewStore
{
    private const string Select = "select id, term, rule, first_day, last_day, declared, opening, swept, version from review_rounds where school = @school";

    public static StoredRound? Find(DbConnection connection, string school, string id) =>
        connection.QuerySingleOrDefault<Row>($"{Select} and id = @id", new { school, id })?.Round;

    /// <summary>By first day.</summary>
    public static List<StoredRound> Of(DbConnection connection, string school, string term) =>
        [.. connection.Query<Row>($"{Select} and term = @term order by first_day, id", new { school, term }).Select(row => row.Round)];

    public static void Add(DbConnection connection, string school, ReviewRound round, IReadOnlyList<DeclaredConflict> declared, string by, DateTimeOffset now) => connection.Execute(
        """
        insert into review_rounds (school, id, term, rule, first_day, last_day, declared, version, recorded_at, recorded_by)
        values (@school, @Id, @Term, @Rule, @first, @last, @declared, 1, @now, @by)
        """, new { school, round.Id, round.Term, round.Rule, first = Rows.Store(round.FirstDay), last = Rows.Store(round.LastDay), declared = JsonSerializer.Serialize(declared, Json.Options), now = Rows.Store(now), by });

    public static void Replace(DbConnection connection, string school, ReviewRound round, IReadOnlyList<DeclaredConflict> declared, string by, DateTimeOffset now) => connection.Execute(
        """
        update review_rounds set rule = @Rule, first_day = @first, last_day = @last, declared = @declared, version = version + 1, recorded_at = @now, recorded_by = @by
        where school = @school and id = @Id
        """, new { school, round.Id, round.Rule, first = Rows.Store(round.FirstDay), last = Rows.Store(round.LastDay), declared = JsonSerializer.Serialize(declared, Json.Options), now = Rows.Store(now), by });

    /// <summary>Freezes a round; who was kept away from whom is forgotten.</summary>
    /// <summary>Codes were made anew: of two at once, the second is told.</summary>
    public static void Remade(DbConnection connection, string school, string id) => connection.Execute(
        "update review_rounds set version = version + 1 where school = @school and id = @id", new { school, id });

    public static void Open(DbConnection connection, string school, string id, ReviewOpening opening, string by, DateTimeOffset now) => connection.Execute(
        """
        update review_rounds set opening = @opening, declared = '[]', version = version + 1, recorded_at = @now, recorded_by = @by
        where school = @school and id = @id
        """, new { school, id, opening = JsonSerializer.Serialize(opening, Json.Options), now = Rows.Store(now), by });

    public static void Swept(DbConnection connection, string school, string id) =>
        connection.Execute("update review_rounds set swept = 1 where school = @school and id = @id", new { school, id });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Term { get; init; } = "";

        public string Rule { get; init; } = "";

        public DateOnly FirstDay { get; init; }

        public DateOnly LastDay { get; init; }

        public string Declared { get; init; } = "[]";

        public string? Opening { get; init; }

        public bool Swept { get; init; }

        public int Version { get; init; }

        public StoredRound Round => new(
            new(Id, Term, Rule, FirstDay, LastDay), JsonSerializer.Deserialize<List<DeclaredConflict>>(Declared, Json.Options)!,
            Opening is null ? null : JsonSerializer.Deserialize<ReviewOpening>(Opening, Json.Options), Version, Swept);
    }
}
