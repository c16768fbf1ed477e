namespace QualityTracker.Core.Policies;

/// <summary>What must hold between a pack's numbers on exams.</summary>
internal static class ExamChecks
{
    public static IEnumerable<PolicyProblem> Of(ExamRules exams, ParameterValues values)
    {
        foreach (var rule in exams.Rates)
        {
            var (excellent, pass, low) = (values.Number(rule.Excellent), values.Number(rule.Pass), values.Number(rule.Low));
            if (low > pass || pass > excellent || excellent > 100)
                yield return PolicyProblem.At(rule.Place, "起点应满足 low ≤ pass ≤ excellent ≤ 100；请改正", "rates must begin in the order low, pass, excellent, up to 100; correct them");
        }

        if (exams.Composite is { } composite && values.Number(composite.Mean) + values.Number(composite.Pass) + values.Number(composite.Excellent) != 100)
            yield return PolicyProblem.At(exams.Place, "composite 三项之和应为 100；请调整", "the parts of composite must add up to 100; change them");
        if (exams.LeastShown is { } least && (values.Number(least) < ExamSource.FewestSat || !decimal.IsInteger(values.Number(least))))
        {
            yield return PolicyProblem.At(
                exams.Place, $"least-shown 应是不少于 {ExamSource.FewestSat} 的整数；人数再少，会透露个别学生的成绩（L1）",
                $"least-shown must be a whole number of {ExamSource.FewestSat} or more; fewer tell single pupils' scores (L1)");
        }

        if (exams.BandWidth is { } width && values.Number(width) < 5)
            yield return PolicyProblem.At(exams.Place, "band-width 应不小于 5 分；请改大", "band-width must be 5 marks or more; make it larger");
        if (exams.ReteachBelow is { } below && values.Number(below) > 100)
            yield return PolicyProblem.At(exams.Place, "reteach-below 应不超过 100；请改正", "reteach-below must be 100 or less; correct it");
        if (exams.LeastSessions is { } sessions && (values.Number(sessions) < 1 || !decimal.IsInteger(values.Number(sessions))))
            yield return PolicyProblem.At(exams.Place, "least-sessions 应是不小于 1 的整数；请改正", "least-sessions must be a whole number of 1 or more; correct it");
    }
}
