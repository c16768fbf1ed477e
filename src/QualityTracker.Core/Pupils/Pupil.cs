using QualityTracker.Core.Records;
using QualityTracker.Core.Staff;

namespace QualityTracker.Core.Pupils;

/// <summary>A pupil (学生), with the least that the work needs (clause L4).</summary>
public sealed record Pupil : IRecord
{
    /// <summary>The pupil number (学号).</summary>
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public Gender? Gender { get; init; }

    string IRecord.Key => Id;
}
