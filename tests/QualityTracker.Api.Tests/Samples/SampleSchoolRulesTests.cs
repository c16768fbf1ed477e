using QualityTracker.Api.Calendars;
using QualityTracker.Api.Classes;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.Exams;
using QualityTracker.Api.HandIns;
using QualityTracker.Api.LedgerItems;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Pairings;
using QualityTracker.Api.PayRuns;
using QualityTracker.Api.Posts;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Samples;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Subjects;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Terms;
using QualityTracker.Api.Timetable;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Tests.Samples;

[TestFixture(20250901, 1)]
[TestFixture(7, 1)]
[TestFixture(-42, 2)]
[TestFixture(99, 15)]
public sealed class SampleSchoolRulesTests(int seed, int number)
{
    private readonly SampleSchool school = SampleSchool.Make(seed, number);

    [Test]
    public void Every_record_keeps_the_rules_of_its_kind_and_no_two_are_the_same_fact()
    {
        var frame = new SchoolFrame(school.Lists);
        var records = school.Records;
        Assert.Multiple(() =>
        {
            Keep(RecordTerm.Kind, school.Lists.Terms);
            Keep(RecordCalendarDay.Kind, school.Lists.CalendarDays);
            Keep(RecordSubject.Kind, school.Lists.Subjects);
            Keep(RecordStaffMember.Kind, school.Lists.Staff);
            Keep(RecordClass.Kind, school.Lists.Classes);
            Keep(RecordPost.Kind, school.Lists.Posts);
            Keep(RecordPairing.Kind, school.Lists.Pairings);
            Keep(RecordPupil.Kind, school.Lists.Pupils);
            Keep(RecordEnrolment.Kind, school.Lists.Enrolments);
            Keep(RecordTeachingAssignment.Kind, school.Lists.TeachingAssignments);
            Keep(RecordTimetableEntry.Kind, school.Timetable);
            Keep(RecordLessonObservation.Kind, records.LessonObservations);
            Keep(RecordTeachingHours.Kind, records.TeachingHours);
            Keep(RecordDuty.Kind, records.Duties);
            Keep(RecordTutoringPlan.Kind, school.Lists.TutoringPlans);
            Keep(RecordTutoringSession.Kind, records.TutoringSessions);
            Keep(RecordExam.Kind, school.Lists.Exams);
            Keep(RecordTuitionCount.Kind, records.TuitionCounts);
            Keep(RecordLedgerItem.Kind, school.LedgerItems);
            Keep(RecordPayRun.Kind, school.PayRuns);
            Keep(RecordHandIn.Kind, school.HandIns);
        });

        void Keep<T>(RecordKind<T> kind, IReadOnlyCollection<T> list) where T : class, IRecord, new()
        {
            var rules = kind.Rules(frame);
            var faults = list.SelectMany(record => rules.Validate(record).Errors.Select(error => (record, Fault.Of(error)))).Take(3);
            Assert.That(list, Is.Not.Empty, kind.Noun);
            Assert.That(faults, Is.Empty, kind.Noun);
            Assert.That(list.Select(record => record.Key), Is.Unique, kind.Noun);
            Assert.That(list.Select(record => record.Id), Is.Unique, kind.Noun);
        }
    }

    [Test]
    public void Cells_read_back_as_the_record()
    {
        var frame = new SchoolFrame(school.Lists);
        foreach (var observation in school.Records.LessonObservations.Take(50))
        {
            var read = new Core.LessonObservations.LessonObservation { Id = observation.Id };
            foreach (var column in RecordLessonObservation.Kind.Columns)
            {
                if (column.Cell(observation) is { } cell) Assert.That(column.Read(ref read, cell, frame), Is.Null);
            }

            Assert.That(read with { Scores = observation.Scores, Notes = observation.Notes }, Is.EqualTo(observation));
            Assert.That((read.Scores, read.Notes), Is.EqualTo((observation.Scores, observation.Notes)));
        }
    }

    [Test]
    public void The_timetable_has_no_clash()
    {
        var lessons = school.Timetable.Select(each => (each.Weekday, each.Period, each.Class, each.Subject)).Distinct().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(lessons.Select(each => (each.Weekday, each.Period, each.Class)), Is.Unique);
            Assert.That(school.Timetable.Select(each => (each.Weekday, each.Period, each.Staff)), Is.Unique);
            Assert.That(lessons.GroupBy(each => each.Class).Select(each => each.Count()), Is.All.InRange(26, 33));
            Assert.That(lessons.Where(each => each.Subject == "labour").Select(each => each.Class), Is.EquivalentTo(school.Lists.Classes.Select(each => each.Id)));
        });
    }

    [Test]
    public void Scores_are_those_of_the_roster_in_halves_and_only_who_sat_has_one()
    {
        foreach (var exam in school.Lists.Exams)
        {
            var roster = school.Lists.Enrolments.Where(each => each.HoldsOn(exam.RosterDay)
                && school.Lists.Classes.First(one => one.Id == each.Class).Grade == exam.Grade).Select(each => (each.Pupil, each.Class)).ToList();
            foreach (var paper in exam.Papers)
            {
                var sheet = school.Records.ExamScores[(exam.Id, paper.Subject)];
                Assert.That(sheet.Select(each => (each.Pupil, each.Class)), Is.EquivalentTo(roster));
                Assert.That(sheet.All(each => each.Status == Core.Exams.ExamStatus.Sat
                    ? each.Score is >= 0 && each.Score <= paper.FullMark && each.Score * 2 % 1 == 0 : each.Score is null), Is.True);
            }
        }
    }
}
