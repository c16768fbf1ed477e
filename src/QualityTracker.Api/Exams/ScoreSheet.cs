using System.Text.Json.Serialization;
using QualityTracker.Core.Exams;

namespace QualityTracker.Api.Exams;

/// <summary>One pupil of a roster (名册条目).</summary>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Name">The pupil's name.</param>
/// <param name="Class">Class code.</param>
/// <param name="ExamNumber">The number that stands for the pupil on papers (考号); null where none is given.</param>
public sealed record RosterEntry(string Pupil, string Name, string Class, string? ExamNumber);

/// <summary>The results of one class in one subject (成绩单). A pupil of the roster who is not listed has no result yet.</summary>
public sealed record ScoreSheet
{
    /// <summary>One line a pupil of the class; the lines sent replace all of the sheet.</summary>
    [JsonRequired]
    public IReadOnlyList<SheetScore> Scores { get; init; } = [];

    /// <summary>Why scores change although the exam was closed before (更正原因); needed then, and only sent.</summary>
    public string? Correction { get; init; }
}

/// <summary>One pupil's line.</summary>
public sealed record SheetScore
{
    /// <summary>Pupil number; may be left out where the exam number is given.</summary>
    public string? Pupil { get; init; }

    /// <summary>The pupil's exam number (考号); may be left out where the pupil number is given.</summary>
    public string? ExamNumber { get; init; }

    /// <summary>Whether the pupil sat the exam (考试状态).</summary>
    [JsonRequired]
    public ExamStatus Status { get; init; }

    /// <summary>
    /// Points, up to 2 decimal places and the full mark; only for who sat. Of a primary exam null where the mark is not the reader's to see; sent back so, it stays.
    /// </summary>
    public decimal? Score { get; init; }

    /// <summary>The level of a primary exam (等级; clause Z8); null of other exams. Only read.</summary>
    public string? Level { get; init; }

    /// <summary>Why the pupil is excluded, needed then; for others who did not sit a few words if there are any. No account of an illness.</summary>
    public string? Reason { get; init; }

    /// <summary>Points in every item of the paper (小题得分), by item; they add up to the score. Null where items were not entered.</summary>
    public IReadOnlyDictionary<string, decimal>? Items { get; init; }
}
