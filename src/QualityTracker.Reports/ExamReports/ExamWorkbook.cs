using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.Spreadsheets;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>
/// A quality analysis report as a workbook (质量分析工作簿): an overview, then a sheet a subject, its items, and who does not count. The same figures as on
/// paper, as numbers; no pupil is in it.
/// </summary>
public static class ExamWorkbook
{
    public static Workbook Of(ExamReport report, Language language = Language.Chinese)
    {
        var papers = report.Analysis switch
        {
            ScoreAnalysis scores => ScoreTables.PapersOf(report, scores).SelectMany(paper => ScoreSheets.Of(report, scores, paper, language)),
            LevelAnalysis levels => LevelTables.PapersOf(report, levels).Select(paper => Levels(report, paper, language)),
            _ => [],
        };
        var written = ReflectionBlocks.In(report);
        IEnumerable<Sheet> sheets = [Overview(report, language), .. papers, Uncounted(report, language), .. written.Count > 0 ? [Reflections(report, written, language)] : Array.Empty<Sheet>()];

        // A sheet is printed and passed on by itself: each says why the exam was held against the limits (L2).
        return new([.. ExamReportHead.ExceptionOf(report.Exam, language) is { } exception ? sheets.Select(sheet => sheet with { Notes = [.. sheet.Notes, exception] }) : sheets]);
    }

    private static Sheet Overview(ExamReport report, Language language)
    {
        var exam = report.Exam;
        return new(ExamReportWords.Overview.In(language), [new(Word(language, "项目", "Item"), 24), new(Word(language, "内容", "Value"), 60)],
        [
            Line(Word(language, "学校", "School"), ExamReportHead.SchoolName(report.Frame, language)),
            Line(ExamReportWords.Term.In(language), ExamReportHead.TermName(report.Frame, exam.Term, language)),
            Line(ExamReportWords.Exam.In(language), exam.Name),
            Line(Kind.In(language), Core.Languages.Names.Of(exam.Kind).In(language)),
            [Cell.Of(GradeNumber.In(language)), Cell.Of((long)exam.Grade)],
            Line(Scope.In(language), ExamReportHead.ScopeOf(report, language)),
            [Cell.Of(RosterDay.In(language)), Cell.Of(exam.RosterDay)],
            .. CountedBlocks.ChangesOf(report).Select(change => new[]
            {
                Cell.Of(Word(language, "冻结后", "After the freeze: ") + Core.Languages.Names.Of(change.Kind).In(language)), Cell.Of((long)change.Pupils),
            }),
            Line(Word(language, "口径", "Rules"), ExamReportHead.Footer(report.Policy, report.RecordsUntil, language)),
        ])
        {
            Title = $"{ExamReportHead.SchoolName(report.Frame, language)}  {exam.Name}  {Title.In(language)}",
            Notes = report.IsPrimary ? [Word(language, "小学只报告等级，不出现分数（Z8）。", "A primary grade is reported in levels; no score is in it (Z8).")] : [],
        };

        static Cell[] Line(string name, string value) => [Cell.Of(name), Cell.Of(value)];
    }

    private static Sheet Levels(ExamReport report, LevelPaper paper, Language language)
    {
        var levels = report.Analysis.Rules.Levels;
        return new(report.NameOfSubject(paper.Subject).In(language),
            [
                new(Class.In(language), 16), new(Word(language, "在册", "Enrolled"), 9, CellKind.Whole), new(Word(language, "实考", "Sat"), 9, CellKind.Whole),
                new(Participation.In(language), 10, CellKind.Percent),
                .. levels.SelectMany(level => new Column[]
                {
                    new(Word(language, $"{level.Id} 人数", $"{level.Id} pupils"), 10, CellKind.Whole), new(Word(language, $"{level.Id} 占比", $"{level.Id} share"), 10, CellKind.Percent),
                    new(Word(language, $"{level.Id} 区间下限", $"{level.Id} from"), 11, CellKind.Percent), new(Word(language, $"{level.Id} 区间上限", $"{level.Id} to"), 11, CellKind.Percent),
                }),
                new(Word(language, "分母", "Denominator"), 12, CellKind.Whole), new(Word(language, "说明", "Note"), 34),
            ],
            LevelTables.GroupsOf(report, paper).Select(group => (IReadOnlyList<Cell>)
            [
                Cell.Of(report.NameOfClass(group.Class).In(language)), .. Sat(group.Participation),
                .. group.Withheld is null
                    ? group.Levels.SelectMany(level => new[] { Cell.Of((long)level.Count), Percent(level.Percent), Percent(level.Interval?.From), Percent(level.Interval?.To) })
                    : Enumerable.Repeat(Cell.Empty, levels.Count * 4),
                group.Withheld is null && group.Levels.Count > 0 ? Cell.Of((long)group.Levels[0].Over.Value) : Cell.Empty,
                Cell.Of((group.Withheld ?? group.NotComparable)?.In(language)),
            ]))
        {
            Notes = [Word(language, "区间为 95%。", "Intervals are of 95 %.")],
            Landscape = true,
        };
    }

    private static Sheet Uncounted(ExamReport report, Language language) => new(Word(language, "未计入", "Not counted"),
        [
            new(Subject.In(language), 14), new(Class.In(language), 16), new(Status.In(language), 12), new(Reason.In(language), 44),
            new(ExamReportWords.Pupils.In(language), 9, CellKind.Whole),
        ],
        CountedBlocks.Reasons(report).Select(each => (IReadOnlyList<Cell>)
        [
            Cell.Of(report.NameOfSubject(each.Subject).In(language)), Cell.Of(report.NameOfClass(each.Class).In(language)),
            Cell.Of(Core.Languages.Names.Of(each.Status).In(language)), Cell.Of(each.Reason), Cell.Of((long)each.Pupils),
        ]));

    private static Sheet Reflections(ExamReport report, IReadOnlyList<ExamReflection> written, Language language) => new(Reflection.In(language),
        [
            new(Class.In(language), 14), new(Subject.In(language), 12), new(Causes.In(language), 50), new(Measures.In(language), 50), new(Responsible.In(language), 12),
            new(Due.In(language), 12, CellKind.Date), new(Author.In(language), 12),
        ],
        written.Select(each => (IReadOnlyList<Cell>)
        [
            Cell.Of(report.NameOfClass(each.Class).In(language)), Cell.Of(report.NameOfSubject(each.Subject).In(language)), Cell.Of(each.Causes), Cell.Of(each.Measures),
            Cell.Of(report.NameOfStaff(each.Responsible)), Cell.Of(each.Due), Cell.Of(report.NameOfStaff(each.Author)),
        ]))
    {
        Landscape = true,
    };

    /// <summary>Enrolled, sat and the participation rate; empty for a class of too few.</summary>
    internal static Cell[] Sat(Core.Exams.Participation? all) => all is null ? [Cell.Empty, Cell.Empty, Cell.Empty]
        : [Cell.Of((long)all.Enrolled), Cell.Of((long)all.Sat), all.Enrolled == 0 ? Cell.Empty : Percent(all.Sat * 100m / all.Enrolled)];

    /// <summary>A percentage as printed, as a share of one.</summary>
    internal static Cell Percent(decimal? percent) => percent is { } known ? Cell.Percent(Rounding.Points(known) / 100) : Cell.Empty;

    internal static Cell Percent(double? percent) => Percent((decimal?)percent);
}
