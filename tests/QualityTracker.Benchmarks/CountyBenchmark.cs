using System.Data.Common;
using System.Diagnostics;
using Dapper;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Schools;

namespace QualityTracker.Benchmarks;

/// <summary>
/// Evaluating every school of a county from one SQLite file: the demo school as often as it takes for 6,000 staff, frames and records
/// read, nothing kept from before. Ten times the records is measured both ways: ten times the schools, and one school ten times as busy.
/// </summary>
public static class CountyBenchmark
{
    private const int Schools = 108;
    private const int Times = 10;

    public static IEnumerable<Figure> Run()
    {
        using var demo = DemoTerm.Load();
        var names = Enumerable.Range(1, Schools).Select(at => $"county-{at:000}").ToArray();
        demo.Database.Write(connection => Copy(connection, names));
        var staff = demo.Evaluated.Evaluation.People.Count * Schools;
        Seconds(demo, names[..10]);
        var (tenth, whole) = (Least(demo, names[..10]), Least(demo, names[..100]));
        yield return new("ten times the schools, in times", whole / tenth, "×", "≤ 11");
        yield return new($"evaluation of {Schools} schools, {staff:#,##0} staff, from SQLite, two at a time", Least(demo, names), "s", "≤ 5");
        var once = Enumerable.Range(0, 9).Min(_ => Seconds(demo, ["demo"]));
        demo.Database.Write(Multiply);
        yield return new("ten times the records of one school, in times", Enumerable.Range(0, 9).Min(_ => Seconds(demo, ["demo"])) / once, "×", "≤ 11");
    }

    private static double Least(DemoTerm demo, string[] schools) => Enumerable.Range(0, 3).Min(_ => Seconds(demo, schools));

    // New stores: nothing is kept from the run before.
    private static double Seconds(DemoTerm demo, string[] schools)
    {
        var store = new EvaluationStore(new FrameStore(), new SchoolPolicies());
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(schools, new ParallelOptions { MaxDegreeOfParallelism = 2 }, school =>
            _ = demo.Database.Read(connection => store.Read(connection, school, DemoTerm.Term, null)) ?? throw new InvalidOperationException(school));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static int Copy(DbConnection connection, IEnumerable<string> names)
    {
        connection.Execute("pragma defer_foreign_keys = on");
        foreach (var (table, columns) in Tables(connection))
        {
            var others = string.Join(", ", columns.Where(column => column != "school").Select(column => $"\"{column}\""));
            foreach (var name in names)
                connection.Execute($"insert into {table} (school, {others}) select @name, {others} from {table} where school = 'demo'", new { name });
        }

        var ofSchool = string.Join(", ", Columns(connection, "schools").Where(column => column != "id").Select(column => $"\"{column}\""));
        return names.Sum(name => connection.Execute($"insert into schools (id, {ofSchool}) select @name, {ofSchool} from schools where id = 'demo'", new { name }));
    }

    // The same facts again under other ids and keys: what a school ten times as busy would have recorded.
    private static int Multiply(DbConnection connection)
    {
        var rows = 0;
        foreach (var table in new[] { "lesson_observations", "duties", "teaching_hours", "tutoring_sessions" })
        {
            var others = string.Join(", ", Columns(connection, table).Where(column => column is not ("id" or "record_key")).Select(column => $"\"{column}\""));
            for (var time = 1; time < Times; time++)
            {
                rows += connection.Execute(
                    $"insert into {table} (id, record_key, {others}) select id || @time, record_key || @time, {others} from {table} where school = 'demo' and length(id) = 36",
                    new { time = $"-{time}" });
            }
        }

        return rows;
    }

    private static IEnumerable<(string Table, IReadOnlyList<string> Columns)> Tables(DbConnection connection) =>
        connection.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'audit%' order by name").AsList()
            .Select(table => (table, Columns(connection, table))).Where(each => each.Item2.Contains("school"));

    private static IReadOnlyList<string> Columns(DbConnection connection, string table) =>
        connection.Query<string>("select name from pragma_table_info(@table) where pk >= 0", new { table }).AsList();
}
