using QualityTracker.Api.Evaluations;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Seals;

/// <summary>
/// What the seals of a term's sheets cover (封存内容): each person's figures with the records behind them, as they
/// stand in the <see cref="SealedTerm"/>: without names of pupils and words that no figure is made from.
/// </summary>
/// <param name="term">As it is sealed.</param>
/// <param name="records">The records that the evaluation was made from.</param>
public sealed class SheetSealing(EvaluatedTerm term, TermRecords records)
{
    private readonly Dictionary<IRecord, SealedRecord> hashed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Exam, string Subject), SealedRecord> sheets = [];
    private readonly Dictionary<string, IRecord> byId = AllOf(term.Frame, records).DistinctBy(record => record.Id).ToDictionary(record => record.Id, StringComparer.Ordinal);
    private readonly ILookup<string, IRecord> naming = Naming(term.Frame, records)
        .SelectMany(each => each.Staff.OfType<string>().Distinct().Select(staff => (staff, each.Record))).ToLookup(each => each.staff, each => each.Record, StringComparer.Ordinal);

    /// <summary>One person's, with every record that names the person or is counted in one of the figures, and the score sheets compared.</summary>
    /// <param name="staff">One of the people of the evaluation.</param>
    /// <param name="revision">Of the sheet.</param>
    public SealedSheet Of(string staff, int revision)
    {
        var person = term.Evaluation.People.First(each => each.Staff == staff);
        var counted = person.Norms.SelectMany(norm => norm.Contributions)
            .Concat(person.Dimensions.SelectMany(dimension => dimension.Indicators).SelectMany(indicator => indicator.Contributions))
            .Select(each => byId.GetValueOrDefault(each.Record)).OfType<IRecord>();
        var compared = person.ExamResults.Select(each => (each.Result.Exam, each.Result.Subject)).Distinct().ToList();
        var exams = compared.Select(each => term.Frame.Exams.GetValueOrDefault(each.Exam)).OfType<IRecord>();
        return SealedSheet.Of(term.Evaluation, staff, revision,
            [.. naming[staff].Concat(counted).Concat(exams).Select(Hashed), .. compared.Where(records.ExamScores.ContainsKey).Select(Sheet)]);
    }

    private SealedRecord Hashed(IRecord record)
    {
        if (!hashed.TryGetValue(record, out var found)) hashed[record] = found = SealedRecord.Of(record);
        return found;
    }

    // All classes of it: a class is compared with those beside it.
    private SealedRecord Sheet((string Exam, string Subject) of)
    {
        if (sheets.TryGetValue(of, out var found)) return found;
        var scores = records.ExamScores[of].OrderBy(score => score.Pupil, StringComparer.Ordinal).ThenBy(score => score.Class, StringComparer.Ordinal)
            .Select(score => new { score.Pupil, score.Class, score.Status, score.Score });
        return sheets[of] = new(nameof(ExamScore), $"{of.Exam}/{of.Subject}", CanonicalForm.HashOf(scores.Select(score => new Dictionary<string, object?>
        {
            ["pupil"] = score.Pupil,
            ["class"] = score.Class,
            ["status"] = score.Status,
            ["score"] = score.Score,
        })));
    }

    private static IEnumerable<(IRecord Record, string?[] Staff)> Naming(SchoolFrame frame, TermRecords records) =>
    [
        .. frame.Lists.Staff.Select(each => ((IRecord)each, new string?[] { each.Id })),
        .. frame.Lists.Posts.Select(each => ((IRecord)each, new string?[] { each.Staff })),
        .. frame.Lists.TeachingAssignments.Select(each => ((IRecord)each, new string?[] { each.Staff })),
        .. frame.Lists.Pairings.Select(each => ((IRecord)each, new string?[] { each.Mentor, each.Young })),
        .. frame.Lists.TutoringPlans.Select(each => ((IRecord)each, new string?[] { each.Teacher })),
        .. records.LessonObservations.Select(each => ((IRecord)each, new string?[] { each.Observer, each.Teacher })),
        .. records.TeachingHours.Select(each => ((IRecord)each, new string?[] { each.Staff, each.CoverFor })),
        .. records.Duties.Select(each => ((IRecord)each, new string?[] { each.Staff })),
        .. records.TutoringSessions.Select(each => ((IRecord)each, new string?[] { each.Teacher })),
        .. records.ConductDecisions.Select(each => ((IRecord)each, new string?[] { each.Staff })),
    ];

    // What a figure may count besides, by the ids that it gives.
    private static IEnumerable<IRecord> AllOf(SchoolFrame frame, TermRecords records) =>
        Naming(frame, records).Select(each => each.Record).Where(record => record is not Core.Staff.StaffMember)
            .Concat(frame.Lists.Timetable).Concat(frame.Lists.Exams).Concat(records.TuitionCounts);
}
