using System.Globalization;
using QualityTracker.Core.Records;

namespace QualityTracker.Core.Pairings;

/// <summary>An experienced and a young teacher paired from a day to a day (师徒结对; clauses W11, W21). One person may be in several pairs.</summary>
public sealed record Pairing : IRecord, IDated
{
    public string Id { get; init; } = "";

    /// <summary>Staff number of the experienced teacher (师傅).</summary>
    public string Mentor { get; init; } = "";

    /// <summary>Staff number of the young teacher (徒弟).</summary>
    public string Young { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public string? Note { get; init; }

    string IRecord.Key => string.Join('|', Mentor, Young, From.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Whether the two are the same two, whoever of them is the experienced one.</summary>
    public bool IsOfSame(Pairing other) =>
        (Mentor == other.Mentor && Young == other.Young) || (Mentor == other.Young && Young == other.Mentor);

    /// <summary>The other of the two.</summary>
    public string PartnerOf(string staff) => staff == Mentor ? Young : Mentor;
}
