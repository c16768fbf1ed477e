using QualityTracker.Core.Languages;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Reports.Tests.TermSheets;

/// <summary>Sheets of invented people, as a school would print them.</summary>
internal static class SampleSheets
{
    private static readonly Text teacher = new("任课教师", "Teacher");
    private static readonly Text head = new("教研组长", "Group head");
    private static readonly Text school = new("实验初级中学", "Shiyan Junior Middle School");
    private static readonly Text mathematics = new("数学", "Mathematics");

    public static TermSheet Teacher(string name = "王晓明", string number = "T0017") => new()
    {
        School = school,
        SchoolYear = new Text("2025—2026学年", "School year 2025-2026"),
        Term = new Text("第一学期", "first term"),
        Person = new SheetPerson
        {
            Name = Text.Same(name),
            StaffNumber = number,
            Subject = mathematics,
            ProfessionalTitle = new Text("一级教师", "First-grade teacher"),
        },
        Result = new SheetResult { Total = 88.45m, Band = new Text("优秀", "Excellent") },
        Posts =
        [
            Post(teacher, 20),
            Post(new Text("七年级（3）班班主任", "Homeroom, grade 7 class 3"), 20),
        ],
        Norms =
        [
            Norm(new("听课", "Lessons observed"), "W3", new("每学期", "term"), 15, 18, teacher),
            Norm(new("公开课", "Open lessons"), "W7", new("每学年", "year"), 1, 1, teacher, year: 2),
            Norm(new("作业批改抽查", "Homework checks"), "W9", new("每月", "monthly"), 5, 5, teacher),
            Norm(new("班会", "Class meetings"), "W12", new("每周", "weekly"), 20, 17, new("班主任", "Homeroom")),
            Norm(new("家访", "Home visits"), "W14", new("每学期", "term"), 12, 12, new("班主任", "Homeroom")),
        ],
        Dimensions =
        [
            new SheetDimension
            {
                Name = new("教学常规", "Teaching routine"), Weight = 40, Points = 36.5m,
                Indicators =
                [
                    Indicator(new("听课", "Lessons observed"), 10, 10, new("实绩18，目标15", "18 of 15")),
                    Indicator(new("备课检查", "Lesson plans checked"), 15, 13.5m, new("检查4次，平均90分", "4 checks, mean 90"), new("百分制", "percent")),
                    Indicator(new("作业批改", "Homework marked"), 15, 13, new("检查5次，平均86.67分", "5 checks, mean 86.67"), new("百分制", "percent")),
                ],
            },
            new SheetDimension
            {
                Name = new("育人工作", "Care for pupils"), Weight = 30, Points = 26.75m,
                Indicators =
                [
                    Indicator(new("班会", "Class meetings"), 15, 12.75m, new("实绩17周，应20周", "17 of 20 weeks")),
                    Indicator(new("家访", "Home visits"), 10, 10, new("实绩12，目标12", "12 of 12")),
                    Indicator(new("安全记录", "Safety log"), 5, 4, new("扣分2次，每次0.5", "2 deductions of 0.5"), new("扣分", "deduction")),
                ],
            },
            new SheetDimension
            {
                Name = new("教学成效", "Results"), Weight = 30, Points = 25.2m,
                Indicators =
                [
                    Indicator(new("增值评价", "Value added"), 20, 16.8m, new("增值0.12，区间−0.05至0.29", "0.12, interval -0.05 to 0.29"), new("线性", "linear")),
                    Indicator(new("学生评教", "Pupils' review"), 10, 8.4m, new("有效问卷96份，84分", "96 ballots, 84"), new("百分制", "percent")),
                    Indicator(new("校本课程", "School courses"), 0, null, new("未开设", "none taught")) with { Missing = MissingRecord.SharedOut },
                ],
            },
        ],
        Hours = new SheetHours
        {
            Weeks = [.. Enumerable.Range(1, 20).Select(week => new WeekPeriods(week, week switch { 1 => 8, 5 => 3, 20 => 6, _ => 12 + week % 3 }))],
            Total = 238,
            Cover = 6,
            AfterSchoolService = 32,
        },
        Tutoring =
        [
            Tutoring(new("学困生辅导", "Pupils who fall behind"), 8, 14, 16, 560),
            Tutoring(new("学优生辅导", "Able pupils"), 5, 10, 10, 400),
        ],
        ScoredExams = [Exam("七年级（3）班", "Grade 7 class 3", 47, 48), Exam("七年级（4）班", "Grade 7 class 4", 46, 46)],
        Policy = new SheetPolicy(new("实验初级中学教师考核办法", "Teacher evaluation rules"), "2025.2", "3f9a1c7e")
        {
            Parameters =
            [
                new(new("过程记录的权重", "weight of process records"), Text.Same("55"), true),
                new(new("优秀等次的人数上限（%）", "greatest share of excellent (%)"), Text.Same("20"), false),
                new(new("听课仅计有评课的", "only observed lessons with an evaluation count"), new("是", "yes"), false),
            ],
        },
        RecordsUntil = new DateOnly(2026, 1, 20),
    };

