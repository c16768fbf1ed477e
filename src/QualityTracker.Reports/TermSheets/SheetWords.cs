using QualityTracker.Core.Languages;

namespace QualityTracker.Reports.TermSheets;

/// <summary>The printed words of a term sheet in both languages (表内用语).</summary>
internal static class SheetWords
{
    public static readonly Text Title = new("教师学期考核表", "Teacher Term Evaluation");
    public static readonly Text BookTitle = new("教师学期考核表汇编", "Teacher Term Evaluations");
    public static readonly Text Name = new("姓名", "Name");
    public static readonly Text StaffNumber = new("工号", "Staff no.");
    public static readonly Text Subject = new("学科", "Subject");
    public static readonly Text ProfessionalTitle = new("职称", "Title");
    public static readonly Text Posts = new("任职", "Posts");
    public static readonly Text NoPosts = new("本学期无任职记录", "No post this term");
    public static readonly Text Total = new("总分", "Total");
    public static readonly Text Band = new("等次", "Band");
    public static readonly Text BandOpen = new("不参加评等", "not rated");
    public static readonly Text Veto = new("一票否决", "Veto");
    public static readonly Text None = new("无", "none");

    public static readonly Text Norms = new("岗位任务", "Duties of the posts");
    public static readonly Text SchoolNorms = new("学校任务", "Duties of the school");
    public static readonly Text NoNorms = new("本学期无岗位任务。", "No duties this term.");
    public static readonly Text Item = new("项目", "Item");
    public static readonly Text Clause = new("依据条款", "Clause");
    public static readonly Text Period = new("周期", "Period");
    public static readonly Text Unit = new("单位", "Unit");
    public static readonly Text Target = new("目标", "Target");
    public static readonly Text YearTarget = new("全年目标", "Year");
    public static readonly Text Actual = new("实绩", "Actual");
    public static readonly Text Attainment = new("达成率", "Attained");
    public static readonly Text Outcome = new("结果", "Result");
    public static readonly Text Post = new("岗位", "Post");
    public static readonly Text Met = new("达标", "met");

    public static readonly Text Points = new("考核计分", "Points");
    public static readonly Text NoPoints = new("本学期无考核指标。", "No indicators this term.");
    public static readonly Text Indicator = new("指标", "Indicator");
    public static readonly Text Weight = new("权重", "Weight");
    public static readonly Text How = new("计分方式", "Scored by");
    public static readonly Text Basis = new("计分依据", "Basis");
    public static readonly Text Score = new("得分", "Points");
    public static readonly Text Note = new("说明", "Note");
    public static readonly Text CountedAsZero = new("无记录，按零计", "no record, counts as zero");
    public static readonly Text SharedOut = new("不适用，权重分摊", "does not apply, weight shared out");

    public static readonly Text OwnTotal = new("本人总分", "Own total");
    public static readonly Text Bundled = new("捆绑评价", "Bundle");
    public static readonly Text LevelsScored = new("只有等级，不列比均率（Z8）", "levels only, no ratio (Z8)");
    public static readonly Text DefaultValues = new("办法参数（默认）：", "Parameters (default): ");
    public static readonly Text AdoptedValues = new("办法参数（学校采用）：", "Parameters (adopted by the school): ");

    public static readonly Text Hours = new("课时", "Lessons taught");
    public static readonly Text NoHours = new("本学期无课时记录。", "No lessons recorded this term.");
    public static readonly Text Week = new("教学周", "Week");

    public static readonly Text Tutoring = new("辅导", "Tutoring");
    public static readonly Text NoTutoring = new("本学期无辅导记录。", "No tutoring this term.");
    public static readonly Text Kind = new("类别", "Kind");
    public static readonly Text Pupils = new("学生人数", "Pupils");
    public static readonly Text Held = new("已辅导次数", "Sessions held");
    public static readonly Text Planned = new("计划次数", "Planned");
    public static readonly Text Minutes = new("时长（分钟）", "Minutes");

    public static readonly Text NotComparable = new("不可比", "n/c");
    public static readonly Text Exams = new("考试成绩", "Exam results");
    public static readonly Text NoExams = new("本学期无考试成绩。", "No exam results this term.");
    public static readonly Text Exam = new("考试", "Exam");
    public static readonly Text ClassAndSubject = new("班级、学科", "Class and subject");
    public static readonly Text Sat = new("实考/在册", "Sat / enrolled");
    public static readonly Text Mean = new("均分", "Mean");
    public static readonly Text Excellent = new("优秀率", "Excellent");
    public static readonly Text Pass = new("及格率", "Pass");
    public static readonly Text Low = new("低分率", "Low");
    public static readonly Text RelativeMean = new("比均率", "Relative mean");
    public static readonly Text Composite = new("综合值", "Composite");
    public static readonly Text Levels = new("各等级人数", "Pupils by level");
    public static readonly Text RateNote = new("比率后为：人数/分母。", "After each rate: pupils / denominator.");
    public static readonly Text LevelNote = new("小学只记等级，不记分数。", "Primary classes have levels only, no scores.");

    public static readonly Text Comments = new("意见与签名", "Comments and signatures");
    public static readonly Text SelfComment = new("自评意见", "Own comment");
    public static readonly Text GroupComment = new("教研组意见", "Group head's comment");
    public static readonly Text SchoolComment = new("学校意见", "School's comment");
    public static readonly Text SelfSignature = new("本人签名：", "Teacher:");
    public static readonly Text GroupSignature = new("教研组长签名：", "Group head:");
    public static readonly Text PrincipalSignature = new("校长签名：", "Principal:");
    public static readonly Text Date = new("日期：　　　　年　　　月　　　日", "Date: ________________");
    public static readonly Text Seal = new("（公章）", "(seal)");

    public static readonly Text Agreed = new("确认、签字与封存", "Confirmed, signed and sealed");
}
