using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>
/// The school's own account for the county's assessment (学校考核自评; clauses P15, X4, W31, W22), each table with an empty column for the county's mark. People
/// in sums alone, primary exams in levels alone (clause Z8).
/// </summary>
public static class SchoolAssessmentReport
{
    public static SchoolReport Of(ReportGround ground) => ground.Report(ReportKind.SchoolAssessment, new("考核自评表", "The School's Own Assessment"),
        [
            .. new[]
            {
                NormSections.OfSchool(ground), Dimensions(ground), Bands(ground.Evaluation), ExamSections.Held(ground, _ => true, new("组织的考试", "Exams held")), ExamSections.Scores(ground),
                ExamSections.Levels(ground), Tuition(ground), Turnouts(ground),
            }.Select(WithMark),
        ], notes: [new("“县级评分”由县级填写。不足5人的人数不显示；考试科次是份数，不是人数。", "The county's mark is the county's to fill in. No number of fewer than five people is shown; exams are counted in papers, not in people.")]);

    private static ReportSection WithMark(ReportSection section) => section with
    {
        Columns = [.. section.Columns, new(new("县级评分", "County's mark"), 11)],
        Rows = [.. section.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. row, ReportCell.Blank])],
    };

    private static ReportSection Dimensions(ReportGround ground) => new(
        new("各维度得分", "Points by dimension"),
        [new(new("维度", "Dimension"), 24), new(new("办法满分", "Weight"), 10, CellKind.Number), new(new("得分率", "Points of weight"), 10, CellKind.Percent), new(new("计分人数", "People"), 10, CellKind.Whole)],
        [
            .. ground.Pack.Dimensions.Select(dimension => (dimension.Title, Results: ground.Evaluation.People.SelectMany(person => person.Dimensions).Where(each => each.Id == dimension.Id && each.Points is not null).ToList()))
                .Where(each => each.Results.Count >= TermSummary.LeastPeople)
                .Select(each => new[]
                {
                    ReportCell.Of(each.Title), ReportCell.Count(each.Results[0].DeclaredWeight), ReportCell.Percent(RateOf(each.Results)), ReportCell.Of(each.Results.Count),
                }),
        ])
    {
        Empty = new("没有足够的人得分，不显示。", "Too few people have points to show any."),
        Remarks = [new("得分率 = 各人得分之和 ÷ 各人满分之和；个人缺项时满分按办法分摊到其他维度。", "Everybody's points ÷ everybody's weights; where a person has nothing to score in a dimension, its weight is shared out over the others.")],
    };

    private static decimal? RateOf(IReadOnlyList<DimensionResult> results) =>
        results.Sum(result => result.IsBonus ? result.DeclaredWeight : result.Weight) is > 0 and var weights ? results.Sum(result => result.Points!.Value) * 100 / weights : null;

    /// <summary>As the county sees a term in sums.</summary>
    public static ReportSection Bands(TermEvaluation evaluation)
    {
        var summary = TermSummary.Of(evaluation);
        return new(
            new("考核等次", "Bands"),
            [new(new("等次", "Band"), 20), new(new("人数", "People"), 14, CellKind.Whole), new(new("有总分人数", "Of"), 14, CellKind.Whole), new(new("占比", "Share"), 10, CellKind.Percent)],
            summary.People is not > 0 ? [] :
            [
                .. summary.Bands.Select(band => new[]
                {
                    ReportCell.Of(band.Name), band.People is { } people ? ReportCell.Of(people) : ReportCell.Of(NormSections.NotShown), ReportCell.Of(summary.People.Value),
                    band.People is { } of ? ReportCell.Share(of, summary.People.Value) : ReportCell.Nothing,
                }),
            ])
        {
            Empty = new("没有足够的人有总分，不显示。", "Too few people have a total to show any."),
            Remarks = summary.MeanTotal is { } mean
                ? [new(FormattableString.Invariant($"总分平均 {Rounding.Points(mean)}（{summary.People} 人）。"), FormattableString.Invariant($"Mean total {Rounding.Points(mean)} ({summary.People} people)."))] : [],
        };
    }

    private static ReportSection Tuition(ReportGround ground)
    {
        var term = ground.Frame.Terms[ground.Evaluation.Term];
        return new(
            new("校外补习人数", "Pupils in outside tuition"), [new(new("日期", "Day"), 16, CellKind.Date), new(new("学科", "Subject"), 16), new(new("人数", "Pupils"), 10, CellKind.Whole)],
            [
                .. ground.Records.TuitionCounts.Where(count => term.FirstDay <= count.Date && count.Date <= ground.Until).OrderBy(count => count.Date).ThenBy(count => count.Subject, StringComparer.Ordinal)
                    .Select(count => new[] { ReportCell.Of(count.Date), ReportCell.Of(ground.Frame.NameOfSubject(count.Subject)), NormSections.People(count.Count) }),
            ])
        { Empty = new("本学期没有统计。", "No count was made this term."), Remarks = [new("只有总数，不含学生。", "Totals alone, no pupil.")] };
    }

    private static ReportSection Turnouts(ReportGround ground) => new(
        new("评议参与", "Taking part in reviews"),
        [
            new(new("轮次", "Round"), 20), new(new("评议人", "Reviewers"), 12), new(new("发放", "Codes"), 9, CellKind.Whole), new(new("收回", "Used"), 9, CellKind.Whole),
            new(new("参与率", "Share"), 10, CellKind.Percent),
        ],
        [
            .. ground.Turnouts.GroupBy(each => (each.Round, each.Turnout.Kind)).Select(group => (group.Key, Invited: group.Sum(each => each.Turnout.Invited), Cast: group.Sum(each => each.Turnout.Cast)))
                .Where(each => each.Invited >= TermSummary.LeastPeople)
                .Select(each => new[]
                {
                    ReportCell.Of(each.Key.Round), ReportCell.Of(Names.Of(each.Key.Kind)), ReportCell.Of(each.Invited), NormSections.People(each.Cast), NormSections.ShareOf(each.Cast, each.Invited),
                }),
        ])
    { Empty = new("本学期没有组织评议。", "There was no round of reviews this term.") };
}
