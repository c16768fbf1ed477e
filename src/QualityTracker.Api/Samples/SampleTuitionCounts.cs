using QualityTracker.Core.TuitionCounts;

namespace QualityTracker.Api.Samples;

/// <summary>Counts of outside tuition (校外补习人数统计, clause Z2), at mid-term and at the end of term.</summary>
internal static class SampleTuitionCounts
{
    private static readonly DateOnly[] Days = [new(2025, 10, 31), new(2026, 1, 12)];

    private static readonly (string Subject, int Most)[] Subjects = [("chinese", 60), ("maths", 140), ("english", 120)];

    public static IEnumerable<TuitionCount> Make(SampleTerm term)
    {
        var rng = term.Stream("tuition-counts");
        return from day in Days
               from each in Subjects
               select new TuitionCount { Date = day, Subject = each.Subject, Count = rng.Between(each.Most / 2, each.Most) };
    }
}
