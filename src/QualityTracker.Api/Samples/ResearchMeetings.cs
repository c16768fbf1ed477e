using QualityTracker.Core.Duties;

namespace QualityTracker.Api.Samples;

/// <summary>The weekly meetings of the six subject groups (教研活动): the head hosts, members and now and then leaders attend.</summary>
internal static class ResearchMeetings
{
    private static readonly (string Group, int Weekday)[] Weekdays =
        [("chinese", 2), ("maths", 3), ("english", 4), ("science", 1), (Curriculum.Politics, 4), ("pe", 5)];

    private static readonly string[] Themes = ["教材研读", "作业设计", "课例研讨", "学情分析", "评课交流", "复习课设计", "命题研讨", "跨学科主题学习"];

    public static IEnumerable<Duty> Make(SampleTerm term)
    {
        var rng = term.Stream("research-meetings");
        foreach (var week in SampleCalendar.Calendar.Weeks)
        {
            foreach (var (group, weekday) in Weekdays)
            {
                var day = SampleCalendar.DayOf(week, weekday);
                var name = Curriculum.NameOf(group);
                var title = $"{name}组教研：{rng.Pick(Themes)}";
                foreach (var person in term.People.Where(person => person.Teaches && term.IsPresent(person, day)))
                {
                    var hosts = person.Part == Part.SubjectGroupHead && person.Group == group;
                    if (hosts || Attends(rng, person, group)) yield return Meeting(day, person, title, hosts);
                }
            }
        }
    }

    // Leaders go to their own group most weeks, and drop in on another.
    private static bool Attends(Rng rng, Person person, string group) =>
        person.Group == group ? rng.Chance(person.Leads ? 82 : 92) : person.Leads && rng.Chance(6);

    private static Duty Meeting(DateOnly day, Person person, string title, bool hosts) => new()
    {
        Date = day,
        Staff = person.Id,
        Kind = DutyKind.ResearchMeeting,
        Title = title,
        Role = hosts ? DutyRole.Host : DutyRole.Attend,
    };
}
