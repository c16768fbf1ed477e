using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Integrity;

/// <summary>From where on something is doubted (诚信提示的界限). No document gives these numbers: they are the program's, and stand beside each rule.</summary>
public static class IntegrityLimits
{
    /// <summary>Days after a lesson within which its observation is recorded in time.</summary>
    public const int DaysToRecord = 7;

    /// <summary>Observations of one person on, or recorded on, the last day that are doubted.</summary>
    public const int OnLastDay = 5;

    /// <summary>Lessons that one person observes in a day without being doubted; the last day has a rule of its own.</summary>
    public const int ADay = 4;

    /// <summary>Lessons of one teacher observed in a week, by anybody, without being doubted.</summary>
    public const int OfTeacherAWeek = 5;

    /// <summary>Letters and digits of a comment from which its likeness says anything: shorter ones (“很好”) are alike by chance.</summary>
    public const int CommentLength = 20;

    /// <summary>The same for the words of two observers of different lessons, which must be the same to the letter.</summary>
    public const int CommentLengthOfOthers = 60;

    /// <summary>Likeness, 0 to 1, of two comments of one observer from which they are doubted: pairs of neighbouring letters in common.</summary>
    public const double Likeness = 0.9;

    /// <summary>How a rule judges, in words.</summary>
    public static Text RuleOf(IntegrityFlagKind kind) => kind switch
    {
        IntegrityFlagKind.ObserverTeaching => new(
            "课程表上听课人这一节在另一个班有课，且当天任课安排有效；没有写明按星期几课表的调休日不判断",
            "The timetable has the observer in another class in that period, and the assignment held on that day; a make-up day is judged when the calendar says whose timetable it follows"),
        IntegrityFlagKind.TwoInOnePeriod => new(
            "同一人同一天同一节次登记了两节不同的课；两人同上的一节课不算",
            "One person recorded two different lessons in the same period of a day; a lesson that two teach together is one"),
        IntegrityFlagKind.CopiedComments => new(
            $"同一听课人两次评语（{CommentLength} 字以上）有九成相同；不同听课人的评语一字不差（同一节课 {CommentLength} 字以上，不同的课 {CommentLengthOfOthers} 字以上）",
            $"Two comments of one observer ({CommentLength} letters or more) are nine tenths alike; those of different observers are the same to the letter (from {CommentLength} letters of one lesson, from {CommentLengthOfOthers} of different ones)"),
        IntegrityFlagKind.BackDated => new(
            $"听课 {DaysToRecord} 天以后才录入系统；由文件导入的不判断",
            $"Recorded more than {DaysToRecord} days after the lesson; what a file brought in is not judged"),
        IntegrityFlagKind.LastDay => new(
            $"在学期（或在校）最后一个教学日听课 {OnLastDay} 节以上，或在那天及以后一天内补录 {OnLastDay} 节以上",
            $"{OnLastDay} lessons or more observed on the last teaching day of the term (or at the school), or recorded in one day on or after it"),
        IntegrityFlagKind.ObserverQuota => new(
            $"一人一天听课超过 {ADay} 节", $"One person observed more than {ADay} lessons in a day"),
        _ => new(
            $"一位教师一周内被听课超过 {OfTeacherAWeek} 节", $"More than {OfTeacherAWeek} lessons of one teacher were observed in a week"),
    };
}
