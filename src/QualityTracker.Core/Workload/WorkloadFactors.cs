using QualityTracker.Core.Classes;
using QualityTracker.Core.Policies;

namespace QualityTracker.Core.Workload;

/// <summary>A pack's workload factors as numbers (系数表).</summary>
internal sealed class WorkloadFactors
{
    private readonly Dictionary<string, decimal> subjects;
    private readonly (int? UpTo, decimal Factor)[] sizes;
    private readonly decimal[] repeats;
    private readonly (FullLoad Load, decimal Periods)[] fullLoads;

    public WorkloadFactors(WorkloadRules rules, ParameterValues values)
    {
        subjects = rules.SubjectFactors.ToDictionary(each => each.Key, each => values.Number(each.Value), StringComparer.Ordinal);
        sizes = [.. rules.ClassSizeFactors.Select(each => (each.UpTo, values.Number(each.Factor)))];
        repeats = [.. rules.RepeatFactors.Select(values.Number)];
        fullLoads = [.. rules.FullLoads.Select(each => (each, values.Number(each.Periods)))];
        Homeroom = values.Number(rules.Homeroom);
        TutoringSession = values.Number(rules.TutoringSession);
        CoverTaught = values.Number(rules.CoverTaught);
        CoverAway = values.Number(rules.CoverAway);
        HomeTeaching = values.Number(rules.HomeTeaching);
    }

    public decimal Homeroom { get; }

    public decimal TutoringSession { get; }

    public decimal CoverTaught { get; }

    public decimal CoverAway { get; }

    public decimal HomeTeaching { get; }

    public decimal Subject(string subject) => subjects.GetValueOrDefault(subject, 1);

    public decimal ClassSize(int? pupils)
    {
        if (pupils is null) return 1;
        foreach (var (upTo, factor) in sizes)
        {
            if (upTo is null || pupils <= upTo) return factor;
        }

        return 1;
    }

    /// <param name="place">0 for the first class of a subject and grade.</param>
    public decimal Repeat(int place) => repeats[Math.Min(place, repeats.Length - 1)];

    public decimal? FullLoad(Stage stage, string subject)
    {
        foreach (var (load, periods) in fullLoads)
        {
            if (load.Stage == stage && (load.Subjects.Count == 0 || load.Subjects.Contains(subject))) return periods;
        }

        return null;
    }
}
