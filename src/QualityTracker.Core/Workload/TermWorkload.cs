using QualityTracker.Core.Calendars;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Core.Workload;

/// <summary>Workloads of one term (工作量计算); formula 5. Factors and class sizes are looked up once for everybody.</summary>
public sealed class TermWorkload
{
    private readonly RecordIndex records;
    private readonly SchoolFrame frame;
    private readonly TermCalendar calendar;
    private readonly WorkloadFactors factors;
    private readonly ClassSizes sizes;

    public TermWorkload(RecordIndex records, PolicyPack pack, ParameterValues values)
    {
        this.records = records;
        frame = records.Frame;
        calendar = frame.Calendars[records.Term.Id];
        factors = new(pack.Workload, values);
        sizes = new(frame, calendar);
    }

    public WorkloadResult Of(StaffMember member, PostTime time)
    {
        var lines = records.HoursOf[member.Id].Select(hours => hours.Line).Where(line => line.Term == records.Term.Id)
            .ToLookup(line => line.Week);
        var away = records.CoveredFor[member.Id].Select(hours => hours.Line).Where(line => line.Term == records.Term.Id)
            .ToLookup(line => line.Week);
        var tutoring = TutoringByWeek(member.Id);
        var homeroom = time.WeeksIn(calendar, PostKind.HomeroomTeacher).Select(week => week.Number).ToHashSet();
        var main = MainOf(member, lines.SelectMany(week => week));
        var full = main is { } subject ? factors.FullLoad(subject.Stage, subject.Subject) : null;
        var held = time.WeeksIn(calendar).Select(week => week.Number).ToHashSet();
        return new()
        {
            Weeks = [.. calendar.Weeks.Select(week => WeekOf(
                week.Number, [.. lines[week.Number]], away[week.Number].Sum(line => line.Periods),
                tutoring.GetValueOrDefault(week.Number), homeroom.Contains(week.Number) ? factors.Homeroom * (full ?? 0) : 0) with
            {
                FullLoad = held.Contains(week.Number) ? full : null,
            })],
            Main = main,
            FullLoad = full,
            WeeksInPost = held.Count,
        };
    }

    private WorkloadWeek WeekOf(int week, TeachingHoursLine[] lines, decimal away, int sessions, decimal homeroom)
    {
        decimal Sum(params ReadOnlySpan<HoursKind> kinds)
        {
            var sum = 0m;
            foreach (var line in lines)
            {
                if (kinds.Contains(line.Kind)) sum += line.Periods;
            }

            return sum;
        }

        var (cover, home) = (Sum(HoursKind.Cover), Sum(HoursKind.HomeTeaching));
        return new()
        {
            Week = week,
            Lines = Lines(week, lines),
            Homeroom = homeroom,
            TutoringSessions = sessions,
            Tutoring = sessions * factors.TutoringSession,
            CoverPeriods = cover,
            AwayPeriods = away,
            Cover = (cover * factors.CoverTaught) - (away * factors.CoverAway),
            HomeTeachingPeriods = home,
            HomeTeaching = home * factors.HomeTeaching,
            OtherPeriods = Sum(HoursKind.Preparation, HoursKind.Marking),
            AfterSchoolHours = Sum(HoursKind.AfterSchoolService),
        };
    }

    // The repeat factor falls with each further class of one subject and grade: by falling periods, ties by class code.
    private WorkloadLine[] Lines(int week, TeachingHoursLine[] lines)
    {
        var places = new Dictionary<(string Subject, int Grade), int>();
        return [.. lines.Where(line => line is { Kind: HoursKind.Lesson, Class: not null, Subject: not null })
            .GroupBy(line => (Class: line.Class!, Subject: line.Subject!))
            .Select(group => (group.Key.Class, group.Key.Subject, Periods: group.Sum(line => line.Periods)))
            .OrderByDescending(group => group.Periods)
            .ThenBy(group => group.Class, StringComparer.Ordinal).ThenBy(group => group.Subject, StringComparer.Ordinal)
            .Select(group =>
            {
                var grade = (group.Subject, frame.Classes.TryGetValue(group.Class, out var found) ? found.Grade : 0);
                var place = places.GetValueOrDefault(grade);
                places[grade] = place + 1;
                var pupils = sizes.Of(group.Class, week);
                return new WorkloadLine(
                    group.Class, group.Subject, group.Periods, factors.Subject(group.Subject),
                    pupils, factors.ClassSize(pupils), factors.Repeat(place));
            })];
    }

    private Dictionary<int, int> TutoringByWeek(string staff) => RemedialSession.Of(records, staff)
        .GroupBy(session => session.Week).ToDictionary(week => week.Key, week => week.Count());

    private MainSubject? MainOf(StaffMember member, IEnumerable<TeachingHoursLine> lines)
    {
        var taught = Most(lines.Where(line => line is { Kind: HoursKind.Lesson, Class: not null, Subject: not null })
            .Select(line => (line.Class!, line.Subject!, line.Periods)));
        if (taught is not null) return taught;
        var assigned = Most(frame.AssignmentsOf[member.Id]
            .Where(assignment => calendar.TeachingDays.Any(day => assignment.HoldsOn(day)))
            .Select(assignment => (assignment.Class, assignment.Subject, 1m)));
        if (assigned is not null || member.Subject is null) return assigned;
        var classes = frame.PostsOf[member.Id].Where(post => post.Kind == PostKind.HomeroomTeacher && post.Class is not null
            && calendar.TeachingDays.Any(day => post.HoldsOn(day)));
        return Most(classes.Select(post => (post.Class!, member.Subject, 1m)));
    }

    private MainSubject? Most(IEnumerable<(string Class, string Subject, decimal Periods)> taught)
    {
        var most = taught.Where(each => frame.Classes.ContainsKey(each.Class))
            .GroupBy(each => (frame.Classes[each.Class].Stage, each.Subject))
            .OrderByDescending(group => group.Sum(each => each.Periods))
            .ThenBy(group => group.Key.Stage).ThenBy(group => group.Key.Subject, StringComparer.Ordinal)
            .FirstOrDefault();
        return most is null ? null : new(most.Key.Stage, most.Key.Subject);
    }
}
