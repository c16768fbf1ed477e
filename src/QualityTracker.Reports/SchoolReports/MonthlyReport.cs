using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Pace;
using QualityTracker.Core.Posts;
using QualityTracker.Core.SchoolReports;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>
/// The notice of a month's routine teaching work (教学常规月通报; clause X23): what was done, and what of the norms is behind at the month's end. It names
/// nobody, and shows no figure of fewer than five people.
/// </summary>
public static class MonthlyReport
{
    private static readonly Text TooFew = new("参加考核的不足5人，不分组。", "Fewer than five are evaluated: no groups.");

    // What is said of the month, each by its measure.
    private static readonly string[] Work =
    [
        "lessons-observed", "lessons-taught-under-observation", "periods-taught", "after-school-hours", "research-meeting-weeks", "joint-preparations", "open-lessons",
        "lectures", "training-hours", "tutoring-sessions", "ethics-studies", "home-visits",
    ];

    private static readonly (string Measure, Text Header)[] OfGroups =
    [
        ("lessons-observed", new("听课节数", "Lessons observed")), ("periods-taught", new("授课课时", "Periods taught")), ("joint-preparations", new("集体备课", "Joint preparations")),
        ("training-hours", new("培训学时", "Training hours")), ("tutoring-sessions", new("辅导人次", "Tutoring sessions")),
    ];

    private static readonly (Text Name, PostKind[] Posts)[] ByPost =
    [
        (new("学校领导与中层", "leaders and middle managers"),
            [PostKind.Principal, PostKind.VicePrincipal, PostKind.VicePrincipalTeaching, PostKind.DirectorOfTeaching, PostKind.LeadershipMember, PostKind.MiddleManager, PostKind.CentralSchoolVicePrincipal]),
        (new("教研组长", "subject-group heads"), [PostKind.SubjectGroupHead]),
        (new("班主任", "homeroom teachers"), [PostKind.HomeroomTeacher]),
        (new("其他教师", "other teachers"), [PostKind.Teacher, PostKind.MasterTeacher, PostKind.Mentor]),
    ];

    /// <param name="ground">The term.</param>
    /// <param name="month">A month of it.</param>
    /// <param name="pace">How the norms stood on the month's last day, or on the last day whose records count.</param>
    public static SchoolReport Of(ReportGround ground, TermPart month, TermPace pace)
    {
        var term = ground.Frame.Terms[ground.Evaluation.Term];
        var from = month.FirstDay < term.FirstDay ? term.FirstDay : month.FirstDay;
        var to = month.LastDay < ground.Until ? month.LastDay : ground.Until;
        var figures = new WorkFigures(ground, from, to);
        return ground.Report(ReportKind.Monthly, new("教学常规月通报", "Monthly Notice of Routine Teaching"),
        [
            Numbers(ground, figures), Groups(new("按职务", "By post"), PostGroups(ground.Evaluation), figures), Groups(new("按学科组", "By subject group"), SubjectGroups(ground), figures),
            Behind(pace), OfSchool(pace), ExamSections.Held(ground, exam => from <= exam.RosterDay && exam.RosterDay <= to, new("本月考试", "Exams of the month")),
        ], month, notes: [new("不点名：只有数字，不足5人的人数不显示。", "Nobody is named: numbers alone, and no number of fewer than five people.")]);
    }

