using System.Globalization;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// Explains a person's part of a pay run (绩效说明): points, and the pool divided by everybody's points together; formula 8. No other
/// person's points or amount is in it.
/// </summary>
internal sealed class PayExplanation(Grounds grounds, PersonEvaluation person, WorkloadExplanation workload, PayInputs inputs)
{
    private static readonly Text Yuan = new("元", "yuan");

    private readonly PersonPay pay = inputs.People.First(each => each.Staff == person.Staff);

    public static string FigureOf(PayInputs inputs) => $"pay/{inputs.PayRun}";

    public Explanation Of() => new()
    {
        Figure = FigureOf(inputs),
        Title = new("绩效合计", "pay of the run"),
        Rule = "pay",
        Value = InYuan(pay.Sum),
        Shown = Text.Same(pay.Sum.ToString()),
        Unit = Yuan,
        Arithmetic = [Written.Step("amount", new("合计 = 各项之和", "pay = the parts added up"), Written.Sum(pay.Parts.Select(part => InYuan(part.Amount))), InYuan(pay.Sum))],
        Notes = pay.Vetoed ? [new("师德一票否决：质量绩效为 0", "ethics veto: no quality share")] : [],
        Parts = [.. grounds.Pack.Pools.Select(Of)],
    };

    public Explanation Of(string pool) => Of(grounds.Pack.Pools.First(each => each.Id == pool));

    private Explanation Of(PoolRule rule)
    {
        var (part, pool) = (pay.PartOf(rule.Id), inputs.Pools.First(each => each.Id == rule.Id));
        return new()
        {
            Figure = $"{FigureOf(inputs)}/{rule.Id}",
            Title = rule.Title,
            Clause = grounds.Clause(rule.Clause),
            Rule = $"pay/{rule.Id}",
            Value = InYuan(part.Amount),
            Shown = Text.Same(part.Amount.ToString()),
            Unit = Yuan,
            Arithmetic = rule is FixedPoolRule each ? [Months(each, part)] : [.. Points(rule, part), .. PoolOf(rule, pool), Share(pool, part)],
            Parameters = grounds.Parameters(rule switch { FixedPoolRule one => [one.YuanAMonth], SharePoolRule one => [one.Percent], _ => [] }),
            Notes = [.. grounds.ChangesIn($"pay/{rule.Id}"), .. rule is FixedPoolRule months ? [MonthsHeld(months)] : Array.Empty<Text>()],
            Parts = Leads(rule),
        };
    }

    private Arithmetic Months(FixedPoolRule rule, PoolPart part) => Written.Step(
        "amount", new("任职月数 × 每月津贴", "months held × yuan a month"), $"{Written.Number(part.Points)} × {Written.Number(grounds.Number(rule.YuanAMonth))}", InYuan(part.Amount));

    private Text MonthsHeld(FixedPoolRule rule)
    {
        var months = PostMonths.Of(grounds.Frame, grounds.Index.Term, grounds.Frame.Staff[person.Staff], rule.Post)
            .Select(month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToArray();
        return months.Length == 0 ? new($"本学期没有任满 15 天的{Names.Of(rule.Post).Zh}月份", $"no month of the term with 15 days as {Names.Of(rule.Post).En}")
            : new($"任{Names.Of(rule.Post).Zh}满 15 天的月份：{string.Join("、", months)}", $"months with 15 days as {Names.Of(rule.Post).En}: {string.Join(", ", months)}");
    }

    private IEnumerable<Arithmetic> Points(PoolRule rule, PoolPart part)
    {
        if (rule is not SharePoolRule share)
        {
            yield return Written.Step("points", new("课后服务时长，取两位", "after-school hours, to two places"), Written.Number(part.Points), part.Points);
        }
        else if (share.Points == SharePoints.StandardPeriods)
        {
            yield return Written.Step("points", new("标准课时，取两位，不低于 0", "standard periods, to two places, not below 0"), Written.Number(part.Points), part.Points);
        }
        else if (person.Vetoed || person.Total is not { } total)
        {
            yield return Written.Step("points", person.Vetoed ? new("师德一票否决：0", "ethics veto: 0") : new("没有总分：0", "no total: 0"), "0", part.Points);
        }
        else
        {
            yield return Written.Settled(
                "points", new("质量分 = 总分 × 任职周数 ÷ 学期周数，取两位", "quality points = total × weeks in post ÷ weeks in term, to two places"),
                $"{Written.Number(total)} × {person.WeeksInPost} ÷ {grounds.Evaluation.Weeks}", part.Points);
        }
    }

    private IEnumerable<Arithmetic> PoolOf(PoolRule rule, PoolResult pool)
    {
        if (rule is not SharePoolRule)
        {
            yield return Written.Step("pool", new("课后服务总额", "the sum for after-school service"), Written.Number(InYuan(pool.Total)), InYuan(pool.Total));
            yield break;
        }

        var shares = grounds.Pack.Pools.OfType<SharePoolRule>().ToArray();
        var percent = grounds.Evaluation.Parameters.Weights(shares.Select(each => each.Percent))[Array.FindIndex(shares, each => each.Id == rule.Id)];
        var fixedPools = grounds.Pack.Pools.OfType<FixedPoolRule>().Select(each => -InYuan(inputs.Pools.First(found => found.Id == each.Id).Total));
        yield return Written.Settled(
            "pool", new("资金池 = (总额 − 固定津贴) × 占比，按分取整", "pool = (total − fixed pools) × percent, in whole cents"),
            $"({Written.Sum(fixedPools.Prepend(InYuan(inputs.Total)))}) × {Written.Number(percent)} ÷ 100", InYuan(pool.Total));
    }

    private Arithmetic Share(PoolResult pool, PoolPart part)
    {
        var all = inputs.People.Sum(each => each.PartOf(pool.Id).Points);
        return all == 0 ? Written.Step("amount", new("没有人有分，资金池未分配", "nobody has points: the pool is left whole"), "0", InYuan(part.Amount))
            : Written.Settled(
                "amount", new("资金池 × 本人的分 ÷ 全校的分，按最大余额法取整到分", "pool × points ÷ all points, in whole cents by the largest remainder"),
                $"{Written.Number(InYuan(pool.Total))} × {Written.Number(part.Points)} ÷ {Written.Number(all)}", InYuan(part.Amount));
    }

    // Explained at their own addresses.
    private IReadOnlyList<Explanation> Leads(PoolRule rule) => rule switch
    {
        SharePoolRule { Points: SharePoints.Quality } => [TotalExplanation.InShort(person)],
        SharePoolRule => [workload.InShort(person.Workload)],
        _ => [],
    };

    private static decimal InYuan(Money money) => money.Cents / 100m;
}
