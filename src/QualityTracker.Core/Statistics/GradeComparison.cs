namespace QualityTracker.Core.Statistics;

/// <summary>
/// A class beside its grade (班级与年级比较); formula 6 (exams). Unlike full marks or denominators are refused. Null where no one
/// sat, or where the grade's mean is 0.
/// </summary>
public static class GradeComparison
{
    /// <summary>Relative mean (比均率), a ratio around 1: class mean ÷ grade mean.</summary>
    public static decimal? RelativeMean(ClassStatistics ofClass, ClassStatistics grade) =>
        Divide(ofClass, grade, ofClass.Marks.Sum * grade.Present);

    /// <summary>Above-mean ratio (均分超均率), a ratio around 0: (class mean − grade mean) ÷ grade mean.</summary>
    public static decimal? AboveMeanRatio(ClassStatistics ofClass, ClassStatistics grade) =>
        Divide(ofClass, grade, (ofClass.Marks.Sum * grade.Present) - (grade.Marks.Sum * ofClass.Present));

    /// <summary>
    /// Share above the grade mean (超均人数率), in percent of the class's denominator: pupils strictly above the exact mean.
    /// </summary>
    /// <param name="scores">The marks <paramref name="ofClass"/> was made from.</param>
    /// <param name="ofClass">The class.</param>
    /// <param name="grade">The whole grade, this class among it.</param>
    public static decimal? ShareAboveMean(IReadOnlyCollection<decimal> scores, ClassStatistics ofClass, ClassStatistics grade) =>
        CountAboveMean(Marks.Of(scores), ofClass, grade) is { } above ? ofClass.Denominator.Percent(above) : null;

    /// <summary>How many pupils of the class are strictly above the exact grade mean (超均人数).</summary>
    public static int? CountAboveMean(Marks scores, ClassStatistics ofClass, ClassStatistics grade)
    {
        RequireAlike(ofClass, grade);
        if (scores.Moments != ofClass.Marks)
            throw new ArgumentException("The scores are not those of the class.", nameof(scores));

        return ofClass.NoOneSat || grade.NoOneSat ? null : scores.CountAboveMean(grade.Marks);
    }

    // Both means over one denominator, Σgrade × n: a single division, so the figure can be rounded once.
    private static decimal? Divide(ClassStatistics ofClass, ClassStatistics grade, decimal numerator)
    {
        RequireAlike(ofClass, grade);
        return ofClass.NoOneSat || grade.Marks.Sum == 0 ? null : numerator / (grade.Marks.Sum * ofClass.Present);
    }

    private static void RequireAlike(ClassStatistics ofClass, ClassStatistics grade)
    {
        if (ofClass.FullMark != grade.FullMark)
            throw new ArgumentException($"Full marks differ: {ofClass.FullMark} and {grade.FullMark}.", nameof(grade));
        if (ofClass.Denominator.Kind != grade.Denominator.Kind)
            throw new ArgumentException($"Denominators differ: {ofClass.Denominator.Kind} and {grade.Denominator.Kind}.", nameof(grade));
    }
}
