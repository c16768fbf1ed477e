using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Numbers;

namespace QualityTracker.Core.Explanations;

/// <summary>Explains the hours of after-school service (课后服务说明), a ledger of its own beside the workload; formula 5.</summary>
internal sealed class AfterSchoolExplanation(Grounds grounds, PersonEvaluation person)
{
    public const string Figure = "after-school-hours";

    public Explanation Of()
    {
        var measure = MeasureCatalogue.Of("after-school-hours");
        var counting = new Counting(measure, new(measure));
        var (from, to) = (grounds.Index.Term.FirstDay, grounds.Index.Term.LastDay);
        var found = MeasureCatalogue.Contributions(grounds.Index, measure, counting.Options, person.Staff, from, to);
        var hours = person.Workload.AfterSchoolHours;
        return new()
        {
            Figure = Figure,
            Title = measure.Name,
            Value = hours,
            Shown = Written.Shown(Rounding.Points(hours)),
            Unit = measure.Unit,
            Arithmetic = [NormExplanation.ActualOf(found, hours)],
            Counted = grounds.Counted(found),
            NotCounted = grounds.Uncounted.Of(counting, from, to, found),
            Notes = [new("另有台账，不计入工作量", "a ledger of its own, never part of the workload")],
        };
    }
}
