using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Statistics;

namespace QualityTracker.Core.ExamAnalyses;

/// <summary>
/// What classes added between two exams of a subject (增值评价); formula 6: pupils with both, in the class that they sat the later one in, Z of each in
/// the whole grade. A class not assigned in parallel (D14) or with fewer than ten matched pupils has no figure.
/// </summary>
/// <param name="Subject">Subject code; empty for the total.</param>
/// <param name="Before">Id of the earlier exam.</param>
/// <param name="After">Id of the later one.</param>
/// <param name="Matched">Pupils the line is fitted to.</param>
/// <param name="Line">After = a + b × before; null where nothing can be computed.</param>
/// <param name="WithinVariance">σ².</param>
/// <param name="BetweenVariance">τ².</param>
/// <param name="Classes">By class code (ordinal).</param>
public sealed record ExamValueAdded(
    string Subject, string Before, string After, int Matched, RegressionLine? Line, double? WithinVariance, double? BetweenVariance,
    IReadOnlyList<ClassAdded> Classes)
{
    private static readonly Text Undefined = new("可匹配学生太少或成绩全部相同，无法计算", "too few pupils with both exams, or marks all alike: cannot be computed");

    /// <summary>Null where one of the exams has no such paper.</summary>
    public static ExamValueAdded? Of(ScoreAnalysis before, ScoreAnalysis after, string subject)
    {
        if (before.MarksOf(subject) is not { } first || after.MarksOf(subject) is not { } second) return null;
        var classes = second.Roster.Classes;
        var pupils = classes.Select(of => Matches(first, second, of)).ToArray();
        var counts = Comparability.CountsInGrade(
            [.. pupils.Select(each => each.Count)], [.. classes.Select(of => of.Parallel)], after.Rules.LeastShown);

        // A class left out of either grade is left out here: the others' residuals would add up to less what it has.
        var (gradeBefore, gradeAfter) = (before.GradeOf(subject), after.GradeOf(subject));
        var matched = pupils.Where((_, at) => counts[at]).SelectMany(each => each).ToList();
        var added = gradeBefore.Spread == 0 || gradeAfter.Spread == 0 ? null : ValueAdded.Of(matched, gradeBefore, gradeAfter, after.Rules.LeastMatched);
        return new(
            subject, before.Exam.Id, after.Exam.Id, matched.Count,
            added is null ? null : new(added.Intercept, added.Slope, added.ResidualError), added?.WithinVariance, added?.BetweenVariance,
            [.. classes.Zip(pupils, (of, each) => ClassOf(of, each.Count, added, after.Rules.LeastMatched))]);
    }

    private static ClassAdded ClassOf(RosterClass of, int matched, ValueAdded? added, int least)
    {
        Text? reason = !of.Parallel ? Comparability.NotParallel
            : matched < least ? new($"两次都参加的不足 {least} 人，不报告", $"fewer than {least} sat both: not reported")
            : added is null ? Undefined : null;
        return new(of.Code, matched, reason is null ? added!.Classes.First(each => each.Class == of.Code) : null, reason);
    }

    private static List<MatchedPupil> Matches(PaperMarks before, PaperMarks after, RosterClass of)
    {
        var matched = new List<MatchedPupil>();
        for (var place = of.From; place < of.To; place++)
        {
            if (after.ScoreAt(place) is { } second && before.Roster.TryPlace(after.Roster.Pupils[place], out var earlier) && before.ScoreAt(earlier) is { } first)
                matched.Add(new(of.Code, Marks.InMarks(first), Marks.InMarks(second)));
        }

        return matched;
    }
}

/// <summary>A class's value added with its interval and shrunk (班级增值), or why it has none.</summary>
public sealed record ClassAdded(string Class, int Matched, ClassValueAdded? Value, Text? NotReported);
