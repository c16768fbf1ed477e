namespace QualityTracker.Core.CountyBundles;

/// <summary>A bundle's tables after all that the school has shown (接续公布): each is held against whatever was shown of the same people before.</summary>
public static class NextBundle
{
    /// <param name="sources">What the bundle is made from.</param>
    /// <param name="before">All tables that the school showed anew, in any term, the earliest first.</param>
    /// <param name="salt">Of the digests.</param>
    public static IReadOnlyList<(BundleTable Shown, TableGround? Anew)> Of(BundleSources sources, IEnumerable<PublishedTable> before, string salt)
    {
        var shown = before.ToLookup(each => each.Shown.About);
        return [.. BundleTables.Of(sources).Select(table => Suppression.Next(table, sources.Until, [.. shown[table.Head.About].Where(each => IsOfSame(table.Head, sources.Term.Id, each))], salt))];
    }

    private static bool IsOfSame(BundleTable table, string term, PublishedTable earlier) =>
        (earlier.Shown.Row == table.Row && (earlier.Term == term || GoesOn(table.About))) || IsSameExam(table, earlier.Shown);

    // Who works here, the cases and the study of a quarter, and plans that were not ended are the same people on both sides of a term's last day.
    private static bool GoesOn(BundleSubject about) => about is BundleSubject.People or BundleSubject.Conduct or BundleSubject.TutoringPlans;

    // An earlier one that was recorded late moves the numbers, and an exam may be put into another term.
    private static bool IsSameExam(BundleTable one, BundleTable other) =>
        one.Day is not null && (one.Day, one.Grade, one.Exam, SubjectOf(one)) == (other.Day, other.Grade, other.Exam, SubjectOf(other));

    private static string SubjectOf(BundleTable exam) => exam.Row[(exam.Row.LastIndexOf('/') + 1)..];
}
