using System.Globalization;
using QualityTracker.Api.Problems;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Api.Exams;

/// <summary>What a pupil's score must keep, typed in or from a file.</summary>
public static class ScoreRules
{
    private const int LongestReason = 60;
    private const int LongestCorrection = 200;

    public static Fault? FaultOf(ExamStatus status, decimal? score, ExamPaper paper)
    {
        if (!Enum.IsDefined(status))
        {
            return new("status", "choice", new("必填，且须是规定的选项之一", "is required and must be one of the choices"),
                new("可用：" + string.Join("、", Enum.GetValues<ExamStatus>().Select(each => Names.Of(each).Zh)),
                    "use one of: " + string.Join(", ", Enum.GetValues<ExamStatus>().Select(each => Json.Word(each)))));
        }

        if ((score is not null) != (status == ExamStatus.Sat))
        {
            return status == ExamStatus.Sat
                ? new("score", "needed", new("参加考试须有分数", "who sat needs a score"), new("填分数，或更正考试状态", "give the score, or correct the status"))
                : new("score", "needed", new("未参加考试不应有分数", "who did not sit has no score"), new("删去分数，或更正考试状态", "remove the score, or correct the status"));
        }

        if (score is { } points && (points < 0 || points > paper.FullMark || decimal.Round(points, 2) != points))
        {
            var most = paper.FullMark.ToString("0.##", CultureInfo.InvariantCulture);
            return new("score", "full-mark",
                new($"须在 0 到满分 {most} 之间，最多 2 位小数", $"must be from 0 to the full mark {most} with at most 2 decimal places"),
                Rules.CorrectIt);
        }

        return null;
    }

    /// <summary>Who is left out of every rate is left out for a reason; a score needs none (formula 6).</summary>
    public static Fault? FaultOf(ExamStatus status, string? reason) => reason switch
    {
        null => status == ExamStatus.Excluded
            ? new("reason", "needed", new("不计入须写明原因", "who is excluded needs a reason"), new("写明原因，如“随班就读，经批准不计入”", "give the reason, such as “special needs, approved”"))
            : null,
        _ when status == ExamStatus.Sat => new("reason", "needed", new("参加考试的不写原因", "who sat has no reason"), new("删去原因，或更正考试状态", "remove the reason, or correct the status")),
        { Length: > LongestReason } => new("reason", "text", new($"最多 {LongestReason} 个字", $"has at most {LongestReason} characters"), new("写短一些", "make it shorter")),
        _ when !reason.Any(Rules.IsVisible) || reason.Any(char.IsControl) || !SoundText.Is(reason) => new("reason", "text", new("须是一行文字", "must be one line of text"), new("写明原因，或留空", "give the reason, or leave it out")),
        _ => null,
    };

    /// <summary>What was closed once is changed for a reason only; whatever is sent goes into the log, so it is one line.</summary>
    public static Fault? FaultOf(string? correction, bool isNeeded) =>
        correction?.Any(Rules.IsVisible) != true ? !isNeeded ? null : new("correction", "needed", new("这次考试封存过，更正须写明原因", "the exam was closed before: a correction needs a reason"), new("写明为什么更正，如“第 12 题误判”", "say why, such as “item 12 was marked wrongly”"))
        : correction.Trim().Length > LongestCorrection || correction.Any(char.IsControl) || !SoundText.Is(correction) ? new("correction", "text", new($"最多 {LongestCorrection} 个字的一行文字", $"is one line of at most {LongestCorrection} characters"), new("写短一些", "make it shorter"))
        : null;

    /// <summary>Whose line it is, by pupil number or exam number, or why that cannot be told.</summary>
    /// <param name="pupil">Pupil number, when it is given.</param>
    /// <param name="examNumber">Exam number, when it is given.</param>
    /// <param name="numbers">The roster's pupil numbers by exam number.</param>
    public static (string? Pupil, Fault? Fault) PupilOf(string? pupil, string? examNumber, ILookup<string, string> numbers)
    {
        if (string.IsNullOrEmpty(examNumber))
        {
            return string.IsNullOrEmpty(pupil)
                ? (null, new("pupil", "needed", new("须有学号或考号", "needs a pupil number or an exam number"), new("填写其中一个", "give one of them")))
                : (pupil, null);
        }

        var meant = numbers[examNumber].ToList();
        if (!string.IsNullOrEmpty(pupil))
        {
            // Whose it is instead is not told: it may be a pupil whom the sender does not see.
            var isAnothers = meant.Count > 0 || numbers.Any(own => own.Contains(pupil));
            return meant.Contains(pupil) || !isAnothers ? (pupil, null) : (null, new("examNumber", "other-pupil",
                new($"考号 {examNumber} 不是学号 {pupil} 的", $"exam number {examNumber} is not that of pupil {pupil}"), new("更正考号或学号", "correct the exam number or the pupil number")));
        }

        return meant switch
        {
            [var only] => (only, null),
            [] => (null, new("examNumber", "known-number", new("名册上没有这个考号", "nobody of the roster has this exam number"),
                new("更正考号，或先在分班中登记学生的考号", "correct the number, or record the pupil's exam number with the enrolment first"))),
            _ => (null, new("examNumber", "several-pupils", new($"这个考号有 {meant.Count} 名学生", $"{meant.Count} pupils have this exam number"),
                new("改用学号，或先在分班中更正考号", "use pupil numbers, or correct the exam numbers of the enrolments first"))),
        };
    }

    public static Fault NotOnRoster(Exam exam) => new("pupil", "roster",
        new($"不在“{exam.Name}”的名册上", $"is not on the roster of “{exam.Name}”"),
        new("更正学号；转入学生须在名册日前入班", "correct the pupil number; a pupil who joins must be enrolled by the roster day"));
}
