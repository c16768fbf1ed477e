using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Policies;

/// <summary>
/// What must hold between the numbers of a pack, with the defaults when it is read and again with the values a school adopts.
/// </summary>
internal static class PackChecks
{
    public static IReadOnlyList<PolicyProblem> Of(PolicyPack pack, ParameterValues values) =>
    [
        .. Weights(pack, values), .. Bands(pack, values), .. Pools(pack, values), .. Linear(pack, values), .. FullLoads(pack, values), .. BundleShare(pack, values),
        .. ExamChecks.Of(pack.Exams, values), .. ReviewChecks.Of(pack, values),
    ];

    private static IEnumerable<PolicyProblem> Weights(PolicyPack pack, ParameterValues values)
    {
        var ordinary = pack.Dimensions.Where(dimension => dimension.BonusCap is null).ToArray();
        if (ordinary.Length > 0 && SumProblem(
            Of(pack, ordinary.Select(each => each.Place)), new("各维度的权重", "the weights of the dimensions"), ordinary.Select(each => each.Weight), values) is { } sum)
            yield return sum;
        foreach (var dimension in ordinary)
        {
            if (SumProblem(
                dimension.Place, new($"维度 {dimension.Id} 各指标的权重", $"the weights in dimension {dimension.Id}"),
                dimension.Indicators.Select(each => each.Weight), values) is { } problem)
                yield return problem;
        }

        foreach (var indicator in pack.Dimensions.Where(each => each.BonusCap is not null).SelectMany(each => each.Indicators))
        {
            if (indicator.Weight.IsRest)
                yield return At(indicator.Place, "加分指标的权重不能写 rest", "a bonus indicator's weight cannot be rest; give its points");
        }
    }

    private static PolicyProblem? SumProblem(Place place, Text what, IEnumerable<Quantity> weights, ParameterValues values)
    {
        var all = weights.ToArray();
        if (all.Count(weight => weight.IsRest) > 1)
            return At(place, $"{what.Zh}中 rest 只能写一次", $"rest can be given once among {what.En}");
        var resolved = values.Weights(all);
        var sum = resolved.Sum();
        return sum == 100 && resolved.All(weight => weight >= 0) ? null : At(
            place,
            $"{what.Zh}之和应为 100，现为 {ParameterValues.Show(Given(all, values))}；请调整",
            $"{what.En} must add up to 100, not {ParameterValues.Show(Given(all, values))}; change them");
    }

    private static decimal Given(IEnumerable<Quantity> weights, ParameterValues values) =>
        weights.Where(weight => !weight.IsRest).Sum(values.Number);

    private static IEnumerable<PolicyProblem> Bands(PolicyPack pack, ParameterValues values)
    {
        for (var rank = 0; rank < pack.Bands.Count; rank++)
        {
            var (band, from) = (pack.Bands[rank], values.Number(pack.Bands[rank].From));
            if (from > 100 || (rank > 0 && from >= values.Number(pack.Bands[rank - 1].From)))
            {
                yield return At(
                    band.Place,
                    $"等次 {band.Id} 与上一等次重叠或顺序不对;from 应由高到低",
                    $"band {band.Id} overlaps the one before or is out of order; from must fall");
            }

            if (band.AtMost is { } most && values.Number(most) > 100)
                yield return At(band.Place, $"等次 {band.Id} 的 at-most 不能超过 100；请改为 100 或更小", $"at-most of band {band.Id} cannot be above 100; use 100 or less");
        }

        if (pack.Bands.Count > 0 && pack.Bands[^1] is var last && (values.Number(last.From) != 0 || last.AtMost is not null))
            yield return At(last.Place, "最低等次应从 0 起，且没有 at-most", "the lowest band must start at 0 and have no at-most");
    }

    private static IEnumerable<PolicyProblem> Pools(PolicyPack pack, ParameterValues values)
    {
        var shares = pack.Pools.OfType<SharePoolRule>().ToArray();
        if (shares.Length > 0 && SumProblem(
            Of(pack, shares.Select(pool => pool.Place)), new("各分配池的 percent", "the percents of the share pools"),
            shares.Select(pool => pool.Percent), values) is { } sum)
            yield return sum;
        foreach (var pool in pack.Pools.OfType<FixedPoolRule>())
        {
            if (!decimal.IsInteger(values.Number(pool.YuanAMonth) * 100))
                yield return At(pool.Place, $"绩效池 {pool.Id} 的金额最多两位小数", $"pool {pool.Id} has yuan with more than two places; round it");
        }
    }

    private static IEnumerable<PolicyProblem> Linear(PolicyPack pack, ParameterValues values) =>
        from indicator in pack.Dimensions.SelectMany(dimension => dimension.Indicators)
        where indicator.Score is LinearScoring linear && values.Number(linear.Floor) >= values.Number(linear.Ceiling)
        select At(
            indicator.Place,
            $"指标 {indicator.Id} 的 floor 应小于 ceiling；请调低 floor 或调高 ceiling",
            $"the floor of indicator {indicator.Id} must be below its ceiling; lower the floor or raise the ceiling");

    private static IEnumerable<PolicyProblem> FullLoads(PolicyPack pack, ParameterValues values) =>
        from load in pack.Workload.FullLoads
        where values.Number(load.Periods) <= 0
        select At(
            load.Place, $"满工作量应大于 0（{PackWord.Of(load.Stage)}）；请改正", $"a full load must be above 0 ({PackWord.Of(load.Stage)}); correct it");

    // Of several parts that do not go together, the first that stands in the pack's own file: there the school can do something.
    private static Place Of(PolicyPack pack, IEnumerable<Place> places)
    {
        var all = places.ToArray();
        return all.FirstOrDefault(place => place.File == pack.Id, all[0]);
    }

    private static IEnumerable<PolicyProblem> BundleShare(PolicyPack pack, ParameterValues values)
    {
        if (pack.Reviews.BundleShare is { } share && values.Number(share) is < 0 or > 100)
            yield return At(pack.Reviews.BundlePlace, "捆绑评价的 bundle-share 应在 0 到 100 之间；请改正", "the bundle-share of reviews must be from 0 to 100; correct it");
    }

    private static PolicyProblem At(Place place, string zh, string en) => PolicyProblem.At(place, zh, en);
}
