using System.Data.Common;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.ExamAnalyses;
using QualityTracker.Api.Integrity;
using QualityTracker.Api.Pace;
using QualityTracker.Api.Reviews;
using QualityTracker.Api.Schools;
using QualityTracker.Api.SheetSteps;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Integrity;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Core.Terms;
using QualityTracker.Reports.ConductCases;
using QualityTracker.Reports.SchoolReports;

namespace QualityTracker.Api.SchoolReports;

/// <summary>Makes a school's reports (报表制作) from what other parts of the program know of a term; each reads no more than it prints.</summary>
public sealed class SchoolReportDesk(EvaluationStore evaluations, AnalysisStore analyses, PaceStore paces, FrameStore frames, TimeProvider clock)
{
    /// <summary>The quarter's page on ethics, which has a layout of its own.</summary>
    public ConductReportPage? EthicsPage(DbConnection connection, string school, TermPart quarter) =>
        ConductReportEndpoints.Of(connection, frames, school, quarter.Year, quarter.Number);

    /// <summary>One report; of a month or quarter where it is made for such.</summary>
    public SchoolReport Make(DbConnection connection, EvaluatedTerm term, ReportKind kind, TermPart? part)
    {
        var ground = Ground(connection, term);
        return kind switch
        {
            ReportKind.Leaders => LeadersReport.Of(ground),
            ReportKind.Teachers => TeachersReport.Of(ground),
            ReportKind.Ethics => EthicsReport.Of(ground, EthicsPage(connection, term.Frame.School.Id, part!)!),
            ReportKind.Monthly => Monthly(connection, term, ground, part!),
            ReportKind.Inspection => InspectionReport.Of(ground with { Integrity = Doubts(connection, term), Sheets = Sheets(connection, term) }),
            ReportKind.SchoolAssessment => SchoolAssessmentReport.Of(ground with { Exams = Exams(connection, term), Turnouts = Turnouts(connection, term) }),
            ReportKind.TermSummary => TermSummaryReport.Of(ground with { Exams = Exams(connection, term) }),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    /// <summary>The last day whose records count: the school's today, held inside the term.</summary>
    public DateOnly UntilOf(EvaluatedTerm term) => PaceStore.DayIn(TermOf(term), Today(term));

    public DateOnly Today(EvaluatedTerm term) => SchoolDay.Of(term.Frame.School).Of(clock.GetUtcNow());

    /// <summary>The months or quarters of a term that have begun.</summary>
    public IReadOnlyList<TermPart> PartsOf(EvaluatedTerm term, ReportSpan span) => [.. TermPart.In(TermOf(term), span).Where(part => part.FirstDay <= UntilOf(term))];

    private static Term TermOf(EvaluatedTerm term) => term.Frame.Terms[term.Evaluation.Term];

    private ReportGround Ground(DbConnection connection, EvaluatedTerm term) =>
        new(term.Frame, term.Pack, term.Evaluation, EvaluationStore.RecordsOf(connection, term.Frame, TermOf(term)), UntilOf(term));

    private SchoolReport Monthly(DbConnection connection, EvaluatedTerm term, ReportGround ground, TermPart month)
    {
        var day = month.LastDay < ground.Until ? month.LastDay : ground.Until;
        var pace = paces.Read(connection, term.Frame.School.Id, term.Evaluation.Term, null, day, clock.GetUtcNow())!.Pace;
        return MonthlyReport.Of(ground with { Exams = Exams(connection, term) }, month, pace);
    }

    private Core.ExamAnalyses.ExamAnalysis[] Exams(DbConnection connection, EvaluatedTerm term) =>
    [
        .. analyses.Read(connection, term.Frame, [.. term.Frame.Exams.Values.Where(exam => exam.Term == term.Evaluation.Term && exam.Kind != ExamKind.Entrance)
            .OrderBy(exam => exam.RosterDay).ThenBy(exam => exam.Grade).ThenBy(exam => exam.Id, StringComparer.Ordinal)]).Select(each => each.Analysis),
    ];

    private static (int Flags, int Observations) Doubts(DbConnection connection, EvaluatedTerm term)
    {
        var entered = IntegrityStore.Entered(connection, term.Frame, TermOf(term));
        return (IntegrityCheck.Of(term.Frame, term.Evaluation.Term, entered, IntegrityStore.Covers(connection, term.Frame.School.Id, term.Evaluation.Term)).Count, entered.Count);
    }

    private (int Sealed, int All) Sheets(DbConnection connection, EvaluatedTerm term)
    {
        var sheets = SheetDesk.Open(connection, evaluations, clock, term.Frame.School.Id, term.Evaluation.Term)!.Sheets(connection);
        return (sheets.Values.Count(sheet => sheet.Stage == SheetStage.Sealed), sheets.Count);
    }

    private static List<(Text Round, Turnout Turnout)> Turnouts(DbConnection connection, EvaluatedTerm term) =>
    [
        .. from stored in ReviewStore.Of(connection, term.Frame.School.Id, term.Evaluation.Term)
           where stored.Opening is not null
           from turnout in ReviewResultEndpoints.TurnoutOf(connection, term.Frame.School.Id, stored)
           select (ReviewRoundView.TitleOf(stored, term.Pack), turnout),
    ];
}
