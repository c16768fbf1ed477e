using System.Globalization;
using QualityTracker.Core.Enrolments;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Seals;

/// <summary>
/// What pupils are called in a sealed term (学生代号): P000001 and on, in the order of their own numbers, which are not in it. The order
/// stays, so that whatever sorts pupils sorts them alike.
/// </summary>
internal sealed class PupilNumbers
{
    private readonly Dictionary<string, string> numbers;

    private PupilNumbers(IEnumerable<string> pupils) => numbers = pupils.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select((pupil, at) => (pupil, at)).ToDictionary(each => each.pupil, each => (each.at + 1).ToString("'P'000000", CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static PupilNumbers Of(IEnumerable<Enrolment> enrolments, IEnumerable<TutoringPlan> plans, TermRecords records) => new(
        enrolments.Select(each => each.Pupil)
            .Concat(plans.Select(plan => plan.Pupil))
            .Concat(records.TutoringSessions.Select(session => session.Pupil))
            .Concat(records.ExamScores.Values.SelectMany(scores => scores).Select(score => score.Pupil)));

    public string Of(string pupil) => numbers[pupil];
}
