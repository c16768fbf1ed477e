using QualityTracker.Core.Languages;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// A class, or the grade, over several exams (成绩趋势): by standard scores and rates, never by means of different papers.
/// </summary>
/// <param name="Class">Class code; null for the grade.</param>
/// <param name="Subject">Subject code; empty for the total.</param>
/// <param name="Points">By roster day, then exam id.</param>
/// <param name="Notes">What cannot be laid side by side, and why.</param>
public sealed record ExamTrend(string? Class, string Subject, IReadOnlyList<TrendPoint> Points, IReadOnlyList<Text> Notes)
{
    private static readonly Text Unlike = new(
        "有的考试率的起点或分母不同，其率不与最近一次并列", "some exams' rates have other thresholds or denominators; they are not set beside the latest");

    public static ExamTrend Of(IEnumerable<ScoreAnalysis> exams, string subject, string? classCode)
    {
        var papers = exams.OrderBy(each => each.Exam.RosterDay).ThenBy(each => each.Exam.Id, StringComparer.Ordinal)
            .Select(each => (each.Exam, Paper: each.Of(subject))).Where(each => each.Paper is not null)
            .Select(each => (each.Exam, Paper: each.Paper!, Group: classCode is null ? each.Paper!.Grade : each.Paper!.Of(classCode)))
            .Where(each => each.Group is not null).ToList();
        var points = new List<TrendPoint>();
        var last = papers.LastOrDefault(each => each.Group!.Figures is not null);
        var (unlike, notParallel) = (false, false);
        foreach (var (exam, paper, group) in papers)
        {
            var figures = group!.Figures;
            var isAlike = figures is null
                || (paper.Thresholds == last.Paper.Thresholds && figures.Statistics.Denominator.Kind == last.Group!.Figures!.Statistics.Denominator.Kind);
            unlike |= !isAlike;
            notParallel |= !group.Parallel;
            points.Add(new(exam.Id, exam.Name, exam.RosterDay)
            {
                ParticipationRate = group.ParticipationRate,
                MeanT = figures?.MeanT,
                Excellent = isAlike ? figures?.Excellent : null,
                Pass = isAlike ? figures?.Pass : null,
                Low = isAlike ? figures?.Low : null,
                Withheld = group.Withheld,
            });
        }

        return new(classCode, subject, points, [.. unlike ? [Unlike] : Array.Empty<Text>(), .. notParallel ? [Exams.Comparability.NotParallel] : Array.Empty<Text>()]);
    }
}

/// <summary>One exam of a trend (趋势点).</summary>
/// <param name="Exam">Exam id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Day">Its roster day.</param>
public sealed record TrendPoint(string Exam, string Name, DateOnly Day)
{
    public RateFigure? ParticipationRate { get; init; }

    /// <summary>The mean's T score in the grade; null where withheld or not comparable (D14).</summary>
    public double? MeanT { get; init; }

    public RateFigure? Excellent { get; init; }

    public RateFigure? Pass { get; init; }

    public RateFigure? Low { get; init; }

    /// <summary>Why there are no figures; null when there are.</summary>
    public Text? Withheld { get; init; }
}
