using System.Data.Common;
using System.Text.Json;
using Dapper;
using QualityTracker.Api.Storage;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Exams;

/// <summary>All SQL of closing exams: one row each time an exam was closed or opened again, the last of them holds.</summary>
public static class ExamClosingStore
{
    /// <summary>The earliest first.</summary>
    public static List<ExamClosingEvent> Read(DbConnection connection, string school, string exam) => connection.Query<ExamClosingEvent>(
        "select closed, at, recorded_by, reason from exam_closings where school = @school and exam = @exam order by number", new { school, exam }).AsList();

    public static void Add(DbConnection connection, string school, string exam, ExamClosingEvent made) => connection.Execute(
        """
        insert into exam_closings (school, exam, number, closed, at, recorded_by, reason)
        select @school, @exam, 1 + count(*), @Closed, @at, @RecordedBy, @Reason from exam_closings where school = @school and exam = @exam
        """, new { school, exam, made.Closed, at = Rows.Store(made.At), made.RecordedBy, made.Reason });

    public static ExamState StateOf(DbConnection connection, string school, string exam) => StateOf(connection.QuerySingleOrDefault<bool?>(
        "select closed from exam_closings where school = @school and exam = @exam order by number desc limit 1", new { school, exam }));

    /// <summary>The states of exams by id; those never closed are not among them.</summary>
    public static Dictionary<string, ExamState> StatesOf(DbConnection connection, string school, IEnumerable<string> exams) => connection.Query<(string Exam, bool Closed)>(
        """
        select exam, closed from exam_closings as made where school = @school and exam in (select value from json_each(@exams))
          and number = (select max(number) from exam_closings where school = made.school and exam = made.exam)
        """, new { school, exams = JsonSerializer.Serialize(exams) }).ToDictionary(row => row.Exam, row => StateOf(row.Closed));

    /// <param name="closed">What the last row says; null without any.</param>
    public static ExamState StateOf(bool? closed) => closed switch
    {
        null => ExamState.Open,
        true => ExamState.Closed,
        false => ExamState.Reopened,
    };
}
