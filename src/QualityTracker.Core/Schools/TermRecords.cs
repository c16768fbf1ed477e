using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.TeachingHours;
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

    /// <summary>Staff numbers with an approved ethics decision in force for the term (师德一票否决, clause D1).</summary>
    public IReadOnlySet<string> Vetoed { get; init; } = new HashSet<string>();
}
