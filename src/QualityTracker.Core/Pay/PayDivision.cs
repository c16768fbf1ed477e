using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Pay;

/// <summary>Divides a run: fixed pools first, then the rest among the share pools, after-school service apart; formula 8.</summary>
internal sealed class PayDivision(TermEvaluation evaluation, PayRun run, PolicyPack pack, SchoolFrame frame)
{
    private readonly ParameterValues values = evaluation.Parameters;
    private readonly Dictionary<string, List<PoolPart>> parts =
        evaluation.People.ToDictionary(person => person.Staff, _ => new List<PoolPart>(), StringComparer.Ordinal);

    public PayInputs Divide()
    {
        var fixedPools = pack.Pools.OfType<FixedPoolRule>().ToDictionary(pool => pool.Id, Fixed, StringComparer.Ordinal);
        var fixedCents = fixedPools.Values.Sum(people => people.Sum(each => each.Cents));
        var rest = run.TotalCents - fixedCents;
        if (rest < 0) return Inputs([], Refusal(fixedCents));

        var shares = Shares(rest);
        var pools = pack.Pools.Select(pool => pool switch
        {
            FixedPoolRule each => Pay(each, fixedPools[each.Id]),
            SharePoolRule each => Pay(each, each.Points == SharePoints.Quality ? Quality : Standard, Basis(each.Points), shares[each.Id]),
            _ => Pay(pool, Hours, new("课后服务时长（小时）", "after-school hours"), new(run.AfterSchoolCents)),
        }).ToArray();
        return Inputs(pools, null);
    }

    private static decimal Standard(PersonEvaluation person) => Rounding.Points(Math.Max(0, person.Workload.StandardPeriods));

    private static decimal Hours(PersonEvaluation person) => Rounding.Points(person.Workload.AfterSchoolHours);

    private decimal Quality(PersonEvaluation person) =>
        evaluation.Weeks == 0 || person.Vetoed ? 0 : Rounding.Points((person.Total ?? 0) * person.WeeksInPost / evaluation.Weeks);

    private static Text Basis(SharePoints points) => points == SharePoints.Quality
        ? new("考核得分×任职周数÷学期周数", "total × weeks in post ÷ weeks in term")
        : new("标准课时", "standard periods");

    private (string Staff, int Months, long Cents)[] Fixed(FixedPoolRule pool)
    {
        var cents = (long)(values.Number(pool.YuanAMonth) * 100);
        var term = frame.Terms[evaluation.Term];
        return [.. evaluation.People
            .Select(person => (person.Staff, PostMonths.Of(frame, term, frame.Staff[person.Staff], pool.Post).Count))
            .Select(each => (each.Staff, each.Count, checked(each.Count * cents)))];
    }

    // The rest is split with the largest remainder too, so that the pools add up to it.
    private Dictionary<string, Money> Shares(long rest)
    {
        var pools = pack.Pools.OfType<SharePoolRule>().ToArray();
        var percents = values.Weights(pools.Select(pool => pool.Percent));
        return Apportionment.Divide(new(rest), pools.Zip(percents, (pool, percent) => KeyValuePair.Create(pool.Id, percent)))
            .Parts.ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
    }

    private PoolResult Pay(FixedPoolRule pool, (string Staff, int Months, long Cents)[] people)
    {
        foreach (var (staff, months, cents) in people) parts[staff].Add(new(pool.Id, months, new(cents)));
        var paid = new Money(people.Sum(each => each.Cents));
        var yuan = new Money((long)(values.Number(pool.YuanAMonth) * 100));
        return new(pool.Id, pool.Title, new($"任职月数×{yuan}元", $"months held × {yuan} yuan"), paid, paid, Money.Zero);
    }

    private PoolResult Pay(PoolRule pool, Func<PersonEvaluation, decimal> points, Text basis, Money total)
    {
        var division = Apportionment.Divide(
            total, evaluation.People.Select(person => KeyValuePair.Create(person.Staff, points(person))));
        foreach (var person in evaluation.People)
            parts[person.Staff].Add(new(pool.Id, points(person), division.Parts[person.Staff]));
        return new(pool.Id, pool.Title, basis, total, total - division.Undivided, division.Undivided);
    }

    private Text Refusal(long fixedCents)
    {
        var (comesTo, total) = (new Money(fixedCents), new Money(run.TotalCents));
        return new(
            $"固定津贴合计 {comesTo} 元，超过总额 {total} 元；请提高总额或降低津贴标准",
            $"the fixed pools come to {comesTo} yuan, more than the total of {total}; raise the total or lower the allowance");
    }

    private PayInputs Inputs(IReadOnlyList<PoolResult> pools, Text? refusal) => new()
    {
        PayRun = run.Id,
        Term = run.Term,
        Pack = pack.Id,
        PackHash = pack.ContentHash,
        Refusal = refusal,
        Pools = pools,
        People = refusal is not null ? [] : [.. evaluation.People.Select(person => new PersonPay
        {
            Staff = person.Staff,
            Name = person.Name,
            Posts = [.. person.Posts.Select(post => post.Post).Distinct().Order()],
            Vetoed = person.Vetoed,
            Parts = parts[person.Staff],
        })],
        Total = new(run.TotalCents),
        AfterSchool = new(run.AfterSchoolCents),
        Notes = evaluation.Notes,
    };
}
