namespace QualityTracker.Core.Exams;

/// <summary>How the pupils of a roster stand with one paper (参考情况): everybody enrolled is in one of the counts.</summary>
/// <param name="Enrolled">Pupils on the roster.</param>
/// <param name="Sat">Those with a score.</param>
/// <param name="Absent">缺考.</param>
/// <param name="Deferred">缓考.</param>
/// <param name="Cheated">作弊.</param>
/// <param name="Excluded">不计入.</param>
/// <param name="NotEntered">Those of whom nothing has been entered yet.</param>
public sealed record Participation(int Enrolled, int Sat, int Absent, int Deferred, int Cheated, int Excluded, int NotEntered)
{
    /// <summary>Whether the sheet still waits to be begun or finished.</summary>
    public bool IsMissing => NotEntered > 0;

    /// <param name="roster">The pupils of a class, or of a grade.</param>
    /// <param name="entered">What has been entered, by pupil; who is on no roster counts nowhere.</param>
    public static Participation Of(IReadOnlyCollection<string> roster, IReadOnlyDictionary<string, ExamStatus> entered)
    {
        var counts = roster.Where(entered.ContainsKey).CountBy(pupil => entered[pupil]).ToDictionary();
        return new(
            roster.Count, counts.GetValueOrDefault(ExamStatus.Sat), counts.GetValueOrDefault(ExamStatus.Absent), counts.GetValueOrDefault(ExamStatus.Deferred),
            counts.GetValueOrDefault(ExamStatus.Cheated), counts.GetValueOrDefault(ExamStatus.Excluded), roster.Count - counts.Values.Sum());
    }

    /// <summary>Several sheets together: pupils counted once for each paper.</summary>
    public static Participation Sum(IEnumerable<Participation> parts) => parts.Aggregate(new Participation(0, 0, 0, 0, 0, 0, 0), (all, each) => new(
        all.Enrolled + each.Enrolled, all.Sat + each.Sat, all.Absent + each.Absent, all.Deferred + each.Deferred,
        all.Cheated + each.Cheated, all.Excluded + each.Excluded, all.NotEntered + each.NotEntered));
}
