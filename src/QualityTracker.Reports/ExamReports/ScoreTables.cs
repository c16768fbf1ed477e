using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.ExamReports.ExamReportFigures;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>Tables of a junior or senior secondary exam (成绩表). Beside every rate stand its denominator, its interval and who took part.</summary>
internal static class ScoreTables
{
    private const Alignment Right = Alignment.Right;

    /// <summary>The papers of a report and all together, in the exam's order.</summary>
    public static IEnumerable<PaperAnalysis> PapersOf(ExamReport report, ScoreAnalysis analysis) =>
        analysis.Papers.Concat(analysis.Total is { } total ? [total] : []).Where(paper => report.Has(paper.Subject));

    /// <summary>The grade first, then its classes; of a class's report that class alone.</summary>
    public static IEnumerable<GroupFigures> GroupsOf(ExamReport report, PaperAnalysis paper) =>
        paper.Classes.Where(each => report.Shows(each.Class!, paper.Subject)).Prepend(paper.Grade);

    /// <summary>One row a paper: of the grade, or of the report's class.</summary>
    public static Table Overview(ExamReport report, ScoreAnalysis analysis, Language language)
    {
        Column[] columns = [new(1.5), new(1.35, Right), new(1.35, Right), new(1.15, Right), new(1.7, Right), new(1.1, Right), new(1.25, Right), new(1.25, Right), new(1.3, Right)];
        return ReportTable.Of(columns, [Subject, Sat, Participation, FullMark, Mean, Deviation, Difficulty, Discrimination, Composite],
            PapersOf(report, analysis).Select(paper =>
            {
                var group = report.Class is { } code ? paper.Of(code) : paper.Grade;
                string[] names = [report.NameOfSubject(paper.Subject).In(language), SatOf(group), Took(group)];
                if (group?.Figures is not { Statistics: var statistics } figures) return Withheld(names, group?.Withheld ?? NotComparable, columns.Length, language);
                return ReportTable.Of([.. names, Plain(paper.FullMark), MeanOf(figures), Points(statistics.PopulationSd),
                    Statistic(statistics.Difficulty), Statistic(statistics.Discrimination), Points(statistics.Composite)]);
            }), language);
    }

    public static Table Rates(ExamReport report, PaperAnalysis paper, Language language)
    {
        Column[] columns = [new(1.8), new(1.2, Right), new(1.55, Right), new(1.2, Right), new(1, Right), new(2.2, Right), new(2.2, Right), new(2.2, Right), new(1.35, Right)];
        return ReportTable.Of(columns, [Class, Participation, Mean, RelativeMean, MeanT, Excellent, Pass, Low, AboveMean], GroupsOf(report, paper).Select(group =>
        {
            string[] names = [report.NameOfClass(group.Class).In(language), ExamReportFigures.Short(group.ParticipationRate)];
            if (group.Figures is not { } figures) return Withheld(names, group.Withheld!, columns.Length, language);
            var beside = group.Comparison;
            var instead = group.Class is null ? Nothing : NotComparable.In(language);
            return ReportTable.Of([.. names, MeanOf(figures), beside is null ? instead : Statistic(beside.RelativeMean), Points(figures.MeanT),
                Rate(figures.Excellent), Rate(figures.Pass), Rate(figures.Low), beside is null ? Nothing : ExamReportFigures.Short(beside.AboveMean)]);
        }), language);
    }

    /// <summary>What the rates of a paper are, and which classes are not in the grade or not compared.</summary>
    public static IEnumerable<Block> RateNotes(ExamReport report, PaperAnalysis paper, Language language)
    {
        var (excellent, pass, low) = (Percent(paper.Thresholds.Excellent), Percent(paper.Thresholds.Pass), Percent(paper.Thresholds.Low));
        var over = report.Analysis.Rules.RatesOver == RateDenominator.Enrolled;
        yield return Note(language,
            $"率后为人数/分母（分母：{(over ? "在籍人数" : "实考人数")}），下行为 95% 区间；优秀 ≥ {excellent}，及格 ≥ {pass}，低分 < {low}（占满分）。平均分下行亦为 95% 区间。",
            $"After each rate its count and denominator (over those {(over ? "enrolled" : "who sat")}), below it the 95 % interval; so below a mean. Excellent from {excellent}, pass from {pass}, low under {low} of the full mark.");
        if (paper.LeftOut.Count > 0 && report.Class is null)
        {
            var names = string.Join(Word(language, "、", ", "), paper.LeftOut.Select(code => report.NameOfClass(code).In(language)));
            yield return Note(language, $"年级各数不含人数太少的班级：{names}。", $"The grade's figures are without classes of too few: {names}.");
        }

        var refused = GroupsOf(report, paper).Where(group => group is { NotComparable: not null, Withheld: null }).GroupBy(group => group.NotComparable!);
        foreach (var why in refused)
        {
            var names = string.Join(Word(language, "、", ", "), why.Select(group => report.NameOfClass(group.Class).In(language)));
            yield return new Paragraph(names + Word(language, "：", ": ") + why.Key.In(language), Quiet: true);
        }
    }

