using System.Data.Common;
using QualityTracker.Api.Access;
using QualityTracker.Core.Classes;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Api.Exams;

/// <summary>
/// Whose marks of a sheet somebody may see (分数可见范围; clause Z8): of a primary exam all marks of who teaches the class the subject, of anybody else
/// those alone that their account entered; the others are levels. Of any other exam all of the sheet.
/// </summary>
public sealed class MarkSight
{
    private readonly IReadOnlySet<string>? entered;

    private MarkSight(IReadOnlySet<string>? entered) => this.entered = entered;

    public static MarkSight Of(HttpContext context, DbConnection connection, string school, Exam exam, string subject, string schoolClass)
    {
        var allowed = Allowed.Of(context);
        if (!IsLevelsOnly(exam) || allowed.Standing.Lessons.Contains((schoolClass, subject))) return new(null);
        var account = allowed.Caller.Account;
        return new(account.Length == 0 ? new HashSet<string>() : ScoreHistory.EnteredBy(account, ScoreHistoryStore.Entries(connection, school, exam.Id, subject, schoolClass), subject));
    }

    /// <summary>Whether nothing is kept back.</summary>
    public bool SeesAll => entered is null;

    public bool Sees(string pupil) => entered?.Contains(pupil) != false;

    /// <summary>With the marks that were sent just now.</summary>
    public MarkSight With(IEnumerable<string> pupils) => entered is null ? this : new(entered.Concat(pupils).ToHashSet());

    /// <summary>Whether an exam's results leave the teacher's hands as levels alone (只公布等级).</summary>
    public static bool IsLevelsOnly(Exam exam) => Stages.Of(exam.Grade) == Stage.Primary;

    /// <summary>The level of a mark in a primary exam (等级); null of other exams, without a mark, and of one that the paper does not have.</summary>
    public static string? LevelOf(Exam exam, string subject, decimal? score) =>
        IsLevelsOnly(exam) && score is { } points && exam.Papers.FirstOrDefault(paper => paper.Subject == subject) is { FullMark: > 0 } paper && points >= 0 && points <= paper.FullMark
            ? Levels.Of(points, paper.FullMark, AnalysisRules.Default.Levels).Id
            : null;
}
