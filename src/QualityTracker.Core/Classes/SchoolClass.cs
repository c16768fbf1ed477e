using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Classes;

/// <summary>A class (班级) of one school year.</summary>
public sealed record SchoolClass : IRecord
{
    /// <summary>The class code, unique over the years, such as 2025-701.</summary>
    public string Id { get; init; } = "";

    /// <summary>Such as 七年级1班.</summary>
    public string Name { get; init; } = "";

    /// <summary>Such as 2025-2026.</summary>
    public string SchoolYear { get; init; } = "";

    /// <summary>1 to 12, counted from the first primary grade.</summary>
    public int Grade { get; init; }

    /// <summary>
    /// Whether pupils were assigned to the grade's classes by computer in parallel; only then are classes compared (clause D14).
    /// </summary>
    public bool Parallel { get; init; }

    string IRecord.Key => Id;

    public Stage Stage => Stages.Of(Grade);
}

/// <summary>The stage of schooling (学段).</summary>
public enum Stage
{
    [Named("小学", "primary")] Primary = 1,
    [Named("初中", "junior secondary")] JuniorSecondary,
    [Named("高中", "senior secondary")] SeniorSecondary,
}

public static class Stages
{
    /// <summary>Grades 1–6 primary, 7–9 junior secondary, 10–12 senior secondary.</summary>
    public static Stage Of(int grade) => grade <= 6 ? Stage.Primary : grade <= 9 ? Stage.JuniorSecondary : Stage.SeniorSecondary;
}
