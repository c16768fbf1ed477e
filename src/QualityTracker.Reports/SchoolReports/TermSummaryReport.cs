using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>A term of the school on one or two pages (学期总结): people, hours, observations, duties, tutoring, exams, bands, and the norms most missed.</summary>
public static class TermSummaryReport
{
    private const int MostNorms = 8;

    private static readonly RecordKind[] Everyday = [RecordKind.TeachingHours, RecordKind.LessonObservation];

    public static SchoolReport Of(ReportGround ground)
    {
        var figures = WorkFigures.OfTerm(ground);
        return ground.Report(ReportKind.TermSummary, new("学期工作总结", "The Term in Summary"),
        [
            Work(ground, figures, new("课时与听课", "Hours and observations"), measure => Everyday.Contains(measure.Source)),
            Work(ground, figures, new("教研与发展", "Duties and development"), measure => measure.Source == RecordKind.Duty), Tutoring(ground),
            ExamSections.Held(ground, _ => true, new("考试", "Exams")), SchoolAssessmentReport.Bands(ground.Evaluation), Missed(ground),
        ], notes: [People(ground)]);
    }

    private static Text People(ReportGround ground)
    {
        var (people, weeks) = (ground.Evaluation.People, ground.Evaluation.Weeks);
        var teaching = people.Count(person => person.Posts.Any(post => post.Share is not null));
        return new($"参加考核 {people.Count} 人，其中任课 {teaching} 人；教学周 {weeks} 周。", $"{people.Count} people evaluated, {teaching} of them teach; {weeks} teaching weeks.");
    }

    private static ReportSection Work(ReportGround ground, WorkFigures figures, Text title, Func<Measure, bool> takes)
    {
        var all = ground.Evaluation.People.Count;
        return new(
            title,
            [
                new(new("事项", "What"), 26), new(new("数量", "Number"), 11, CellKind.Number), new(new("单位", "Unit"), 10), new(new("参与人数", "People"), 10, CellKind.Whole),
                new(new("考核人数", "Of"), 10, CellKind.Whole), new(new("参与率", "Share"), 9, CellKind.Percent),
            ],
            [
                .. MeasureCatalogue.All.Where(measure => measure.About.HasFlag(MeasureAbout.School) && takes(measure)).Select(measure => (measure, Total: figures.Of(measure.Code)))
                    .Where(each => each.Total != 0).OrderBy(each => each.measure.Source)
                    .Select(each => (each.measure, each.Total, People: each.measure.About.HasFlag(MeasureAbout.Person) ? figures.PeopleWith(each.measure.Code) : 0))
                    .Select(each => (IReadOnlyList<ReportCell>)
                    [
                        ReportCell.Of(each.measure.Name), ReportCell.Count(each.Total), ReportCell.Of(each.measure.Unit), .. NormSections.TakingPart(each.People, all),
                    ]),
            ])
        { Empty = new("本学期没有记录。", "Nothing was recorded this term.") };
    }

    // As each person's evaluation has it.
    private static ReportSection Tutoring(ReportGround ground)
    {
        var people = ground.Evaluation.People;
        return new(
            new("辅导", "Tutoring"),
            [
                new(new("对象", "Pupils"), 22), new(new("计划人次", "Planned"), 11, CellKind.Number, 1), new(new("已辅导人次", "Held"), 11, CellKind.Whole), new(new("完成率", "Held"), 9, CellKind.Percent),
                new(new("时长（分钟）", "Minutes"), 12, CellKind.Whole), new(new("教师人数", "Teachers"), 10, CellKind.Whole),
            ],
            [
                .. people.SelectMany(person => person.Tutoring.Select(tutoring => (person.Staff, Of: tutoring))).GroupBy(each => each.Of.Kind).OrderBy(group => group.Key is null).ThenBy(group => group.Key)
                    .Select(group => (group.Key, Planned: group.Sum(each => each.Of.Planned), Held: group.Sum(each => each.Of.Held), Minutes: group.Sum(each => each.Of.Minutes), Teachers: group.Select(each => each.Staff).Distinct().Count()))
                    .Select(each => new[]
                    {
                        ReportCell.Of(each.Key is { } kind ? Names.Of(kind) : new("没有计划的", "without a plan")), ReportCell.Count(each.Planned), ReportCell.Of(each.Held),
                        each.Planned == 0 ? ReportCell.Nothing : ReportCell.Percent(each.Held * 100 / each.Planned), ReportCell.Of(each.Minutes), ReportCell.Of(each.Teachers),
                    }),
            ])
        {
            Empty = new("本学期没有辅导计划和记录。", "There are neither plans nor sessions this term."),
            Remarks = [new("完成率 = 已辅导人次 ÷ 计划人次；一次辅导几名学生按几人次计。", "Held: sessions held ÷ sessions planned; a session counts once a pupil.")],
        };
    }

    private static ReportSection Missed(ReportGround ground)
    {
        var missed = NormSections.Tallies(ground).Where(tally => tally.Missed > 0).OrderByDescending(tally => tally.Missed).ThenBy(tally => tally.Norm.Norm, StringComparer.Ordinal).ToList();
        return NormSections.OfPeople(new("未达标最多的规范量", "Norms most missed"), missed.Take(MostNorms)) with
        {
            Empty = new("所有承担的规范量都已达标，或没有规范量。", "Every norm that is owed was met, or there is none."),
            Remarks = missed.Count > MostNorms ? [new($"共 {missed.Count} 项有人未达标，列出前 {MostNorms} 项。", $"{missed.Count} norms were missed by somebody; the first {MostNorms} are shown.")] : [],
        };
    }
}
