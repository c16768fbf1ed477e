using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Measures;

/// <summary>Measures of tutoring (辅导). A session counts once a pupil, as plans do.</summary>
internal static class TutoringMeasures
{
    private static readonly Text Sessions = new("人次", "pupil sessions");

    private static readonly MeasureOption Kinds = new(
        "kinds", new("计入的对象类别", "kinds of pupil that count"),
        PackWord.All<TutoringKind>(), PackWord.All<TutoringKind>(), Many: true);

    public static readonly IReadOnlyList<Measure> All =
    [
        new()
        {
            Code = "tutoring-sessions",
            Name = new("辅导次数", "tutoring sessions"),
            Unit = Sessions,
            Source = RecordKind.TutoringSession,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options = [Kinds],
            Find = Held,
        },
        new()
        {
            Code = "tutoring-plans",
            Name = new("辅导计划", "tutoring plans"),
            Unit = new("份", "plans"),
            Source = RecordKind.TutoringPlan,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options = [Kinds],
            Find = query => OfEachTerm(query, (_, _) => 1),
        },
        new()
        {
            Code = "tutoring-sessions-planned",
            Name = new("计划辅导次数", "tutoring sessions planned"),
            Unit = Sessions,
            Source = RecordKind.TutoringPlan,
            About = MeasureAbout.Person | MeasureAbout.School,
            Options = [Kinds],
            Find = query => OfEachTerm(query, (plan, term) => PlannedSessions.In(query.Records.Frame, plan, term)),
        },
    ];

    private static IEnumerable<Contribution> Held(MeasureQuery query)
    {
        var kinds = query.Options.Many("kinds");
        var every = kinds.Count == PackWord.All<TutoringKind>().Count;
        return (query.Staff is null ? query.Records.Sessions : query.Records.SessionsOf[query.Staff])
            .Where(session => every || (query.Records.PlanOf(session) is { } plan && kinds.Contains(PackWord.Of(plan.Kind))))
            .Select(session => new Contribution(session.Id, session.Date, 1));
    }

    // A plan counts in every term it has teaching days in, on the first day it runs there.
    private static IEnumerable<Contribution> OfEachTerm(MeasureQuery query, Func<TutoringPlan, string, decimal> amount)
    {
        var kinds = query.Options.Many("kinds");
        var plans = query.Staff is null ? query.Records.Frame.Lists.TutoringPlans : query.Records.Frame.PlansOf[query.Staff];
        foreach (var plan in plans.Where(plan => kinds.Contains(PackWord.Of(plan.Kind))))
        {
            foreach (var term in query.Records.Terms)
            {
                if (PlannedSessions.TeachingDays(query.Records.Frame, plan, term.Id) == 0) continue;
                var from = plan.From < term.FirstDay ? term.FirstDay : plan.From;
                yield return new(plan.Id, from, amount(plan, term.Id));
            }
        }
    }
}
