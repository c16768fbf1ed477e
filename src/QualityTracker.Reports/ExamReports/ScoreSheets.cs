using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Reports.Spreadsheets;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>The sheets of one paper (单科工作表): a row a class with every figure, and a row an item.</summary>
internal static class ScoreSheets
{
    public static IEnumerable<Sheet> Of(ExamReport report, ScoreAnalysis analysis, PaperAnalysis paper, Language language)
    {
        var name = report.NameOfSubject(paper.Subject).In(language);
        yield return Classes(report, paper, name, language);
        yield return Spread(report, analysis, paper, Word(language, $"{name}分布", $"{name}, spread"), language);
        if (paper.Items is { } items) yield return Items(report, items, paper.Subject, Word(language, $"{name}小题", $"{name}, items"), language);
    }

    /// <summary>The 95 % intervals of every paper and class.</summary>
    public static Sheet Intervals(ExamReport report, ScoreAnalysis analysis, Language language)
    {
        IEnumerable<Column> Ends(Text word, CellKind kind) => [Of(new($"{word.Zh}下限", $"{word.En}, from"), language, kind), Of(new($"{word.Zh}上限", $"{word.En}, to"), language, kind)];
        return new(Word(language, "95%区间", "95 % intervals"),
            [
                new(Subject.In(language), 14), new(Class.In(language), 14), .. Ends(Mean, CellKind.Number),
                .. Ends(Excellent, CellKind.Percent), .. Ends(Pass, CellKind.Percent), .. Ends(Low, CellKind.Percent), new(Word(language, "说明", "Note"), 30),
            ],
            ScoreTables.PapersOf(report, analysis).SelectMany(paper => ScoreTables.GroupsOf(report, paper).Select(group => (IReadOnlyList<Cell>)
            [
                Cell.Of(report.NameOfSubject(paper.Subject).In(language)), Cell.Of(report.NameOfClass(group.Class).In(language)),
                .. group.Figures is { } of
                    ? [
                        Points((decimal?)of.MeanInterval?.From), Points((decimal?)of.MeanInterval?.To),
                        .. new[] { of.Excellent, of.Pass, of.Low }.SelectMany(rate => new[] { ExamWorkbook.Percent(rate.Interval?.From), ExamWorkbook.Percent(rate.Interval?.To) }),
                    ]
                    : Enumerable.Repeat(Cell.Empty, 8),
                Cell.Of(group.Withheld?.In(language)),
            ])))
        {
            Landscape = true,
        };
    }

    // Few enough columns to be read on a printed page.
    private static Sheet Classes(ExamReport report, PaperAnalysis paper, string name, Language language)
    {
        IEnumerable<Column> Rate(Text word, string pupils) => [Of(new(pupils, $"{word.En}, pupils"), language, CellKind.Whole), Of(word, language, CellKind.Percent)];
        List<Column> columns =
        [
            new(Class.In(language), 13), Of(new("在册", "Enrolled"), language, CellKind.Whole), Of(new("实考", "Sat"), language, CellKind.Whole), Of(Participation, language, CellKind.Percent),
            Of(Mean, language), Of(Deviation, language), Of(Difficulty, language, places: 4), Of(Discrimination, language, places: 4),
            Of(new("分母", "Denominator"), language, CellKind.Whole), .. Rate(Excellent, "优秀人数"), .. Rate(Pass, "及格人数"), .. Rate(Low, "低分人数"), Of(Composite, language), Of(RelativeMean, language, places: 4), Of(MeanT, language),
            .. Rate(AboveMean, "超均人数"), new(Word(language, "说明", "Note"), 24),
        ];
        return new(name, columns, ScoreTables.GroupsOf(report, paper).Select(group => (IReadOnlyList<Cell>)
        [
            Cell.Of(report.NameOfClass(group.Class).In(language)), .. ExamWorkbook.Sat(group.Participation),
            .. group.Figures is { } of ? Figures(group, of) : Enumerable.Repeat(Cell.Empty, columns.Count - 5),
            Cell.Of((group.Withheld ?? group.NotComparable)?.In(language)),
        ]))
        {
            Notes = [Word(language, $"满分 {ExamReportFigures.Plain(paper.FullMark)}。", $"Full mark {ExamReportFigures.Plain(paper.FullMark)}.")],
            Landscape = true,
        };
    }

