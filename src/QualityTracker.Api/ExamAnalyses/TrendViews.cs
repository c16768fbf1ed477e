using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Api.ExamAnalyses;

/// <summary>The exams of a grade over a term or a school year, up to this one (成绩趋势): subject by subject the grade, then each class; of primary exams levels only (Z8).</summary>
public sealed record ExamTrendView(string Exam, TrendSpan Span, IReadOnlyList<TrendLineView> Lines)
{
    public static ExamTrendView Of(AnalysedExam last, TrendSpan span, IReadOnlyList<AnalysedExam> exams, AnalysisSight sight)
    {
        var subjects = last.Exam.Papers.Select(paper => paper.Subject).Concat(last.Analysis is ScoreAnalysis { Total: not null } ? [PaperMarks.TotalSubject] : []);
        return new(last.Exam.Id, span,
        [
            .. from subject in subjects
               let classes = ClassesIn(last.Analysis, subject)
               where sight.SeesGrade(classes, subject)
               from of in classes.Where(each => sight.Sees(each, subject)).Prepend(null)
               select TrendLineView.Of(last, exams, subject, of),
        ]);
    }

    private static IReadOnlyList<string> ClassesIn(ExamAnalysis analysis, string subject) => analysis switch
    {
        ScoreAnalysis scores => [.. scores.Of(subject)?.Classes.Select(of => of.Class!) ?? []],
        LevelAnalysis levels => [.. levels.Of(subject)?.Classes.Select(of => of.Class!) ?? []],
        _ => [],
    };
}

/// <summary>Over which exams a trend goes (趋势范围).</summary>
public enum TrendSpan
{
    [Named("本学期", "term")] Term = 1,
    [Named("本学年", "school year")] Year,
}

/// <summary>A class, or the grade, from exam to exam (班级或年级趋势): standard scores and rates, never means of different papers.</summary>
public sealed record TrendLineView(
    string Subject, Text SubjectName, string? Class, Text Name, IReadOnlyList<TrendPointView>? Scores, IReadOnlyList<LevelPointView>? Levels, IReadOnlyList<Text> Notes, LinePlot? Plot, StackPlot? Stacks)
{
    public static TrendLineView Of(AnalysedExam last, IReadOnlyList<AnalysedExam> exams, string subject, string? of)
    {
        var (subjectName, name) = (last.NameOfSubject(subject), of is null ? GroupView.Grade : Text.Same(last.NameOfClass(of)));
        if (last.Analysis is LevelAnalysis)
        {
            var levels = LevelTrend.Of(exams.Select(each => each.Analysis).OfType<LevelAnalysis>(), subject, of);
            return new(subject, subjectName, of, name, null, [.. levels.Points.Select(point => new LevelPointView(point.Exam, point.Name, point.Day, LevelGroupView.Of(point.Levels, name)))], [], null, ExamPlots.Levels(levels));
        }

        var trend = ExamTrend.Of(exams.Select(each => each.Analysis).OfType<ScoreAnalysis>(), subject, of);
        return new(subject, subjectName, of, name, [.. trend.Points.Select(TrendPointView.Of)], null, trend.Notes, of is null ? null : ExamPlots.Trend(trend), null);
    }
}

/// <summary>One exam of a trend (趋势点).</summary>
public sealed record TrendPointView(
    string Exam, string Name, DateOnly Day, RateView? ParticipationRate, decimal? MeanT, RateView? Excellent, RateView? Pass, RateView? Low, Text? Withheld)
{
    public static TrendPointView Of(TrendPoint point) => new(
        point.Exam, point.Name, point.Day, Made(point.ParticipationRate), Shown.Points(point.MeanT), Made(point.Excellent), Made(point.Pass), Made(point.Low), point.Withheld);

    private static RateView? Made(RateFigure? figure) => figure is null ? null : RateView.Made(figure);
}

/// <summary>One primary exam of a trend, in levels (等级趋势点).</summary>
public sealed record LevelPointView(string Exam, string Name, DateOnly Day, LevelGroupView Levels);

/// <summary>What classes added since an earlier exam (增值评价), or why there is none.</summary>
public sealed record ExamAddedView(string Exam, string? Before, string? BeforeName, DateOnly? BeforeDay, Text? Refused, IReadOnlyList<SubjectAddedView> Subjects);

/// <summary>Value added in one subject (单科增值), in standard deviations of the grade, 4 places.</summary>
public sealed record SubjectAddedView(
    string Subject, Text Name, int Matched, decimal? Intercept, decimal? Slope, decimal? ResidualError, decimal? WithinVariance, decimal? BetweenVariance, IReadOnlyList<ClassAddedView> Classes, IntervalPlot? Plot)
{
    public static SubjectAddedView Of(AnalysedExam analysed, ExamValueAdded added, AnalysisSight sight)
    {
        Text NameOf(string code) => Text.Same(analysed.NameOfClass(code));
        var seen = added with { Classes = [.. added.Classes.Where(of => sight.Sees(of.Class, added.Subject))] };
        return new(
            added.Subject, analysed.NameOfSubject(added.Subject), added.Matched, Shown.Statistic(added.Line?.Intercept), Shown.Statistic(added.Line?.Slope), Shown.Statistic(added.Line?.ResidualError),
            Shown.Statistic(added.WithinVariance), Shown.Statistic(added.BetweenVariance),
            [.. seen.Classes.Select(of => ClassAddedView.Of(of, NameOf(of.Class), analysed.Analysis.Rules.LeastShown))], ExamPlots.Added(seen, NameOf));
    }
}

