using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.ExamReports.ExamReportFigures;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>Tables of a primary exam (等级表; clause Z8): pupils by level. There is no score in what they are made from.</summary>
internal static class LevelTables
{
    private const Alignment Right = Alignment.Right;

    public static IEnumerable<LevelPaper> PapersOf(ExamReport report, LevelAnalysis analysis) => analysis.Papers.Where(paper => report.Has(paper.Subject));

    public static IEnumerable<LevelGroup> GroupsOf(ExamReport report, LevelPaper paper) =>
        paper.Classes.Where(each => report.Shows(each.Class!, paper.Subject)).Prepend(paper.Grade);

    /// <summary>One row a subject: of the grade, or of the report's class.</summary>
    public static Table Overview(ExamReport report, LevelAnalysis analysis, Language language)
    {
        var levels = analysis.Rules.Levels;
        Column[] columns = [new(1.6), new(1.3, Right), new(1.3, Right), .. levels.Select(_ => new Column(1.7, Right))];
        return ReportTable.Of(columns, [Subject, Sat, Participation, .. levels.Select(level => Text.Same(level.Id))], PapersOf(report, analysis).Select(paper =>
        {
            var group = report.Class is { } code ? paper.Classes.FirstOrDefault(each => each.Class == code) : paper.Grade;
            string[] names = [report.NameOfSubject(paper.Subject).In(language), SatOf(group), Took(group)];
            return group is null || group.Withheld is not null
                ? Withheld(names, group?.Withheld ?? NotComparable, columns.Length, language)
                : ReportTable.Of([.. names, .. group.Levels.Select(level => Share(level, withInterval: false))]);
        }), language);
    }

    /// <summary>The levels of each class, with their intervals.</summary>
    public static Table ByClass(ExamReport report, LevelPaper paper, Language language)
    {
        var levels = report.Analysis.Rules.Levels;
        Column[] columns = [new(1.9), new(1.2, Right), .. levels.Select(_ => new Column(2, Right))];
        return ReportTable.Of(columns, [Class, Participation, .. levels.Select(level => Text.Same(level.Id))], GroupsOf(report, paper).Select(group =>
        {
            string[] names = [report.NameOfClass(group.Class).In(language), ExamReportFigures.Short(group.ParticipationRate)];
            return group.Withheld is { } why
                ? Withheld(names, why, columns.Length, language)
                : ReportTable.Of([.. names, .. group.Levels.Select(level => Share(level, withInterval: true))]);
        }), language);
    }

    /// <summary>Each class's shares less those of the grade's parallel classes; nothing where no class is compared.</summary>
    public static IEnumerable<Block> Beside(ExamReport report, LevelPaper paper, Language language)
    {
        var compared = GroupsOf(report, paper).Where(group => group.Levels.Any(level => level.LessGrade is not null)).ToList();
        if (compared.Count > 0)
        {
            var levels = report.Analysis.Rules.Levels;
            yield return new Heading(3, LevelsBeside.In(language));
            yield return ReportTable.Of([new(1.9), .. levels.Select(_ => new Column(2, Right))], [Class, .. levels.Select(level => Text.Same(level.Id))],
                compared.Select(group => ReportTable.Of([report.NameOfClass(group.Class).In(language), .. group.Levels.Select(level => Signed(level.LessGrade))])), language);
        }

        foreach (var why in GroupsOf(report, paper).Where(group => group is { NotComparable: not null, Withheld: null }).GroupBy(group => group.NotComparable!))
        {
            var names = string.Join(Word(language, "、", ", "), why.Select(group => report.NameOfClass(group.Class).In(language)));
            yield return new Paragraph(names + Word(language, "：", ": ") + why.Key.In(language), Quiet: true);
        }

        if (paper.LeftOut.Count == 0 || report.Class is not null) yield break;
        var few = string.Join(Word(language, "、", ", "), paper.LeftOut.Select(code => report.NameOfClass(code).In(language)));
        yield return Note(language, $"年级各数不含人数太少的班级：{few}。", $"The grade's figures are without classes of too few: {few}.");
    }

    public static string Share(LevelShare level, bool withInterval) =>
        $"{Points(level.Percent)}%  {Count(level.Count)}/{Count(level.Over.Value)}" + (withInterval && level.Interval is { } interval ? $"\n{Of(interval)}" : "");

    private static string SatOf(LevelGroup? group) => group?.Participation is { } all ? $"{Count(all.Sat)}/{Count(all.Enrolled)}" : Nothing;

    private static string Took(LevelGroup? group) => group?.ParticipationRate?.Percent is { } percent ? Points(percent) + "%" : Nothing;
}