    private static IEnumerable<Cell> Figures(GroupFigures group, ScoreFigures of)
    {
        var statistics = of.Statistics;
        IEnumerable<Cell> Rate(RateFigure rate) => [Cell.Of((long)rate.Count), ExamWorkbook.Percent(rate.Percent)];
        return
        [
            Points(statistics.Mean), Points((decimal?)statistics.PopulationSd), Statistic(statistics.Difficulty), Statistic(statistics.Discrimination),
            Cell.Of((long)statistics.Denominator.Value), .. Rate(of.Excellent), .. Rate(of.Pass), .. Rate(of.Low), Points(statistics.Composite),
            Statistic(group.Comparison?.RelativeMean), Points((decimal?)of.MeanT), .. group.Comparison is { } beside ? Rate(beside.AboveMean) : [Cell.Empty, Cell.Empty],
        ];
    }

    private static Sheet Spread(ExamReport report, ScoreAnalysis analysis, PaperAnalysis paper, string name, Language language)
    {
        var (bands, levels) = (paper.Grade.Figures?.Bands ?? [], analysis.Rules.Levels);
        List<Column> columns =
        [
            new(Class.In(language), 13),
            .. new[] { NearExcellent, NearPass }.SelectMany(line => new[] { Below, OnOrAbove }.Select(side => Of(new($"{line.Zh}·{side.Zh}", $"{line.En}, {side.En}"), language, CellKind.Whole))),
            .. levels.Select(level => new Column(level.Id, 7, CellKind.Whole)), .. bands.Select(band => new Column(ScoreTables.BandName(band), 8, CellKind.Whole)),
            new(Word(language, "说明", "Note"), 24),
        ];
        return new(name, columns, ScoreTables.GroupsOf(report, paper).Select(group => (IReadOnlyList<Cell>)
        [
            Cell.Of(report.NameOfClass(group.Class).In(language)),
            .. group.Figures is { } of
                ? [
                    .. group.Class is { } code ? PupilBlocks.CountsOf(analysis, code, paper.Subject).Select(count => Cell.Of((long)count)) : Enumerable.Repeat(Cell.Empty, 4),
                    .. of.Levels.Rows.Select(row => Cell.Of((long)row.Count)), .. of.Bands.Select(band => Cell.Of((long)band.Count)),
                ]
                : Enumerable.Repeat(Cell.Empty, columns.Count - 2),
            Cell.Of(group.Withheld?.In(language)),
        ]))
        {
            Notes = [Word(language, "临界生人数、等级人数和分数段人数。", "Pupils near a line, by level and by score band.")],
            Landscape = true,
        };
    }

    private static Column Of(Text word, Language language, CellKind kind = CellKind.Number, int places = 2) => new(word.In(language), 9, kind, places);

    private static Sheet Items(ExamReport report, ItemAnalysis items, string subject, string name, Language language)
    {
        var classes = items.Items[0].Classes.Where(of => report.Shows(of.Class, subject)).Select(of => of.Class).ToList();
        return new(name,
            [
                new(Item.In(language), 9), new(Topic.In(language), 26), new(FullMark.In(language), 9, CellKind.Number), new(Difficulty.In(language), 10, CellKind.Number, 4),
                new(Discrimination.In(language), 10, CellKind.Number, 4),
                .. classes.Select(code => new Column(Word(language, $"{report.NameOfClass(code).Zh}难度", $"Difficulty, {report.NameOfClass(code).En}"), 14, CellKind.Number, 4)),
            ],
            items.Items.Select(item => (IReadOnlyList<Cell>)
            [
                Cell.Of(item.Item.Label), Cell.Of(item.Item.Topic), Cell.Of(item.Item.FullMark), Statistic(item.Difficulty), Statistic(item.Discrimination),
                .. classes.Select(code => Statistic(item.Classes.First(of => of.Class == code).Difficulty)),
            ]))
        {
            Notes = [Word(language, $"{items.Pupils} 人有小题分。", $"{items.Pupils} pupils have item scores.")],
            Landscape = true,
        };
    }

    private static Cell Points(decimal? figure) => figure is { } known ? Cell.Of(Rounding.Points(known)) : Cell.Empty;

    private static Cell Statistic(decimal? figure) => figure is { } known ? Cell.Of(Rounding.Statistic(known)) : Cell.Empty;
}
