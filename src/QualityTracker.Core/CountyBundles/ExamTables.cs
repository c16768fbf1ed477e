using System.Globalization;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.CountyBundles;

/// <summary>
/// Exams in a bundle (考试汇总): how many of a grade sat and how many reached each line, as counts among each other. Of primary grades levels alone (Z8),
/// of entrance exams nothing (L3), and never a score or a mean.
/// </summary>
internal static class ExamTables
{
    public const string Sat = "sat";
    public const string Pass = "pass";

    public static IEnumerable<KnownTable> Of(BundleSources sources)
    {
        // A number in its kind and not its id: an exam recorded anew under another id is held against what was shown of it.
        var exams = sources.Exams.Where(each => each.Exam.Kind != ExamKind.Entrance && each.Exam.RosterDay <= sources.Until)
            .OrderBy(each => each.Exam.RosterDay).ThenBy(each => each.Exam.Id, StringComparer.Ordinal)
            .GroupBy(each => (each.Exam.Grade, each.Exam.Kind)).OrderBy(group => group.Key).SelectMany(group => group.Select((each, at) => (Analysis: each, Number: at + 1)));
        foreach (var (analysis, number) in exams)
        {
            var papers = analysis switch
            {
                LevelAnalysis levels => levels.Papers.Select(paper => Levels(sources, levels, paper, number)),
                ScoreAnalysis scores => scores.Papers.Select(paper => Rates(sources, scores, paper, number)),
                _ => [],
            };
            foreach (var paper in papers.OfType<KnownTable>()) yield return paper;
        }
    }

    private static KnownTable? Levels(BundleSources sources, LevelAnalysis analysis, LevelPaper paper, int number)
    {
        if (paper.Grade is not { Withheld: null, Participation: { } participation, Levels: { Count: > 0 } levels }) return null;
        var reached = levels.Select((_, at) => levels.Take(at + 1).Sum(level => level.Count)).ToArray();
        if (reached[^1] != participation.Sat) return null;

        // Who sat comes first, then the better levels. The last level reaches as far as those who sat.
        var steps = levels.SkipLast(1).Select((level, at) => new KnownStep(level.Level, new($"{level.Level} 及以上", $"{level.Level} or better"), reached[at], at + 1));
        var alike = string.Join('/', analysis.Rules.Levels.Select(level => level.Id + BundleTables.Plain(level.From)));
        return Table(sources, BundleSubject.Levels, analysis, paper.Subject, number, alike, participation, [.. steps, SatOf(participation)]);
    }

    private static KnownTable? Rates(BundleSources sources, ScoreAnalysis analysis, PaperAnalysis paper, int number)
    {
        if (paper.Grade is not { Figures: { } figures, Participation: { } participation } || figures.Statistics.Present != participation.Sat) return null;
        var notLow = participation.Sat - figures.Low.Count;
        if (figures.Pass.Count > notLow) return null;
        var alike = $"{BundleTables.Plain(paper.Thresholds.Excellent)}/{BundleTables.Plain(paper.Thresholds.Pass)}/{BundleTables.Plain(paper.Thresholds.Low)}/{BundleTables.Plain(paper.FullMark)}";
        return Table(sources, BundleSubject.Rates, analysis, paper.Subject, number, alike, participation,
        [
            new("excellent", new("优秀", "excellent"), figures.Excellent.Count, 2), new(Pass, new("及格及以上", "passed"), figures.Pass.Count, 1),
            new("not-low", new("高于低分线", "above the low line"), notLow, 3), SatOf(participation),
        ]);
    }

    private static KnownStep SatOf(Participation participation) => new(Sat, new("参考", "sat"), participation.Sat);

    private static KnownTable Table(
        BundleSources sources, BundleSubject about, ExamAnalysis analysis, string subject, int number, string alike, Participation participation, IReadOnlyList<KnownStep> steps)
    {
        var exam = analysis.Exam;
        var (kind, of, grade) = (Names.Of(exam.Kind), sources.Frame.NameOfSubject(subject), exam.Grade.ToString(CultureInfo.InvariantCulture));
        var (nth, nthEn) = number == 1 ? ("", "") : ($"（{number}）", $" ({number})");
        return new()
        {
            Head = BundleTables.Head(about, $"{grade}/{BundleTables.Word(exam.Kind)}-{number}/{subject}", new($"{grade} 年级{kind.Zh}{nth} {of.Zh}", $"grade {grade} {kind.En}{nthEn}, {of.En}")) with
            {
                Alike = alike,
                Grade = exam.Grade,
                Exam = exam.Kind,
                Day = exam.RosterDay,
            },
            Of = participation.Enrolled,
            Steps = steps,
        };
    }
}
