using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Workload;

namespace QualityTracker.Core.Explanations;

/// <summary>Explains the workload (工作量说明): standard periods by week, and the load in percent; formula 5.</summary>
internal sealed class WorkloadExplanation(Grounds grounds, PersonEvaluation person)
{
    public const string Figure = "workload";

    private static readonly Text Standard = new("标准课时", "standard periods");

    private readonly WeekExplanation weeks = new(grounds, person);

    public Explanation Of(WorkloadResult workload) => new()
    {
        Figure = Figure,
        Title = new("工作量", "workload"),
        Rule = "workload",
        Value = workload.StandardPeriods,
        Shown = Written.Shown(Rounding.Points(workload.StandardPeriods)),
        Unit = Standard,
        Arithmetic = [.. Arithmetic(workload)],
        Parameters = grounds.Parameters(FullLoadOf(workload)),
        NotCounted = [.. NotCounted()],
        Notes = [.. grounds.ChangesIn("workload"), .. Notes(workload)],
        Parts = [.. workload.Weeks.Select(weeks.Of)],
    };

    /// <summary>Without its weeks, for figures that are made from it.</summary>
    public Explanation InShort(WorkloadResult workload) => Of(workload) with { NotCounted = [], Parts = [], InShort = true };

    public Explanation OfWeek(WorkloadWeek week) => weeks.Of(week);

    private static IEnumerable<Arithmetic> Arithmetic(WorkloadResult workload)
    {
        yield return Written.Step(
            "standard-periods", new("标准课时 = 各周之和", "standard periods = the weeks added up"),
            Written.Sum(workload.Weeks.Select(week => week.StandardPeriods)), workload.StandardPeriods);
        if (workload is not { FullLoad: { } full, LoadPercent: { } percent }) yield break;
        yield return Written.Step(
            "load", new("工作量达成率 = 标准课时 ÷ (满工作量 × 任职周数) × 100", "load = standard periods ÷ (full load × weeks in post) × 100"),
            $"{Written.Number(workload.StandardPeriods)} ÷ ({Written.Number(full)} × {workload.WeeksInPost}) × 100", percent);
    }

    private IEnumerable<Text> Notes(WorkloadResult workload)
    {
        if (workload is { Main: { } main, FullLoad: { } full })
        {
            var (stage, subject) = (Names.Of(main.Stage), grounds.Frame.NameOfSubject(main.Subject));
            yield return new($"满工作量按{stage.Zh}{subject.Zh}：每周 {Written.Number(full)} 节", $"full load of {stage.En} {subject.En}: {Written.Number(full)} periods a week");
        }
        else
        {
            yield return new("没有任教学科，无法确定满工作量", "no subject is known to take a full load from");
        }

        if (workload.AfterSchoolHours > 0)
            yield return new($"课后服务 {Written.Number(workload.AfterSchoolHours)} 小时另有台账，不在其内", $"{Written.Number(workload.AfterSchoolHours)} after-school hours have a ledger of their own and are not in it");
    }

    private IEnumerable<Quantity> FullLoadOf(WorkloadResult workload)
    {
        if (workload.Main is { } main && grounds.Pack.Workload.FullLoads.FirstOrDefault(each => each.Stage == main.Stage && (each.Subjects.Count == 0 || each.Subjects.Contains(main.Subject))) is { } row) yield return row.Periods;
    }

    // What no week has: void records, lines of weeks that are none, sessions that are no remedial tutoring or go with one that counts.
    private IEnumerable<UncountedRecord> NotCounted()
    {
        var (term, labels) = (grounds.Index.Term, grounds.Labels);
        var left = new List<UncountedRecord>();
        foreach (var line in grounds.Index.HoursOutside.Where(line => line.Staff == person.Staff))
            left.Add(labels.Uncounted(new(line.Id, term.LastDay, line.Periods), line.Id, WhyNotCounted.NoTeachingWeek, Names.Of(WhyNotCounted.NoTeachingWeek)));
        var voided = grounds.Records.Voided;
        foreach (var line in voided.TeachingHours.Where(line => line.Term == term.Id && (line.Staff == person.Staff || line.CoverFor == person.Staff)))
            left.Add(Void(line.Id, DayOf(line), line.Staff == person.Staff ? line.Periods : -line.Periods));
        foreach (var session in voided.TutoringSessions.Where(session => session.Teacher == person.Staff && term.Contains(session.Date)))
            left.Add(Void(session.Id, session.Date, 1));
        var remedial = RemedialSession.Of(grounds.Index, person.Staff).ToArray();
        foreach (var session in remedial)
        {
            foreach (var other in session.Held.Skip(1))
            {
                left.Add(labels.Uncounted(new(other.Id, other.Date, 1), other.Id, WhyNotCounted.Duplicate,
                    new($"与记录 {session.Held[0].Id} 同时辅导，计一次", $"tutored together with record {session.Held[0].Id}, which is counted")));
            }
        }

        var known = remedial.SelectMany(session => session.Held).Select(session => session.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var session in grounds.Index.SessionsOf[person.Staff].Where(session => term.Contains(session.Date) && !known.Contains(session.Id)))
        {
            left.Add(labels.Uncounted(new(session.Id, session.Date, 1), session.Id, WhyNotCounted.NotStruggling,
                new("不是学困生辅导，不折算课时（Z1）", "the pupil is not a struggling one: no standard periods (Z1)")));
        }

        return left.OrderBy(each => each.Date).ThenBy(each => each.Id, StringComparer.Ordinal);
    }

    private UncountedRecord Void(string id, DateOnly date, decimal amount)
    {
        var (why, reason) = grounds.Uncounted.Void(id);
        return grounds.Labels.Uncounted(new(id, date, amount), id, why, reason);
    }

    private DateOnly DayOf(TeachingHoursLine line)
    {
        var weeksOf = grounds.Frame.Calendars[line.Term].Weeks;
        return line.Week >= 1 && line.Week <= weeksOf.Count ? weeksOf[line.Week - 1].TeachingDays[0] : grounds.Index.Term.LastDay;
    }
}
