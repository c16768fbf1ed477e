using System.Data.Common;
using QualityTracker.Api.Calendars;
using QualityTracker.Api.Classes;
using QualityTracker.Api.ConductDecisions;
using QualityTracker.Api.Duties;
using QualityTracker.Api.Enrolments;
using QualityTracker.Api.Exams;
using QualityTracker.Api.LessonObservations;
using QualityTracker.Api.Pairings;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Posts;
using QualityTracker.Api.Pupils;
using QualityTracker.Api.Records;
using QualityTracker.Api.Schools;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Api.Staff;
using QualityTracker.Api.Storage;
using QualityTracker.Api.Subjects;
using QualityTracker.Api.TeachingAssignments;
using QualityTracker.Api.TeachingHours;
using QualityTracker.Api.Terms;
using QualityTracker.Api.Timetable;
using QualityTracker.Api.TuitionCounts;
using QualityTracker.Api.Tutoring;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Pupils;
using QualityTracker.Core.Records;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>
/// A sealed term as a database (档案数据库): what the term was computed from, under the same pseudonyms, with the steps of its sheets and their
/// seals, in the tables of this program. No accounts, no log, no attachments, no ballots; made by the same steps each time, so that the same
/// term gives the same bytes.
/// </summary>
public static class TermDatabase
{
    /// <summary>What has rows in it; the rest of the program's tables are empty.</summary>
    public static IReadOnlySet<string> Tables { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "schema_steps", "sqlite_sequence", "schools", "exam_scores", "policy_versions", "policy_adoptions", "sheet_steps", "seals",
        RecordTerm.Kind.Table, RecordCalendarDay.Kind.Table, RecordSubject.Kind.Table, RecordStaffMember.Kind.Table, RecordClass.Kind.Table, RecordPost.Kind.Table,
        RecordPairing.Kind.Table, RecordPupil.Kind.Table, RecordEnrolment.Kind.Table, RecordTeachingAssignment.Kind.Table, RecordTimetableEntry.Kind.Table,
        RecordLessonObservation.Kind.Table, RecordTeachingHours.Kind.Table, RecordDuty.Kind.Table, RecordTutoringPlan.Kind.Table, RecordTutoringSession.Kind.Table,
        RecordExam.Kind.Table, RecordTuitionCount.Kind.Table, RecordConductDecision.Kind.Table,
    };

    /// <summary>Writes it to a path where nothing is yet.</summary>
    /// <param name="file">The path.</param>
    /// <param name="term">What the term was computed from.</param>
    /// <param name="packs">The packs' texts by id.</param>
    /// <param name="seals">Of the term.</param>
    /// <param name="steps">Of the term's sheets.</param>
    public static void Write(string file, SealedTerm term, IReadOnlyDictionary<string, string> packs, IReadOnlyList<SealRow> seals, IReadOnlyList<KeptStep> steps)
    {
        var draft = new SqliteDatabase(file + ".draft");
        WorkFolder.NewFile(draft.File).Dispose();
        Migrations.Apply(draft);
        draft.Write(connection =>
        {
            Fill(connection, term, packs, seals.Max(seal => seal.Day));

            // Words of an objection may name a pupil, as remarks may: what no figure is made from stays in the school.
            foreach (var step in steps) SheetStepStore.Add(connection, term.Lists.School.Id, step.Term, step.Staff, step.Step with { Words = null });
            foreach (var seal in seals) SealStore.Add(connection, seal);
            return true;
        });
        DatabaseFile.Close(draft);
        DatabaseFile.Copy(draft.File, file);
        File.Delete(draft.File);
    }

    /// <summary>The term as a database holds it.</summary>
    /// <param name="database">Of this program's schema.</param>
    /// <param name="sealedTerm">Which term of which school.</param>
    /// <returns>Null when that is not in it.</returns>
    public static SealedTerm? Read(Database database, SealedTerm sealedTerm) => database.Read(connection =>
        new FrameStore().Read(connection, sealedTerm.Lists.School.Id) is { } frame && frame.Terms.TryGetValue(sealedTerm.Term, out var term)
            ? SealedTerm.Of(frame, term.Id, Evaluations.EvaluationStore.RecordsOf(connection, frame, term), PolicyAdoptionStore.InForce(connection, frame.School.Id).LastOrDefault(), sealedTerm.Packs)
            : null);

    private static void Fill(DbConnection connection, SealedTerm term, IReadOnlyDictionary<string, string> packs, DateOnly day)
    {
        var (lists, records, school) = (term.Lists, term.Records, term.Lists.School.Id);
        var at = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        FrameStore.Add(connection, lists.School, at);
        Add(RecordTerm.Kind, lists.Terms);
        Add(RecordCalendarDay.Kind, lists.CalendarDays);
        Add(RecordSubject.Kind, lists.Subjects);
        Add(RecordStaffMember.Kind, lists.Staff);
        Add(RecordClass.Kind, lists.Classes);
        Add(RecordPost.Kind, lists.Posts);
        Add(RecordPairing.Kind, lists.Pairings);
        Add(RecordPupil.Kind, PupilsOf(term).Select(pupil => new Pupil { Id = pupil, Name = pupil }));
        Add(RecordEnrolment.Kind, lists.Enrolments);
        Add(RecordTeachingAssignment.Kind, lists.TeachingAssignments);
        Add(RecordTimetableEntry.Kind, lists.Timetable);
        Add(RecordLessonObservation.Kind, records.LessonObservations);
        Add(RecordTeachingHours.Kind, records.TeachingHours);
        Add(RecordDuty.Kind, records.Duties);
        Add(RecordTutoringPlan.Kind, lists.TutoringPlans);
        Add(RecordTutoringSession.Kind, records.TutoringSessions);
        Add(RecordExam.Kind, lists.Exams);
        Add(RecordTuitionCount.Kind, records.TuitionCounts);
        Add(RecordConductDecision.Kind, records.ConductDecisions);
        ScoreStore.Put(connection, school, term.Scores.SelectMany(sheet => sheet.Scores.Select(score => (sheet.Exam, new ScoreRow
        {
            Subject = sheet.Subject,
            Pupil = score.Pupil,
            Class = score.Class,
            Status = score.Status,
            Score = score.Score,
        }))));
        if (PackReader.Read(packs[term.Packs[0].Id], packs.GetValueOrDefault).Pack is { } pack) AddPacks(connection, school, pack, packs, at);
        if (term.Adoption is { } adoption) PolicyAdoptionStore.Add(connection, school, adoption, adoption.DecidedBy, at);

        void Add<T>(RecordKind<T> kind, IEnumerable<T> of) where T : class, IRecord, new() => new RecordStore<T>(kind).AddMany(connection, school, of, at, byId: true);
    }

    // The one that stands for itself first.
    private static void AddPacks(DbConnection connection, string school, PolicyPack pack, IReadOnlyDictionary<string, string> texts, DateTimeOffset at)
    {
        if (pack.Base is { } under && PackReader.Read(texts[under.Id], texts.GetValueOrDefault).Pack is { } read) AddPacks(connection, school, read, texts, at);
        PolicyVersionStore.Add(connection, school, new(pack.ContentHash, pack.Id, texts[pack.Id], pack.Base?.ContentHash, at, ""));
    }

    private static IEnumerable<string> PupilsOf(SealedTerm term) => term.Lists.Enrolments.Select(each => each.Pupil)
        .Concat(term.Lists.TutoringPlans.Select(plan => plan.Pupil))
        .Concat(term.Records.TutoringSessions.Select(session => session.Pupil))
        .Concat(term.Scores.SelectMany(sheet => sheet.Scores).Select(score => score.Pupil))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
