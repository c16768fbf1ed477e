namespace QualityTracker.Core.Policies;

/// <summary>What must hold of a pack's reviews and of the days of a sheet's way.</summary>
internal static class ReviewChecks
{
    private const int MostDays = 60;
    private const int MostItems = 20;

    public static IEnumerable<PolicyProblem> Of(PolicyPack pack, ParameterValues values) =>
        [.. pack.Reviews.Forms.SelectMany(Form), .. pack.Reviews.Edges.SelectMany(edge => Edge(edge, pack.Reviews, values)), .. Days(pack.Sheets, values)];

    private static IEnumerable<PolicyProblem> Form(ReviewFormRule form)
    {
        if (form.Levels is not (4 or 5))
            yield return PolicyProblem.At(form.Place, $"评议表 {form.Id} 的 levels 应为 4 或 5；请改正", $"the levels of form {form.Id} must be 4 or 5; correct them");
        if (form.Items.Count is 0 or > MostItems)
            yield return PolicyProblem.At(form.Place, $"评议表 {form.Id} 应有 1 到 {MostItems} 个项目；请增减", $"form {form.Id} must have 1 to {MostItems} items; add or remove some");
        if (form.SimpleToGrade > 12)
            yield return PolicyProblem.At(form.Place, "simple-to-grade 应不超过 12；请改正", "simple-to-grade must be 12 or less; correct it");
    }

    private static IEnumerable<PolicyProblem> Edge(ReviewEdgeRule edge, ReviewRules reviews, ParameterValues values)
    {
        if (edge.Of is ReviewGroup.Pupils or ReviewGroup.Parents or ReviewGroup.Self)
            yield return PolicyProblem.At(edge.Place, "被评议的应是教职工；请改 of", "those reviewed must be staff; change of");
        if (edge.Form is { } form && reviews.Forms.All(each => each.Id != form))
            yield return PolicyProblem.At(edge.Place, $"没有评议表 {form}；请在 forms 中列出", $"there is no form {form}; list it under forms");
        if (!IsWhole(values.Number(edge.LeastBallots), 1, 1000))
            yield return PolicyProblem.At(edge.Place, "least-ballots 应是不小于 1 的整数；请改正", "least-ballots must be a whole number of 1 or more; correct it");
        if (edge.FromGrade is { } grade && !IsWhole(values.Number(grade), 1, 12))
            yield return PolicyProblem.At(edge.Place, "from-grade 应是 1 到 12 的整数；请改正", "from-grade must be a whole number from 1 to 12; correct it");
    }

    private static IEnumerable<PolicyProblem> Days(SheetRules sheets, ParameterValues values)
    {
        (string Key, Quantity? Days)[] all =
            [("confirm-days", sheets.ConfirmDays), ("sign-days", sheets.SignDays), ("notice-days", sheets.NoticeDays), ("decide-days", sheets.DecideDays)];
        foreach (var (key, days) in all)
        {
            if (days is not null && !IsWhole(values.Number(days), 1, MostDays))
                yield return PolicyProblem.At(sheets.Place, $"{key} 应是 1 到 {MostDays} 的整数；请改正", $"{key} must be a whole number from 1 to {MostDays}; correct it");
        }
    }

    private static bool IsWhole(decimal number, int least, int greatest) => decimal.IsInteger(number) && number >= least && number <= greatest;
}
