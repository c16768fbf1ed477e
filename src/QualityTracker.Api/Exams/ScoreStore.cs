using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Exams;

/// <summary>All SQL of exam scores.</summary>
public static class ScoreStore
{
    /// <summary>The scores of one exam, of one subject and class when they are named, by class and pupil number.</summary>
    public static List<ScoreRow> Read(DbConnection connection, string school, string exam, string? subject = null, string? schoolClass = null) =>
        connection.Query<ScoreRow>(
            """
            select subject, pupil, class, status, score, reason, items from exam_scores
            where school = @school and exam = @exam
              and (@subject is null or subject = @subject) and (@schoolClass is null or class = @schoolClass)
            order by subject, class, pupil
            """, new { school, exam, subject, schoolClass }).AsList();

    /// <summary>What pupils have in each subject of exams, by exam and subject code.</summary>
    public static ILookup<(string Exam, string Subject), (string Pupil, ExamStatus Status)> Statuses(DbConnection connection, string school, IEnumerable<string> exams) =>
        connection.Query<(string Exam, string Subject, string Pupil, string Status)>(
            "select exam, subject, pupil, status from exam_scores where school = @school and exam in (select value from json_each(@exams))", new { school, exams = JsonSerializer.Serialize(exams) })
            .ToLookup(row => (row.Exam, row.Subject), row => (row.Pupil, Enum.Parse<ExamStatus>(row.Status, ignoreCase: true)));

    public static void Clear(DbConnection connection, string school, string exam, string subject, string schoolClass) => connection.Execute(
        "delete from exam_scores where school = @school and exam = @exam and subject = @subject and class = @schoolClass",
        new { school, exam, subject, schoolClass });

    /// <summary>Takes pupils' scores in one subject out of whichever class they stand under: a pupil who moved has one score, not two.</summary>
    public static void Remove(DbConnection connection, string school, string exam, string subject, IEnumerable<string> pupils) => connection.Execute(
        "delete from exam_scores where school = @school and exam = @exam and subject = @subject and pupil in (select value from json_each(@pupils))",
        new { school, exam, subject, pupils = JsonSerializer.Serialize(pupils) });

    /// <summary>The same one after the other.</summary>
    public static IEnumerable<ScoreRow> Stream(DbConnection connection, string school, string exam) => StreamedRows.Of<ScoreRow>(connection,
        "select subject, pupil, class, status, score, reason, items from exam_scores where school = @school and exam = @exam order by subject, class, pupil", new { school, exam });

    /// <summary>Writes scores; a pupil's earlier score in the subject and class is replaced.</summary>
    public static int Put(DbConnection connection, string school, IEnumerable<(string Exam, ScoreRow Row)> scores)
    {
        using var writer = new ScoreWriter(connection, school);
        var count = 0;
        foreach (var (exam, row) in scores)
        {
            writer.Put(exam, row);
            count++;
        }

        return count;
    }
}

/// <summary>Writes scores one after the other with one prepared statement (成绩写入).</summary>
public sealed class ScoreWriter : IDisposable
{
    private static readonly Dictionary<ExamStatus, object?> Words = Enum.GetValues<ExamStatus>().ToDictionary(status => status, status => Rows.Store(status));

    private readonly DbCommand command;
    private readonly DbParameter[] parameters;

    public ScoreWriter(DbConnection connection, string school)
    {
        command = connection.CreateCommand();
        command.CommandText =
            """
            insert into exam_scores (school, exam, subject, class, pupil, status, score, reason, items) values (@school, @exam, @subject, @class, @pupil, @status, @score, @reason, @items)
            on conflict (school, exam, subject, class, pupil) do update set status = excluded.status, score = excluded.score, reason = excluded.reason, items = excluded.items
            """;
        parameters = [.. new[] { "school", "exam", "subject", "class", "pupil", "status", "score", "reason", "items" }.Select(name =>
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (name, name == "score" ? DbType.Int64 : DbType.String);
            command.Parameters.Add(parameter);
            return parameter;
        })];
        parameters[0].Value = school;
    }

    public void Put(string exam, ScoreRow row)
    {
        parameters[1].Value = exam;
        parameters[2].Value = row.Subject;
        parameters[3].Value = row.Class;
        parameters[4].Value = row.Pupil;
        parameters[5].Value = Words[row.Status];
        parameters[6].Value = Rows.Store(row.Score) ?? DBNull.Value;
        parameters[7].Value = row.Reason ?? (object)DBNull.Value;
        parameters[8].Value = row.Items?.Stored ?? (object)DBNull.Value;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}

/// <summary>A pupil's result in one subject of an exam.</summary>
public sealed record ScoreRow
{
    public string Subject { get; init; } = "";

    public string Pupil { get; init; } = "";

    /// <summary>The class of the roster.</summary>
    public string Class { get; init; } = "";

    public ExamStatus Status { get; init; }

    /// <summary>Points, for who sat.</summary>
    public decimal? Score { get; init; }

    /// <summary>Why the pupil did not sit or does not count; null where none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>What the pupil has in each item; null where items were not entered.</summary>
    public ItemMarks? Items { get; init; }
}
