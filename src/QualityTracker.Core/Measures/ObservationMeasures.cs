using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Measures;

/// <summary>Measures of lessons observed (听课).</summary>
internal static class ObservationMeasures
{
    private static readonly Text Lessons = new("节", "lessons");

    private static readonly MeasureOption Kinds = new(
        "kinds", new("计入的听课类型", "kinds of observation that count"),
        PackWord.All<ObservationKind>(), PackWord.All<ObservationKind>(), Many: true);

    public static readonly IReadOnlyList<Measure> All =
    [
        new()
        {
            Code = "lessons-observed",
            Name = new("听课节数", "lessons observed"),
            Unit = Lessons,
            Source = RecordKind.LessonObservation,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options = [MeasureOption.Flag("evaluated-only", new("仅计有评课的", "only with an evaluation")), Kinds],
            Find = Observed,
        },
        new()
        {
            Code = "lessons-taught-under-observation",
            Name = new("被听课节数", "lessons taught under observation"),
            Unit = Lessons,
            Source = RecordKind.LessonObservation,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options = [Kinds],
            Find = TaughtUnderObservation,
        },
    ];

    /// <summary>Lessons taught under observation, however many observed each of them.</summary>
    internal static IEnumerable<IReadOnlyList<LessonObservation>> LessonsTaught(RecordIndex records, string? staff) =>
        (staff is null ? records.Observations : records.ObservationsOf[staff])
            .GroupBy(observation => (observation.Date, observation.Period, observation.Teacher, observation.Class))
            .Select(lesson => lesson.OrderBy(observation => observation.Id, StringComparer.Ordinal).ToArray());

    /// <summary>The observation with the least id stands for the lesson.</summary>
    internal static Contribution Of(IReadOnlyList<LessonObservation> lesson) => new(lesson[0].Id, lesson[0].Date, 1)
    {
        Same = lesson.Count == 1 ? [] : [.. lesson.Skip(1).Select(each => each.Id)],
    };

    private static IEnumerable<Contribution> Observed(MeasureQuery query)
    {
        var evaluatedOnly = query.Options.Flag("evaluated-only");
        var kinds = KindsOf(query);
        return (query.Staff is null ? query.Records.Observations : query.Records.ObservationsBy[query.Staff])
            .Where(observation => (observation.Evaluated || !evaluatedOnly) && kinds.Contains(observation.Kind))
            .Select(observation => new Contribution(observation.Id, observation.Date, 1));
    }

    private static IEnumerable<Contribution> TaughtUnderObservation(MeasureQuery query)
    {
        var kinds = KindsOf(query);
        return LessonsTaught(query.Records, query.Staff).Where(lesson => lesson.Any(each => kinds.Contains(each.Kind))).Select(Of);
    }

    private static HashSet<ObservationKind> KindsOf(MeasureQuery query) =>
        [.. query.Options.Many("kinds").Select(word => PackWord.TryRead<ObservationKind>(word, out var kind) ? kind : default)];
}
