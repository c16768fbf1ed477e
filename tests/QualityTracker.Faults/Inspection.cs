using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using QualityTracker.Api;
using QualityTracker.Api.Accounts;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Exams;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Records;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Records;

namespace QualityTracker.Faults;

/// <summary>Looks whether everything is there that was promised, and nothing else (核对).</summary>
public static class Inspection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Everything that is wrong, in a line each; none when all is well.</summary>
    /// <param name="ground">The run's ground.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="promises">What was asked for and acknowledged.</param>
    /// <param name="until">Acknowledged by then; later, it may be lost.</param>
    /// <param name="settle">Whether what was in doubt is from now on what was found.</param>
    /// <param name="whole">Whether the program's own command is to verify the log too.</param>
    public static List<string> Faults(Ground ground, string folder, Promises promises, long until = long.MaxValue - 1, bool settle = true, bool whole = false)
    {
        var database = ground.Open(folder);
        try
        {
            var faults = database.Read(connection => Broken(connection, database).Concat(Lost(connection, promises, until, settle)).Concat(Twice(connection, promises)).Take(20).ToList());
            var verified = new AuditVerifier(database).Verify(null);
            if (!verified.Intact) faults.Add($"the log is not intact: entry {verified.Fault?.Seq}: {verified.Fault?.Message.En}");
            if (whole && VerifyByCommand(ground, folder) is { } said) faults.Add(said);
            return faults;
        }
        finally
        {
            (database as IDisposable)?.Dispose();
            SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Accepted imports of which nothing is there, though they were given a minute and a half.</summary>
    public static async Task<List<string>> Unfinished(Ground ground, string folder, Promises promises)
    {
        var (database, begun) = (ground.Open(folder), Stopwatch.GetTimestamp());
        try
        {
            while (true)
            {
                var left = database.Read(connection => promises.Accepted.Keys.Where(key => Actual(connection, key) is null).ToList());
                if (left.Count == 0 || Stopwatch.GetElapsedTime(begun) > Patience) return [.. left.Select(key => $"{key} was accepted and is not carried out")];
                await Task.Delay(200);
            }
        }
        finally
        {
            (database as IDisposable)?.Dispose();
            SqliteConnection.ClearAllPools();
        }
    }

    private static IEnumerable<string> Broken(DbConnection connection, Database database)
    {
        if (database is PostgresDatabase) yield break;
        foreach (var found in connection.Query<string>("pragma integrity_check").Where(each => each != "ok")) yield return $"integrity_check: {found}";
        foreach (var _ in connection.Query("pragma foreign_key_check")) yield return "foreign_key_check: a row refers to nothing";
    }

    private static IEnumerable<string> Lost(DbConnection connection, Promises promises, long until, bool settle)
    {
        foreach (var promise in promises.All)
        {
            var actual = Actual(connection, promise.Key);
            if (!promise.Allows(actual, until, out var expected)) yield return $"{promise.Key} is {actual ?? "nothing"} and was to be {expected}";
            // An import that was accepted is carried on after a start: that nothing of it is there yet settles nothing.
            if (settle && !(actual is null && promise.Key.StartsWith("imports/", StringComparison.Ordinal))) promise.Settle(actual);
        }
    }

    private static string? Actual(DbConnection connection, string key)
    {
        var parts = key.Split('/');
        return parts[0] switch
        {
            "duties" => Record(connection, RecordDuty.Kind, parts[1]),
            "lesson-observations" => Record(connection, RecordLessonObservation.Kind, parts[1]),
            "scores" => Load.Content(ScoreStore.Read(connection, Ground.School, parts[1], parts[2], parts[3]).Select(row => (row.Pupil, row.Score))),
            "imports" => connection.ExecuteScalar<long>("select count(*) from duties where school = @school and title like @title", new { school = Ground.School, title = parts[1] + " %" }) is > 0 and var rows ? $"{rows}" : null,
            "sessions" => connection.ExecuteScalar<long>("select count(*) from sessions where key_hash = @hash", new { hash = SecretKey.HashOf(parts[1]) }) == 1 ? "in" : null,
            _ => throw new InvalidOperationException(key),
        };
    }

    private static string? Record<T>(DbConnection connection, RecordKind<T> kind, string id) where T : class, IRecord, new() =>
        new RecordStore<T>(kind).Find(connection, Ground.School, id) is { State.VoidedAt: null } stored ? JsonSerializer.Serialize(stored.Record, Json.Options) : null;

    // Whatever was made since the beginning is one that was asked for, and each of those is there once.
    private static IEnumerable<string> Twice(DbConnection connection, Promises promises)
    {
        foreach (var noun in new[] { "duties", "lesson_observations" })
        {
            foreach (var id in connection.Query<string>($"select id from {noun} where school = @school", new { school = Ground.School }))
                if (id.StartsWith("01", StringComparison.Ordinal) && noun == "lesson_observations" && IsNew(id) && !promises.IsKnown($"lesson-observations/{id}")) yield return $"{noun} {id} was never asked for";
        }

        foreach (var title in connection.Query<string>("select title from duties where school = @school and voided_at is null group by title, \"date\", staff, kind having count(*) > 1", new { school = Ground.School }))
            yield return $"the duty {title} is there twice";
    }

    private static readonly DateTimeOffset Begun = TimeProvider.System.GetUtcNow();

    // The time is in the first 48 bits.
    private static bool IsNew(string id) =>
        Guid.TryParse(id, out var guid) && guid.Version == 7 && long.Parse(id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) > Begun.ToUnixTimeMilliseconds() >> 16;

    private static string? VerifyByCommand(Ground ground, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "--data", folder, "audit", "verify"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (ground.Server is { } server) start.Environment["QUALITYTRACKER_DATABASE"] = server.Connection;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"audit verify: {process.ExitCode} {said}";
    }
}
