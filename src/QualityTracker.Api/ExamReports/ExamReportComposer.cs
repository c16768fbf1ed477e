using System.Data.Common;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Api.ExamReports;

/// <summary>Puts a quality analysis report together (质量分析报告取数): the exam, those of its school year before it, what teachers wrote.</summary>
public sealed class ExamReportComposer(DbConnection connection, AnalysisStore store, AnalysedExam analysed)
{
    public static SheetPolicy PolicyOf(AnalysedExam analysed) => new(analysed.Pack.Title, analysed.Pack.Id, analysed.Pack.ShortHash);

    /// <param name="schoolClass">Class code; null for the grade.</param>
    /// <param name="subject">Subject code; null for all.</param>
    /// <param name="before">Id of the exam that value added is since; null for the one before.</param>
    /// <param name="until">The last day whose records are in it.</param>
    public ExamReport Of(string? schoolClass, string? subject, string? before, DateOnly until)
    {
        var exam = analysed.Exam;
        var report = new ExamReport
        {
            Frame = analysed.Frame,
            Analysis = analysed.Analysis,
            RecordsUntil = until,
            Policy = PolicyOf(analysed),
            Class = schoolClass,
            Subject = subject,
            RosterChanges = RosterChange.Since(exam, analysed.Frame, until),
            Reflections = ExamReportStore.Reflections(connection, analysed.Frame.School.Id, exam.Id),
        };
        IReadOnlyList<ExamAnalysis> all = [.. store.Read(connection, analysed.Frame, [.. OfTheYear()]).Append(analysed).Select(each => each.Analysis)];
        return analysed.Analysis switch
        {
            ScoreAnalysis scores => report with
            {
                Trends = [.. ExamAnalysisView.PapersOf(scores).Select(paper => ExamTrend.Of(all.OfType<ScoreAnalysis>(), paper.Subject, schoolClass))],
                Added = Earlier(all, before ?? EarlierExams.LastBefore(analysed)?.Id) is { } earlier ? EarlierExams.Added(earlier, scores) : [],
            },
            LevelAnalysis levels => report with { LevelTrends = [.. levels.Papers.Select(paper => LevelTrend.Of(all.OfType<LevelAnalysis>(), paper.Subject, schoolClass))] },
            _ => report,
        };
    }

    // Most often it is one of the year's, which are analysed already.
    private ScoreAnalysis? Earlier(IEnumerable<ExamAnalysis> all, string? id) =>
        all.OfType<ScoreAnalysis>().FirstOrDefault(each => each.Exam.Id == id) ?? EarlierExams.Before(connection, store, analysed, id).Analysis;

    private IEnumerable<Exam> OfTheYear()
    {
        var year = analysed.Frame.Terms[analysed.Exam.Term].SchoolYear;
        return EarlierExams.Of(analysed).Where(each => analysed.Frame.Terms.GetValueOrDefault(each.Term)?.SchoolYear == year);
    }
}
