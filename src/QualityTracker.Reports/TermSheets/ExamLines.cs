using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Class results as a sheet prints them (考试成绩行): no pupil in them, and no score of a primary class.</summary>
internal sealed class ExamLines(SchoolFrame frame)
{
    public ScoredExam Scored(ClassResult result)
    {
        // Of very few a mean or a rate would tell what single pupils had (L1).
        var shown = result.IsFew ? null : result.Statistics;
        return new()
        {
            Exam = ExamName(result),
            OverrideReason = result.OverrideReason,
            Class = Text.Same(frame.Classes[result.Class].Name),
            Subject = frame.NameOfSubject(result.Subject),
            Sat = result.Sat,
            Enrolled = result.Enrolled,
            Mean = shown?.Mean is { } mean ? Rounding.Points(mean) : null,
            Excellent = Rate(shown?.ExcellentRate, shown?.Excellent, shown?.Denominator),
            Pass = Rate(shown?.PassRate, shown?.Passed, shown?.Denominator),
            Low = Rate(shown?.LowRate, shown?.Low, shown?.Denominator),
            RelativeMean = shown is not null && result.RelativeMean is { } ratio ? Rounding.Statistic(ratio) : null,
            Composite = shown?.Composite is { } composite ? Rounding.Points(composite) : null,
        };
    }

    public LevelExam Levels(ClassResult result) => new()
    {
        Exam = ExamName(result),
        OverrideReason = result.OverrideReason,
        Class = Text.Same(frame.Classes[result.Class].Name),
        Subject = frame.NameOfSubject(result.Subject),
        Sat = result.Sat,
        Enrolled = result.Enrolled,
        Levels = result.IsFew ? [] : [.. result.Levels.Rows.Select(row => new LevelCount(row.Level.Id, row.Count))],
    };

    private static Text ExamName(ClassResult result) => Names.Of(result.Kind);

    private static ExamRate? Rate(decimal? percent, int? count, Denominator? of) =>
        percent is { } known ? new(Rounding.Points(known), count!.Value, of!.Value.Value) : null;
}
