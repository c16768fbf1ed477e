using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.ConductCases;

/// <summary>
/// A case of professional ethics (师德案件; clauses W10, D1, D2, X10, X11): opened, evidence, the person told and heard, decided by a named body, and
/// perhaps appealed. It is what its steps make of it.
/// </summary>
/// <param name="Id">Chosen by who opens it.</param>
/// <param name="Staff">Staff number of whom it is about.</param>
public sealed record ConductCase(string Id, string Staff)
{
    public IReadOnlyList<CaseStep> Steps { get; init; } = [];

    public CaseState State { get; init; } = CaseState.New;

    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The decision that there was a breach; null without one.</summary>
    public CaseStep? Decision { get; init; }

    public CaseStep? AppealDecision { get; init; }

    /// <summary>Takes a step, or says why not; then the case is as it was.</summary>
    public (ConductCase Case, Text? Refusal) Take(CaseStep step) =>
        CaseChecks.Refusal(this, step) is { } refusal ? (this, refusal) : (After(step), null);

    /// <summary>
    /// What the veto does on a day: it acts from the first day of its effect, once decided and as long as nobody appealed or the appeal left it
    /// standing. While an appeal is pending it does not (as <see cref="ConductDecision.Vetoes"/> has it).
    /// </summary>
    public VetoState VetoOn(DateOnly day)
    {
        if (Decision is not { Sanction: { Veto: true } sanction } decided || day < decided.Day) return VetoState.None;
        return StateOn(day) switch
        {
            CaseState.Appealed => VetoState.Stayed,
            CaseState.Overturned => VetoState.Fallen,
            _ when day < sanction.From => VetoState.None,
            _ when day > sanction.To => VetoState.Ended,
            _ => VetoState.Acts,
        };
    }

    /// <summary>Whether nothing can change the decision any more: upheld, or the days to appeal are over.</summary>
    public bool IsFinalOn(DateOnly day) => StateOn(day) switch
    {
        CaseState.Upheld or CaseState.Overturned or CaseState.Cleared => true,
        CaseState.Decided => day > Decision!.Sanction!.AppealBy,
        _ => false,
    };

    /// <summary>The record that evaluations read; null while nothing is decided, or no breach was found.</summary>
    public ConductDecision? ToDecision() => Decision is not { Sanction: { } sanction } decided ? null : new()
    {
        Id = Id,
        Staff = Staff,
        Kind = sanction.Kind,
        Body = decided.Body!,
        DecidedOn = decided.Day,
        From = sanction.From,
        To = sanction.To,
        Evidence = $"师德案件 {Id}",
        Appeal = State switch
        {
            CaseState.Appealed => AppealState.Pending,
            CaseState.Upheld => AppealState.Upheld,
            CaseState.Overturned => AppealState.Overturned,
            _ => AppealState.None,
        },
        AppealBy = sanction.AppealBy,
        Veto = sanction.Veto,
    };

    /// <summary>The steps that somebody could take next on a day, if what they say of it is whole.</summary>
    public IReadOnlyList<CaseStepKind> NextFor(string by, DateOnly day) =>
        [.. Enum.GetValues<CaseStepKind>().Where(kind => CaseChecks.MayBeNext(this, new() { Kind = kind, By = by, Day = day, After = Steps.Count }))];

    /// <summary>
    /// The case as the person it is about was told of it; null before that. Evidence that came since is not in it until the person is told anew.
    /// </summary>
    public ConductCase? AsTold()
    {
        var told = Steps.ToList().FindLastIndex(step => step.Kind == CaseStepKind.Tell);
        return told < 0 ? null : Steps.Take(told).Concat(Steps.Skip(told).TakeWhile(step => step.Kind != CaseStepKind.Evidence)).Aggregate(new ConductCase(Id, Staff), (each, step) => each.After(step));
    }

    /// <summary>Where it stood at the end of a day.</summary>
    public CaseState StateOn(DateOnly day) =>
        Steps.Where(step => step.Day <= day).Aggregate(new ConductCase(Id, Staff), (each, step) => each.After(step)).State;

    private ConductCase After(CaseStep step)
    {
        var after = this with { Steps = [.. Steps, step], Evidence = [.. Evidence, .. step.Evidence] };
        return step.Kind switch
        {
            CaseStepKind.Open => after with { State = CaseState.Open },
            CaseStepKind.Evidence => State is CaseState.Told or CaseState.Heard ? after with { State = CaseState.Open } : after,
            CaseStepKind.Tell => after with { State = CaseState.Told },
            CaseStepKind.Hear => after with { State = CaseState.Heard },
            CaseStepKind.Decide when step.Upheld == true => after with { State = CaseState.Decided, Decision = step },
            CaseStepKind.Decide => after with { State = CaseState.Cleared },
            CaseStepKind.Appeal => after with { State = CaseState.Appealed },
            CaseStepKind.DecideAppeal => after with { State = step.Upheld == true ? CaseState.Upheld : CaseState.Overturned, AppealDecision = step },
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "There is no such step."),
        };
    }
}

/// <summary>What a veto does on a day (一票否决效力).</summary>
public enum VetoState
{
    [Named("无", "none")] None = 1,
    [Named("生效", "acts")] Acts,
    [Named("申诉中，暂不生效", "stayed by an appeal")] Stayed,
    [Named("已撤销", "fallen")] Fallen,
    [Named("已期满", "ended")] Ended,
}
