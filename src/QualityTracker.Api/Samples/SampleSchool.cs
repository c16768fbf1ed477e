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
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Timetable;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.HandIns;
using QualityTracker.Core.LedgerItems;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Timetable;

namespace QualityTracker.Api.Samples;

/// <summary>
/// An invented nine-year school with all records of a finished term (示例学校): to look around in, to test with, to measure with.
/// The same seed and number always give the same school; no person, school or county in it exists.
/// </summary>
public sealed record SampleSchool
{
    private const long TotalCents = 28_645_007;
    private const long AfterSchoolCents = 6_123_055;

    public required SchoolFrameLists Lists { get; init; }

    public required IReadOnlyList<TimetableEntry> Timetable { get; init; }

    public required TermRecords Records { get; init; }

    public required IReadOnlyList<PayRun> PayRuns { get; init; }

    public required IReadOnlyList<HandIn> HandIns { get; init; }

    public required IReadOnlyList<ExamReflection> ExamReflections { get; init; }

    public required IReadOnlyList<LedgerItem> LedgerItems { get; init; }

    /// <param name="seed">Names, abilities and everything that chance decides; any number.</param>
    /// <param name="number">1 is the school “demo”; others are school-002 and so on, each different with the same seed.</param>
    public static SampleSchool Make(int seed, int number = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var term = new SampleTerm(seed, number);
        var tutored = TutoredPupils.Choose(term);
        var plans = term.Named(RecordTutoringPlan.Kind, SampleTutoring.Plans(term, tutored));
        var exams = term.Named(RecordExam.Kind, SampleExams.Make());
        var shown = ShownLessons.Make(term);
        return new()
        {
            Lists = new()
            {
                School = term.School,
                Terms = [SampleCalendar.Term],
                CalendarDays = SampleCalendar.Days,
                Subjects = Curriculum.Subjects,
                Staff = [.. term.People.Select(person => person.Member)],
                Posts = term.Named(RecordPost.Kind, term.Posts),
                Pairings = term.Named(RecordPairing.Kind, SamplePairings.Make(term)),
                Classes = Curriculum.Classes,
                Pupils = [.. term.Pupils.Select(pupil => pupil.Pupil)],
                Enrolments = term.Named(RecordEnrolment.Kind, term.Pupils.SelectMany(pupil => pupil.Enrolments)),
                TeachingAssignments = term.Named(RecordTeachingAssignment.Kind, term.Assignments),
                TutoringPlans = plans,
                Exams = exams,
            },
            Timetable = term.Named(RecordTimetableEntry.Kind, term.Timetable.SelectMany(lesson => Entries(term, lesson))),
            Records = new()
            {
                LessonObservations = term.Named(RecordLessonObservation.Kind, SampleObservations.Make(term, shown)),
                TeachingHours = term.Named(RecordTeachingHours.Kind, SampleHours.Make(term)),
                Duties = term.Named(RecordDuty.Kind, SampleDuties.Make(term, shown)),
                TutoringSessions = term.Named(RecordTutoringSession.Kind, SampleTutoring.Sessions(term, plans)),
                TuitionCounts = term.Named(RecordTuitionCount.Kind, SampleTuitionCounts.Make(term)),
                ExamScores = SampleScores.Make(term, exams, plans),
            },
            PayRuns = term.Named(RecordPayRun.Kind, [PayRun(term, number)]),
            HandIns = term.Named(RecordHandIn.Kind, SampleHandIns.Make()),
            ExamReflections = term.Named(RecordExamReflection.Kind, SampleReflections.Make(term, exams)),
            LedgerItems = term.Named(RecordLedgerItem.Kind, SampleLedger.Make(term, exams)),
        };
    }

    // As the term begins; who takes a class over later takes the same periods.
    private static IEnumerable<TimetableEntry> Entries(SampleTerm term, PlacedLesson lesson) =>
        term.Assignments.Where(each => each.Class == lesson.Class && each.Subject == lesson.Subject && each.From == SampleCalendar.Term.FirstDay)
            .Select(each => new TimetableEntry
            {
                Term = SampleCalendar.Term.Id,
                Weekday = lesson.Weekday,
                Period = lesson.Period,
                Class = lesson.Class,
                Subject = lesson.Subject,
                Staff = each.Staff,
            });

    private static PayRun PayRun(SampleTerm term, int number)
    {
        var more = number == 1 ? 0 : term.Stream("pay").Below(9_000_000);
        return new()
        {
            Term = SampleCalendar.Term.Id,
            Name = "2025年秋季学期奖励性绩效",
            TotalCents = TotalCents + more,
            AfterSchoolCents = AfterSchoolCents + more / 5,
        };
    }
}
