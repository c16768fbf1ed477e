using QualityTracker.Api.Evaluations;
using QualityTracker.Core.Classes;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>The analysis of an exam (成绩分析), as much of it as may be seen; no pupil is named. A primary exam has levels and no papers (clause Z8).</summary>
public sealed record ExamAnalysisView(
    string Exam, string Name, ExamKind Kind, Text KindName, int Grade, Stage Stage, DateOnly RosterDay, string? OverrideReason, PolicyView Policy,
    int LeastShown, IReadOnlyList<ScorePaperView>? Papers, IReadOnlyList<LevelPaperView>? Levels, IReadOnlyList<ProblemCountView> Problems,
    IReadOnlyList<UncountedView> NotCounted, DateOnly ChangesUntil, IReadOnlyList<RosterChangesView> RosterChanges)
{
    /// <param name="analysed">The exam.</param>
    /// <param name="sight">What of it may be seen.</param>
    /// <param name="until">Up to when changes of the roster are told.</param>
    public static ExamAnalysisView Of(AnalysedExam analysed, AnalysisSight sight, DateOnly until)
    {
        var (exam, analysis) = (analysed.Exam, analysed.Analysis);
        return new(
            exam.Id, exam.Name, exam.Kind, Names.Of(exam.Kind), exam.Grade, analysis.Stage, exam.RosterDay, exam.OverrideReason, PolicyView.Of(analysed.Pack), analysis.Rules.LeastShown,
            analysis is ScoreAnalysis scores ? [.. PapersOf(scores).Where(paper => sight.SeesGrade(paper.Classes.Select(of => of.Class!), paper.Subject)).Select(paper => ScorePaperView.Of(analysed, scores, paper, sight))] : null,
            analysis is LevelAnalysis levels ? [.. levels.Papers.Where(paper => sight.SeesGrade(paper.Classes.Select(of => of.Class!), paper.Subject)).Select(paper => LevelPaperView.Of(analysed, paper, sight))] : null,
            [
                .. analysis.Problems.Where(problem => sight.WholeSchool || (problem is { Class: { } of, Subject: { } subject } && sight.Sees(of, subject)))
                    .GroupBy(problem => (problem.Subject, problem.Class, problem.Rule, problem.Message))
                    .Select(problems => new ProblemCountView(problems.Key.Rule, problems.Key.Message, problems.Key.Subject, problems.Key.Class, problems.Count())),
            ],
            [.. UncountedReason.In(analysis).Where(each => sight.Sees(each.Class, each.Subject)).Select(each => UncountedView.Of(analysed, each))],
            until, RosterChangesView.Of(analysed, sight, until));
    }

    /// <summary>The papers, then the total where there is one.</summary>
    public static IEnumerable<PaperAnalysis> PapersOf(ScoreAnalysis analysis) => analysis.Total is { } total ? analysis.Papers.Append(total) : analysis.Papers;
}

/// <summary>Something wrong with the data of a class and subject (数据问题), and how often; it names no pupil and no score.</summary>
public sealed record ProblemCountView(string Rule, Text Message, string? Subject, string? Class, int Count);

/// <summary>One paper, or all together (单科或总分), for the grade and by class.</summary>
public sealed record ScorePaperView(
    string Subject, Text Name, bool IsTotal, decimal FullMark, ThresholdsView Thresholds, GroupView Grade, ComparedView? Compared, IReadOnlyList<string> LeftOut,
    IReadOnlyList<GroupView> Classes, IReadOnlyList<ScaledLevelView> ScaledLevels, ItemsView? Items, BoxPlot? Boxes, IReadOnlyList<IntervalPlot> Rates)
{
    public static ScorePaperView Of(AnalysedExam analysed, ScoreAnalysis analysis, PaperAnalysis paper, AnalysisSight sight)
    {
        Text NameOf(string code) => Text.Same(analysed.NameOfClass(code));
        var seen = paper with { Classes = [.. paper.Classes.Where(of => sight.Sees(of.Class!, paper.Subject))] };
        return new(
            paper.Subject, analysed.NameOfSubject(paper.Subject), paper.IsTotal, paper.FullMark, ThresholdsView.Of(paper.Thresholds), GroupView.Of(paper.Grade, GroupView.Grade, ExamPlots.Histogram(paper)),
            paper.Compared is { } compared ? ComparedView.Of(compared) : null, paper.LeftOut,
            [.. seen.Classes.Select(of => GroupView.Of(of, NameOf(of.Class!), ExamPlots.Histogram(paper, of.Class!, NameOf(of.Class!))))],
            [.. paper.ScaledLevels?.Rows.Select(row => ScaledLevelView.Of(row, analysis.Rules.LeastShown)) ?? []],
            paper.Items is { } items ? ItemsView.Of(items, of => sight.Sees(of, paper.Subject)) : null, ExamPlots.Boxes(seen, NameOf), ExamPlots.Rates(seen, NameOf));
    }
}

