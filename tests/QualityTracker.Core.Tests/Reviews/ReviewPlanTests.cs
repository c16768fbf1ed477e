using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Reviews;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Reviews;

/// <summary>Who is asked about whom (W19, W20).</summary>
public sealed class ReviewPlanTests
{
    [Test]
    public void Pupils_review_those_who_teach_their_own_class()
    {
        var plan = Plan(Edge(ReviewGroup.Pupils, ReviewGroup.Teachers));
        Assert.That(AskedOf(plan, Pupil("701", 1)), Is.EqualTo(["T1", "T2"]));
        Assert.That(AskedOf(plan, Pupil("702", 1)), Is.EqualTo(["T2"]));
        Assert.That(plan.Invited.Select(each => (each.Staff, each.Invited)), Is.EqualTo([("T1", 3), ("T2", 5)]));
        Assert.That(Plan(Edge(ReviewGroup.Parents, ReviewGroup.HomeroomTeachers)).Invited, Is.EqualTo([new InvitedGroup(ReviewGroup.Parents, ReviewGroup.HomeroomTeachers, "T1", 3)]));
        Assert.That(Plan(Edge(ReviewGroup.Pupils, ReviewGroup.Teachers) with { FromGrade = 8 }).Tasks, Is.Empty, "the lower grades are not asked");
    }

    [Test]
    public void Peers_are_of_the_same_subject_where_the_pack_says_so()
    {
        var all = Plan(Edge(ReviewGroup.Teachers, ReviewGroup.Teachers));
        Assert.That(AskedOf(all, "T1"), Is.EqualTo(["H", "T2", "T3"]), "nobody reviews himself");
        Assert.That(AskedOf(Plan(Edge(ReviewGroup.Teachers, ReviewGroup.Teachers) with { Among = ReviewAmong.SameSubject }), "T1"), Is.EqualTo(["H", "T3"]));
        Assert.That(AskedOf(Plan(Edge(ReviewGroup.Teachers, ReviewGroup.Teachers) with { Among = ReviewAmong.SameClasses }), "T1"), Is.EqualTo(["T2"]));
        Assert.That(AskedOf(Plan(Edge(ReviewGroup.SubjectGroupHeads, ReviewGroup.Teachers) with { Among = ReviewAmong.SameSubject }), "H"), Is.EqualTo(["T1", "T3"]));
        Assert.That(AskedOf(Plan(Edge(ReviewGroup.Self, ReviewGroup.Teachers)), "T1"), Is.EqualTo(["T1"]));
    }

    [Test]
    public void Conflicts_of_interest_are_left_out_and_told()
    {
        var plan = ReviewPlan.Of(School().Pair("T1", "T3").Frame(), Day(10), [Edge(ReviewGroup.Teachers, ReviewGroup.Teachers)], [("T2", "H")]);
        Assert.That(AskedOf(plan, "T1"), Is.EqualTo(["H", "T2"]), "they share a bundled total");
        Assert.That(AskedOf(plan, "T2"), Is.EqualTo(["T1", "T3"]));
        Assert.That(plan.LeftOut.Where(each => each.Why != ConflictKind.Oneself).Select(each => (each.Reviewer, each.Line.Staff, each.Why)), Is.EquivalentTo(
            [("T1", "T3", ConflictKind.Paired), ("T3", "T1", ConflictKind.Paired), ("T2", "H", ConflictKind.Declared)]));
    }

    [Test]
    public void Who_belongs_to_the_leadership_does_not_review_it_as_a_teacher()
    {
        var frame = School().Post("T2", PostKind.LeadershipMember).Frame();
        var plan = ReviewPlan.Of(frame, Day(10), [Edge(ReviewGroup.Teachers, ReviewGroup.LeadershipTeam)]);
        Assert.That(plan.Tasks.Select(task => task.Reviewer.Id), Is.EqualTo(["H", "T1", "T3"]));
        Assert.That(plan.Tasks.SelectMany(task => task.Lines).Select(line => line.Staff).Distinct(), Is.EquivalentTo(["T2", "V"]), "the principal is not of the team");
    }

