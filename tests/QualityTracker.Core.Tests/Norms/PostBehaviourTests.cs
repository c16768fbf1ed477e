using QualityTracker.Core.Duties;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Norms;

/// <summary>
/// Every kind of norm with posts held at once, for a part of the term, and one after the other. A principal owes so many lectures, a
/// mentor twice as many: A and 2 × A. The autumn has 20 weeks, the months September to January, and rounds of 10 weeks each.
/// </summary>
public sealed class PostBehaviourTests
{
    // The week owes A or 2 × A. Of two lectures in week 3 and one in week 15, week 3 alone has what both posts ask.
    [TestCase("week", 1, "both all term: 20 weeks that ask 2", 1, 20, 1, 20, 20, 1)]
    [TestCase("week", 1, "principal from week 11: 10 weeks that ask 1", 11, 20, 0, 0, 10, 1)]
    [TestCase("week", 1, "principal to week 10, mentor from 11: 20 weeks that ask 1, then 2", 1, 10, 11, 20, 20, 1)]
    [TestCase("week", 1, "mentor to week 10, principal from 11: 20 weeks that ask 2, then 1", 11, 20, 1, 10, 20, 2)]
    [TestCase("month", 1, "both all term: 5 months that ask 2", 1, 20, 1, 20, 5, 1)]
    [TestCase("month", 1, "principal from 10 November: 3 months that ask 1", 11, 20, 0, 0, 3, 1)]
    [TestCase("month", 1, "principal in September, mentor from 6 October: 5 months that ask 1, then 2", 1, 5, 6, 20, 5, 1)]
    [TestCase("month", 1, "mentor in September, principal from 6 October: 5 months that ask 2, then 1", 6, 20, 1, 5, 5, 2)]
    [TestCase("round", 1, "both all term: 2 rounds that ask 2", 1, 20, 1, 20, 2, 1)]
    [TestCase("round", 1, "principal from week 11: 1 round that asks 1", 11, 20, 0, 0, 1, 1)]
    [TestCase("round", 1, "principal to week 10, mentor from 11: 2 rounds that ask 1, then 2", 1, 10, 11, 20, 2, 1)]
    [TestCase("round", 1, "principal from week 9, mentor to week 10: the round of both asks 2, the next 1", 9, 20, 1, 10, 2, 2)]
    [TestCase("term", 10, "both all term: 20", 1, 20, 1, 20, 20, 3)]
    [TestCase("term", 10, "principal from week 11: 10 × 10 ÷ 20 = 5", 11, 20, 0, 0, 5, 3)]
    [TestCase("term", 10, "principal to week 8, mentor from 9: 10 × 8 ÷ 20 + 20 × 12 ÷ 20 = 16", 1, 8, 9, 20, 16, 3)]
    [TestCase("term", 10, "principal to week 12, mentor from 9: 10 × 8 ÷ 20 + 20 × 12 ÷ 20 = 16", 1, 12, 9, 20, 16, 3)]
    [TestCase("year", 24, "both all term: 48 × ½ = 24", 1, 20, 1, 20, 24, 3)]
    [TestCase("year", 24, "principal from week 11: 24 × ½ × 10 ÷ 20 = 6", 11, 20, 0, 0, 6, 3)]
    [TestCase("year", 24, "principal to week 8, mentor from 9: 12 × 8 ÷ 20 + 24 × 12 ÷ 20 = 19.2", 1, 8, 9, 20, 19.2, 3)]
    public void A_person_owes_by_the_posts_held(
        string period, int atLeast, string rule, int principalFrom, int principalTo, int mentorFrom, int mentorTo, double target, int actual)
    {
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, from: Day(principalFrom), to: Day(principalTo, 7));
        if (mentorFrom > 0) school.Post("T1", PostKind.Mentor, from: Day(mentorFrom), to: Day(mentorTo, 7));
        var owed = Lectures(school, "T1").Evaluate(Pack("principal", period, atLeast)).Person("T1").NormsOwed.Single();
        Assert.That((owed.Target, owed.Actual), Is.EqualTo(((decimal)target, (decimal)actual)), rule);
        Assert.That(owed.Met, Is.EqualTo(owed.Actual >= owed.Target), rule);
    }

    [TestCase("week", 1, 20, 2)]
    [TestCase("month", 1, 5, 2)]
    [TestCase("round", 1, 2, 2)]
    [TestCase("term", 4, 4, 3)]
    [TestCase("year", 8, 4, 3)]
    public void The_school_owes_all_term_whoever_holds_which_post(string period, int atLeast, int target, int actual)
    {
        // Two lectures of week 3 and one of week 15; who gave them left the post after week 3.
        var school = Lectures(new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, to: Day(3, 7)), "T1");
        var owed = school.Evaluate(Pack("school", period, atLeast)).SchoolNorms.Single();
        Assert.That((owed.Target, owed.Actual, owed.Posts.Count), Is.EqualTo(((decimal)target, (decimal)actual, 0)));
    }

    [Test]
    public void A_class_owes_by_its_timetable_whoever_teaches_it()
    {
        // Two classes with a timetable, of which one has a labour lesson; its teacher took over in week 9.
        var pack = PackText.Scoring(
            PackText.Indicator("norms", "100", "norms", "attainment"), $"[{PackText.Norm("A", "class", "labour-lessons", "week", "1")}]");
        var owed = new SchoolBuilder().Class("701", 0).Class("702", 0).Person("T1").Post("T1", PostKind.Teacher, from: Day(9))
            .Timetabled("701", "labour", 1).Timetabled("702", "maths", 1).Evaluate(pack).SchoolNorms.Single();
        Assert.That((owed.Target, owed.Actual, owed.ShortBy), Is.EqualTo((2m, 1m, 1m)));
    }

    [Test]
    public void In_spring_a_year_owes_what_the_posts_of_both_terms_ask()
    {
        // Principal in autumn from week 11, mentor all spring: 24 × 10 ÷ 40 + 48 × 20 ÷ 40 = 30.
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal, from: Day(11), to: Day(20, 7))
            .Post("T1", PostKind.Mentor, from: SpringDay(1));
        Assert.That(school.Evaluate(Pack("principal", "year", 24), Spring).Person("T1").NormsOwed.Single().Target, Is.EqualTo(30));
    }

    private static SchoolBuilder Lectures(SchoolBuilder school, string staff) => school
        .Duty(staff, DutyKind.Lecture, Day(3), title: "一").Duty(staff, DutyKind.Lecture, Day(3, 2), title: "二").Duty(staff, DutyKind.Lecture, Day(15), title: "三");

    private static Core.Policies.PolicyPack Pack(string who, string period, int atLeast)
    {
        var share = period == "year" ? ", share-of-year: [0.5, 1]" : "";
        var mentor = who == "school" ? "" : $", {PackText.Norm("B", "mentor", "lectures", period, $"{2 * atLeast}", share)}";
        return PackText.Scoring(
            PackText.Indicator("norms", "100", "norms", "attainment"), $"[{PackText.Norm("A", who, "lectures", period, $"{atLeast}", share)}{mentor}]");
    }
}