    /// <summary>Pupils by score band, and by level.</summary>
    public static IEnumerable<Block> Bands(ExamReport report, PaperAnalysis paper, Language language)
    {
        if (paper.Grade.Figures is not { } grade) yield break;
        var groups = GroupsOf(report, paper).Where(group => group.Figures is not null).ToList();
        IReadOnlyList<Column> Columns(int figures) => [new(2.4), .. Enumerable.Repeat(new Column(1, Right), figures)];
        foreach (var some in grade.Bands.Select((band, at) => (band, at)).Chunk(12))
        {
            yield return ReportTable.Of(Columns(some.Length), [Class, .. some.Select(each => Text.Same(BandName(each.band).Replace("–", each.band.From < 100 ? "–" : "–\n", StringComparison.Ordinal)))],
                groups.Select(group => ReportTable.Of([report.NameOfClass(group.Class).In(language), .. some.Select(each => Count(group.Figures!.Bands[each.at].Count))])), language);
            yield return new Spacer(3);
        }

        yield return ReportTable.Of(Columns(grade.Levels.Rows.Count), [Class, .. grade.Levels.Rows.Select(row => Text.Same(row.Level.Id))],
            groups.Select(group => ReportTable.Of([report.NameOfClass(group.Class).In(language),
                .. group.Figures!.Levels.Rows.Select(row => $"{Count(row.Count)} ({Points(row.Share)}%)")])), language);
    }

    public static IEnumerable<Block> Items(ExamReport report, PaperAnalysis paper, Language language)
    {
        if (paper.Items is not { } items) yield break;
        var classes = items.Items[0].Classes.Where(of => report.Shows(of.Class, paper.Subject)).ToList();
        yield return new Heading(3, ExamReportWords.Items.In(language), Word(language,
            $"{items.Pupils} 人有小题分；α = {Statistic(items.Alpha)}，分半信度 {Statistic((decimal?)items.SplitHalf)}；高低分组各 {items.GroupSize} 人",
            $"{items.Pupils} pupils; α = {Statistic(items.Alpha)}, split half {Statistic((decimal?)items.SplitHalf)}; groups of {items.GroupSize}"));

        // More classes than fit beside each other go into further tables.
        foreach (var some in classes.Select((of, at) => (of, at)).Chunk(8))
        {
            yield return ReportTable.Of(
                [new(0.9), new(2.6), new(1, Right), new(1.1, Right), new(1.1, Right), .. some.Select(_ => new Column(1.1, Right))],
                [Item, Topic, FullMark, Difficulty, Discrimination, .. some.Select(each => report.NameOfClass(each.of.Class))],
                items.Items.Select(item => ReportTable.Of([item.Item.Label, item.Item.Topic ?? "", Plain(item.Item.FullMark), Statistic(item.Difficulty), Statistic(item.Discrimination),
                    .. some.Select(each => Statistic(item.Classes.First(of => of.Class == each.of.Class).Difficulty))])), language);
            yield return new Spacer(3);
        }
    }

    public static string BandName(ScoreBand band) => $"{Plain(band.From)}–{Plain(band.To)}";

    private static string SatOf(GroupFigures? group) => group?.Participation is { } all ? $"{Count(all.Sat)}/{Count(all.Enrolled)}" : Nothing;

    private static string Took(GroupFigures? group) => group?.ParticipationRate?.Percent is { } percent ? Points(percent) + "%" : Nothing;

    private static string Percent(decimal share) => Plain(share * 100) + "%";
}
