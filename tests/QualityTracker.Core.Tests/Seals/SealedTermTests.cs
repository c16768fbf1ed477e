using System.Text;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Seals;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Seals;

/// <summary>A term can be computed anew from what is kept of it.</summary>
public sealed class SealedTermTests
{
    [Test]
    public void A_term_read_back_is_the_same_bytes_and_gives_the_same_evaluation()
    {
        var pack = PolicyPacks.Of("wenxian-2019");
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var school = RandomSchool.Of(seed);
            var form = CanonicalForm.Of(Kept(school, null));
            Assert.That(CanonicalForm.Of(Kept(school, new(seed))), Is.EqualTo(form), "whatever the order of the records");
            var read = CanonicalReader.Read<SealedTerm>(form);
            Assert.That(CanonicalForm.Of(read), Is.EqualTo(form));
            Assert.That(CanonicalForm.HashOf(read.Evaluate(pack)), Is.EqualTo(CanonicalForm.HashOf(school.Evaluate(pack))), $"seed {seed}");
        }
    }

    [Test]
    public void A_term_of_a_whole_school_gives_the_same_seals()
    {
        var (pack, school) = (PolicyPacks.Of("wenxian-2019"), DemoSchool.Build());
        var (before, after) = (school.Evaluate(pack), CanonicalReader.Read<SealedTerm>(CanonicalForm.Of(Kept(school, null))).Evaluate(pack));
        Assert.That(after.People.Select(person => SealedSheet.Of(after, person.Staff, 1, []).Seal()),
            Is.EqualTo(before.People.Select(person => SealedSheet.Of(before, person.Staff, 1, []).Seal())));
    }

    [Test]
    public void No_pupil_stands_in_it_by_name_or_number_and_no_text_that_no_figure_is_made_from()
    {
        var school = new SchoolBuilder().Class("701", 3).Person("T1").Post("T1", Core.Posts.PostKind.Teacher)
            .Plan("T1", "19800101", 5, Day(1), null).Tutors("T1", "19800101", Day(2));
        var (frame, records) = (school.Frame(), school.Records());
        var lists = frame.Lists;
        frame = new(lists with
        {
            Pupils = [new() { Id = "19800101", Name = "赵某某" }],
            TutoringPlans = [.. lists.TutoringPlans.Select(plan => plan with { Requirement = "赵某某每天一题" })],
        });
        records = records with { TutoringSessions = [.. records.TutoringSessions.Select(session => session with { Content = "赵某某的错题" })] };
        var text = Encoding.UTF8.GetString(CanonicalForm.Of(SealedTerm.Of(frame, Autumn, records, null, [])));
        Assert.That(text, Does.Not.Contain("赵某某").And.Not.Contain("19800101").And.Contain("P000001"));
    }

    // Otherwise next term's office work would break every seal of this one, and hold what is paid by it.
    [Test]
    public void What_is_recorded_of_later_terms_changes_nothing()
    {
        var (school, later) = (DemoSchool.Build(), new DateOnly(2026, 2, 20));
        var (frame, records) = (school.Frame(), school.Records());
        var lists = frame.Lists;
        var next = new SchoolFrame(lists with
        {
            Staff = [.. lists.Staff.Select((member, at) => at == 0 ? member with { LeftOn = later } : member)],
            Posts = [.. lists.Posts.Select(post => post with { To = post.To ?? later }), lists.Posts.First() with { Id = "0", From = later, To = null }],
            TeachingAssignments = [.. lists.TeachingAssignments.Select(each => each with { To = each.To ?? later }), lists.TeachingAssignments.First() with { Id = "0", From = later, To = null }],
            Enrolments = [.. lists.Enrolments.Select(each => each with { To = each.To ?? later }), lists.Enrolments.First() with { Id = "0", Pupil = "00000000", From = later, To = null }],
        });
        Assert.That(CanonicalForm.HashOf(SealedTerm.Of(next, Autumn, records, null, [])), Is.EqualTo(CanonicalForm.HashOf(SealedTerm.Of(frame, Autumn, records, null, []))));
    }

    [Test]
    public void What_is_no_term_is_not_read() => Assert.Multiple(() =>
    {
        Assert.That(() => CanonicalReader.Read<SealedTerm>("[]"u8), Throws.InstanceOf<System.Text.Json.JsonException>());
        Assert.That(() => CanonicalReader.Read<SealedTerm>("{\"later\":1}"u8), Throws.InstanceOf<System.Text.Json.JsonException>(), "what this program does not know is not left out");
        Assert.That(() => CanonicalReader.Read<ExamScore>("{\"status\":1}"u8), Throws.InstanceOf<System.Text.Json.JsonException>());
    });

    private static SealedTerm Kept(SchoolBuilder school, Random? order) =>
        SealedTerm.Of(school.Frame(order), Autumn, school.Records(order), null, [new("wenxian-2019", new('0', 64))]);
}
