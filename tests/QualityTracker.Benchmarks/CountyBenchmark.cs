using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using QualityTracker.Api.Copies;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Schools;
using QualityTracker.Api.Storage;

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
    private static readonly int[] Sizes = [1, 10, 100, Schools];

    /// <param name="server">An empty database of PostgreSQL that the county is copied to and measured on as well; none leaves that out.</param>
    public static IEnumerable<Figure> Run(string? server)
    {
        using var demo = DemoTerm.Load();
        demo.Database.WriteAlone(SitAgain);
        var names = Enumerable.Range(1, Schools).Select(at => $"county-{at:000}").ToArray();
        demo.Database.WriteAlone(connection => Copy(connection, names));
        var (staff, scores, hours) = demo.Database.Read(connection => (
            connection.QuerySingle<long>("select count(*) from staff where school like 'county%'"), connection.QuerySingle<long>("select count(*) from exam_scores where school like 'county%'"),
            connection.QuerySingle<long>("select count(*) from teaching_hours where school like 'county%'")));
        var growth = Growth(demo.Database, names);
        yield return new("SQLite: ten times the schools, in times", growth[2].Seconds / growth[1].Seconds, "×", "≤ 11");
        yield return new($"SQLite: evaluation of {Schools} schools, {staff:#,##0} staff, {scores:#,##0} scores, {hours:#,##0} lines of hours, two at a time", growth[^1].Seconds, "s", "≤ 5");
        foreach (var figure in Print("SQLite", CountyPrint.Run(demo.Database, names))) yield return figure;
        if (server is null)
        {
            GrowthPlot.Write([("SQLite", growth)]);
        }
        else
        {
            using var to = (PostgresDatabase)Database.At(Path.Combine(demo.Folder, "server"), server);
            var begun = Stopwatch.GetTimestamp();
            if (CopyCommand.Run(() => (demo.Database, to), anew: false, ofMoment: false, Console.Error, onScreen: false, default) != 0) throw new InvalidOperationException("The county could not be copied.");
            yield return new("copied to PostgreSQL and verified", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s", "");
            // As the server does by itself a little later, and would while it is measured.
            if (!to.Compact()) throw new InvalidOperationException("The server could not tidy up.");
            to.Write(connection => connection.Execute("analyze (verbose false)"));
            var there = Growth(to, names);
            GrowthPlot.Write([("SQLite", growth), ("PostgreSQL", there)]);
            yield return new("PostgreSQL: ten times the schools, in times", there[2].Seconds / there[1].Seconds, "×", "≤ 11");
            yield return new("PostgreSQL: evaluation of the same county", there[^1].Seconds, "s", "≤ 5");
            foreach (var figure in Print("PostgreSQL", CountyPrint.Run(to, names, server))) yield return figure;
        }

        var once = Enumerable.Range(0, 9).Min(_ => Seconds(demo.Database, ["demo"]));
        demo.Database.WriteAlone(Multiply);
        yield return new("ten times the records of one school, in times", Enumerable.Range(0, 9).Min(_ => Seconds(demo.Database, ["demo"])) / once, "×", "≤ 11");
    }

    private static IEnumerable<Figure> Print(string on, (double Seconds, long Sheets, double Resident) printed) =>
    [
        new($"{on}: their {printed.Sheets:#,##0} sheets printed as {Schools} books by the program, one book at a time", printed.Seconds, "s", "≤ 40"),
        new($"{on}: the program's memory meanwhile, at most", printed.Resident, "MB", "< 1,000"),
    ];

    private static List<(int Schools, double Seconds)> Growth(Database database, string[] names)
    {
        Seconds(database, names[..10]);
        return [.. Sizes.Select(size => (size, Least(database, names[..size])))];
    }

    private static double Least(Database database, string[] schools)
    {
        var least = Enumerable.Range(0, 3).Min(_ => Seconds(database, schools));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{schools.Length} schools: {least:0.00} s"));
        return least;
    }

    // New stores: nothing is kept from the run before.
    private static double Seconds(Database database, string[] schools)
    {
        var store = new EvaluationStore(new FrameStore(), new SchoolPolicies());
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(schools, new ParallelOptions { MaxDegreeOfParallelism = 2 }, school =>
            _ = database.Read(connection => store.Read(connection, school, DemoTerm.Term, null)) ?? throw new InvalidOperationException(school));
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
