using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>A pupil at a line (临界生): so near that little decides on which side.</summary>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Line">Excellent or pass.</param>
/// <param name="Score">In marks.</param>
/// <param name="Distance">Score − line, in marks: below 0 for who has not reached it.</param>
public sealed record BorderlinePupil(string Pupil, ExamRate Line, decimal Score, decimal Distance)
{
    /// <summary>Line by line, nearest first, then by pupil number.</summary>
    /// <param name="pupils">Of one class.</param>
    /// <param name="fullMark">In marks.</param>
    /// <param name="thresholds">The lines as shares of the full mark.</param>
    /// <param name="reach">How far from a line, in marks, both ends among them.</param>
    internal static IReadOnlyList<BorderlinePupil> Among(IEnumerable<PupilScore> pupils, decimal fullMark, RateThresholds thresholds, decimal reach) =>
    [
        .. from pupil in pupils
           where pupil.Score is not null
           from line in new[] { (Rate: ExamRate.Excellent, At: thresholds.Excellent * fullMark), (Rate: ExamRate.Pass, At: thresholds.Pass * fullMark) }
           let distance = pupil.Score!.Value - line.At
           where Math.Abs(distance) <= reach
           orderby line.Rate, Math.Abs(distance), pupil.Pupil
           select new BorderlinePupil(pupil.Pupil, line.Rate, pupil.Score!.Value, distance),
    ];
}
