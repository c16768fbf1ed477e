using QualityTracker.Api.Calendars;
using QualityTracker.Api.Classes;
using QualityTracker.Api.ConductDecisions;
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
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Subjects;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Terms;
using QualityTracker.Api.Timetable;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;

namespace QualityTracker.Api.Records;

/// <summary>Every kind of record there is, in the order in which files are taken in: each refers only to those before it.</summary>
public static class RecordKinds
{
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        RecordTerm.Kind, RecordCalendarDay.Kind, RecordSubject.Kind, RecordStaffMember.Kind, RecordClass.Kind, RecordPost.Kind, RecordPairing.Kind,
        RecordPupil.Kind, RecordEnrolment.Kind, RecordTeachingAssignment.Kind, RecordTimetableEntry.Kind,
        RecordLessonObservation.Kind, RecordTeachingHours.Kind, RecordDuty.Kind, RecordTutoringPlan.Kind, RecordTutoringSession.Kind,
        RecordExam.Kind, RecordExamReflection.Kind, RecordLedgerItem.Kind, RecordTuitionCount.Kind, RecordConductDecision.Kind, RecordPayRun.Kind, RecordHandIn.Kind,
    ];
}
