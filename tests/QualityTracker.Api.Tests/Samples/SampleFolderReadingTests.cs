using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.Exams;
using QualityTracker.Api.HandIns;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Pairings;
using QualityTracker.Api.Posts;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Staff;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Timetable;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets.Reading;

namespace QualityTracker.Api.Tests.Samples;

/// <summary>What the folder says is what the school is: every file read back gives the records it was written from.</summary>
public sealed class SampleFolderReadingTests
{
    private static readonly SampleSchool School = SampleSchool.Make(20250901);
    private static readonly SchoolFrame Frame = new(School.Lists);

    private string folder = "";

    [OneTimeSetUp]
    public void Write()
    {
        folder = Directory.CreateTempSubdirectory("sample-").FullName;
        SampleFolder.Write(School, folder);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public void No_file_has_a_problem_and_every_kind_has_a_table()
    {
        var source = TableSource.OfFolder(folder);
        var names = new List<string>();
        foreach (var table in source.Tables())
        {
            names.Add(NameOf(table));
            while (table.Read())
            {
            }
        }

        Assert.That(source.Problems, Is.Empty);
        // Nobody of the sample did wrong, and whoever keeps a school's files keeps no decisions on conduct.
        Assert.That(names, Is.SupersetOf(RecordKinds.All.Where(kind => kind != RecordConductDecision.Kind).Select(kind => kind.Name.Zh)));
    }

    [Test]
    public void Records_read_back_from_their_tables() => Assert.Multiple(() =>
    {
        ReadsBack(RecordStaffMember.Kind, School.Lists.Staff);
        ReadsBack(RecordPost.Kind, School.Lists.Posts);
        ReadsBack(RecordPairing.Kind, School.Lists.Pairings);
        ReadsBack(RecordPupil.Kind, School.Lists.Pupils);
        ReadsBack(RecordTeachingAssignment.Kind, School.Lists.TeachingAssignments);
        ReadsBack(RecordTimetableEntry.Kind, School.Timetable);
        ReadsBack(RecordLessonObservation.Kind, School.Records.LessonObservations);
        ReadsBack(RecordTeachingHours.Kind, School.Records.TeachingHours);
        ReadsBack(RecordDuty.Kind, School.Records.Duties);
        ReadsBack(RecordTutoringPlan.Kind, School.Lists.TutoringPlans);
        ReadsBack(RecordTutoringSession.Kind, School.Records.TutoringSessions);
        ReadsBack(RecordTuitionCount.Kind, School.Records.TuitionCounts);
        ReadsBack(RecordHandIn.Kind, School.HandIns);
        ReadsBack(RecordExam.Kind, School.Lists.Exams);
        ReadsBack(RecordEnrolment.Kind, [.. School.Lists.Enrolments.Where(each => Frame.EnrolmentsOf[each.Pupil].Count() > 1)]);
    });

    private void ReadsBack<T>(RecordKind<T> kind, IReadOnlyCollection<T> expected) where T : class, IRecord, new()
    {
        var read = new List<T>();
        foreach (var table in TableSource.OfFolder(folder).Tables().Where(table => NameOf(table) == kind.Name.Zh))
        {
            var columns = kind.Columns.Select(column => (Column: column, At: table.Header.ToList().IndexOf(column.Header))).ToList();
            while (table.Read())
            {
                var record = new T();
                foreach (var (column, at) in columns)
                {
                    if (table.Row.Text(at) is { Length: > 0 } cell) Assert.That(column.Read(ref record, cell, Frame), Is.Null, cell);
                }

                read.Add(RecordIds.Give(kind, School.Lists.School.Id, record));
            }
        }

        Assert.That(read.Select(Cells), Is.EqualTo(expected.Select(Cells)), kind.Noun);

        string Cells(T record) => record.Id + " " + string.Join('|', kind.Columns.Select(column => column.Cell(record)));
    }

    private static string NameOf(Table table) => table.Sheet ?? Path.GetFileNameWithoutExtension(table.File);
}
