using QualityTracker.Core.ConductDecisions;

namespace QualityTracker.Core.ConductCases;

/// <summary>
/// The report on professional ethics (师德情况报告; clause X11): cases of a quarter in numbers, nobody by name, and those to be reported at once.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Opened">Cases opened in it.</param>
/// <param name="Cleared">Closed in it without a breach.</param>
/// <param name="Decided">Breaches decided in it, by kind; kinds without any are left out.</param>
/// <param name="Appealed">Appeals made in it.</param>
/// <param name="Overturned">Decisions overturned in it.</param>
/// <param name="Running">Not final at its end: open, or decided and still to be appealed or under appeal.</param>
public sealed record ConductReport(
    int Year, int Quarter, int Opened, int Cleared, IReadOnlyList<BreachCount> Decided, int Appealed, int Overturned, int Running)
{
    /// <param name="cases">With all their steps.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="quarter">1 to 4.</param>
    /// <param name="until">The last day that counts; the quarter's when null or later.</param>
    public static ConductReport Of(IReadOnlyCollection<ConductCase> cases, int year, int quarter, DateOnly? until = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        var from = new DateOnly(year, (quarter * 3) - 2, 1);
        var last = from.AddMonths(3).AddDays(-1);
        var to = until < last ? until.Value : last;
        var steps = cases.SelectMany(each => each.Steps).Where(step => from <= step.Day && step.Day <= to).ToArray();
        return new(
            year, quarter, Count(steps, CaseStepKind.Open), Count(steps, CaseStepKind.Decide, upheld: false),
            [.. steps.Where(step => step is { Kind: CaseStepKind.Decide, Sanction: not null, Upheld: true }).GroupBy(step => step.Sanction!.Kind).OrderBy(kind => kind.Key).Select(kind => new BreachCount(kind.Key, kind.Count()))],
            Count(steps, CaseStepKind.Appeal), Count(steps, CaseStepKind.DecideAppeal, upheld: false),
            cases.Count(each => each.StateOn(to) != CaseState.New && !each.IsFinalOn(to)));
    }

    private static int Count(CaseStep[] steps, CaseStepKind kind, bool? upheld = null) => steps.Count(step => step.Kind == kind && (upheld is null || step.Upheld == upheld));
}

/// <summary>Breaches of a kind (各类违规数).</summary>
public sealed record BreachCount(BreachKind Kind, int Cases);
