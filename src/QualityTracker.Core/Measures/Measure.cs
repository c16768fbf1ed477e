using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Measures;

/// <summary>
/// Something that records are counted for (统计项). A measure gives contributions, so that every figure leads to its records.
/// </summary>
public sealed record Measure
{
    /// <summary>The word that packs use, such as lessons-observed.</summary>
    public required string Code { get; init; }

    public required Text Name { get; init; }

    /// <summary>What one of it is: lessons, periods, hours.</summary>
    public required Text Unit { get; init; }

    /// <summary>The kind of record its contributions name.</summary>
    public required RecordKind Source { get; init; }

    /// <summary>About whom it can be asked.</summary>
    public required MeasureAbout About { get; init; }

    public IReadOnlyList<MeasureOption> Options { get; init; } = [];

    /// <summary>Contributions of the school year up to the index's term, in any order.</summary>
    internal Func<MeasureQuery, IEnumerable<Contribution>> Find { get; init; } = _ => [];

    /// <summary>Records near what it counts that no option would let in, with the reason; for explanations only.</summary>
    internal Func<MeasureQuery, IEnumerable<LeftOut>> Near { get; init; } = _ => [];

    public MeasureOption? Option(string name) => Options.FirstOrDefault(option => option.Name == name);
}

/// <summary>What one record adds to a figure (计入记录).</summary>
/// <param name="Record">Its id.</param>
/// <param name="Date">The day it counts on; for a week's hours, the week's first teaching day.</param>
/// <param name="Amount">In the measure's unit; negative for periods that another person covered.</param>
public sealed record Contribution(string Record, DateOnly Date, decimal Amount)
{
    /// <summary>Ids of further records of the same event: the lesson that two observed, the meetings of one week.</summary>
    internal IReadOnlyList<string> Same { get; init; } = [];
}

/// <summary>An option that a measure declares (口径选项).</summary>
/// <param name="Name">The key in a pack.</param>
/// <param name="Title">What it settles.</param>
/// <param name="Choices">The words allowed.</param>
/// <param name="Default">The words that hold where a pack gives none.</param>
/// <param name="Many">True where several words may be given.</param>
public sealed record MeasureOption(string Name, Text Title, IReadOnlyList<string> Choices, IReadOnlyList<string> Default, bool Many = false)
{
    internal static readonly string[] YesNo = ["yes", "no"];

    internal static MeasureOption Flag(string name, Text title, bool byDefault = false) =>
        new(name, title, YesNo, [byDefault ? "yes" : "no"]);
}

/// <summary>About whom a measure can be asked (统计对象).</summary>
[Flags]
public enum MeasureAbout
{
    Person = 1,
    School = 2,
    Class = 4,
}

/// <summary>The kinds of record that figures lead to (记录类别).</summary>
public enum RecordKind
{
    [Named("听课记录", "lesson observation")] LessonObservation = 1,
    [Named("课时记录", "teaching hours")] TeachingHours,
    [Named("教研与发展记录", "duty")] Duty,
    [Named("辅导计划", "tutoring plan")] TutoringPlan,
    [Named("辅导记录", "tutoring session")] TutoringSession,
    [Named("课程表", "timetable")] Timetable,
    [Named("考试", "exam")] Exam,
    [Named("校外补习人数统计", "count of outside tuition")] TuitionCount,
    [Named("师徒结对", "pairing")] Pairing,
    [Named("师德处理决定", "conduct decision")] ConductDecision,
}
