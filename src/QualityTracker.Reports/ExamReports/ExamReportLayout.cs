using System.Globalization;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>Lays a quality analysis report out for printing (质量分析报告排版).</summary>
public static class ExamReportLayout
{
    public static Document Of(ExamReport report, Language language = Language.Chinese)
    {
        var (school, exam) = (ExamReportHead.SchoolName(report.Frame, language), report.Exam);
        var term = ExamReportHead.TermName(report.Frame, exam.Term, language);
        var name = $"{exam.Name} {ExamReportHead.ScopeOf(report, language)}";
        var header = $"{school}  {name}  {Title.In(language)}"
            + (ExamReportHead.ExceptionOf(exam, language) is { } exception ? "\n" + exception : "");
        var created = new DateTimeOffset(report.RecordsUntil.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
        return new(
            $"{Title.In(language)} {name}", school, term, language, created,
            [new(name, header, ExamReportHead.Footer(report.Policy, report.RecordsUntil, language), ExamReportHead.Pages(language), [.. ReportTable.Spaced(Blocks(report, school, language))])]);
    }

    private static IEnumerable<Block> Blocks(ExamReport report, string school, Language language)
    {
        yield return new Heading(1, ExamReportHead.TitleOf(school, Title, language));
        yield return new Spacer(2);
        yield return ExamReportHead.Table(report, language);
        if (report.IsPrimary) yield return Note(language, "小学只报告等级，不出现分数（Z8）。", "A primary grade is reported in levels; no score is printed (Z8).");
        var number = 0;
        foreach (var (heading, blocks) in Parts(report, language))
        {
            using var rest = blocks.GetEnumerator();
            if (!rest.MoveNext()) continue;
            yield return new Heading(2, Ordinal(++number, language) + heading);
            do yield return rest.Current;
            while (rest.MoveNext());
        }
    }

    private static IEnumerable<(string Heading, IEnumerable<Block> Blocks)> Parts(ExamReport report, Language language)
    {
        switch (report.Analysis)
        {
            case ScoreAnalysis scores:
                yield return (Overview.In(language), [ScoreTables.Overview(report, scores, language)]);
                foreach (var paper in ScoreTables.PapersOf(report, scores)) yield return (report.NameOfSubject(paper.Subject).In(language), ScorePaper(report, paper, language));
                yield return (Trend.In(language), TrendBlocks.Scores(report, language));
                yield return (Added.In(language), TrendBlocks.Added(report, language));
                yield return (Borderline.In(language), PupilBlocks.Borderline(report, scores, language));
                break;
            case LevelAnalysis levels:
                yield return (Overview.In(language), [LevelTables.Overview(report, levels, language)]);
                foreach (var paper in LevelTables.PapersOf(report, levels)) yield return (report.NameOfSubject(paper.Subject).In(language), LevelPaperBlocks(report, paper, language));
                yield return (Trend.In(language), TrendBlocks.Levels(report, language));
                break;
        }

        yield return (Uncounted.In(language), CountedBlocks.Of(report, language));
        yield return (Reteach.In(language), PupilBlocks.Reteach(report, language));
        yield return (Reflection.In(language), ReflectionBlocks.Of(report, language));
        yield return (Signatures.In(language),
            [new SignatureRow([TeacherSigns.In(language), HeadSigns.In(language), OfficeSigns.In(language)], SignedOn.In(language), Seal.In(language))]);
    }

    private static IEnumerable<Block> ScorePaper(ExamReport report, PaperAnalysis paper, Language language)
    {
        yield return new Heading(3, RatesByClass.In(language));
        yield return ScoreTables.Rates(report, paper, language);
        foreach (var note in ScoreTables.RateNotes(report, paper, language)) yield return note;
        var seen = paper with { Classes = [.. paper.Classes.Where(of => report.Shows(of.Class!, paper.Subject))] };
        if (ExamPlots.Rates(seen, report.NameOfClass) is { Count: > 0 } rates)
        {
            yield return new Heading(3, RatesDrawn.In(language), Word(language,
                "方块：该班的率；横线：95% 区间；虚线：年级平行班；空心：不可比", "square: the class; line: 95 % interval; dashes: the grade's parallel classes; hollow: not comparable"));
            yield return IntervalDrawings.Of(rates, language);
        }

        foreach (var block in Plots(report, paper, language)) yield return block;
        if (paper.Grade.Figures is not null) yield return new Heading(3, Bands.In(language));
        foreach (var block in ScoreTables.Bands(report, paper, language)) yield return block;
        foreach (var block in ScoreTables.Items(report, paper, language)) yield return block;
    }

    private static IEnumerable<Block> Plots(ExamReport report, PaperAnalysis paper, Language language)
    {
        if (ExamPlots.Boxes(paper, report.NameOfClass) is not { } boxes) yield break;
        yield return new Heading(3, Distribution.In(language), Word(language, "箱：四分位；粗线：中位数；菱形：平均分；须：最低至最高", "box: quartiles; heavy line: median; lozenge: mean; whiskers: least to greatest"));
        if ((report.Class is { } of ? ExamPlots.Histogram(paper, of, report.NameOfClass(of)) : ExamPlots.Histogram(paper)) is { } histogram) yield return PlotDrawings.Histogram(histogram, language);
        var shown = ScoreTables.GroupsOf(report, paper).Where(each => each.Figures is not null).Select(each => report.NameOfClass(each.Class)).ToHashSet();
        yield return PlotDrawings.Boxes(boxes with { Boxes = [.. boxes.Boxes.Where((box, at) => at == 0 || shown.Contains(box.Label))] }, language);
    }

    private static IEnumerable<Block> LevelPaperBlocks(ExamReport report, LevelPaper paper, Language language)
    {
        if (ExamPlots.Levels(paper, report.NameOfClass) is { } plot)
        {
            var shown = LevelTables.GroupsOf(report, paper).Where(each => each.Withheld is null).Select(each => report.NameOfClass(each.Class)).ToHashSet();
            yield return PlotDrawings.Stacks(new([.. plot.Stacks.Where((stack, at) => at == 0 || shown.Contains(stack.Label))]), language);
        }

        yield return LevelTables.ByClass(report, paper, language);
        yield return Note(language, "各格为占比与人数/分母，下行为 95% 区间。", "In each field the share and pupils / denominator, below it the 95 % interval.");
        foreach (var block in LevelTables.Beside(report, paper, language)) yield return block;
    }

    private static string Ordinal(int number, Language language)
    {
        const string digits = "零一二三四五六七八九";
        if (language == Language.English) return number.ToString(CultureInfo.InvariantCulture) + ". ";
        var (tens, ones) = (number / 10, number % 10);
        return (tens > 1 ? digits[tens].ToString() : "") + (tens > 0 ? "十" : "") + (ones > 0 ? digits[ones].ToString() : "") + "、";
    }
}
