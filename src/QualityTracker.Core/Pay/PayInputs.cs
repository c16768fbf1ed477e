using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;

namespace QualityTracker.Core.Pay;

/// <summary>
/// A pay run divided (绩效核算); formula 8. Nothing of pupils or of entrance exams is in it: it is made from posts, standard periods,
/// totals and after-school hours only.
/// </summary>
public sealed record PayInputs
{
    public required string PayRun { get; init; }

    public required string Term { get; init; }

    /// <summary>The pack and the SHA-256 of its file.</summary>
    public required string Pack { get; init; }

    public required string PackHash { get; init; }

    /// <summary>Why nothing was divided: the fixed pools pass the total. Null when the run holds.</summary>
    public Text? Refusal { get; init; }

    /// <summary>In the pack's order; those of a refused run pay nothing.</summary>
    public required IReadOnlyList<PoolResult> Pools { get; init; }

    /// <summary>By staff number (ordinal).</summary>
    public required IReadOnlyList<PersonPay> People { get; init; }

    /// <summary>The run's total, and its sum for after-school service.</summary>
    public required Money Total { get; init; }

    public required Money AfterSchool { get; init; }

    /// <summary>What the evaluation left out (未计入说明), such as hours of people who are not evaluated: nothing is paid for it.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    public Money Paid => new(Pools.Sum(pool => pool.Paid.Cents));

    public Money Undivided => new(Pools.Sum(pool => pool.Undivided.Cents));

    /// <summary>What no pool of the pack was made for, such as the rest when a pack has no share pool.</summary>
    public Money Unassigned => Total + AfterSchool - Paid - Undivided;

    /// <summary>Whether the parts add up to the pools and the pools to the run, to the cent (平衡校验).</summary>
    public bool Balances =>
        People.Sum(person => person.Sum.Cents) == Paid.Cents
        && Pools.All(pool => pool.Paid + pool.Undivided == pool.Total
            && People.Sum(person => person.PartOf(pool.Id).Amount.Cents) == pool.Paid.Cents)
        && Pools.Sum(pool => pool.Total.Cents) + Unassigned.Cents == Total.Cents + AfterSchool.Cents
        && Unassigned.Cents >= 0;

    /// <param name="evaluation">The term's evaluation, whose parameter values hold for the pay run too.</param>
    /// <param name="run">A run of the same term.</param>
    /// <param name="pack">The pack of the evaluation.</param>
    /// <param name="frame">The school.</param>
    public static PayInputs Of(TermEvaluation evaluation, PayRun run, PolicyPack pack, SchoolFrame frame)
    {
        if (run.Term != evaluation.Term || pack.ContentHash != evaluation.PackHash)
            throw new ArgumentException("The pay run, the pack and the evaluation are of one term and one pack.", nameof(evaluation));
        ArgumentOutOfRangeException.ThrowIfNegative(run.TotalCents, nameof(run));
        ArgumentOutOfRangeException.ThrowIfNegative(run.AfterSchoolCents, nameof(run));
        return new PayDivision(evaluation, run, pack, frame).Divide();
    }
}

/// <summary>A pool of a run (绩效池核算结果).</summary>
/// <param name="Id">The pool's id in the pack.</param>
/// <param name="Title">As printed.</param>
/// <param name="Basis">What it is divided by, and the unit of its points.</param>
/// <param name="Total">What there was to divide; for a fixed pool what it comes to.</param>
/// <param name="Paid">What people get.</param>
/// <param name="Undivided">Left whole because nobody has points; to be reported.</param>
public sealed record PoolResult(string Id, Text Title, Text Basis, Money Total, Money Paid, Money Undivided);

/// <summary>What one person gets (个人绩效).</summary>
public sealed record PersonPay
{
    /// <summary>Staff number.</summary>
    public required string Staff { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<PostKind> Posts { get; init; }

    public required bool Vetoed { get; init; }

    /// <summary>In the pack's order; zero parts too.</summary>
    public required IReadOnlyList<PoolPart> Parts { get; init; }

    public Money Sum => new(Parts.Sum(part => part.Amount.Cents));

    public PoolPart PartOf(string pool) => Parts.First(part => part.Pool == pool);
}

/// <summary>A person's part of a pool (分项).</summary>
/// <param name="Pool">The pool's id.</param>
/// <param name="Points">Months, standard periods, quality points or hours, rounded once to 2 places: the pool is divided by these, so that anybody can divide it again.</param>
/// <param name="Amount">To the cent.</param>
public sealed record PoolPart(string Pool, decimal Points, Money Amount);
