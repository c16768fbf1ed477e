using System.Data.Common;
using Dapper;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;
using QualityTracker.Core.PayRuns;

namespace QualityTracker.Api.Privacy;

/// <summary>The SQL of an export that no kind of record has.</summary>
public static class PersonStore
{
    /// <summary>The ids of a member of staff's accounts, closed ones too, oldest first.</summary>
    public static List<string> Accounts(DbConnection connection, string school, string staff) => connection.Query<string>(
        "select id from accounts where school = @school and staff = @staff order by id", new { school, staff }).AsList();

    /// <summary>An account's access tokens, revoked ones too, without their keys.</summary>
    public static List<PersonToken> Tokens(DbConnection connection, string account) => connection.Query<PersonToken>(
        "select name, scopes, created_at, expires_on, last_used_at, revoked_at from access_tokens where account = @account order by created_at, id", new { account }).AsList();

    public static List<PayRun> PayRuns(DbConnection connection, string school, string term) =>
        new RecordStore<PayRun>(RecordPayRun.Kind).InForce(connection, school, "term = @term", new { term });

    public static List<PupilScore> Scores(DbConnection connection, string school, string pupil) => connection.Query<PupilScore>(
        "select exam, subject, class, status, score, reason, items from exam_scores where school = @school and pupil = @pupil order by exam, subject, class",
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

    public string? Reason { get; init; }

    /// <summary>Points in every item of the paper; null where items were not entered.</summary>
    public IReadOnlyDictionary<string, decimal>? Items { get; init; }
}
