using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Schools;

namespace QualityTracker.Benchmarks;

/// <summary>
/// A county in one file: the demo school as often as it takes for 120,000 pupils, 6,000 staff and 700,000 lines of hours, each exam as often as it takes for
/// 3 million scores. Every school is evaluated, frames and records read and nothing kept from before, and every sheet printed in a book of its school.
/// Growth is measured both ways: ten and a hundred times the schools, and one school ten times as busy.
/// </summary>
public static class CountyBenchmark
{
    private const int Schools = 124;
    private const int Sittings = 4;
    private const int Times = 10;
    private static readonly int[] Sizes = [1, 10, 100];

    public static IEnumerable<Figure> Run()
    {
        using var demo = DemoTerm.Load();
        demo.Database.WriteAlone(SitAgain);
        var names = Enumerable.Range(1, Schools).Select(at => $"county-{at:000}").ToArray();
        demo.Database.WriteAlone(connection => Copy(connection, names));
        var (staff, scores, hours) = demo.Database.Read(connection => (
            connection.QuerySingle<long>("select count(*) from staff where school like 'county%'"), connection.QuerySingle<long>("select count(*) from exam_scores where school like 'county%'"),
            connection.QuerySingle<long>("select count(*) from teaching_hours where school like 'county%'")));
        Seconds(demo, names[..10]);
        var growth = Sizes.Select(size => (size, Seconds: Least(demo, names[..size]))).ToList();
        yield return new("ten times the schools, in times", growth[2].Seconds / growth[1].Seconds, "×", "≤ 11");
        var whole = Least(demo, names);
        growth.Add((Schools, whole));
        GrowthPlot.Write(growth);
        yield return new($"evaluation of {Schools} schools, {staff:#,##0} staff, {scores:#,##0} scores, {hours:#,##0} lines of hours from SQLite, two at a time", whole, "s", "≤ 5");
        var (seconds, sheets, resident) = CountyPrint.Run(demo, names);
        yield return new($"their {sheets:#,##0} sheets printed as {Schools} books by the program, one book at a time", seconds, "s", "≤ 40");
        yield return new("the program's memory meanwhile, at most", resident, "MB", "< 1,000");
        var once = Enumerable.Range(0, 9).Min(_ => Seconds(demo, ["demo"]));
        demo.Database.WriteAlone(Multiply);
        yield return new("ten times the records of one school, in times", Enumerable.Range(0, 9).Min(_ => Seconds(demo, ["demo"])) / once, "×", "≤ 11");
    }

    private static double Least(DemoTerm demo, string[] schools)
    {
        var least = Enumerable.Range(0, 3).Min(_ => Seconds(demo, schools));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{schools.Length} schools: {least:0.00} s"));
        return least;
    }

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

    // Each exam of the term sat four times, by the same pupils with the same scores.
    private static int SitAgain(DbConnection connection)
    {
        var rows = 0;
        for (var time = 1; time < Sittings; time++)
        {
            foreach (var (table, id) in new[] { ("exams", "id"), ("exam_scores", "exam") })
            {
                var others = string.Join(", ", Columns(connection, table).Where(column => column != id && column != "record_key").Select(column => $"\"{column}\""));
                var key = table == "exams" ? ", record_key" : "";
                rows += connection.Execute(
                    $"insert into {table} ({id}, {others}{key}) select {id} || @time, {others}{(key.Length > 0 ? ", record_key || @time" : "")} from {table} where school = 'demo' and length({id}) = 36",
                    new { time = $"-{time}" });
            }
        }

        return rows;
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