    private static ReportSection Numbers(ReportGround ground, WorkFigures figures)
    {
        var all = ground.Evaluation.People.Count;
        var rows = Work.Select(measure => (Of: Core.Measures.MeasureCatalogue.Of(measure), Total: figures.Of(measure), People: figures.PeopleWith(measure)))
            .Where(each => each.Total != 0)
            .Select(each => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(each.Of.Name), ReportCell.Count(each.Total), ReportCell.Of(each.Of.Unit), .. NormSections.TakingPart(each.People, all),
            ]).ToList();
        return new(
            new("本月情况", "The month in numbers"),
            [
                new(new("事项", "What"), 26), new(new("数量", "Number"), 10, CellKind.Number), new(new("单位", "Unit"), 10), new(new("参与人数", "People"), 10, CellKind.Whole),
                new(new("考核人数", "Of"), 10, CellKind.Whole), new(new("参与率", "Share"), 9, CellKind.Percent),
            ], rows)
        {
            Empty = new("本月没有记录。", "Nothing was recorded in the month."),
            Remarks = rows.Count == 0 ? [] : [new("数量按学校计：几人登记的同一活动只计一次。没有记录的事项不列。", "Numbers are the school's: an event that several recorded counts once. What was not recorded is left out.")],
        };
    }

    private static ReportSection Groups(Text title, IReadOnlyList<PeopleGroup> groups, WorkFigures figures) => new(
        title, [new(new("组别", "Group"), 24), new(new("人数", "People"), 8, CellKind.Whole), .. OfGroups.Select(each => new ReportColumn(each.Header, 12, CellKind.Number))],
        [
            .. groups.Select(group => (IReadOnlyList<ReportCell>)
                [ReportCell.Of(group.Name), ReportCell.Of(group.People.Count), .. OfGroups.Select(each => ReportCell.Count(figures.Of(each.Measure, group.People)))]),
        ])
    {
        Empty = TooFew,
        Remarks = groups.Count == 0 ? [] : [new("各人登记数之和；每人只计入一组。", "Sums of what each recorded; everybody is in one group.")],
    };

    /// <summary>Everybody by the first of their posts in the order of the notice.</summary>
    public static IReadOnlyList<PeopleGroup> PostGroups(TermEvaluation evaluation)
    {
        var left = evaluation.People.ToList();
        var groups = new List<PeopleGroup>();
        foreach (var (name, posts) in ByPost)
        {
            var of = left.FindAll(person => ReportGround.Holds(person, posts));
            left = [.. left.Except(of)];
            groups.Add(new(name, [.. of.Select(person => person.Staff)]));
        }

        return PeopleGroups.Of([.. groups, new(new("其他人员", "other staff"), [.. left.Select(person => person.Staff)])]);
    }

    /// <summary>Everybody by the main subject.</summary>
    public static IReadOnlyList<PeopleGroup> SubjectGroups(ReportGround ground)
    {
        string? SubjectOf(PersonEvaluation person) => ground.Frame.Staff.GetValueOrDefault(person.Staff)?.Subject;
        return PeopleGroups.Of(ground.Evaluation.People.GroupBy(SubjectOf).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PeopleGroup(group.Key is { } subject ? ground.Frame.NameOfSubject(subject) : new("没有学科", "no subject"), [.. group.Select(person => person.Staff)])));
    }

    private static ReportSection Behind(TermPace pace)
    {
        var norms = pace.People.SelectMany(person => person.Norms).GroupBy(norm => norm.Norm).Select(group => group.ToList()).ToList();
        var shown = norms.FindAll(norm => norm.Count >= TermSummary.LeastPeople);
        var few = norms.Count - shown.Count;
        return new(
            new("规范量进度", "Norms against what is expected by now"),
            [
                NormSections.Clause, new(new("规范量", "Norm"), 28), new(new("承担人数", "Owed by"), 9, CellKind.Whole), new(new("按进度应完成", "Expected by now"), 10, CellKind.Number, 1),
                new(new("已完成", "Done"), 9, CellKind.Number, 1), new(new("单位", "Unit"), 8), new(new("滞后人数", "Behind"), 9, CellKind.Whole), new(new("滞后率", "Behind"), 8, CellKind.Percent),
            ],
            [
                .. shown.Select(norm => (Norm: norm, Behind: norm.Count(each => each.State == PaceState.Behind)))
                    .OrderByDescending(each => (decimal)each.Behind / each.Norm.Count)
                    .Select(each => (IReadOnlyList<ReportCell>)
                    [
                        ReportCell.Of(each.Norm[0].Clause), ReportCell.Of(each.Norm[0].Title), ReportCell.Of(each.Norm.Count), ReportCell.Count(each.Norm.Sum(norm => norm.Expected)),
                        ReportCell.Count(each.Norm.Sum(norm => norm.Actual)), ReportCell.Of(each.Norm[0].Unit), NormSections.People(each.Behind), NormSections.ShareOf(each.Behind, each.Norm.Count),
                    ]),
            ])
        {
            Empty = few > 0 ? new("各项规范量的承担人数都不足5人，不列。", "Every norm is owed by fewer than five people: none is shown.") : NormSections.NoNorm,
            Remarks =
            [
                .. shown.Count > 0 ? [new Text("滞后最多的在前；应完成和已完成为承担人合计，学年任务从学年初计起。", "Furthest behind first; expected and done are summed over those who owe it, of a year's norm from the year's first day.")] : Array.Empty<Text>(),
                .. few > 0 && shown.Count > 0 ? [new Text($"另有 {few} 项由不足5人承担，未列。", $"{few} more are owed by fewer than five people and left out.")] : Array.Empty<Text>(),
            ],
        };
    }

    private static ReportSection OfSchool(TermPace pace) => new(
        new("学校规范量", "Norms of the school"), [NormSections.Clause, NormSections.Title, NormSections.Target, NormSections.Actual, NormSections.Unit, new(new("进度", "State"), 10)],
        [
            .. pace.SchoolNorms.Select(norm => new[]
            {
                ReportCell.Of(norm.Clause), ReportCell.Of(norm.Title), ReportCell.Count(norm.TargetShown), ReportCell.Count(norm.Actual), ReportCell.Of(norm.Unit), ReportCell.Of(Names.Of(norm.State)),
            }),
        ])
    { Empty = NormSections.NoNorm };
}