/// <summary>Where the rates begin, in percent of the full mark (三率起点).</summary>
public sealed record ThresholdsView(decimal Excellent, decimal Pass, decimal Low)
{
    public static ThresholdsView Of(RateThresholds of) => new(of.Excellent * 100, of.Pass * 100, of.Low * 100);
}

/// <summary>The grade's parallel classes, which a class is compared with (可比年级; D14).</summary>
public sealed record ComparedView(int Sat, decimal Mean, decimal Composite)
{
    public static ComparedView Of(ClassStatistics of) => new(of.Present, Core.Numbers.Rounding.Points(of.Mean!.Value), Core.Numbers.Rounding.Points(of.Composite!.Value));
}

/// <summary>A level by share with its scaled grades (赋分等级). Its ends in marks are left out where few pupils make it up: they are pupils' scores.</summary>
public sealed record ScaledLevelView(string Level, int Count, decimal? Lowest, decimal? Highest, decimal ScaledFrom, decimal ScaledTo)
{
    public static ScaledLevelView Of(ScaledLevel row, int least) => new(
        row.Level.Id, row.Count, row.Count < least ? null : row.Lowest, row.Count < least ? null : row.Highest, row.Level.From, row.Level.To);
}

/// <summary>The items of a paper (小题分析).</summary>
public sealed record ItemsView(int Pupils, int GroupSize, decimal? Alpha, decimal? SplitHalf, IReadOnlyList<ItemView> Items)
{
    public static ItemsView Of(ItemAnalysis items, Func<string, bool> sees) => new(
        items.Pupils, items.GroupSize, Shown.Statistic(items.Alpha), Shown.Statistic(items.SplitHalf),
        [
            .. items.Items.Select(each => new ItemView(
                each.Item.Label, each.Item.Topic, each.Item.FullMark, Core.Numbers.Rounding.Statistic(each.Difficulty), Core.Numbers.Rounding.Statistic(each.Discrimination),
                [.. each.Classes.Where(of => sees(of.Class)).Select(of => new ClassItemView(of.Class, Shown.Statistic(of.Difficulty)))])),
        ]);
}

/// <summary>One item in the grade (小题).</summary>
public sealed record ItemView(string Label, string? Topic, decimal FullMark, decimal Difficulty, decimal Discrimination, IReadOnlyList<ClassItemView> Classes);

/// <summary>One item in one class; null where too few have item scores.</summary>
public sealed record ClassItemView(string Class, decimal? Difficulty);

/// <summary>One paper of a primary exam in levels (单科等级分布).</summary>
public sealed record LevelPaperView(string Subject, Text Name, LevelGroupView Grade, IReadOnlyList<string> LeftOut, IReadOnlyList<LevelGroupView> Classes, StackPlot? Plot)
{
    public static LevelPaperView Of(AnalysedExam analysed, LevelPaper paper, AnalysisSight sight)
    {
        Text NameOf(string code) => Text.Same(analysed.NameOfClass(code));
        var seen = paper with { Classes = [.. paper.Classes.Where(of => sight.Sees(of.Class!, paper.Subject))] };
        return new(
            paper.Subject, analysed.NameOfSubject(paper.Subject), LevelGroupView.Of(paper.Grade, GroupView.Grade), paper.LeftOut,
            [.. seen.Classes.Select(of => LevelGroupView.Of(of, NameOf(of.Class!)))], ExamPlots.Levels(seen, NameOf));
    }
}

/// <summary>The levels of a class, or of the grade (班级或年级等级分布).</summary>
public sealed record LevelGroupView(
    string? Class, Text Name, bool Parallel, Participation? Participation, RateView? ParticipationRate, Text? Withheld, IReadOnlyList<LevelShareView> Levels, Text? NotComparable)
{
    public static LevelGroupView Of(LevelGroup group, Text name) => new(
        group.Class, name, group.Parallel, group.Participation, group.ParticipationRate is { } rate ? RateView.Made(rate) : null, group.Withheld,
        [.. group.Levels.Select(LevelShareView.Made)], group.NotComparable);
}
