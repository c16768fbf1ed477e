using System.Data.Common;
using Dapper;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Privacy;

/// <summary>The SQL of an export that no kind of record has.</summary>
public static class PersonStore
{
    public static List<PupilScore> Scores(DbConnection connection, string school, string pupil) => connection.Query<PupilScore>(
        "select exam, subject, class, status, score from exam_scores where school = @school and pupil = @pupil order by exam, subject, class",
        new { school, pupil }).AsList();
}

/// <summary>One result of a pupil (学生成绩).</summary>
public sealed record PupilScore
{
    public string Exam { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Class { get; init; } = "";

    public ExamStatus Status { get; init; }

    public decimal? Score { get; init; }
}