    /// <summary>A principal with nine norms, three posts and the school's own norms.</summary>
    public static TermSheet Leader() => Teacher("陈国梁", "T0001") with
    {
        Result = new SheetResult { Total = 91.2m, Band = new("良好", "Good") },
        Posts = [Post(new("校长", "Principal"), 20), Post(head, 12), Post(teacher, 20)],
        Norms =
        [
            .. Enumerable.Range(1, 9).Select(i => Norm(
                new($"{"听课评课|公开课|教研活动|作业检查|教案检查|家长会|培训|推门听课|联系学生".Split('|')[i - 1]}", $"Duty {i}"),
                $"W{i}", i % 2 == 0 ? new("每学年", "year") : new("每学期", "term"), 10 + i, 8 + i, i < 5 ? new("校长", "Principal") : head,
                year: i % 2 == 0 ? 2 * (10 + i) : null)),
        ],
        SchoolNorms =
        [
            Norm(new("全校教研活动", "School research meetings"), "W31", new("每学期", "term"), 10, 12, new("学校", "School")),
            Norm(new("教师培训人次", "Teachers trained"), "W32", new("每学年", "year"), 40, 31, new("学校", "School"), year: 80),
        ],
    };

    /// <summary>A new teacher of a primary school without a single record, and a band that is not settled.</summary>
    public static TermSheet Empty() => Teacher("李梅", "T0102") with
    {
        Result = new SheetResult { Total = 0 },
        Person = new SheetPerson { Name = Text.Same("李梅"), StaffNumber = "T0102" },
        Posts = [],
        Policy = Teacher().Policy with { Parameters = [] },
        Norms = [],
        Dimensions = [],
        Hours = null,
        Tutoring = [],
        ScoredExams = [],
    };

    public static TermSheet Primary() => Teacher("周雨桐", "T0055") with
    {
        School = new("中心小学", "Central Primary School"),
        ScoredExams = [],
        LevelExams = [Level("三年级（1）班", "Grade 3 class 1"), Level("三年级（2）班", "Grade 3 class 2")],
    };

    public static TermSheet Vetoed() => Teacher("刘强", "T0033") with
    {
        Result = new SheetResult
        {
            Total = 84.3m,
            Band = new("不合格", "Failed"),
            Veto = new("有偿补课，经查实（D1，教师〔2018〕16号第十一条）", "Paid private tutoring, confirmed (D1, Jiaoshi [2018] 16, article 11)"),
        },
    };

    /// <summary>Names and titles as long as they come.</summary>
    public static TermSheet LongNames() => Leader() with
    {
        School = new(
            "内蒙古自治区锡林郭勒盟西乌珠穆沁旗巴拉嘎尔高勒镇第一九年一贯制民族寄宿制实验学校",
            "First Nine-Year Boarding Experimental School for Nationalities of Balgar Gol Town, West Ujimqin Banner, Xilingol League"),
        Person = new SheetPerson
        {
            Name = new("阿卜杜热合曼·阿卜杜拉·买买提艾力", "Abdurahman Abdulla Mamatali"),
            StaffNumber = "NMG-XLGL-2019-000123456",
            Subject = new("道德与法治、综合实践活动、信息科技、地方课程", "Morality and law, integrated practice, information technology"),
            ProfessionalTitle = new("正高级教师（享受政府特殊津贴专家，自治区特级教师，学科带头人）", "Senior professor-level teacher, special-grade teacher, subject leader"),
        },
        Policy = new SheetPolicy(
            new("内蒙古自治区锡林郭勒盟西乌珠穆沁旗义务教育学校教师绩效考核实施办法（试行）及校本补充细则", "Implementation rules for the performance evaluation of teachers in compulsory education schools, with the school's own supplements"),
            "2025.2.1", "3f9a1c7e"),
    };

    public static TermSheet RareName() => Teacher("𫞩𮧵龘", "T0099");

    private static SheetPost Post(Text name, int weeks) =>
        new() { Name = name, From = new DateOnly(2025, 9, 1), To = new DateOnly(2026, 1, 20), Weeks = weeks };

    private static SheetNorm Norm(Text item, string clause, Text period, int target, decimal actual, Text post, int? year = null) => new()
    {
        Item = item,
        Clause = clause,
        Document = new("教基〔2019〕16号", "Jiaoji [2019] 16"),
        Period = period,
        Unit = period.Zh switch { "每周" => new("周", "weeks"), "每月" => new("月", "months"), _ => new("次", "times") },
        Target = target,
        YearTarget = year,
        Actual = actual,
        Attainment = actual / target * 100,
        IsMet = actual >= target,
        ShortBy = Math.Max(0, target - actual),
        Post = post,
    };

    private static SheetIndicator Indicator(Text item, decimal weight, decimal? points, Text basis, Text? how = null) =>
        new() { Item = item, Weight = weight, Points = points, Basis = basis, How = how ?? new("按达成率", "attainment") };

    private static SheetTutoring Tutoring(Text kind, int pupils, int held, int planned, int minutes) => new()
    {
        Kind = kind,
        Subject = mathematics,
        Pupils = pupils,
        SessionsHeld = held,
        SessionsPlanned = planned,
        Minutes = minutes,
    };

    private static ScoredExam Exam(string zh, string en, int sat, int enrolled) => new()
    {
        Exam = new("期末", "Final"),
        Class = new(zh, en),
        Subject = mathematics,
        Sat = sat,
        Enrolled = enrolled,
        Mean = 82.374m,
        Excellent = new ExamRate(24m / sat * 100, 24, sat),
        Pass = new ExamRate(43m / sat * 100, 43, sat),
        Low = new ExamRate(1m / sat * 100, 1, sat),
        RelativeMean = 1.03127m,
        Composite = 79.86m,
    };

    private static LevelExam Level(string zh, string en) => new()
    {
        Exam = new("期末", "Final"),
        Class = new(zh, en),
        Subject = mathematics,
        Sat = 42,
        Enrolled = 43,
        Levels = [new("A", 18), new("B", 15), new("C", 7), new("D", 2)],
    };
}
