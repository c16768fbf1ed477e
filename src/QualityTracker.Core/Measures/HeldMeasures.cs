namespace QualityTracker.Core.Measures;

/// <summary>
/// Measures that packs may name and that an evaluation reports as not available, because no record holds what they count: the counts
/// of outside tuition (clause Z2).
/// </summary>
internal static class HeldMeasures
{
    public static readonly IReadOnlyList<Measure> All =
    [
        new()
        {
            Code = "outside-tuition-counts",
            Name = new("校外补习人数统计", "counts of outside tuition"),
            Unit = new("次", "times"),
            Source = RecordKind.Duty,
            About = MeasureAbout.School,
            Available = false,
        },
    ];
}
