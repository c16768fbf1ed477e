using System.Diagnostics;
using QualityTracker.Api.Audit;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Imports;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Schools;

namespace QualityTracker.Benchmarks;

/// <summary>The demo school in a database of its own.</summary>
public sealed class DemoTerm : IDisposable
{
    public const string School = "demo";
    public const string Term = "2025-1";

    private DemoTerm(string folder, Database database, EvaluatedTerm evaluated, TermRecords records)
    {
        Folder = folder;
        Database = database;
        Evaluated = evaluated;
        Records = records;
    }

    public string Folder { get; }

    public Database Database { get; }

    public EvaluatedTerm Evaluated { get; }

    public TermRecords Records { get; }

    /// <summary>Milliseconds that the first evaluation took, records read and code compiled on the way.</summary>
    public double FirstEvaluation { get; private init; }

    /// <param name="server">An empty database of PostgreSQL; none for a file.</param>
    public static DemoTerm Load(string? server = null)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark").FullName;
        var database = Database.At(folder, server);
        Migrations.Apply(database);
        new AuditLog(database, TimeProvider.System).Begin();
        var frames = new FrameStore();
        DemoSchool.LoadWhenEmpty(database, new Importer(database, frames, TimeProvider.System));
        var store = new EvaluationStore(frames, new SchoolPolicies());
        return database.Read(connection =>
        {
            frames.Read(connection, School);
            var start = Stopwatch.GetTimestamp();
            var evaluated = store.Read(connection, School, Term, null)!;
            var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            return new DemoTerm(folder, database, evaluated, EvaluationStore.RecordsOf(connection, evaluated.Frame, evaluated.Frame.Terms[Term])) { FirstEvaluation = first };
        });
    }

    public void Dispose()
    {
        (Database as IDisposable)?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
