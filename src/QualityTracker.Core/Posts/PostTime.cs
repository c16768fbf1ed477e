using QualityTracker.Core.Calendars;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Staff;

namespace QualityTracker.Core.Posts;

/// <summary>
/// When one person held which post (任职时间), while employed; formula 3. Whoever has a teaching assignment is a teacher as long as it
/// lasts, with or without a post of that name.
/// </summary>
public sealed class PostTime
{
    private readonly List<(PostKind Kind, DateOnly From, DateOnly To)> spans = [];

    // By term calendar: for each post the weeks it was held in. Every norm asks for them.
    private readonly Dictionary<TermCalendar, Dictionary<PostKind, bool[]>> weeksHeld = [];

    public PostTime(SchoolFrame frame, StaffMember member)
    {
        foreach (var post in frame.PostsOf[member.Id]) Add(post.Kind, post, member);
        foreach (var assignment in frame.AssignmentsOf[member.Id]) Add(PostKind.Teacher, assignment, member);
    }

    /// <summary>Whether any of the posts was held that day; any post at all when none is named.</summary>
    public bool HeldOn(DateOnly day, IReadOnlyCollection<PostKind> posts)
    {
        foreach (var span in spans)
        {
            if (span.From <= day && day <= span.To && (posts.Count == 0 || posts.Contains(span.Kind))) return true;
        }

        return false;
    }

    /// <summary>The teaching weeks in post: those with a teaching day on which one of the posts was held.</summary>
    public IReadOnlyList<TeachingWeek> WeeksIn(TermCalendar calendar, params IReadOnlyCollection<PostKind> posts)
    {
        var held = new bool[calendar.Weeks.Count];
        foreach (var (kind, weeks) in WeeksByPost(calendar))
        {
            if (posts.Count > 0 && !posts.Contains(kind)) continue;
            for (var week = 0; week < held.Length; week++) held[week] |= weeks[week];
        }

        return [.. calendar.Weeks.Where(week => held[week.Number - 1])];
    }

    /// <summary>The months (first days) with a teaching day of the term on which one of the posts was held.</summary>
    public IReadOnlyList<DateOnly> MonthsIn(TermCalendar calendar, params IReadOnlyCollection<PostKind> posts) =>
        [.. calendar.Months.Where(month => calendar.TeachingDays.Any(day =>
            day.Year == month.Year && day.Month == month.Month && HeldOn(day, posts)))];

    /// <summary>The exam rounds with a teaching day of the term on which one of the posts was held.</summary>
    public IReadOnlyList<ExamRound> RoundsIn(TermCalendar calendar, IReadOnlyList<ExamRound> rounds, params IReadOnlyCollection<PostKind> posts) =>
        [.. rounds.Where(round => calendar.TeachingDays.Any(day => round.Contains(day) && HeldOn(day, posts)))];

    /// <summary>Which posts were held on a teaching day of the term, in the enum's order.</summary>
    public IReadOnlyList<PostKind> HeldIn(TermCalendar calendar) =>
        [.. spans.Where(span => calendar.TeachingDays.Any(day => span.From <= day && day <= span.To))
            .Select(span => span.Kind).Distinct().Order()];

    private Dictionary<PostKind, bool[]> WeeksByPost(TermCalendar calendar)
    {
        if (weeksHeld.TryGetValue(calendar, out var byPost)) return byPost;
        weeksHeld[calendar] = byPost = [];
        foreach (var (kind, from, to) in spans)
        {
            if (!byPost.TryGetValue(kind, out var held)) byPost[kind] = held = new bool[calendar.Weeks.Count];
            foreach (var week in calendar.Weeks) held[week.Number - 1] |= week.TeachingDays.Any(day => from <= day && day <= to);
        }

        return byPost;
    }

    private void Add(PostKind kind, IDated dated, StaffMember member)
    {
        var from = member.JoinedOn is { } joined && joined > dated.From ? joined : dated.From;
        var to = dated.To ?? DateOnly.MaxValue;
        if (member.LeftOn is { } left && left < to) to = left;
        if (from <= to) spans.Add((kind, from, to));
    }
}
