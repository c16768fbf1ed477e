using System.Globalization;
using QualityTracker.Core.Classes;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Subjects;

namespace QualityTracker.Api.Samples;

/// <summary>Subjects, classes, weekly periods and exam papers of a nine-year school (课程设置).</summary>
internal static class Curriculum
{
    public const string Politics = "politics";
    public const string Labour = "labour";
    public const string Activity = "activity";

    // Periods a week in grades 1–2, 3–6, 7, 8 and 9: 26, 30, 32, 33 and 33 in all.
    private static readonly (string Id, string Name, string NameEn, int[] Periods)[] Plan =
    [
        ("chinese", "语文", "Chinese", [8, 7, 5, 5, 6]),
        ("maths", "数学", "Mathematics", [4, 5, 5, 5, 6]),
        ("english", "英语", "English", [0, 3, 5, 5, 5]),
        (Politics, "道德与法治", "Ethics and law", [2, 2, 2, 2, 2]),
        ("science", "科学", "Science", [1, 2, 0, 0, 0]),
        ("physics", "物理", "Physics", [0, 0, 0, 2, 3]),
        ("chemistry", "化学", "Chemistry", [0, 0, 0, 0, 3]),
        ("biology", "生物学", "Biology", [0, 0, 2, 2, 0]),
        ("history", "历史", "History", [0, 0, 2, 2, 2]),
        ("geography", "地理", "Geography", [0, 0, 2, 2, 0]),
        ("pe", "体育与健康", "Physical education", [4, 3, 3, 3, 3]),
        ("music", "音乐", "Music", [2, 2, 1, 1, 1]),
        ("art", "美术", "Art", [2, 2, 1, 1, 1]),
        ("it", "信息科技", "Information technology", [0, 1, 1, 1, 0]),
        (Labour, "劳动", "Labour", [1, 1, 1, 1, 1]),
        (Activity, "综合实践活动", "Integrated practice", [2, 2, 2, 1, 0]),
    ];

    private static readonly int[] ClassesByGrade = [3, 3, 2, 2, 3, 3, 3, 3, 2];

    private static readonly string[] GradeNames = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

    public static IReadOnlyList<Subject> Subjects { get; } =
        [.. Plan.Select(each => new Subject { Id = each.Id, Name = each.Name, NameEn = each.NameEn })];

    public static string NameOf(string subject) => Subjects.First(each => each.Id == subject).Name;

    /// <summary>Such as 七年级.</summary>
    public static string GradeName(int grade) => GradeNames[grade - 1] + "年级";

    /// <summary>Pupils of grade 9 were not assigned in parallel, so its classes are not compared (clause D14).</summary>
    public static IReadOnlyList<SchoolClass> Classes { get; } =
    [
        .. from grade in Enumerable.Range(1, ClassesByGrade.Length)
           from number in Enumerable.Range(1, ClassesByGrade[grade - 1])
           select new SchoolClass
           {
               Id = string.Create(CultureInfo.InvariantCulture, $"2025-{grade}{number:D2}"),
               Name = string.Create(CultureInfo.InvariantCulture, $"{GradeName(grade)}{number}班"),
               SchoolYear = SampleCalendar.SchoolYear,
               Grade = grade,
               Parallel = grade != 9,
           },
    ];

    /// <summary>Periods a week.</summary>
    public static int Periods(string subject, int grade) =>
        Plan.First(each => each.Id == subject).Periods[grade <= 2 ? 0 : grade <= 6 ? 1 : grade - 5];

    /// <summary>Periods of a school day.</summary>
    public static int PeriodsADay(int grade) => grade <= 6 ? 6 : 7;

    /// <summary>What a grade is examined in; grades 1 and 2 have no written exam (clause L2).</summary>
    public static IReadOnlyList<ExamPaper> Papers(int grade) => grade switch
    {
        <= 2 => [],
        <= 6 => [new("chinese", 100), new("maths", 100), new("english", 100)],
        _ =>
        [
            new("chinese", 120), new("maths", 120), new("english", 120),
            .. new[] { Politics, "history", "geography", "biology", "physics", "chemistry" }
                .Where(subject => Periods(subject, grade) > 0).Select(subject => new ExamPaper(subject, 100)),
        ],
    };
}
