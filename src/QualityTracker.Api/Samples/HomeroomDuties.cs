using QualityTracker.Core.Duties;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Records;

namespace QualityTracker.Api.Samples;

/// <summary>What homeroom teachers do with homes (班主任工作): a plan in September, one to three visits, a parents' meeting (clause Z11).</summary>
internal static class HomeroomDuties
{
    private static readonly DateOnly PlanDay = new(2025, 9, 5);
    private static readonly DateOnly MeetingDay = new(2025, 11, 14);
    private static readonly string[] Visits = ["新生家访", "学习困难学生家访", "留守儿童家访", "单亲家庭学生家访", "行为习惯家访"];

    public static IEnumerable<Duty> Make(SampleTerm term)
    {
        var rng = term.Stream("homeroom-duties");
        var weeks = SampleCalendar.Calendar.Weeks.Skip(2).Take(16).ToList();
        foreach (var post in term.Posts.Where(post => post.Kind == PostKind.HomeroomTeacher))
        {
            var name = Curriculum.Classes.First(each => each.Id == post.Class).Name;
            var person = term.Person(post.Staff);
            if (Serves(PlanDay) && rng.Chance(96)) yield return Of(PlanDay, DutyKind.HomeVisitPlan, name + "家访计划");
            if (Serves(MeetingDay) && rng.Chance(96)) yield return Of(MeetingDay, DutyKind.ParentsMeeting, name + "期中家长会");
            var days = Enumerable.Range(1, rng.Between(1, 3)).Select(_ => SampleCalendar.DayOf(rng.Pick(weeks), rng.Between(1, 5))).Distinct();
            foreach (var day in days.Where(Serves)) yield return Of(day, DutyKind.HomeVisit, rng.Pick(Visits));

            bool Serves(DateOnly day) => post.HoldsOn(day) && term.IsPresent(person, day);

            Duty Of(DateOnly day, DutyKind kind, string title) => new() { Date = day, Staff = post.Staff, Kind = kind, Title = title };
        }
    }
}
