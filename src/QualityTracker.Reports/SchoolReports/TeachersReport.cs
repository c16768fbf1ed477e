using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>
/// The quantified work of every teacher and of the school (教师业务量化数据; clauses W18, X19), a row a person, as evaluated: no pay, no pupil, nothing of conduct.
/// </summary>
public static class TeachersReport
{
    private static readonly (string Measure, Text Header)[] Work =
    [
        ("periods-taught", new("授课课时", "Periods")), ("lessons-observed", new("听课", "Observed")), ("open-lessons", new("公开课", "Open lessons")),
        ("lectures", new("讲座", "Lectures")), ("training-hours", new("培训学时", "Training h")),
    ];

    public static SchoolReport Of(ReportGround ground) => ground.Report(
        ReportKind.Teachers, new("教师业务量化数据表", "Quantified Work of Teachers"), [People(ground), NormSections.OfSchool(ground)], landscape: true, notes:
        [
            new("得分、总分和等次以学期考核为准；授课、听课等为本学期全部记录。不含绩效和学生信息。", "Points, totals and bands are those of the term's evaluation; periods, observations and the rest are all records of the term. No pay and no pupil."),
        ]);

    private static ReportSection People(ReportGround ground)
    {
        var (evaluation, figures) = (ground.Evaluation, WorkFigures.OfTerm(ground));
        var dimensions = ground.Pack.Dimensions;
        return new(
            new("教师量化数据", "Teachers"),
            [
                new(new("工号", "No."), 7), new(new("姓名", "Name"), 11), new(new("职务", "Posts"), 24), new(new("学科", "Subject"), 11),
                new(new("承担规范量", "Norms"), 10, CellKind.Whole), new(new("达标", "Met"), 6, CellKind.Whole),
                .. dimensions.Select(dimension => new ReportColumn(dimension.Title, 9, CellKind.Number)),
                new(new("总分", "Total"), 8, CellKind.Number), new(new("等次", "Band"), 8), .. Work.Select(each => new ReportColumn(each.Header, 8, CellKind.Number)),
            ],
            [
                .. evaluation.People.Select(person => (IReadOnlyList<ReportCell>)
                [
                    ReportCell.Of(person.Staff), ReportCell.Of(person.Name), ReportCell.Of(ReportGround.PostsOf(person)), SubjectOf(ground, person),
                    ReportCell.Of(person.NormsOwed.Count()), ReportCell.Of(person.NormsOwed.Count(norm => norm.Met)),
                    .. dimensions.Select(dimension => ReportCell.Points(person.Dimensions.FirstOrDefault(each => each.Id == dimension.Id)?.Points)),
                    ReportCell.Points(person.Total), person.Band is { } band ? ReportCell.Of(band.Name) : ReportCell.Nothing,
                    .. Work.Select(each => ReportCell.Count(figures.Of(each.Measure, person.Staff))),
                ]),
            ])
        {
            Empty = new("本学期没有参加考核的教职工。", "Nobody is evaluated this term."),
            Remarks = [new($"共 {evaluation.People.Count} 人，其中有总分的 {evaluation.People.Count(person => person.Total is not null)} 人。",
                $"{evaluation.People.Count} people, {evaluation.People.Count(person => person.Total is not null)} with a total.")],
        };
    }

    private static ReportCell SubjectOf(ReportGround ground, PersonEvaluation person) =>
        ground.Frame.Staff.TryGetValue(person.Staff, out var member) && member.Subject is { } subject ? ReportCell.Of(ground.Frame.NameOfSubject(subject)) : ReportCell.Nothing;
}
