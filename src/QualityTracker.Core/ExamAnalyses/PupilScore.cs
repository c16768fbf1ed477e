using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>What one pupil has in one paper (学生单科成绩). For who may see the pupil (L1, P4); there is no rank.</summary>
/// <param name="Pupil">Pupil number.</param>
/// <param name="Class">Class code.</param>
/// <param name="Subject">Subject code; empty for the total.</param>
/// <param name="Status">Null when nothing has been entered.</param>
public sealed record PupilScore(string Pupil, string Class, string Subject, ExamStatus? Status)
{
    /// <summary>In marks; null for who did not sit, as everything below.</summary>
    public decimal? Score { get; init; }

    /// <summary>Standard score in the grade; null too where the grade's marks are all equal or too few.</summary>
    public double? Z { get; init; }

    /// <summary>50 + 10 Z.</summary>
    public double? T => 50 + (10 * Z);

    /// <summary>Level by score.</summary>
    public string? Level { get; init; }

    /// <summary>Level by share of the grade.</summary>
    public string? ShareLevel { get; init; }

    /// <summary>Scaled grade (赋分), exact; in whole points by <see cref="ScaledWhole"/>.</summary>
    public decimal? Scaled { get; init; }

    /// <summary>Rounded half away from zero, as scaled grades are published.</summary>
    public int? ScaledWhole => Scaled is { } exact ? (int)Math.Round(exact, MidpointRounding.AwayFromZero) : null;

    internal static PupilScore Of(PaperGroups groups, int place, string classCode, AnalysisRules rules, ScaledLevels? scaled)
    {
        var paper = groups.Paper;
        var own = new PupilScore(paper.Roster.Pupils[place], classCode, paper.Paper.Subject, paper.StatusAt(place));
        if (paper.ScoreAt(place) is not { } hundredths) return own;
        var mark = Marks.InMarks(hundredths);
        return own with
        {
            Score = mark,
            Z = groups.GradeWithheld is null ? groups.Grade.Moments.Z(mark) : null,
            Level = Levels.Of(mark, paper.Paper.FullMark, rules.Levels).Id,
            ShareLevel = scaled?.LevelOf(mark).Level.Id,
            Scaled = scaled?.ScaledOf(mark),
        };
    }
}
