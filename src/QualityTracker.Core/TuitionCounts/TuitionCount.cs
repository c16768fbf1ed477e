using System.Globalization;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.TuitionCounts;

/// <summary>
/// How many pupils of the school take tuition outside it in a subject (校外补习人数统计; clause Z2): a total, and no pupil.
/// </summary>
public sealed record TuitionCount : IRecord
{
    public string Id { get; init; } = "";

    /// <summary>The day of the count; the exam round follows from it.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Subject code.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Pupils.</summary>
    public int Count { get; init; }

    string IRecord.Key => string.Join('|', Date.ToString("O", CultureInfo.InvariantCulture), Subject);
}
