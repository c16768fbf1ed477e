using QualityTracker.Core.Exams;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Exams;

/// <summary>The roster of an exam (考试名册): the class of every pupil enrolled in its grade on its roster day.</summary>
public static class Roster
{
    /// <summary>Class codes by pupil number.</summary>
    public static Dictionary<string, string> Of(Exam exam, SchoolFrame frame)
    {
        var year = frame.Terms.GetValueOrDefault(exam.Term)?.SchoolYear;
        var roster = new Dictionary<string, string>();
        foreach (var each in frame.Lists.Classes.Where(each => each.Grade == exam.Grade && each.SchoolYear == year))
        {
            foreach (var enrolment in frame.EnrolmentsIn[each.Id].Where(enrolment => enrolment.HoldsOn(exam.RosterDay))) roster[enrolment.Pupil] = each.Id;
        }

        return roster;
    }
}
