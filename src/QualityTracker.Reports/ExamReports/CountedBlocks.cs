using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.ExamReports.ExamReportFigures;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>
/// Who sat and who does not count (参考情况与未计入), so that nobody is left out unseen: counts by class, reasons as they were entered, changes of the
/// roster after the freeze. No pupil is named, and of a class of too few there is no count.
/// </summary>
internal static class CountedBlocks
{
    private const Alignment Right = Alignment.Right;

    public static IEnumerable<Block> Of(ExamReport report, Language language)
    {
        Column[] columns = [new(1.6), new(1.9), .. Enumerable.Repeat(new Column(1, Right), 7)];
        yield return ReportTable.Of(columns, [Subject, Class, Sat, Absent, Deferred, Cheated, Excluded, NotEntered, ExamReportWords.Participation],
            Groups(report).SelectMany(paper => paper.Groups.Select(each =>
            {
                string[] names = [report.NameOfSubject(paper.Subject).In(language), report.NameOfClass(each.Class).In(language)];
                return each.Participation is not { } all
                    ? Withheld(names, new("人数太少，不列出", "too few to be listed"), columns.Length, language)
                    : ReportTable.Of([.. names, $"{Count(all.Sat)}/{Count(all.Enrolled)}", Count(all.Absent), Count(all.Deferred), Count(all.Cheated),
                        Count(all.Excluded), Count(all.NotEntered), Rate(all)]);
            })), language);
        var reasons = Reasons(report);
        yield return new Heading(3, Word(language, "未计入的原因", "Why pupils do not count"));
        yield return reasons.Count == 0
            ? Note(language, "没有缓考、作弊或不计入的学生。", "Nobody was deferred, excluded or found cheating.")
            : ReportTable.Of([new(1.6), new(2), new(1.2), new(4), new(0.8, Right)], [Subject, Class, Status, Reason, ExamReportWords.Pupils],
                reasons.Select(each => ReportTable.Of(report.NameOfSubject(each.Subject).In(language), report.NameOfClass(each.Class).In(language),
                    Core.Languages.Names.Of(each.Status).In(language), each.Reason ?? NoReason.In(language), Count(each.Pupils))), language);
        yield return new Heading(3, Word(language, "名册冻结后的变动", "Changes of the roster after it was frozen"));
        yield return Changes(report, language);
        if (report.Analysis.Problems.Count(problem => (problem.Subject is null || report.Has(problem.Subject)) && (problem.Class is null ? report.Sheets is null : report.Shows(problem.Class))) is > 0 and var wrong)
        {
            yield return Note(language, $"数据中有 {wrong} 处问题，未计入；见成绩录入页。", $"{wrong} problems in the data, which do not count: see the page of scores.");
        }
    }

    /// <summary>Reasons with their counts, of classes that may be shown.</summary>
    internal static IReadOnlyList<UncountedReason> Reasons(ExamReport report) =>
        [.. UncountedReason.In(report.Analysis).Where(each => report.Has(each.Subject) && report.Shows(each.Class, each.Subject))];

    /// <summary>Roster changes by kind; of a class's report those from or to it, none of a class of too few.</summary>
    internal static IReadOnlyList<(RosterChangeKind Kind, int Pupils)> ChangesOf(ExamReport report) => IsFew(report) ? [] :
    [
        .. report.RosterChanges.Where(change => new[] { change.Was, change.Is }.OfType<string>().ToList() is var classes
                && classes.Any(report.Shows) && !classes.Any(report.Analysis.TooFew.Contains))
            .CountBy(change => change.Kind).OrderBy(each => each.Key).Select(each => (each.Key, each.Value)),
    ];

    /// <summary>Everybody's standing by paper: the grade first.</summary>
    internal static IEnumerable<(string Subject, IReadOnlyList<(string? Class, Participation? Participation)> Groups)> Groups(ExamReport report) => report.Analysis switch
    {
        ScoreAnalysis scores => scores.Papers.Where(paper => report.Has(paper.Subject)).Select(paper => (paper.Subject,
            (IReadOnlyList<(string?, Participation?)>)[.. ScoreTables.GroupsOf(report, paper).Select(each => (each.Class, each.Participation))])),
        LevelAnalysis levels => LevelTables.PapersOf(report, levels).Select(paper => (paper.Subject,
            (IReadOnlyList<(string?, Participation?)>)[.. LevelTables.GroupsOf(report, paper).Select(each => (each.Class, each.Participation))])),
        _ => [],
    };

    private static bool IsFew(ExamReport report) =>
        report.Class is { } of && !Groups(report).Any(paper => paper.Groups.Any(each => each.Class == of && each.Participation is not null));

    private static Paragraph Changes(ExamReport report, Language language)
    {
        var changes = ChangesOf(report);
        return changes.Count == 0
            ? IsFew(report) ? Note(language, "人数太少，不列出。", "Too few to be listed.") : Note(language, "没有变动。", "None.")
            : new(string.Join(Word(language, "；", "; "), changes.Select(each => Word(language,
                $"{Core.Languages.Names.Of(each.Kind).Zh} {each.Pupils} 人", $"{Core.Languages.Names.Of(each.Kind).En}: {each.Pupils}")))
                + Word(language, "。成绩仍按冻结名册统计。", ". Results stay as the frozen roster has them."));
    }

    private static string Rate(Participation all) => all.Enrolled == 0 ? Nothing : Points(all.Sat * 100m / all.Enrolled) + "%";
}
