using System.Data.Common;
using Dapper;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Policies;
using QualityTracker.Api.Records;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;

namespace QualityTracker.Api.Schools;

/// <summary>
/// What stands on a school's frame (依据): hours on the numbering of weeks, dated records on terms, sessions on plans, scores on rosters,
/// decisions on terms. A change of the frame must leave all of it standing.
/// </summary>
public static class GroundStore
{
    /// <summary>What would no longer hold after a change; parts of the frame that are the same object have not changed.</summary>
    public static IEnumerable<Text> Lost(DbConnection connection, SchoolFrame before, SchoolFrame after)
    {
        var (old, now) = (before.Lists, after.Lists);
        var terms = !ReferenceEquals(old.Terms, now.Terms);
        if (terms || !ReferenceEquals(old.CalendarDays, now.CalendarDays))
        {
            foreach (var lost in Weeks(connection, before, after)) yield return lost;
        }

        if (terms)
        {
            foreach (var lost in Dates(connection, after).Concat(Decisions(connection, after))) yield return lost;
        }

        if (!ReferenceEquals(old.TutoringPlans, now.TutoringPlans))
        {
            foreach (var lost in Sessions(connection, after)) yield return lost;
        }

        if (terms || !ReferenceEquals(old.Exams, now.Exams) || !ReferenceEquals(old.Enrolments, now.Enrolments) || !ReferenceEquals(old.Classes, now.Classes))
        {
            foreach (var lost in Scores(connection, after)) yield return lost;
        }
    }

    // Hours are recorded by week number: the weeks of a term that has hours keep their numbers.
    private static IEnumerable<Text> Weeks(DbConnection connection, SchoolFrame before, SchoolFrame after) =>
        connection.Query<(string Term, int Lines)>(
            "select term, count(*) from teaching_hours where school = @school and voided_at is null group by term order by term",
            new { school = after.School.Id })
        .Where(hours => before.Calendars.TryGetValue(hours.Term, out var was)
            && !(after.Calendars.TryGetValue(hours.Term, out var now) && was.Weeks.Select(week => week.Monday).SequenceEqual(now.Weeks.Select(week => week.Monday))))
        .Select(hours => new Text(
            $"{hours.Term} 的教学周编号会改变，而已有 {hours.Lines} 条课时按周次登记",
            $"the teaching weeks of {hours.Term} would be numbered anew, and {hours.Lines} lines of hours are recorded by week"));

    private static IEnumerable<Text> Dates(DbConnection connection, SchoolFrame after) =>
        connection.Query<DateOnly>(
            """
            select date from lesson_observations where school = @school and voided_at is null
            union select date from duties where school = @school and voided_at is null
            union select date from tutoring_sessions where school = @school and voided_at is null
            union select date from tuition_counts where school = @school and voided_at is null
            order by 1
            """, new { school = after.School.Id })
        .Where(date => after.TermOf(date) is null).Take(1)
        .Select(date => new Text($"{date:yyyy-MM-dd} 有记录，却不在任何学期之内", $"there are records on {date:yyyy-MM-dd}, which would lie in no term"));

    // A decision holds from its term on: without the term it would hold for none, and nobody would be told.
    private static IEnumerable<Text> Decisions(DbConnection connection, SchoolFrame after) =>
        PolicyAdoptionStore.InForce(connection, after.School.Id).Where(each => !after.Terms.ContainsKey(each.FromTerm)).Take(1)
        .Select(each => new Text(
            $"采用决定“{each.Decision}”自学期 {each.FromTerm} 起执行", $"the decision “{each.Decision}” on the policy pack holds from term {each.FromTerm} on"));

    private static IEnumerable<Text> Sessions(DbConnection connection, SchoolFrame after) =>
        connection.Query<(string Teacher, string Pupil, string Subject, DateOnly Date)>(
            "select distinct teacher, pupil, subject, date from tutoring_sessions where school = @school and voided_at is null order by teacher, date",
            new { school = after.School.Id })
        .Where(session => !after.PlansOf[session.Teacher].Any(plan => plan.Pupil == session.Pupil && plan.Subject == session.Subject && plan.HoldsOn(session.Date))).Take(1)
        .Select(session => new Text(
            $"{session.Teacher} 在 {session.Date:yyyy-MM-dd} 的辅导记录会没有辅导计划", $"the tutoring session of {session.Teacher} on {session.Date:yyyy-MM-dd} would have no plan"));

    private static IEnumerable<Text> Scores(DbConnection connection, SchoolFrame after)
    {
        foreach (var id in connection.Query<string>("select distinct exam from exam_scores where school = @school order by exam", new { school = after.School.Id }))
        {
            if (!after.Exams.TryGetValue(id, out var exam))
            {
                yield return new("已有成绩的质量监测会被作废", "an exam with scores would be voided");
                continue;
            }

            var roster = Roster.Of(exam, after);
            var fullMarks = exam.Papers.ToDictionary(paper => paper.Subject, paper => paper.FullMark);
            var lost = ScoreStore.Read(connection, after.School.Id, id).Count(row =>
                !roster.ContainsKey(row.Pupil) || !fullMarks.TryGetValue(row.Subject, out var fullMark) || row.Score > fullMark);
            if (lost > 0)
            {
                yield return new($"“{exam.Name}”已登记的 {lost} 个成绩会与名册、科目或满分不符", $"{lost} scores of “{exam.Name}” would no longer fit its roster, papers or full marks");
            }
        }
    }

    /// <summary>The first thing that a change of the frame would leave without ground, frame records included; null when all stands.</summary>
    public static Text? FirstLost(DbConnection connection, SchoolFrame before, SchoolFrame after)
    {
        foreach (var kind in RecordKinds.All)
        {
            var broken = kind.FaultsIn(after).ToList();
            if (broken.Count == 0) continue;
            var already = kind.FaultsIn(before).Select(each => each.Key).ToHashSet();
            if (broken.FirstOrDefault(each => !already.Contains(each.Key)) is not { Fault: { } fault } first) continue;
            return new($"{kind.Name.Zh}（{first.Key}）{fault.Message.Zh}", $"{kind.Name.En} ({first.Key}) {fault.Message.En}");
        }

        return Lost(connection, before, after).FirstOrDefault();
    }
}
