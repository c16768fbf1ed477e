using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.TeachingAssignments;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// Results of an exam by teacher (教师成绩归因); formula 6: class results weighted by pupils × teaching weeks × share of a co-taught class. Within a subject;
/// across subjects only what is relative to the grade is put together, never marks.
/// </summary>
/// <param name="Teachers">By staff number, then subject code (ordinal).</param>
/// <param name="Across">One line a teacher of several subjects, by staff number.</param>
/// <param name="Refused">Why there are none; null when there are.</param>
public sealed record TeacherResults(IReadOnlyList<TeacherResult> Teachers, IReadOnlyList<TeacherAcross> Across, Text? Refused)
{
    /// <param name="analysis">The exam.</param>
    /// <param name="taught">Who taught which class what for how long in the exam's term.</param>
    /// <param name="added">Value added by subject, where there is an earlier exam.</param>
    public static TeacherResults Of(ScoreAnalysis analysis, IReadOnlyList<TaughtWeeks> taught, IReadOnlyCollection<ExamValueAdded>? added = null)
    {
        if (analysis.Exam.Kind == ExamKind.Entrance)
            return new([], [], new("升学考试成绩不归到教师（L3）", "entrance results are attributed to no teacher (L3)"));
        var teachers = taught.Where(each => analysis.Of(each.Subject)?.Of(each.Class) is not null)
            .GroupBy(each => (each.Staff, each.Subject))
            .OrderBy(each => each.Key.Staff, StringComparer.Ordinal).ThenBy(each => each.Key.Subject, StringComparer.Ordinal)
            .Select(each => TeacherResult.Of(
                each.Key.Staff, analysis.Of(each.Key.Subject)!, [.. each.OrderBy(part => part.Class, StringComparer.Ordinal)],
                added?.FirstOrDefault(of => of.Subject == each.Key.Subject)))
            .ToList();
        return new(teachers, [.. teachers.GroupBy(each => each.Staff).Where(each => each.Count() > 1).Select(TeacherAcross.Of)], null);
    }
}

/// <summary>One teacher in one subject (教师单科成绩).</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Parts">The classes it is made of, by class code.</param>
/// <param name="LeftOut">Classes that cannot be counted, and why.</param>
public sealed record TeacherResult(string Staff, string Subject, IReadOnlyList<TeacherPart> Parts, IReadOnlyList<TeacherLeftOut> LeftOut)
{
    /// <summary>比均率, exact; null where no class counts, as every figure here.</summary>
    public decimal? RelativeMean => Mean(part => part.Comparison.RelativeMean);

    /// <summary>T score of the class means; null too where the grade's marks are all equal.</summary>
    public decimal? MeanT => Mean(part => (decimal?)part.Figures.MeanT);

    /// <summary>Excellent rate in percent, over what <see cref="TeacherPart.Figures"/> says, as the other two.</summary>
    public decimal? ExcellentRate => Mean(part => part.Figures.Excellent.Percent);

    public decimal? PassRate => Mean(part => part.Figures.Pass.Percent);

    public decimal? LowRate => Mean(part => part.Figures.Low.Percent);

    public decimal? Composite => Mean(part => part.Figures.Statistics.Composite);

    /// <summary>Shrunk value added in standard deviations of the grade, weighted by matched pupils × weeks × share; null without an earlier exam.</summary>
    public decimal? ValueAdded => WeightedMean.Of(
        Parts.Where(part => part.Added?.Shrunk is not null).Select(part => ((decimal)part.Added!.Shrunk!.Value, part.Added.Matched * part.WeeksByShare)));

    /// <summary>Σ pupils × weeks × share.</summary>
    public decimal Weight => Parts.Sum(part => part.Weight);

    internal static TeacherResult Of(string staff, PaperAnalysis paper, IReadOnlyList<TaughtWeeks> taught, ExamValueAdded? added)
    {
        var (parts, left) = (new List<TeacherPart>(), new List<TeacherLeftOut>());
        foreach (var each in taught)
        {
            var of = paper.Of(each.Class)!;
            if (of is { Comparison: { } beside, Figures: { } figures })
                parts.Add(new(each.Class, each.WeeksByShare, figures, beside, added?.Classes.FirstOrDefault(one => one.Class == each.Class)?.Value));
            else
                left.Add(new(each.Class, of.NotComparable!));
        }

        return new(staff, paper.Subject, parts, left);
    }

    private decimal? Mean(Func<TeacherPart, decimal?> figure) => WeightedMean.Of(
        Parts.Select(part => (Value: figure(part), part.Weight)).Where(each => each.Value is not null).Select(each => (each.Value!.Value, each.Weight)));
}

/// <summary>One class of a teacher's result (归因明细).</summary>
/// <param name="Class">Class code.</param>
/// <param name="WeeksByShare">Teaching weeks × share.</param>
/// <param name="Figures">Of the class.</param>
/// <param name="Comparison">Of the class beside its grade.</param>
/// <param name="Added">Of the class; null where there is none to report.</param>
public sealed record TeacherPart(string Class, decimal WeeksByShare, ScoreFigures Figures, ClassComparison Comparison, ClassValueAdded? Added)
{
    /// <summary>Pupils who sat × weeks × share.</summary>
    public decimal Weight => Figures.Statistics.Present * WeeksByShare;
}

/// <summary>A class taught that does not count (未计入班级), and why.</summary>
public sealed record TeacherLeftOut(string Class, Text Reason);

/// <summary>A teacher of several subjects over all of them (跨学科合计): relative figures alone.</summary>
public sealed record TeacherAcross(string Staff, decimal? RelativeMean, decimal? MeanT)
{
    internal static TeacherAcross Of(IGrouping<string, TeacherResult> subjects) => new(
        subjects.Key,
        WeightedMean.Of(subjects.Where(each => each.RelativeMean is not null).Select(each => (each.RelativeMean!.Value, each.Weight))),
        WeightedMean.Of(subjects.Where(each => each.MeanT is not null).Select(each => (each.MeanT!.Value, each.Weight))));
}
