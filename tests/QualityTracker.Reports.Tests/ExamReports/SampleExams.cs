using System.Globalization;
using QualityTracker.Core.Classes;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.ExamReports;

namespace QualityTracker.Reports.Tests.ExamReports;

/// <summary>Exams of a junior and a primary grade, made by rule and without chance (考试样例). The last class has three pupils.</summary>
internal static class SampleExams
{
    public static readonly string[] Topics = ["有理数的运算", "整式的加减", "一元一次方程的应用", "几何图形初步", "综合与实践"];

    public static readonly SchoolFrame Frame = new(new()
    {
        School = new() { Id = "demo", Name = "实验学校", NameEn = "Shiyan School" },
        Terms = [new() { Id = "2025-1", SchoolYear = "2025-2026", Number = 1, FirstDay = new(2025, 9, 1), LastDay = new(2026, 1, 23) }],
        Subjects =
        [
            new() { Id = "chinese", Name = "语文", NameEn = "Chinese" }, new() { Id = "maths", Name = "数学", NameEn = "Mathematics" }, new() { Id = "english", Name = "英语", NameEn = "English" },
        ],
        Staff = [new() { Id = "T1", Name = "王晓明" }],
        Classes = [.. Codes(7, 5).Concat(Codes(5, 4)).Select(code => new SchoolClass
        {
            Id = code,
            Name = NameOf(code),
            SchoolYear = "2025-2026",
            Grade = code[0] - '0',
            Parallel = true,
        })],
        Pupils = [.. Codes(7, 5).Concat(Codes(5, 4)).SelectMany(code => Enumerable.Range(1, 36).Select(at => new Core.Pupils.Pupil { Id = PupilOf(code, at), Name = $"学生{code}{at}" }))],
    });

    public static string[] Codes(int grade, int classes) => [.. Enumerable.Range(1, classes).Select(each => string.Create(CultureInfo.InvariantCulture, $"{grade}0{each}"))];

    public static string PupilOf(string code, int at) => string.Create(CultureInfo.InvariantCulture, $"{code}-{at:00}");

    public static ScoreAnalysis Junior(string id = "e2", string name = "七年级期末监测", int month = 12, string? overrideReason = null) => (ScoreAnalysis)ExamAnalysis.Of(
        Data(id, name, 7, 5, month, [new("chinese", 120), new("maths", 120), new("english", 100)], overrideReason));

    public static LevelAnalysis Primary(string id = "p2", string name = "五年级期末监测", int month = 12, string? overrideReason = null) => (LevelAnalysis)ExamAnalysis.Of(
        Data(id, name, 5, 4, month, [new("chinese", 100), new("maths", 100)], overrideReason));

    public static ExamReport OfGrade(ExamAnalysis analysis) => new()
    {
        Frame = Frame,
        Analysis = analysis,
        RecordsUntil = new(2026, 1, 20),
        Policy = new(new("教学质量考核办法", "Teaching quality rules"), "2023", "3f9a41c2"),
        RosterChanges = [new(RosterChangeKind.Joined, "X1", null, analysis.Exam.Grade + "01"), new(RosterChangeKind.Left, "X2", analysis.Exam.Grade + "02", null)],
    };

    public static ExamReport OfClass(ExamAnalysis analysis, string code, string? subject = null) => OfGrade(analysis) with
    {
        Class = code,
        Subject = subject,
        Reflections = [Written(analysis.Exam.Id, code)],
    };

    public static ExamReflection Written(string exam, string code) => new()
    {
        Id = "r1",
        Exam = exam,
        Class = code,
        Subject = "maths",
        Author = "T1",
        Causes = "应用题审题不细，列方程的步骤不完整；后进学生计算准确率低，课后订正没有跟上。",
        Measures = "每周两次分层小练习，周三午间面批；第三题一类问题按知识点再教一次，两周后复测。",
        Responsible = "T1",
        Due = new(2026, 1, 16),
    };

    private static string NameOf(string code) => $"{(code[0] == '7' ? "七" : "五")}年级{code[^1]}班";

    private static ExamData Data(string id, string name, int grade, int classes, int month, ExamPaper[] papers, string? overrideReason)
    {
        var codes = Codes(grade, classes);
        int SizeOf(string code) => code == codes[^1] ? 3 : 36 - (code[^1] - '0');
        var roster = ExamRoster.Of(codes.SelectMany(code => Enumerable.Range(1, SizeOf(code)).Select(at => (PupilOf(code, at), code))), _ => true);
        var marks = papers.Select(paper => new PaperMarks(roster, paper)).ToList();
        var items = new List<PaperItems>();
        foreach (var (paper, at) in marks.Select((paper, at) => (paper, at)))
        {
            var of = new PaperItems(paper, [.. Topics.Select((topic, item) => new PaperItem((item + 1).ToString(CultureInfo.InvariantCulture), paper.Paper.FullMark / 5, topic))]);
            if (paper.Paper.Subject == "maths") items.Add(of);
            foreach (var pupil in roster.Pupils) Enter(paper, of, pupil, at, month);
        }

        var exam = new Exam
        {
            Id = id,
            Term = "2025-1",
            Name = name,
            Grade = grade,
            Kind = ExamKind.EndOfTerm,
            RosterDay = new(2025, month, 10),
            Papers = papers,
            OverrideReason = overrideReason,
        };
        return new(exam, roster, marks, items);
    }

    private static void Enter(PaperMarks paper, PaperItems items, string pupil, int subject, int month)
    {
        var (of, number) = (pupil[2] - '0', int.Parse(pupil[^2..], CultureInfo.InvariantCulture));
        if (number == 7 && of == 1) paper.Enter(pupil, ExamStatus.Excluded, null, "长期病休，经教务处批准");
        else if (number == 9 && of == 2) paper.Enter(pupil, ExamStatus.Absent, null);
        else if (number == 11 && of == 3) paper.Enter(pupil, ExamStatus.Deferred, null, "参加市级比赛");
        else
        {
            // A tilted bell without chance: two waves of different length.
            var full = paper.Paper.FullMark / 5;
            var shares = Enumerable.Range(0, Topics.Length).Select(item =>
                Math.Clamp(0.98m - (0.0165m * number) - (0.06m * item) + (0.03m * (of % 3)) + (0.02m * ((((number * 7) + (item * 5) + (subject * 3) + month) % 9) - 4)), 0.08m, 1m));
            decimal[] scores = [.. shares.Select(share => Math.Round(share * full * 2, MidpointRounding.AwayFromZero) / 2)];
            paper.Enter(pupil, ExamStatus.Sat, scores.Sum());
            items.Enter(pupil, scores);
        }
    }
}
