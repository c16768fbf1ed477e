using System.Diagnostics;
using QualityTracker.Api.Access;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Storage;

namespace QualityTracker.Benchmarks;

/// <summary>The audit log: adding entries one after the other in one transaction, and verifying all of them.</summary>
public static class AuditBenchmark
{
    private const int Entries = 50_000;

    public static IEnumerable<Figure> Run()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark").FullName;
        try
        {
            var database = new SqliteDatabase(Path.Combine(folder, "qualitytracker.db"));
            Migrations.Apply(database);
            var log = new AuditLog(database, TimeProvider.System);
            log.Begin();
            var start = Stopwatch.GetTimestamp();
            database.Write(connection =>
            {
                for (var at = 0; at < Entries; at++) log.Append(connection, Caller.Console, "staff.replace", "big", "T001", new { Before = at, After = at + 1 });
                return Entries;
            });
            yield return new("audit entries appended", Entries / Stopwatch.GetElapsedTime(start).TotalSeconds, "entries/s", "–");
            start = Stopwatch.GetTimestamp();
            if (!new AuditVerifier(database).Verify().Intact) throw new InvalidOperationException("The log is not intact.");
            yield return new($"verification of {Entries:#,##0} audit entries", Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms", "–");
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
