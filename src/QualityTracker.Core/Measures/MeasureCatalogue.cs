using System.Diagnostics.CodeAnalysis;

namespace QualityTracker.Core.Measures;

/// <summary>Every measure that packs can name (统计项目录).</summary>
public static class MeasureCatalogue
{
    private static readonly Dictionary<string, Measure> ByCode =
        new IEnumerable<Measure>[]
            {
                HoursMeasures.All, ObservationMeasures.All, DutyMeasures.All, TutoringMeasures.All, TimetableMeasures.All, TuitionMeasures.All,
            }
            .SelectMany(measures => measures).ToDictionary(measure => measure.Code, StringComparer.Ordinal);

    /// <summary>By code.</summary>
    public static IReadOnlyList<Measure> All { get; } = [.. ByCode.Values.OrderBy(measure => measure.Code, StringComparer.Ordinal)];

    public static bool TryFind(string code, [NotNullWhen(true)] out Measure? measure) => ByCode.TryGetValue(code, out measure);

    public static Measure Of(string code) => ByCode[code];

    /// <summary>
    /// The contributions of a person's, or the school's, records from a day to a day, both included; by date, then record id.
    /// </summary>
    /// <param name="records">The index of the year's records.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="options">The rule's options.</param>
    /// <param name="staff">Staff number; null for the school.</param>
    /// <param name="from">First day that counts.</param>
    /// <param name="to">Last day that counts.</param>
    public static IReadOnlyList<Contribution> Contributions(
        RecordIndex records, Measure measure, MeasureOptions options, string? staff, DateOnly from, DateOnly to) =>
        [.. measure.Find(new(records, staff, options)).Where(each => from <= each.Date && each.Date <= to)
            .OrderBy(each => each.Date).ThenBy(each => each.Record, StringComparer.Ordinal)];

    /// <summary>The contributions of a class's records in the index's term; by date, then record id.</summary>
    public static IReadOnlyList<Contribution> OfClass(RecordIndex records, Measure measure, MeasureOptions options, string classId) =>
        [.. measure.Find(new(records, null, options, classId)).Where(each => records.Term.Contains(each.Date))
            .OrderBy(each => each.Date).ThenBy(each => each.Record, StringComparer.Ordinal)];
}
