using QualityTracker.Core.Measures;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Evaluations;

/// <summary>One person's tutoring of a term by kind and subject (辅导汇总), without pupils' names (clause L1).</summary>
/// <param name="Kind">Null for sessions without a plan on their day.</param>
/// <param name="Subject">Subject code.</param>
/// <param name="Pupils">Different pupils with a plan in the term or a session.</param>
/// <param name="Planned">Sessions planned for the term, pro rata for the plans' time in it, exact.</param>
/// <param name="Held">Sessions held, once a pupil.</param>
/// <param name="Minutes">Of the sessions held.</param>
public sealed record TutoringSummary(TutoringKind? Kind, string Subject, int Pupils, decimal Planned, int Held, int Minutes)
{
    internal static IReadOnlyList<TutoringSummary> Of(RecordIndex records, string staff)
    {
        var plans = records.Frame.PlansOf[staff]
            .Where(plan => PlannedSessions.TeachingDays(records.Frame, plan, records.Term.Id) > 0)
            .Select(plan => (Kind: (TutoringKind?)plan.Kind, plan.Subject, plan.Pupil,
                Planned: PlannedSessions.In(records.Frame, plan, records.Term.Id), Held: 0, Minutes: 0));
        var sessions = records.SessionsOf[staff].Where(session => records.Term.Contains(session.Date))
            .Select(session => (records.PlanOf(session)?.Kind, session.Subject, session.Pupil, Planned: 0m, Held: 1, session.Minutes));
        return [.. plans.Concat(sessions).GroupBy(each => (each.Kind, each.Subject))
            .OrderBy(group => group.Key.Kind ?? (TutoringKind)int.MaxValue).ThenBy(group => group.Key.Subject, StringComparer.Ordinal)
            .Select(group => new TutoringSummary(
                group.Key.Kind, group.Key.Subject, group.Select(each => each.Pupil).Distinct().Count(),
                group.Select(each => each.Planned).Order().Sum(), group.Sum(each => each.Held), group.Sum(each => each.Minutes)))];
    }
}
