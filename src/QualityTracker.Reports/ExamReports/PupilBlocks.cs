using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Tutoring;
using QualityTracker.Reports.Layout;
using static QualityTracker.Reports.ExamReports.ExamReportFigures;
using static QualityTracker.Reports.ExamReports.ExamReportWords;
using static QualityTracker.Reports.ExamReports.ReportTable;

namespace QualityTracker.Reports.ExamReports;

/// <summary>
/// Who is near a line and what to teach again (临界生人数、再教清单; clause W25). Counts alone, of classes that may be shown; names on the re-teach list
/// where the report was given them.
/// </summary>
internal static class PupilBlocks
{
    private const Alignment Right = Alignment.Right;

    public static IEnumerable<Block> Borderline(ExamReport report, ScoreAnalysis analysis, Language language)
    {
        var reach = Plain(analysis.Rules.BorderlinePoints);
        foreach (var paper in ScoreTables.PapersOf(report, analysis))
        {
            var classes = ScoreTables.GroupsOf(report, paper).Where(each => each is { Class: not null, Figures: not null }).ToList();
            if (classes.Count == 0) continue;
            yield return new Heading(3, report.NameOfSubject(paper.Subject).In(language), Word(language,
                $"线上下各 {(paper.IsTotal ? Plain(analysis.Rules.BorderlinePoints * analysis.Papers.Count) : reach)} 分以内",
                $"within {(paper.IsTotal ? Plain(analysis.Rules.BorderlinePoints * analysis.Papers.Count) : reach)} marks of the line"));
            yield return ReportTable.Of([new(2.4), .. Enumerable.Repeat(new Column(1.4, Right), 4)],
                [
                    Class, Line(NearExcellent, Below), Line(NearExcellent, OnOrAbove), Line(NearPass, Below), Line(NearPass, OnOrAbove),
                ],
                classes.Select(each => ReportTable.Of([report.NameOfClass(each.Class).In(language), .. CountsOf(analysis, each.Class!, paper.Subject).Select(Count)])), language);
        }
    }

    /// <summary>Below and above the excellent line, then the pass line.</summary>
    internal static int[] CountsOf(ScoreAnalysis analysis, string classCode, string subject)
    {
        var near = analysis.BorderlineIn(classCode, subject);
        return
        [
            near.Count(pupil => pupil is { Line: ExamRate.Excellent, Distance: < 0 }), near.Count(pupil => pupil is { Line: ExamRate.Excellent, Distance: >= 0 }),
            near.Count(pupil => pupil is { Line: ExamRate.Pass, Distance: < 0 }), near.Count(pupil => pupil is { Line: ExamRate.Pass, Distance: >= 0 }),
        ];
    }

    /// <summary>Of the report's class; a grade has none.</summary>
    public static IEnumerable<Block> Reteach(ExamReport report, Language language)
    {
        if (report.Class is not { } of) yield break;
        var lists = report.Analysis switch
        {
            ScoreAnalysis scores => scores.Papers.Where(paper => report.Has(paper.Subject) && report.Shows(of, paper.Subject) && (paper.Of(of)?.Figures is not null || report.PupilNames.Count > 0))
                .Select(paper => ListOf(scores.ReteachIn(of, paper.Subject)!)),
            LevelAnalysis levels => levels.Papers.Where(paper => report.Has(paper.Subject) && report.Shows(of, paper.Subject))
                .Where(paper => paper.Classes.Any(each => each.Class == of && (each.Withheld is null || report.PupilNames.Count > 0)))
                .Select(paper => ListOf(levels.ReteachIn(of, paper.Subject)!)),
            _ => [],
        };
        foreach (var list in lists)
        {
            yield return new Heading(3, report.NameOfSubject(list.Subject).In(language));
            if (list.Items.Count > 0)
            {
                // A primary grade has no share of marks either (clause Z8).
                yield return report.IsPrimary
                    ? ReportTable.Of([new(0.9), new(2.6), new(0.9, Right), new(6.1)], [Item, Topic, ExamReportWords.Pupils, ExamReportWords.Names],
                        list.Items.Select(item => ReportTable.Of(item.Label, item.Topic ?? "", Count(item.Pupils.Count), NamesOf(report, item.Pupils, language))), language)
                    : ReportTable.Of([new(0.9), new(2.6), new(1.1, Right), new(0.9, Right), new(5)], [Item, Topic, Share, ExamReportWords.Pupils, ExamReportWords.Names],
                        list.Items.Select(item => ReportTable.Of(item.Label, item.Topic ?? "", Points(item.Share * 100) + "%", Count(item.Pupils.Count),
                            NamesOf(report, item.Pupils, language))), language);
                yield return new Spacer(3);
            }

            if (list.Groups.Count > 0)
            {
                yield return ReportTable.Of([new(2), new(0.9, Right), new(7.6)], [Kind, ExamReportWords.Pupils, ExamReportWords.Names],
                    list.Groups.Select(group => ReportTable.Of(group.Kind.In(language), Count(group.Pupils.Count), NamesOf(report, group.Pupils, language))), language);
            }

            if (list is { Items.Count: 0, Groups.Count: 0 }) yield return Note(language, "没有需要再教的小题或学生。", "Nothing to teach again, and no pupil to tutor.");
        }
    }

    private static Reteaching ListOf(ReteachList list) => new(list.Subject,
        [.. list.Items.Select(item => new ReteachingItem(item.Item.Label, item.Item.Topic, item.Difficulty, item.Pupils))],
        [.. list.Pupils.GroupBy(pupil => pupil.Kind).Select(kind => (Core.Languages.Names.Of(kind.Key), (IReadOnlyList<string>)[.. kind.Select(pupil => pupil.Pupil)]))]);

    private static Reteaching ListOf(LevelReteachList list) => new(list.Subject,
        [.. list.Items.Select(item => new ReteachingItem(item.Label, item.Topic, null, item.Pupils))],
        list.Pupils.Count == 0 ? [] : [(Core.Languages.Names.Of(TutoringKind.Struggling), list.Pupils)]);

    private static string NamesOf(ExamReport report, IReadOnlyList<string> pupils, Language language) => report.PupilNames.Count == 0 ? ""
        : string.Join(Word(language, "、", ", "), pupils.Where(report.PupilNames.ContainsKey).Select(pupil => report.PupilNames[pupil]));

    private static Text Line(Text line, Text side) => new($"{line.Zh}·{side.Zh}", $"{line.En}, {side.En}");

    private sealed record Reteaching(string Subject, IReadOnlyList<ReteachingItem> Items, IReadOnlyList<(Text Kind, IReadOnlyList<string> Pupils)> Groups);

    private sealed record ReteachingItem(string Label, string? Topic, decimal? Share, IReadOnlyList<string> Pupils);
}
