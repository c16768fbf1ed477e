using QualityTracker.Core.CountyBundles;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.SchoolReports;

/// <summary>Tables of exams as they are analysed, grade by grade (考试表): of primary grades levels alone (clause Z8), and no class and no pupil.</summary>
internal static class ExamSections
{
    private static readonly Text None = new("没有可以显示的考试。", "There is no exam to show.");

    private static readonly ReportColumn[] Head = [new(new("考试", "Exam"), 18), new(new("学科", "Subject"), 13)];

    /// <summary>Who took part: pupils counted once for each paper.</summary>
    public static ReportSection Held(ReportGround ground, Func<Exam, bool> takes, Text title) => new(
        title,
        [
            new(new("考试", "Exam"), 22), new(new("类别", "Kind"), 15), new(new("日期", "Day"), 15, CellKind.Date), new(new("科目数", "Papers"), 8, CellKind.Whole),
            new(new("应考科次", "Enrolled"), 10, CellKind.Whole), new(new("实考科次", "Sat"), 10, CellKind.Whole), new(new("参考率", "Took part"), 9, CellKind.Percent),
        ],
        [
            .. ground.Exams.Where(exam => takes(exam.Exam)).Select(exam => (exam.Exam, Parts: PartsOf(exam))).Select(each => new[]
            {
                ReportCell.Of(each.Exam.Name), ReportCell.Of(Names.Of(each.Exam.Kind)), ReportCell.Of(each.Exam.RosterDay), ReportCell.Of(each.Exam.Papers.Count),
                ReportCell.Of(each.Parts.Enrolled), ReportCell.Of(each.Parts.Sat), ReportCell.Share(each.Parts.Sat, each.Parts.Enrolled),
            }),
        ])
    {
        Empty = new("没有组织考试。", "No exam was held."),
        Remarks = [.. ground.Exams.Where(exam => takes(exam.Exam) && exam.Exam.OverrideReason is not null).Select(exam => new Text(
            $"{exam.Exam.Name}：按考试管理规定（L2）本不应组织，例外理由：{exam.Exam.OverrideReason}", $"{exam.Exam.Name}: the limits on exams (L2) do not allow it; reason for the exception: {exam.Exam.OverrideReason}"))],
    };

    /// <summary>Junior and senior secondary grades: mean and rates of the grade, with whom they are over.</summary>
    public static ReportSection Scores(ReportGround ground) => new(
        new("初中、高中质量分析", "Secondary grades"),
        [
            .. Head, new(new("满分", "Full mark"), 8, CellKind.Number, 0), new(new("平均分", "Mean"), 9, CellKind.Number), new(new("优秀率", "Excellent"), 9, CellKind.Percent),
            new(new("及格率", "Pass"), 9, CellKind.Percent), new(new("低分率", "Low"), 9, CellKind.Percent), new(new("分母", "Of"), 13),
        ],
        [
            .. from exam in ground.Exams.OfType<ScoreAnalysis>()
               from paper in exam.Papers
               where paper.Grade.Figures is not null
               let figures = paper.Grade.Figures
               select new[]
               {
                   ReportCell.Of(exam.Exam.Name), ReportCell.Of(ground.Frame.NameOfSubject(paper.Subject)), ReportCell.Count(paper.FullMark), ReportCell.Points(figures.Statistics.Mean),
                   ReportCell.Percent(figures.Excellent.Percent), ReportCell.Percent(figures.Pass.Percent), ReportCell.Percent(figures.Low.Percent),
                   ReportCell.Of(Over(figures.Pass.Over)),
               },
        ])
    { Empty = None };

    /// <summary>Primary grades: how many at each level.</summary>
    public static ReportSection Levels(ReportGround ground)
    {
        var exams = ground.Exams.OfType<LevelAnalysis>().ToList();
        var levels = exams.Count == 0 ? [] : exams[0].Rules.Levels.Select(level => level.Id).ToArray();
        return new(
            new("小学等级分布", "Primary grades, by level"),
            [
                .. Head, new(new("分母", "Of"), 11),
                .. levels.SelectMany(level => new ReportColumn[] { new(new($"{level} 人数", $"{level}, pupils"), 8, CellKind.Whole), new(new($"{level} 占比", $"{level}, share"), 8, CellKind.Percent) }),
            ],
            [
                .. from exam in exams
                   from paper in exam.Papers
                   where paper.Grade.Levels.Count > 0
                   select (IReadOnlyList<ReportCell>)
                   [
                       ReportCell.Of(exam.Exam.Name), ReportCell.Of(ground.Frame.NameOfSubject(paper.Subject)), ReportCell.Of(Over(paper.Grade.Levels[0].Over)),
                       .. paper.Grade.Levels.Zip(Shown(paper.Grade.Levels), (level, shown) => shown ? new[] { ReportCell.Of(level.Count), ReportCell.Percent(level.Percent) } : [ReportCell.Of(NormSections.NotShown), ReportCell.Nothing]).SelectMany(cells => cells),
                   ],
            ])
        { Empty = None, Remarks = [new("小学只呈现等级；从累计人数能推出不足5人的等级不显示。", "Primary: levels only; a level is left out where counts would tell of fewer than five.")] };
    }

    // A level is between two cumulative counts, and is shown when both may be.
    private static IEnumerable<bool> Shown(IReadOnlyList<LevelShare> levels)
    {
        var upTo = levels.Select((_, at) => levels.Take(at + 1).Sum(level => level.Count)).ToList();
        var may = Suppression.Shown(upTo[^1], upTo[..^1]).Append(upTo[^1] > 0).ToList();
        return levels.Select((_, at) => may[at] && (at == 0 || may[at - 1]));
    }

    private static Text Over(Core.Statistics.Denominator over) => over.Kind == Core.Statistics.RateDenominator.Sat
        ? new($"实考 {over.Value}", $"{over.Value} sat") : new($"在册 {over.Value}", $"{over.Value} enrolled");

    private static Participation PartsOf(ExamAnalysis exam) => Participation.Sum(exam switch
    {
        ScoreAnalysis scores => scores.Papers.Select(paper => paper.Grade.Participation).OfType<Participation>(),
        LevelAnalysis levels => levels.Papers.Select(paper => paper.Grade.Participation).OfType<Participation>(),
        _ => [],
    });
}
