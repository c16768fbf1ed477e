using QualityTracker.Core.Exams;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>One paper, or all together, by class and for the grade (单科成绩分析). No pupil is named.</summary>
public sealed record PaperAnalysis
{
    /// <summary>Subject code; empty for the total.</summary>
    public required string Subject { get; init; }

    public bool IsTotal => Subject.Length == 0;

    /// <summary>In marks.</summary>
    public required decimal FullMark { get; init; }

    public required RateThresholds Thresholds { get; init; }

    /// <summary>The grade: all classes but <see cref="LeftOut"/>.</summary>
    public required GroupFigures Grade { get; init; }

    /// <summary>The grade's parallel classes, which comparisons are with (clause D14); null where too few sat.</summary>
    public required ClassStatistics? Compared { get; init; }

    /// <summary>Classes whose result would follow from the grade's by subtraction: the grade's figures are without them. By code.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>By class code (ordinal).</summary>
    public required IReadOnlyList<GroupFigures> Classes { get; init; }

    /// <summary>Levels by share of the grade and their scaled grades; null where the grade is not shown.</summary>
    public required ScaledLevels? ScaledLevels { get; init; }

    /// <summary>Null without item scores, and for the total.</summary>
    public required ItemAnalysis? Items { get; init; }

    public GroupFigures? Of(string classCode) => Classes.FirstOrDefault(each => each.Class == classCode);

    internal static PaperAnalysis Of(PaperGroups groups, PaperItems? items, AnalysisRules rules, RateThresholds thresholds, int papers)
    {
        var maker = new FigureMaker(groups, rules, thresholds, papers);
        return new()
        {
            Subject = groups.Paper.Paper.Subject,
            FullMark = groups.Paper.Paper.FullMark,
            Thresholds = thresholds,
            Grade = maker.Grade(),
            Compared = maker.Compared,
            LeftOut = groups.LeftOut,
            Classes = [.. Enumerable.Range(0, groups.Classes.Count).Select(maker.Class)],
            ScaledLevels = groups.GradeWithheld is null ? ScaledLevels.Of(groups.Grade, rules.ShareLevels) : null,
            Items = items is { IsUsable: true } ? ItemAnalysis.Of(items, rules) : null,
        };
    }
}
