using System.Globalization;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using QualityTracker.Core.Timetable;
using QualityTracker.Core.TuitionCounts;
using QualityTracker.Core.Tutoring;

namespace QualityTracker.Core.Explanations;

/// <summary>
/// What a record is, in a few words (记录摘要): the period, class and subject of a lesson, the kind and title of a duty. Never a pupil:
/// what is written of home visits and tutoring is left out, because people write names there.
/// </summary>
internal sealed class RecordLabels
{
    private static readonly string[] Weekdays = ["一", "二", "三", "四", "五", "六", "日"];
    private static readonly string[] WeekdaysEn = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly SchoolFrame frame;
    private readonly Dictionary<string, (RecordKind Kind, DateOnly? Day, Func<Text> Label)> known = new(StringComparer.Ordinal);

    private readonly HashSet<string> homes = new(StringComparer.Ordinal);

    public RecordLabels(SchoolFrame frame, ExplainedRecords records)
    {
        this.frame = frame;
        foreach (var of in new[] { records.InForce, records.Voided })
        {
            foreach (var each in of.LessonObservations) known[each.Id] = (RecordKind.LessonObservation, each.Date, () => Of(each));
            foreach (var each in of.TeachingHours) known[each.Id] = (RecordKind.TeachingHours, null, () => Of(each));
            foreach (var each in of.TuitionCounts) known[each.Id] = (RecordKind.TuitionCount, each.Date, () => Of(each));
            foreach (var each in of.ConductDecisions) known[each.Id] = (RecordKind.ConductDecision, each.DecidedOn, () => Names.Of(RecordKind.ConductDecision));
            foreach (var each in of.Duties) known[each.Id] = (RecordKind.Duty, each.Date, () => Of(each));
            homes.UnionWith(of.Duties.Where(IsOfHomes).Select(each => each.Id));
            foreach (var each in of.TutoringSessions) known[each.Id] = (RecordKind.TutoringSession, each.Date, () => Of(each));
        }

        foreach (var plan in frame.Lists.TutoringPlans.Concat(records.VoidedPlans)) known[plan.Id] = (RecordKind.TutoringPlan, null, () => Of(plan));
    }

    /// <summary>Whether the record is among those given: a conduct decision only for who may read it.</summary>
    public bool Knows(string id) => known.ContainsKey(id);

    public CountedRecord Counted(string id, DateOnly date, decimal amount)
    {
        var (kind, label) = Find(id);
        return new(kind, id, kind == RecordKind.ConductDecision ? known[id].Day!.Value : date, amount, label);
    }

    /// <summary>Of the same event as a contribution, or the contribution's own record; each on its own day.</summary>
    public UncountedRecord Uncounted(Contribution of, string id, WhyNotCounted why, Text reason)
    {
        var (kind, label) = Find(id);
        return new(kind, id, known.TryGetValue(id, out var found) && found.Day is { } day ? day : of.Date, of.Amount, label, why, reason);
    }

    /// <summary>Whether people write of homes and pupils in it: of such a record no free words are shown.</summary>
    public bool IsOfPupils(string id) => Find(id).Kind is RecordKind.TutoringPlan or RecordKind.TutoringSession || homes.Contains(id);

    /// <summary>A class and subject as they are spoken of.</summary>
    public Text Of(string? classCode, string? subject)
    {
        var named = classCode is null ? Text.Empty : Text.Same(frame.Classes.TryGetValue(classCode, out var of) ? of.Name : classCode);
        var taught = subject is null ? Text.Empty : frame.NameOfSubject(subject);
        return new($"{named.Zh} {taught.Zh}".Trim(), $"{named.En} {taught.En}".Trim());
    }

    private (RecordKind Kind, Text Label) Find(string id)
    {
        if (known.TryGetValue(id, out var found)) return (found.Kind, found.Label());
        var entry = frame.Lists.Timetable.FirstOrDefault(each => each.Id == id);
        return entry is null ? (default, Text.Same(id)) : (RecordKind.Timetable, Of(entry));
    }

    private Text Of(LessonObservation each)
    {
        var (lesson, kind) = (Of(each.Class, each.Subject), Names.Of(each.Kind));
        return new($"第{each.Period}节 {lesson.Zh} · {kind.Zh}", $"period {each.Period}, {lesson.En} · {kind.En}");
    }

    private Text Of(TeachingHoursLine each)
    {
        var (lesson, kind, note) = (Of(each.Class, each.Subject), Names.Of(each.Kind), each.Note is { Length: > 0 } why ? $" · {why}" : "");
        return new($"第{each.Week}周 {kind.Zh} {lesson.Zh}".Trim() + note, $"week {each.Week}, {kind.En} {lesson.En}".Trim() + note);
    }

    private static Text Of(Duty each)
    {
        var (kind, level) = (Names.Of(each.Kind), each.Level == DutyLevel.School ? Text.Empty : Names.Of(each.Level));
        var title = IsOfHomes(each) || each.Title.Length == 0 ? "" : $"：{each.Title}";
        return new(
            $"{kind.Zh}{title}{(level.Zh.Length == 0 ? "" : $" · {level.Zh}")}",
            $"{kind.En}{title.Replace("：", ": ", StringComparison.Ordinal)}{(level.En.Length == 0 ? "" : $" · {level.En}")}");
    }

    private Text Of(TutoringSession each)
    {
        var (subject, at) = (Of(null, each.Subject), each.StartsAt is { } time ? " " + time.ToString("HH:mm", CultureInfo.InvariantCulture) : "");
        return new($"{subject.Zh}辅导{at} · {each.Minutes}分钟", $"{subject.En} tutoring{at} · {each.Minutes} min");
    }

    private Text Of(TutoringPlan each)
    {
        var (subject, kind) = (Of(null, each.Subject), Names.Of(each.Kind));
        return new($"{subject.Zh}辅导计划 · {kind.Zh} · {each.PlannedSessions}次", $"{subject.En} tutoring plan · {kind.En} · {each.PlannedSessions} sessions");
    }

    private Text Of(TuitionCount each)
    {
        var (subject, kind) = (Of(null, each.Subject), Names.Of(RecordKind.TuitionCount));
        return new($"{kind.Zh} · {subject.Zh}", $"{kind.En} · {subject.En}");
    }

    private Text Of(TimetableEntry each)
    {
        var lesson = Of(each.Class, each.Subject);
        return new($"周{Weekdays[each.Weekday - 1]}第{each.Period}节 {lesson.Zh}", $"{WeekdaysEn[each.Weekday - 1]} period {each.Period}, {lesson.En}");
    }

    private static bool IsOfHomes(Duty each) => each.Kind is DutyKind.HomeVisit or DutyKind.HomeVisitPlan;
}
