namespace QualityTracker.Api.Reference;

/// <summary>Words for the fields of integrity flags and score sheets, in both languages; see <see cref="FieldTexts"/>.</summary>
internal static class SchoolFieldTexts
{
    public static readonly Dictionary<string, string> Fields = new()
    {
        ["rules"] = "各条规则 · The rules",
        ["shares"] = "听课与被听课；只看到本人的为空 · Both sides of observing; empty for who sees the own doubts only",
        ["IntegrityRuleView.rule"] = "怎样判断，含界限 · How it judges, with its limit",
        ["IntegrityRuleView.count"] = "提示数，不受 kind 影响 · How many doubts, whatever kind was asked for",
        ["IntegrityFlagView.id"] = "同样的记录，编号不变 · The same for the same records",
        ["IntegrityFlagView.people"] = "涉及的人 · Whom it concerns",
        ["IntegrityFlagView.reason"] = "提示的原因 · Why it is doubted",
        ["IntegrityFlagView.records"] = "所依据的听课记录 · The observations it rests on",
        ["speaksFor"] = "有利的说明；记录中没有为 null · What speaks for it; null when the records hold nothing of the kind",
        ["observer"] = "听课人 · Who observed",
        ["DoubtedObservation.teacher"] = "授课教师 · Who taught",
        ["className"] = "班级名称 · The class's name",
        ["subjectName"] = "学科名称 · The subject's name",
        ["topic"] = "课题 · The topic",
        ["comment"] = "优点、缺点和建议 · Strengths, weaknesses and advice",
        ["enteredOn"] = "首次录入的日期；由文件导入为 null · The day it was first recorded; null when a file brought it in",
        ["observed"] = "听课节数 · Lessons observed",
        ["teaches"] = "本学期是否任课 · Whether the person teaches a class in the term",
        ["wasObserved"] = "被听课节数 · Lessons of the person's that were observed",
        ["observers"] = "听课的人数 · By how many colleagues",
        ["lastObserved"] = "最近一次被听课；没有为 null · When last; null when never",
        ["byNorm"] = "各项任务的状态人数，不受 state 影响 · How many people are in each state with each norm, whatever state was asked for",
        ["NormCounts.counts"] = "各状态的人数 · How many people are in each state",
        ["exams"] = "本学期的考试 · The term's exams",
        ["kindName"] = "类别的名称 · What the kind is called",
        ["rosterDay"] = "名册日 · The day the roster is taken of",
        ["ExamSheets.papers"] = "各科目，各班合计 · The papers, all classes together",
        ["pupils"] = "名册人数 · How many pupils are on the roster",
        ["sheets"] = "成绩单 · The score sheets",
        ["missingSheets"] = "尚未登记完的成绩单数 · How many sheets are not finished",
        ["teachers"] = "名册日的任课教师 · Who teaches it on the roster day",
        ["participation"] = "参考情况 · How many took part",
        ["enrolled"] = "名册人数 · How many are on the roster",
        ["notEntered"] = "尚未登记的人数 · Of how many nothing is entered yet",
        ["isMissing"] = "是否尚未登记完 · Whether it is not finished",
        ["mayWrite"] = "是否可以登记 · Whether the caller may enter it",
        ["SheetScore.reason"] = "不计入的原因，必填；其他未参加者可写 · Why the pupil is excluded, needed then; others who did not sit may have one",
        ["PupilScore.reason"] = "不计入或未参加的原因 · Why the pupil is excluded or did not sit",
    };
}
