namespace QualityTracker.Api.Exams;

/// <summary>What a score sheet was and is (成绩单更改), with the scores under another class that it replaced.</summary>
public sealed record SheetChange(string Subject, string Class, IReadOnlyList<ScoreRow> Before, IReadOnlyList<ScoreRow> After)
{
    /// <summary>Why scores changed after the exam was closed; null before that.</summary>
    public string? Correction { get; init; }

    /// <param name="subject">The sheet's subject.</param>
    /// <param name="schoolClass">The sheet's class.</param>
    /// <param name="before">The subject's scores of all classes, before.</param>
    /// <param name="after">The same, after.</param>
    /// <param name="correction">Why, of an exam that was closed before.</param>
    public static SheetChange Of(string subject, string schoolClass, List<ScoreRow> before, List<ScoreRow> after, string? correction)
    {
        var kept = after.ToHashSet();
        return new(subject, schoolClass,
            [.. before.Where(row => row.Class == schoolClass || !kept.Contains(row))], [.. after.Where(row => row.Class == schoolClass)])
        {
            Correction = correction,
        };
    }
}
