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
        var year = frame.Terms.GetValueOrDefault(exam.Term)?.SchoolYear;
        var roster = new Dictionary<string, string>(StringComparer.Ordinal);
        var classes = frame.Lists.Classes.Where(each => each.Grade == exam.Grade && each.SchoolYear == year);
        foreach (var each in classes.OrderBy(each => each.Id, StringComparer.Ordinal))
        {
            foreach (var enrolment in frame.EnrolmentsIn[each.Id].Where(enrolment => enrolment.HoldsOn(exam.RosterDay)))
                roster.TryAdd(enrolment.Pupil, each.Id);
        }

        return roster;
    }
}
