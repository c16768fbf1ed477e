using QualityTracker.Core.Enrolments;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Exams;

/// <summary>
/// The roster of an exam (考试名册); formula 6: the class of every pupil enrolled in its grade on its roster day. A pupil enrolled in
/// two classes that day is in the first by class code (ordinal).
/// </summary>
public static class Roster
{
    /// <summary>The roster laid out for counting.</summary>
    public static ExamRoster Frozen(Exam exam, SchoolFrame frame) => ExamRoster.Of(Of(exam, frame), code => frame.Classes[code].Parallel);

    /// <summary>Class codes by pupil number.</summary>
    public static Dictionary<string, string> Of(Exam exam, SchoolFrame frame)
    {
        var roster = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var enrolment in Enrolments(exam, frame)) roster.TryAdd(enrolment.Pupil, enrolment.Class);
        return roster;
    }

    /// <summary>Pupil numbers by exam number (考号): a number that is given to two pupils of the roster has both.</summary>
    public static ILookup<string, string> ByExamNumber(Exam exam, SchoolFrame frame) =>
        Enrolments(exam, frame).Where(each => each.ExamNumber is not null).DistinctBy(each => each.Pupil).ToLookup(each => each.ExamNumber!, each => each.Pupil, StringComparer.Ordinal);

    private static IEnumerable<Enrolment> Enrolments(Exam exam, SchoolFrame frame)
    {
        var year = frame.Terms.GetValueOrDefault(exam.Term)?.SchoolYear;
        return frame.Lists.Classes.Where(each => each.Grade == exam.Grade && each.SchoolYear == year).OrderBy(each => each.Id, StringComparer.Ordinal)
            .SelectMany(each => frame.EnrolmentsIn[each.Id].Where(enrolment => enrolment.HoldsOn(exam.RosterDay)));
    }
}