/// <summary>Value added by one class with its interval and shrunk (班级增值), or why it has none.</summary>
public sealed record ClassAddedView(string Class, Text Name, int? Matched, decimal? Mean, decimal? StandardError, IntervalView? Interval, decimal? Shrunk, Text? NotReported)
{
    /// <summary>The number matched is left out of a class of so few that it points at somebody.</summary>
    public static ClassAddedView Of(ClassAdded added, Text name, int least) => new(
        added.Class, name, Comparability.IsFew(added.Matched, least) ? null : added.Matched, Shown.Statistic(added.Value?.MeanResidual), Shown.Statistic(added.Value?.StandardError),
        added.Value is { } value ? new(Rounding.Statistic(value.From), Rounding.Statistic(value.To)) : null, Shown.Statistic(added.Value?.Shrunk), added.NotReported);
}

/// <summary>Results of an exam by teacher (教师成绩归因), or why there are none; relative to the grade alone across subjects.</summary>
public sealed record ExamTeachersView(string Exam, string? Before, Text? Refused, IReadOnlyList<TeacherResultView> Teachers, IReadOnlyList<TeacherAcrossView> Across);

/// <summary>One teacher in one subject (教师单科成绩): classes weighted by pupils × weeks × share; null where no class counts.</summary>
public sealed record TeacherResultView(
    string Staff, string Name, string Subject, Text SubjectName, decimal? RelativeMean, decimal? MeanT, decimal? ExcellentRate, decimal? PassRate, decimal? LowRate, decimal? Composite,
    decimal? ValueAdded, IReadOnlyList<TeacherPartView> Parts, IReadOnlyList<TeacherLeftOutView> LeftOut)
{
    public static TeacherResultView Of(AnalysedExam analysed, TeacherResult of, string name) => new(
        of.Staff, name, of.Subject, analysed.NameOfSubject(of.Subject), Shown.Statistic(of.RelativeMean), Shown.Points(of.MeanT), Shown.Points(of.ExcellentRate), Shown.Points(of.PassRate),
        Shown.Points(of.LowRate), Shown.Points(of.Composite), Shown.Statistic(of.ValueAdded),
        [
            .. of.Parts.Select(part => new TeacherPartView(
                part.Class, analysed.NameOfClass(part.Class), part.Figures.Statistics.Present, part.WeeksByShare, Rounding.Statistic(part.Comparison.RelativeMean), Shown.Statistic(part.Added?.Shrunk))),
        ],
        [.. of.LeftOut.Select(part => new TeacherLeftOutView(part.Class, analysed.NameOfClass(part.Class), part.Reason))]);
}

/// <summary>One class of a teacher's result (归因明细).</summary>
public sealed record TeacherPartView(string Class, string ClassName, int Sat, decimal WeeksByShare, decimal RelativeMean, decimal? ValueAdded);

/// <summary>A class taught that does not count (未计入班级), and why.</summary>
public sealed record TeacherLeftOutView(string Class, string ClassName, Text Reason);

/// <summary>A teacher of several subjects over all of them (跨学科合计).</summary>
public sealed record TeacherAcrossView(string Staff, string Name, decimal? RelativeMean, decimal? MeanT);

/// <summary>What tutoring did since an earlier exam (辅导成效), or why nothing can be said; with what must stand beside it.</summary>
public sealed record ExamTutoringView(string Exam, string? Before, string? BeforeName, DateOnly? BeforeDay, Text? Refused, Text Caution, IReadOnlyList<SubjectTutoringView> Subjects);

/// <summary>Tutored pupils of a subject beside untutored ones of the same start (一科的辅导成效): the effect in standard deviations of the grade.</summary>
public sealed record SubjectTutoringView(string Subject, Text Name, int? Tutored, int? Untutored, int? WithoutMatch, decimal? Effect, IntervalView? Interval, Text? TooFew)
{
    public static SubjectTutoringView Of(AnalysedExam analysed, TutoringEffect effect) => new(
        effect.Subject, analysed.NameOfSubject(effect.Subject), Counted(effect, effect.Tutored), Counted(effect, effect.Untutored), Counted(effect, effect.WithoutMatch), Shown.Statistic(effect.Effect),
        effect.Interval is { } interval ? new(Rounding.Statistic(interval.From), Rounding.Statistic(interval.To)) : null, effect.TooFew);

    // A count of so few points at somebody.
    private static int? Counted(TutoringEffect effect, int pupils) => effect.TooFew is null ? pupils : null;
}
