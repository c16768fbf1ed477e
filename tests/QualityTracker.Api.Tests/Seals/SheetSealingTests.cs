using Microsoft.Extensions.DependencyInjection;
using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Seals;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Seals;

namespace QualityTracker.Api.Tests.Seals;

public sealed class SheetSealingTests : DemoTests
{
    private const string Person = "T010";

    private EvaluatedTerm term = null!;
    private TermRecords records = null!;

    [OneTimeSetUp]
    public void ReadTerm() => Database.Read(connection =>
    {
        term = Server.GetRequiredService<EvaluationStore>().Read(connection, School, Term, null)!;
        return records = EvaluationStore.RecordsOf(connection, term.Frame, term.Frame.Terms[Term]);
    });

    [Test]
    public void The_same_records_in_another_order_give_the_same_seal_and_another_revision_another()
    {
        var turned = records with { Duties = [.. records.Duties.Reverse()], LessonObservations = [.. records.LessonObservations.Reverse()] };
        Assert.That(Sealed(turned).Seal(), Is.EqualTo(Sealed(records).Seal()));
        Assert.That(new SheetSealing(term, records).Of(Person, 2).Seal(), Is.Not.EqualTo(Sealed(records).Seal()));
    }

    [Test]
    public void A_seal_covers_each_record_that_names_the_person_and_each_that_is_counted()
    {
        var ids = Sealed(records).Records.Select(record => record.Id).ToHashSet();
        var person = term.Evaluation.People.Single(each => each.Staff == Person);
        Assert.That(person.Norms.SelectMany(norm => norm.Contributions).Select(each => each.Record), Is.SubsetOf(ids));
        Assert.That(records.TeachingHours.Where(line => line.Staff == Person).Select(line => line.Id), Is.SubsetOf(ids));
        Assert.That(records.LessonObservations.Where(each => each.Teacher == Person).Select(each => each.Id), Is.SubsetOf(ids));
        Assert.That(term.Frame.PostsOf[Person].Select(post => post.Id), Is.SubsetOf(ids));
        Assert.That(person.ExamResults.Select(each => $"{each.Result.Exam}/{each.Result.Subject}").Distinct(), Is.SubsetOf(ids).And.Not.Empty, "with the sheets of the classes beside it");
        Assert.That(records.Duties.Where(duty => duty.Staff is not null and not Person).Select(duty => duty.Id).Intersect(ids), Is.Empty, "and no colleague's");
    }

    [Test]
    public void A_record_of_the_person_with_other_content_breaks_the_seal_and_a_colleagues_does_not()
    {
        TermRecords With(Func<Core.Duties.Duty, bool> of) => records with { Duties = [.. records.Duties.Select(duty => of(duty) ? duty with { Title = duty.Title + "。" } : duty)] };
        Assert.That(Sealed(With(duty => duty.Staff == Person)).Seal(), Is.Not.EqualTo(Sealed(records).Seal()));
        Assert.That(Sealed(With(duty => duty.Staff is not null and not Person)).Seal(), Is.EqualTo(Sealed(records).Seal()));
    }

    private SealedSheet Sealed(TermRecords from) => new SheetSealing(term, from).Of(Person, 1);
}
