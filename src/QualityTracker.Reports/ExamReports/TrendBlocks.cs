using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ExamReportFigures;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>How a class or the grade went over several exams (历次变化), and what it added between two (增值).</summary>
internal static class TrendBlocks
{
    private const Alignment Right = Alignment.Right;

    public static IEnumerable<Block> Scores(ExamReport report, Language language)
    {
        foreach (var trend in report.Trends.Where(trend => trend.Class == report.Class && report.Has(trend.Subject) && trend.Points.Count > 1))
        {
            yield return new Heading(3, Name(report, trend.Class, trend.Subject, language));

            // The grade's own T is 50 by definition: a line of it says nothing.
            if (trend.Class is not null && ExamPlots.Trend(trend) is { } plot) yield return PlotDrawings.Line(plot, language);
            Column[] columns = [new(2.2), new(1.5), new(1.4, Right), new(1, Right), new(2, Right), new(2, Right), new(2, Right)];
            yield return ReportTable.Of(columns, [Exam, Day, Participation, MeanT, Excellent, Pass, Low], trend.Points.Select(point =>
            {
                string[] names = [point.Name, SheetFigures.Date(point.Day, Language.English), ExamReportFigures.Short(point.ParticipationRate)];
                return point.Withheld is { } why
                    ? Withheld(names, why, columns.Length, language)
                    : ReportTable.Of([.. names, Points(point.MeanT), Rate(point.Excellent), Rate(point.Pass), Rate(point.Low)]);
            }), language);
            foreach (var note in trend.Notes) yield return new Paragraph(note.In(language), Quiet: true);
        }
    }

    public static IEnumerable<Block> Levels(ExamReport report, Language language)
    {
        foreach (var trend in report.LevelTrends.Where(trend => trend.Class == report.Class && report.Has(trend.Subject) && trend.Points.Count > 1))
        {
            yield return new Heading(3, Name(report, trend.Class, trend.Subject, language));
            if (ExamPlots.Levels(trend) is { } plot) yield return PlotDrawings.Stacks(plot, language);
            var levels = report.Analysis.Rules.Levels;
            Column[] columns = [new(2.2), new(1.5), new(1.4, Right), .. levels.Select(_ => new Column(1.8, Right))];
            yield return ReportTable.Of(columns, [Exam, Day, Participation, .. levels.Select(level => Text.Same(level.Id))], trend.Points.Select(point =>
            {
                string[] names = [point.Name, SheetFigures.Date(point.Day, Language.English), ExamReportFigures.Short(point.Levels.ParticipationRate)];
                return point.Levels.Withheld is { } why
                    ? Withheld(names, why, columns.Length, language)
                    : ReportTable.Of([.. names, .. point.Levels.Levels.Select(level => LevelTables.Share(level, withInterval: false))]);
            }), language);
        }
    }

    /// <summary>Only of an exam in scores; a class that cannot be reported says why.</summary>
    public static IEnumerable<Block> Added(ExamReport report, Language language)
    {
        foreach (var added in report.Added.Where(added => report.Has(added.Subject)))
        {
            yield return new Heading(3, report.NameOfSubject(added.Subject).In(language),
                Word(language, $"{added.Matched} 人两次都参加", $"{added.Matched} pupils sat both"));
            var seen = added with { Classes = [.. added.Classes.Where(of => report.Shows(of.Class, added.Subject))] };
            if (ExamPlots.Added(seen, report.NameOfClass) is { } plot) yield return IntervalDrawings.Of([plot], language);
            Column[] columns = [new(2.2), new(1.4, Right), new(1.6, Right), new(2, Right), new(1.4, Right)];
            yield return ReportTable.Of(columns, [Class, Matched, ValueAdded, Interval, Shrunk],
                seen.Classes.Select(of =>
                {
                    var name = report.NameOfClass(of.Class).In(language);
                    return of.Value is { } value
                        ? ReportTable.Of([name, Count(of.Matched), Signed(value.MeanResidual), Between(value), Signed(value.Shrunk)])
                        : Withheld([name], of.NotReported!, columns.Length, language);
                }), language);
        }
    }

    private static string Between(Core.Statistics.ClassValueAdded value) => $"[{Signed(value.From)}, {Signed(value.To)}]";

    private static string Name(ExamReport report, string? classCode, string subject, Language language) =>
        $"{report.NameOfClass(classCode).In(language)} {report.NameOfSubject(subject).In(language)}";
}
