#if DUCKDB
using System.Diagnostics;
using DuckDB.NET.Data;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Storage;

namespace QualityTracker.Benchmarks;

/// <summary>The four rates of the same rows in DuckDB, a database made for such questions: by school, subject and class, and by grade. Nothing else of an analysis.</summary>
public static class DuckDbRates
{
    private const string Rates =
        """
        select school, subject, class, count(*) filter (status = 'Sat') as sat, count(*) as enrolled, avg(score) filter (status = 'Sat') as mean,
            count(*) filter (score >= 85) as excellent, count(*) filter (score >= 60) as pass, count(*) filter (score < 40) as low
        from scores group by grouping sets ((school, subject, class), (school, subject)) order by all
        """;

    /// <summary>Seconds of the fastest of three queries on two threads; the rows are in its memory before.</summary>
    public static double Seconds(Database database, IEnumerable<string> schools)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Run(connection, "set threads = 2; create table scores (school varchar, subject varchar, class varchar, pupil varchar, status varchar, score decimal(9, 4))");
        using (var appender = connection.CreateAppender("scores"))
        {
            foreach (var school in schools)
            {
                foreach (var row in database.Read(sqlite => ScoreStore.Read(sqlite, school, "E")))
                {
                    appender.CreateRow().AppendValue(school).AppendValue(row.Subject).AppendValue(row.Class).AppendValue(row.Pupil).AppendValue(row.Status.ToString()).AppendValue(row.Score).EndRow();
                }
            }
        }

        return Enumerable.Range(0, 3).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            Run(connection, Rates);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        });
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
        }
    }
}
#endif
