namespace QualityTracker.Core.Measures;

/// <summary>Measures of outside tuition (校外补习): statements made, not pupils. The counts of one day are one statement.</summary>
internal static class TuitionMeasures
{
    public static readonly IReadOnlyList<Measure> All =
    [
        new()
        {
            Code = "outside-tuition-counts",
            Name = new("校外补习人数统计", "counts of outside tuition"),
            Unit = new("次", "times"),
            Source = RecordKind.TuitionCount,
            About = MeasureAbout.School,
            Find = Statements,
        },
    ];

    // A day's counts, subject by subject, are one statement; the one with the least id stands for it.
    private static IEnumerable<Contribution> Statements(MeasureQuery query) => query.Records.TuitionCounts.GroupBy(count => count.Date)
        .Select(day => (Day: day.Key, Ids: day.Select(count => count.Id).Order(StringComparer.Ordinal).ToArray()))
        .Select(statement => new Contribution(statement.Ids[0], statement.Day, 1) { Same = statement.Ids[1..] });
}
