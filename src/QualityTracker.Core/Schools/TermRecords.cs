using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.TuitionCounts;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Schools;

/// <summary>
/// The records in force of a school year up to and including a term (学年内记录): year norms look back to the year's first term.
/// Plans and exams are in the frame.
/// </summary>
public sealed record TermRecords
{
    public IReadOnlyList<LessonObservation> LessonObservations { get; init; } = [];

    public IReadOnlyList<TeachingHoursLine> TeachingHours { get; init; } = [];

    public IReadOnlyList<Duty> Duties { get; init; } = [];

    public IReadOnlyList<TutoringSession> TutoringSessions { get; init; } = [];

    /// <summary>Score sheets by exam id and subject code.</summary>
    public IReadOnlyDictionary<(string Exam, string Subject), IReadOnlyList<ExamScore>> ExamScores { get; init; } =
        new Dictionary<(string, string), IReadOnlyList<ExamScore>>();

    /// <summary>Decisions on breaches of ethics (师德处理决定, clause D1); each says itself which terms it vetoes.</summary>
    public IReadOnlyList<ConductDecision> ConductDecisions { get; init; } = [];

    /// <summary>Counts of pupils in outside tuition (校外补习人数统计, clause Z2).</summary>
    public IReadOnlyList<TuitionCount> TuitionCounts { get; init; } = [];
}
