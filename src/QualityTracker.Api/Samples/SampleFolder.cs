using System.Text;
using QualityTracker.Api.Calendars;
using QualityTracker.Api.Classes;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.ExamReflections;
using QualityTracker.Api.Exams;
using QualityTracker.Api.HandIns;
using QualityTracker.Api.LedgerItems;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Pairings;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Posts;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Subjects;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Terms;
using QualityTracker.Api.Timetable;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Api.Samples;

/// <summary>
/// A sample school as its office would keep it (示例文件夹): workbooks and csv with Chinese names and headers, and the scores as csv
/// in GB18030, the way Chinese Excel saves it. The same school gives the same bytes under any culture.
/// </summary>
public static class SampleFolder
{
    /// <summary>The folder of the score files; by its name they are known.</summary>
    public const string Scores = "成绩";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>Writes every file, over those of an earlier sample; other files of the directory stay.</summary>
    public static void Write(SampleSchool school, string directory)
    {
        var (lists, records) = (school.Lists, school.Records);
        var tables = new SampleTables(new SchoolFrame(lists));
        Directory.CreateDirectory(Path.Combine(directory, Scores));

        Csv("学校", tables.School());
        Csv("学期", tables.Of(RecordTerm.Kind, lists.Terms));
        Csv("校历", tables.Of(RecordCalendarDay.Kind, lists.CalendarDays));
        Csv("学科", tables.Of(RecordSubject.Kind, lists.Subjects));
        Xlsx("教职工", tables.Of(RecordStaffMember.Kind, lists.Staff), tables.Of(RecordPost.Kind, lists.Posts), tables.Of(RecordPairing.Kind, lists.Pairings));
        Csv("班级", tables.Of(RecordClass.Kind, lists.Classes));
        Xlsx("学生", tables.Pupils(lists.Pupils));
        Csv("分班", tables.Of(RecordEnrolment.Kind, tables.Movers()));
        Xlsx("任课安排", tables.Of(RecordTeachingAssignment.Kind, lists.TeachingAssignments));
        Csv("课程表", tables.Of(RecordTimetableEntry.Kind, school.Timetable));
        Xlsx("听课记录", tables.Of(RecordLessonObservation.Kind, records.LessonObservations));
        Csv("课时记录", tables.Of(RecordTeachingHours.Kind, records.TeachingHours));
        Xlsx("教研与发展", tables.Of(RecordDuty.Kind, records.Duties));
        Xlsx("辅导", tables.Of(RecordTutoringPlan.Kind, lists.TutoringPlans), tables.Of(RecordTutoringSession.Kind, records.TutoringSessions));
        Csv("质量监测", tables.Of(RecordExam.Kind, lists.Exams));
        foreach (var exam in lists.Exams) Gb18030Csv(Path.Combine(Scores, exam.Name + Scores), tables.Scores(exam, records.ExamScores));
        Csv("原因与措施", tables.Of(RecordExamReflection.Kind, school.ExamReflections));
        Csv("质量台账", tables.Of(RecordLedgerItem.Kind, school.LedgerItems));
        Csv("校外补习统计", tables.Of(RecordTuitionCount.Kind, records.TuitionCounts));
        Csv("绩效核算", tables.Of(RecordPayRun.Kind, school.PayRuns));
        Csv("报送", tables.Of(RecordHandIn.Kind, school.HandIns));

        void Csv(string name, Sheet sheet)
        {
            using var file = File.Create(Path.Combine(directory, name + ".csv"));
            CsvWriter.Write(file, sheet);
        }

        void Gb18030Csv(string name, Sheet sheet)
        {
            using var utf8 = new MemoryStream();
            CsvWriter.Write(utf8, sheet);
            var text = Encoding.UTF8.GetString(utf8.GetBuffer().AsSpan(Encoding.UTF8.Preamble.Length..(int)utf8.Length));
            File.WriteAllBytes(Path.Combine(directory, name + ".csv"), Gb18030.GetBytes(text));
        }

        void Xlsx(string name, params Sheet[] sheets)
        {
            using var file = File.Create(Path.Combine(directory, name + ".xlsx"));
            XlsxWriter.Write(file, new(sheets));
        }
    }
}
