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
        yield return Classes(report, analysis, paper, name, language);
        if (paper.Items is { } items) yield return Items(report, items, paper.Subject, Word(language, $"{name}小题", $"{name}, items"), language);
    }

    private static Sheet Classes(ExamReport report, ScoreAnalysis analysis, PaperAnalysis paper, string name, Language language)
    {
        var bands = paper.Grade.Figures?.Bands ?? [];
        var levels = analysis.Rules.Levels;
        Column Of(Text word, CellKind kind = CellKind.Number, int places = 2) => new(word.In(language), 12, kind, places);
        IEnumerable<Column> Rate(Text word) =>
        [
            Of(new($"{word.Zh}人数", $"{word.En}, pupils"), CellKind.Whole), Of(word, CellKind.Percent),
            Of(new($"{word.Zh}下限", $"{word.En}, from"), CellKind.Percent), Of(new($"{word.Zh}上限", $"{word.En}, to"), CellKind.Percent),
        ];
        List<Column> columns =
        [
            new(Class.In(language), 16), Of(new("在册", "Enrolled"), CellKind.Whole), Of(new("实考", "Sat"), CellKind.Whole), Of(Participation, CellKind.Percent),
            Of(Mean), Of(new("平均分下限", "Mean, from")), Of(new("平均分上限", "Mean, to")), Of(Deviation), Of(Difficulty, places: 4), Of(Discrimination, places: 4),
            Of(new("分母", "Denominator"), CellKind.Whole), .. Rate(Excellent), .. Rate(Pass), .. Rate(Low), Of(Composite), Of(RelativeMean, places: 4), Of(MeanT),
            Of(new("超均人数", "Above mean, pupils"), CellKind.Whole), Of(AboveMean, CellKind.Percent),
            .. new[] { NearExcellent, NearPass }.SelectMany(line => new[] { Below, OnOrAbove }.Select(side =>
                Of(new($"{line.Zh}·{side.Zh}", $"{line.En}, {side.En}"), CellKind.Whole))),
            .. levels.Select(level => Of(Text.Same(level.Id), CellKind.Whole)),
            .. bands.Select(band => Of(Text.Same(ScoreTables.BandName(band)), CellKind.Whole)),
            new(Word(language, "说明", "Note"), 34),
        ];
        var figures = columns.Count - 5;
        return new(name, columns, ScoreTables.GroupsOf(report, paper).Select(group => (IReadOnlyList<Cell>)
        [
            Cell.Of(report.NameOfClass(group.Class).In(language)), .. ExamWorkbook.Sat(group.Participation),
            .. group.Figures is { } of ? Figures(analysis, paper, group, of) : Enumerable.Repeat(Cell.Empty, figures),
            Cell.Of((group.Withheld ?? group.NotComparable)?.In(language)),
        ]))
        {
            Notes = [Word(language, $"满分 {ExamReportFigures.Plain(paper.FullMark)}；区间为 95%。", $"Full mark {ExamReportFigures.Plain(paper.FullMark)}; intervals are of 95 %.")],
            Landscape = true,
        };
    }

    private static IEnumerable<Cell> Figures(ScoreAnalysis analysis, PaperAnalysis paper, GroupFigures group, ScoreFigures of)
    {
        var statistics = of.Statistics;
        IEnumerable<Cell> Rate(RateFigure rate) =>
            [Cell.Of((long)rate.Count), ExamWorkbook.Percent(rate.Percent), ExamWorkbook.Percent(rate.Interval?.From), ExamWorkbook.Percent(rate.Interval?.To)];
        var beside = group.Comparison;
        return
        [
            Points(statistics.Mean), Points((decimal?)of.MeanInterval?.From), Points((decimal?)of.MeanInterval?.To), Points((decimal?)statistics.PopulationSd),
            Statistic(statistics.Difficulty), Statistic(statistics.Discrimination), Cell.Of((long)statistics.Denominator.Value),
            .. Rate(of.Excellent), .. Rate(of.Pass), .. Rate(of.Low), Points(statistics.Composite),
            Statistic(beside?.RelativeMean), Points((decimal?)of.MeanT),
            beside is null ? Cell.Empty : Cell.Of((long)beside.AboveMean.Count), ExamWorkbook.Percent(beside?.AboveMean.Percent),
            .. group.Class is { } code ? PupilBlocks.CountsOf(analysis, code, paper.Subject).Select(count => Cell.Of((long)count)) : Enumerable.Repeat(Cell.Empty, 4),
            .. of.Levels.Rows.Select(row => Cell.Of((long)row.Count)), .. of.Bands.Select(band => Cell.Of((long)band.Count)),
        ];
    }

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
