using QualityTracker.Core.ExamReflections;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ExamReportWords;

namespace QualityTracker.Reports.ExamReports;

/// <summary>What teachers wrote of an exam (原因与措施): class by class and subject by subject, who sees to it by when; room to write where nobody has.</summary>
internal static class ReflectionBlocks
{
    public static IEnumerable<Block> Of(ExamReport report, Language language)
    {
        var written = In(report);
        if (written.Count == 0)
        {
            yield return new WritingBoxes([Causes.In(language), Measures.In(language)], EmptyLines: 6);
            yield break;
        }

        foreach (var some in written.GroupBy(each => (each.Class, each.Subject)))
        {
            var authors = string.Join(ReportTable.Word(language, "、", ", "), some.Select(each => report.NameOfStaff(each.Author)).Distinct());
            yield return new Heading(3, $"{report.NameOfClass(some.Key.Class).In(language)} {report.NameOfSubject(some.Key.Subject).In(language)}",
                ReportTable.Word(language, $"填写：{authors}", $"written by {authors}"));
            yield return ReportTable.Of([new(3.4), new(3.6), new(1), new(1.5)], [Causes, Measures, Responsible, Due], some.Select(each =>
                ReportTable.Of(each.Causes, each.Measures, report.NameOfStaff(each.Responsible), SheetFigures.Date(each.Due, Language.English))), language);
        }
    }

    /// <summary>By class, then in the order of the papers.</summary>
    internal static IReadOnlyList<ExamReflection> In(ExamReport report)
    {
        var order = report.Exam.Papers.Select((paper, at) => (paper.Subject, at)).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. report.Reflections.Where(each => each.Exam == report.Exam.Id && order.ContainsKey(each.Subject) && report.Has(each.Subject) && report.Shows(each.Class, each.Subject))
                .OrderBy(each => each.Class, StringComparer.Ordinal).ThenBy(each => order[each.Subject])
                .ThenBy(each => each.Due).ThenBy(each => each.Id, StringComparer.Ordinal),
        ];
    }
}
