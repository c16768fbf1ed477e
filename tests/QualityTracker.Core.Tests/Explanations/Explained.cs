using QualityTracker.Core.Explanations;
using QualityTracker.Core.Pay;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tests.Schools;

namespace QualityTracker.Core.Tests.Explanations;

/// <summary>The explanations of people of a small school.</summary>
internal static class Explained
{
    /// <summary>Of one person, some records void for the reason “entered twice”.</summary>
    public static ExplainedFigures Explain(
        this SchoolBuilder school, PolicyPack pack, string? staff, string term = SchoolBuilder.Autumn, IReadOnlyDictionary<string, string>? adopted = null,
        params string[] voided)
    {
        var (frame, all) = (school.Frame(), school.Records());
        var inForce = Only(all, id => !voided.Contains(id));
        var evaluation = Core.Evaluations.Evaluation.Of(frame, term, inForce, pack, adopted);
        return new(evaluation, pack, frame, new()
        {
            InForce = RecordsOf(inForce, staff),
            Voided = RecordsOf(Only(all, voided.Contains), staff),
            Voidings = voided.ToDictionary(id => id, _ => new Voiding(new(2025, 12, 1), "重复登记")),
        }, staff);
    }

    public static ExplainedFigures Explain(
        Core.Evaluations.TermEvaluation evaluation, PolicyPack pack, SchoolFrame frame, TermRecords records, string? staff, PayInputs? pay = null) =>
        new(evaluation, pack, frame, new() { InForce = RecordsOf(records, staff) }, staff, pay);

    public static Arithmetic Step(this Explanation explanation, string id) => explanation.Arithmetic.Single(each => each.Id == id);

    /// <summary>Those that name the person.</summary>
    private static TermRecords RecordsOf(TermRecords records, string? staff) => staff is null ? records : records with
    {
        LessonObservations = [.. records.LessonObservations.Where(each => each.Observer == staff || each.Teacher == staff)],
        TeachingHours = [.. records.TeachingHours.Where(each => each.Staff == staff || each.CoverFor == staff)],
        Duties = [.. records.Duties.Where(each => each.Staff == staff)],
        TutoringSessions = [.. records.TutoringSessions.Where(each => each.Teacher == staff)],
        TuitionCounts = [],
        ConductDecisions = [.. records.ConductDecisions.Where(each => each.Staff == staff)],
    };

    private static TermRecords Only(TermRecords records, Func<string, bool> keeps) => records with
    {
        LessonObservations = [.. records.LessonObservations.Where(each => keeps(each.Id))],
        TeachingHours = [.. records.TeachingHours.Where(each => keeps(each.Id))],
        Duties = [.. records.Duties.Where(each => keeps(each.Id))],
        TutoringSessions = [.. records.TutoringSessions.Where(each => keeps(each.Id))],
    };
}
