using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Schools;

namespace QualityTracker.Reports.TermSheets;

/// <summary>Class results as a sheet prints them (考试成绩行): no pupil in them, and no score of a primary class.</summary>
internal sealed class ExamLines(SchoolFrame frame)
{
    public ScoredExam Scored(ClassResult result)
    {
        var statistics = result.Statistics!;
        return new()
        {
            Exam = ExamName(result),
            OverrideReason = result.OverrideReason,
            Class = Text.Same(frame.Classes[result.Class].Name),
            Subject = frame.NameOfSubject(result.Subject),
            Sat = result.Sat,
            Enrolled = result.Enrolled,
            Mean = statistics.Mean is { } mean ? Rounding.Points(mean) : null,
            Excellent = Rate(statistics.ExcellentRate, statistics.Excellent, statistics.Denominator.Value),
            Pass = Rate(statistics.PassRate, statistics.Passed, statistics.Denominator.Value),
            Low = Rate(statistics.LowRate, statistics.Low, statistics.Denominator.Value),
            RelativeMean = result.RelativeMean is { } ratio ? Rounding.Statistic(ratio) : null,
            Composite = statistics.Composite is { } composite ? Rounding.Points(composite) : null,
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
        Levels = [.. result.Levels.Rows.Select(row => new LevelCount(row.Level.Id, row.Count))],
    };

    private static Text ExamName(ClassResult result) => Names.Of(result.Kind);

    private static ExamRate? Rate(decimal? percent, int count, int of) =>
        percent is { } known ? new(Rounding.Points(known), count, of) : null;
}
