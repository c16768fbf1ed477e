using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.ExamReports;

/// <summary>The printed words of exam reports in both languages (报告用语).</summary>
internal static class ExamReportWords
{
    public static readonly Text Title = new("质量分析报告", "Exam Quality Analysis");
    public static readonly Text SlipTitle = new("学生学业情况告知单", "Results of a Pupil, for the Parents");
    public static readonly Text Grade = new("年级", "Grade");
    public static readonly Text TotalScore = new("总分", "All papers together");

    public static readonly Text Term = new("学期", "Term");
    public static readonly Text Exam = new("考试", "Exam");
    public static readonly Text Kind = new("类别", "Kind");
    public static readonly Text GradeNumber = new("年级", "Grade");
    public static readonly Text RosterDay = new("名册日", "Roster day");
    public static readonly Text Scope = new("范围", "Of");
    public static readonly Text WholeGrade = new("全年级", "the whole grade");
    public static readonly Text Papers = new("科目与满分", "Papers, full marks");
    public static readonly Text Subjects = new("科目", "Subjects");
    public static readonly Text Exception = new("例外", "Exception");

    public static readonly Text Overview = new("总体情况", "Overview");
    public static readonly Text Trend = new("历次变化", "Over several exams");
    public static readonly Text Added = new("增值", "Value added");
    public static readonly Text Borderline = new("临界生人数", "Pupils near a line");
    public static readonly Text Uncounted = new("参考情况与未计入", "Who sat and who does not count");
    public static readonly Text Reteach = new("再教清单", "To teach again");
    public static readonly Text Reflection = new("原因与措施", "Causes and measures");
    public static readonly Text Signatures = new("签名", "Signatures");

    public static readonly Text Subject = new("科目", "Subject");
    public static readonly Text Class = new("班级", "Class");
    public static readonly Text Sat = new("实考/在册", "Sat / enrolled");
    public static readonly Text Participation = new("参考率", "Took part");
    public static readonly Text FullMark = new("满分", "Full mark");
    public static readonly Text Mean = new("平均分", "Mean");
    public static readonly Text Deviation = new("标准差", "SD");
    public static readonly Text Difficulty = new("难度", "Difficulty");
    public static readonly Text Discrimination = new("区分度", "Discrim.");
    public static readonly Text Excellent = new("优秀率", "Excellent");
    public static readonly Text Pass = new("及格率", "Pass");
    public static readonly Text Low = new("低分率", "Low");
    public static readonly Text Composite = new("综合指数", "Composite");
    public static readonly Text RelativeMean = new("比均率", "Rel. mean");
    public static readonly Text MeanT = new("均分T", "T");
    public static readonly Text AboveMean = new("超均人数率", "Above mean");
    public static readonly Text NotComparable = new("不可比", "n/c");

    public static readonly Text RatesByClass = new("各班与年级", "Classes beside the grade");
    public static readonly Text RatesDrawn = new("三率与区间", "Rates with intervals");
    public static readonly Text Distribution = new("分数分布", "Distribution");
    public static readonly Text Bands = new("分数段与等级人数", "Pupils by score band and by level");
    public static readonly Text Items = new("小题分析", "Items");
    public static readonly Text Levels = new("等级分布", "Levels");
    public static readonly Text Level = new("等级", "Level");
    public static readonly Text LevelsBeside = new("与年级平行班相比（百分点）", "Less the parallel classes (points)");

    public static readonly Text Item = new("小题", "Item");
    public static readonly Text Topic = new("知识点", "Topic");
    public static readonly Text Share = new("得分率", "Share of marks");
    public static readonly Text Day = new("名册日", "Day");
    public static readonly Text Matched = new("可匹配人数", "Matched pupils");
    public static readonly Text ValueAdded = new("增值（标准差）", "Value added (SD)");
    public static readonly Text Interval = new("95% 区间", "95 % interval");
    public static readonly Text Shrunk = new("收缩后", "Shrunk");
    public static readonly Text NearExcellent = new("优秀线上下", "Near excellent");
    public static readonly Text NearPass = new("及格线上下", "Near pass");
    public static readonly Text Below = new("线下", "below");
    public static readonly Text OnOrAbove = new("线上", "on or above");

    public static readonly Text Absent = new("缺考", "Absent");
    public static readonly Text Deferred = new("缓考", "Deferred");
    public static readonly Text Cheated = new("作弊", "Cheated");
    public static readonly Text Excluded = new("不计入", "Excluded");
    public static readonly Text NotEntered = new("未录入", "Not entered");
    public static readonly Text Status = new("情况", "Status");
    public static readonly Text Reason = new("原因", "Reason");
    public static readonly Text NoReason = new("（未写原因）", "(no reason written)");
    public static readonly Text Pupils = new("人数", "Pupils");
    public static readonly Text Change = new("变动", "Change");
    public static readonly Text Names = new("学生", "Pupils");

    public static readonly Text Causes = new("原因分析", "Causes");
    public static readonly Text Measures = new("改进措施", "Measures");
    public static readonly Text Responsible = new("责任人", "Responsible");
    public static readonly Text Due = new("完成日期", "By");
    public static readonly Text Author = new("填写人", "Written by");
    public static readonly Text TeacherSigns = new("任课教师签名：", "Teacher:");
    public static readonly Text HeadSigns = new("教研组长签名：", "Group head:");
    public static readonly Text OfficeSigns = new("教务处签名：", "Teaching office:");
    public static readonly Text SignedOn = new("日期：　　　　年　　　月　　　日", "Date: ________________");
    public static readonly Text Seal = new("（公章）", "(seal)");
}
