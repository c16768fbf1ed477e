using QualityTracker.Core.Classes;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Workload;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Reports.Tests.TermSheets;

/// <summary>A small school and an evaluation of one teacher, made by hand (考核样例).</summary>
internal static class Evaluated
{
    public static readonly PolicyPack Pack = PolicyPacks.Of("daxinganling-2023");

    public static readonly SchoolFrame Frame = new(new()
    {
        School = new() { Id = "demo", Name = "实验学校", NameEn = "Shiyan School" },
        Terms = [new() { Id = "2025-1", SchoolYear = "2025-2026", Number = 1, FirstDay = new(2025, 9, 1), LastDay = new(2026, 1, 23) }],
        Subjects = [new() { Id = "maths", Name = "数学", NameEn = "Mathematics" }, new() { Id = "history", Name = "历史", NameEn = "History" }],
        Staff = [new() { Id = "T1", Name = "王晓明", Subject = "maths" }],
        Classes = [ClassOf("801", "八年级1班", 8), ClassOf("802", "八年级2班", 8), ClassOf("301", "三年级1班", 3)],
    });

    public static PersonEvaluation Person() => new()
    {
        Staff = "T1",
        Name = "王晓明",
        Posts = [Teaches("801", "maths")],
        WeeksInPost = 20,
        Norms = [],
        Dimensions = [],
        Total = 90,
        Workload = new() { Weeks = [] },
        Tutoring = [],
        ExamResults = [],
    };

    public static PostHeld Teaches(string classCode, string subject, DateOnly? from = null, DateOnly? to = null, decimal share = 1) =>
        new(PostKind.Teacher, classCode, subject, from ?? new(2025, 8, 25), to, 20, share);

    public static WorkloadWeek Week(int number, decimal lessons, decimal cover = 0, decimal away = 0) => new()
    {
        Week = number,
        Lines = [new("801", "maths", lessons, 1, 40, 1, 1)],
        CoverPeriods = cover,
        AwayPeriods = away,
    };

    public static TermSheet Sheet(PersonEvaluation person, IReadOnlyDictionary<string, string>? adopted = null) =>
        new TermSheetComposer(
            Frame,
            new()
            {
                School = "demo",
                Term = "2025-1",
                Pack = Pack.Id,
                PackHash = Pack.ContentHash,
                Parameters = ParameterValues.Of(Pack, adopted),
                Weeks = 20,
                Bands = [],
                People = [person],
                SchoolNorms = [],
                Notes = [],
            },
            Pack).Of(person);

    /// <summary>The pack's dimension of exam results, scored with one ratio.</summary>
    public static DimensionResult Results(decimal? figure, IReadOnlyList<Text> notes)
    {
        var (rule, indicator) = (
            from dimension in Pack.Dimensions
            from each in dimension.Indicators
            where each.Source is ExamSource
            select (dimension, each)).First();
        return new()
        {
            Id = rule.Id,
            Title = rule.Title,
            DeclaredWeight = 40,
            Weight = 40,
            IsBonus = false,
            ExactPoints = 36,
            Indicators =
            [
                new()
                {
                    Id = indicator.Id,
                    Title = indicator.Title,
                    DeclaredWeight = 100,
                    Weight = 40,
                    Figure = figure,
                    FigureUnit = Text.Empty,
                    ExactPoints = 36,
                    Notes = notes,
                },
            ],
        };
    }

    public static TaughtResult Taught(bool levelsOnly)
    {
        var statistics = ClassStatistics.Of([80, 90], 100);
        return new()
        {
            WeeksByShare = 20,
            Result = new()
            {
                Exam = "e",
                ExamName = "期末",
                Kind = ExamKind.EndOfTerm,
                Class = levelsOnly ? "301" : "801",
                Subject = "maths",
                Enrolled = 2,
                Sat = 2,
                Absent = 0,
                Deferred = 0,
                Cheated = 0,
                Excluded = 0,
                Statistics = levelsOnly ? null : statistics,
                Grade = levelsOnly ? null : statistics,
                Levels = Levels.Count([80, 90], 100),
                LevelsOnly = levelsOnly,
                NotComparable = null,
            },
        };
    }

    private static SchoolClass ClassOf(string id, string name, int grade) => new() { Id = id, Name = name, SchoolYear = "2025-2026", Grade = grade };
}
