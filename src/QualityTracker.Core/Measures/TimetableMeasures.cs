using QualityTracker.Core.Timetable;

namespace QualityTracker.Core.Measures;

/// <summary>
/// Measures of the timetable (课程表): a week as it is planned, the same in each teaching week of its term. What a holiday takes away is
/// not taken off. They count on the term's first day.
/// </summary>
internal static class TimetableMeasures
{
    private const string LabourCode = "labour";
    private const string LabourName = "劳动";

    public static readonly IReadOnlyList<Measure> All =
    [
        new()
        {
            Code = "labour-lessons",
            Name = new("每周劳动课", "labour lessons a week"),
            Unit = new("节", "lessons"),
            Source = RecordKind.Timetable,
            About = MeasureAbout.Class,
            Find = LabourLessons,
        },
    ];

    // A period that two teach has an entry for each and is one lesson; the entry with the least id stands for it.
    private static IEnumerable<Contribution> LabourLessons(MeasureQuery query) => query.Records.Frame.Lists.Timetable
        .Where(entry => entry.Term == query.Records.Term.Id && entry.Class == query.Class && IsLabour(query.Records, entry))
        .GroupBy(entry => (entry.Weekday, entry.Period))
        .Select(lesson => new Contribution(
            lesson.Select(entry => entry.Id).Min(StringComparer.Ordinal)!, query.Records.Term.FirstDay, 1));

    // Schools give their own codes: labour is what has that code, or a name that begins so (劳动, 劳动教育, 劳动与技术).
    private static bool IsLabour(RecordIndex records, TimetableEntry entry) => entry.Subject == LabourCode
        || (records.Frame.Subjects.TryGetValue(entry.Subject, out var subject)
            && subject.Name.StartsWith(LabourName, StringComparison.Ordinal));
}
