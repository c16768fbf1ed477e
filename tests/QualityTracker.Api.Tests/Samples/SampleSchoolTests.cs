using QualityTracker.Api.Samples;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;

namespace QualityTracker.Api.Tests.Samples;

/// <summary>What the demo school shows: its size, the law kept, and the mess of a real term.</summary>
[TestFixture(20250901)]
[TestFixture(3)]
public sealed class SampleSchoolTests(int seed)
{
    private readonly SampleSchool school = SampleSchool.Make(seed);

    private SchoolFrameLists Lists => school.Lists;

    [Test]
    public void It_has_a_thousand_pupils_in_24_classes_and_56_staff()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Lists.School.Id, Is.EqualTo("demo"));
            Assert.That(Lists.Staff, Has.Count.EqualTo(56));
            Assert.That(Lists.Classes, Has.Count.EqualTo(24));
            Assert.That(Lists.Pupils, Has.Count.EqualTo(1000));
            Assert.That(Lists.Classes.Select(each => Lists.Enrolments.Count(one => one.Class == each.Id)), Is.All.InRange(40, 44));
            Assert.That(Lists.TutoringPlans, Has.Count.InRange(55, 70));
            Assert.That(school.PayRuns.Single().TotalCents, Is.EqualTo(28_645_007));
        });
    }

    [Test]
    public void Weeks_follow_the_calendar_of_that_autumn()
    {
        var calendar = new SchoolFrame(Lists).Calendars["2025-1"];
        Assert.That(calendar.Weeks, Has.Count.EqualTo(21));
        Assert.That(calendar.TeachingDays, Does.Contain(new DateOnly(2025, 9, 28)).And.Not.Contain(new DateOnly(2025, 10, 8)));
    }

    [Test]
    public void Teachers_have_10_to_18_periods_and_leaders_fewer()
    {
        var week = school.Records.TeachingHours.Where(line => line is { Week: 2, Kind: HoursKind.Lesson })
            .GroupBy(line => line.Staff).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Periods));
        var leaders = Holders(PostKind.Principal).Concat(Holders(PostKind.VicePrincipal)).Concat(Holders(PostKind.VicePrincipalTeaching)).ToList();
        Assert.That(leaders.Select(staff => week[staff]), Is.EqualTo(new decimal[] { 4, 6, 6 }));
        Assert.That(week.Where(each => !leaders.Contains(each.Key)).Select(each => each.Value), Is.All.InRange(9.5m, 18m));
    }

    [Test]
    public void Exams_keep_to_the_law()
    {
        foreach (var grade in Enumerable.Range(1, 9))
        {
            var kinds = Lists.Exams.Where(exam => exam.Grade == grade).Select(exam => exam.Kind);
            Assert.That(kinds, Is.EquivalentTo(grade <= 2 ? [] : grade <= 6 ? [ExamKind.EndOfTerm] : new[] { ExamKind.MidTerm, ExamKind.EndOfTerm }));
        }

        var statuses = school.Records.ExamScores.Values.SelectMany(sheet => sheet).Select(score => score.Status).ToList();
        Assert.That(statuses.Count(each => each == ExamStatus.Cheated), Is.EqualTo(1));
        Assert.That(statuses, Does.Contain(ExamStatus.Absent).And.Contain(ExamStatus.Deferred).And.Contain(ExamStatus.Excluded));
    }

    [Test]
    public void The_vice_principal_for_teaching_is_behind_and_the_principal_is_not()
    {
        Assert.That(Observed(Holders(PostKind.VicePrincipalTeaching).Single()), Is.EqualTo(26));
        Assert.That(Observed(Holders(PostKind.Principal).Single()), Is.GreaterThanOrEqualTo(30));
    }

    [Test]
    public void Posts_and_classes_change_hands_during_the_term()
    {
        var directors = Lists.Posts.Where(post => post.Kind == PostKind.DirectorOfTeaching).OrderBy(post => post.From).ToList();
        var leaver = Lists.Staff.Single(member => member.LeftOn is not null);
        var left = Lists.TeachingAssignments.Where(each => each.Staff == leaver.Id).ToList();
        var after = Lists.TeachingAssignments.Where(each => each.From > leaver.LeftOn).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(directors.Select(post => (post.From, post.To)).Last(), Is.EqualTo((new DateOnly(2025, 10, 27), (DateOnly?)null)));
            Assert.That(directors[0].To, Is.EqualTo(new DateOnly(2025, 10, 26)));
            Assert.That(Lists.Posts.Where(post => post.Kind == PostKind.HomeroomTeacher).GroupBy(post => post.Class).Count(each => each.Count() == 2), Is.EqualTo(1));
            Assert.That(leaver.LeftOn, Is.EqualTo(new DateOnly(2025, 11, 14)));
            Assert.That(left.Select(each => each.To), Is.All.EqualTo(leaver.LeftOn));
            Assert.That(after.GroupBy(each => (each.Class, each.Subject)).Select(each => each.Sum(one => one.Share)), Is.EqualTo(new[] { 1m, 1m }));
            Assert.That(Lists.TeachingAssignments.Where(each => each.Share == 0.5m), Has.Exactly(4).Items);
        });
    }

    [Test]
    public void Colleagues_cover_three_weeks_of_absence_when_they_are_free()
    {
        var covered = school.Records.TeachingHours.Where(line => line.Kind == HoursKind.Cover).GroupBy(line => line.CoverFor!)
            .MaxBy(lines => lines.Sum(line => line.Periods))!;
        var weekly = school.Records.TeachingHours.Where(line => line.Staff == covered.Key && line is { Kind: HoursKind.Lesson, Week: 14 }).Sum(line => line.Periods);
        Assert.That(covered.Select(line => line.Week).Distinct(), Is.EquivalentTo(new[] { 13, 14, 15 }));
        Assert.That(covered.Sum(line => line.Periods), Is.EqualTo(3 * weekly));
        Assert.That(covered.Select(line => line.Staff).Distinct().Count(), Is.GreaterThan(2));
    }

    [Test]
    public void Names_are_as_hard_as_real_ones()
    {
        var staff = Lists.Staff.Select(member => member.Name).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(staff, Does.Contain("周\U0002E9F5").And.Contain("王\u36C3").And.Contain("高\u4DAE").And.Contain("买买提·艾力"));
            Assert.That(staff.Count(name => name == "张敏"), Is.GreaterThanOrEqualTo(2));
            Assert.That(Lists.Pupils.Select(pupil => pupil.Name), Does.Contain("李\U00020164").And.Contain("王\U0002AED0"));
            Assert.That(Lists.Pupils.Select(pupil => pupil.Name), Is.Not.Unique);
        });
    }

    [Test]
    public void Pupils_come_go_and_change_class()
    {
        Assert.That(Lists.Enrolments.GroupBy(each => each.Pupil).Count(each => each.Count() == 2), Is.EqualTo(3));
        Assert.That(Lists.Enrolments.GroupBy(each => each.Pupil).Count(each => each.Min(one => one.From) > new DateOnly(2025, 9, 1)), Is.EqualTo(1));
        Assert.That(Lists.Enrolments.GroupBy(each => each.Pupil).Count(each => each.Max(one => one.To ?? DateOnly.MaxValue) < new DateOnly(2026, 1, 1)), Is.EqualTo(1));
    }

    [Test]
    public void Plans_have_4_to_16_sessions_unless_they_were_cut_short_and_leaders_have_none()
    {
        var leaders = Lists.Posts.Where(post => post.Kind is PostKind.Principal or PostKind.VicePrincipal or PostKind.VicePrincipalTeaching
            or PostKind.DirectorOfTeaching or PostKind.MiddleManager).Select(post => post.Staff).ToHashSet();
        Assert.That(Lists.TutoringPlans.Select(plan => plan.Teacher), Has.None.AnyOf([.. leaders]));
        Assert.That(Lists.TutoringPlans.Select(plan => plan.Time + plan.Teacher), Is.Unique);
        foreach (var plan in Lists.TutoringPlans)
        {
            var held = school.Records.TutoringSessions.Count(each => each.Teacher == plan.Teacher && each.Pupil == plan.Pupil && each.Subject == plan.Subject);
            Assert.That(held, Is.InRange(4, 16));
        }
    }

    [Test]
    public void Duties_of_the_school_and_gaps_of_its_people_are_there()
    {
        var duties = school.Records.Duties;
        Assert.That(duties.Where(duty => duty.Staff is null).Select(duty => duty.Kind),
            Does.Contain(DutyKind.QualityAnalysis).And.Contain(DutyKind.ReadingExchange).And.Contain(DutyKind.Supervision));
        Assert.That(duties.Where(duty => duty.Kind == DutyKind.EthicsStudy).GroupBy(duty => duty.Staff).Select(each => each.Count()), Does.Contain(5).And.Contain(4));
        Assert.That(duties.Where(duty => duty.Kind == DutyKind.DemonstrationLesson).Select(duty => duty.Staff), Is.SupersetOf(Holders(PostKind.MasterTeacher)));
    }

    private IEnumerable<string> Holders(PostKind kind) => Lists.Posts.Where(post => post.Kind == kind).Select(post => post.Staff);

    private int Observed(string staff) => school.Records.LessonObservations.Count(each => each.Observer == staff);
}