    [Test]
    public void Whoever_is_in_two_groups_reviews_a_person_once()
    {
        var plan = ReviewPlan.Of(
            School().Post("H", PostKind.HomeroomTeacher, inClass: "702").Frame(), Day(10),
            [Edge(ReviewGroup.SubjectGroupHeads, ReviewGroup.Principal), Edge(ReviewGroup.HomeroomTeachers, ReviewGroup.Principal)]);
        Assert.That(plan.Invited, Is.EqualTo(
            [new InvitedGroup(ReviewGroup.SubjectGroupHeads, ReviewGroup.Principal, "P", 1), new InvitedGroup(ReviewGroup.HomeroomTeachers, ReviewGroup.Principal, "P", 1)]));
    }

    [Test]
    public void Papers_are_of_a_class_and_name_nobody_who_fills_them_in()
    {
        var plan = Plan(Edge(ReviewGroup.Pupils, ReviewGroup.Teachers));
        Assert.That(plan.Papers().Select(paper => (paper.Class, paper.Copies, paper.Lines.Count)), Is.EqualTo([("701", 3, 2), ("702", 2, 1)]));
        var turnout = Turnout.Of(plan.Papers().Select(paper => (paper, 1)));
        Assert.That(turnout, Is.EqualTo([new Turnout(ReviewerKind.Pupil, null, 5, 2)]), "small classes are counted together");
        Assert.That(turnout[0].Percent, Is.EqualTo(40));
    }

    // A box that one voter alone can fill would say whose it is.
    [Test]
    public void Nobody_is_asked_about_whom_so_few_could_be_asked_that_nothing_would_be_shown()
    {
        ReviewEdge[] edges = [Edge(ReviewGroup.Pupils, ReviewGroup.Teachers), Edge(ReviewGroup.Principal, ReviewGroup.Teachers)];
        var plan = Plan(edges).Showable(edges);
        Assert.That(plan.Invited.Select(each => (each.From, each.Staff)), Is.EqualTo([(ReviewGroup.Pupils, "T2")]), "of T1 three pupils, and the principal is one");
        Assert.That(plan.Tasks.Select(task => task.Reviewer.Kind).Distinct(), Is.EqualTo([ReviewerKind.Pupil]));
        edges[1] = edges[1] with { SmallGroups = true };
        Assert.That(Plan(edges).Showable(edges).Invited.Count(each => each.From == ReviewGroup.Principal), Is.EqualTo(4), "where the school lets a small group count, it is asked");
    }

    internal static ReviewEdge Edge(ReviewGroup from, ReviewGroup of, decimal weight = 100, int least = 5) =>
        new(from, of, weight, least, false, ReviewAmong.Everyone, 1, ReviewForms.For(of));

    private static ReviewPlan Plan(params ReviewEdge[] edges) => ReviewPlan.Of(School().Frame(), Day(10), edges);

    private static IEnumerable<string> AskedOf(ReviewPlan plan, string reviewer) => plan.Tasks.Single(task => task.Reviewer.Id == reviewer).Lines.Select(line => line.Staff);

    // T1 and T3 teach maths with H, T2 English in both classes.
    private static SchoolBuilder School() => new SchoolBuilder().Class("701", 3).Class("702", 2).Class("801", 0)
        .Person("T1").Teaches("T1", "701", "maths").Post("T1", PostKind.HomeroomTeacher, inClass: "701")
        .Person("T2").Teaches("T2", "701", "english").Teaches("T2", "702", "english")
        .Person("T3").Teaches("T3", "801", "maths").Person("H").Teaches("H", "801", "maths").Post("H", PostKind.SubjectGroupHead, subject: "maths")
        .Person("P").Post("P", PostKind.Principal).Person("V").Post("V", PostKind.VicePrincipal);
}
