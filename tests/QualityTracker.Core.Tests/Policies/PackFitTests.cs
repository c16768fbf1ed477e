using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Policies;

public sealed class PackFitTests
{
    private const string Researchers = "norms:\n  - { id: W27, at-least: 2 }\n";

    [Test]
    public void A_norm_the_school_wrote_for_a_post_that_nobody_holds_is_a_mistake_with_its_line()
    {
        var problem = Fit(Own(Researchers), School()).Problems.Single();
        Assert.That((problem.File, problem.Line), Is.EqualTo(("own", 5)));
        Assert.That(problem.Message.En, Does.Contain("nobody is subject researcher").And.Contain("remove it"));
    }

    [Test]
    public void A_norm_that_a_document_brings_along_is_only_noticed()
    {
        var fit = Fit(Own(""), School());
        Assert.That(fit.Problems, Is.Empty);
        Assert.That(fit.Notices.Select(notice => notice.Message.En), Has.Some.Contain("norm W27").And.Some.Contain("norm W28"));
        Assert.That(fit.Notices, Has.All.Matches<PolicyProblem>(notice => notice.File == "wenxian-2019"));
        Assert.That(Fit(PolicyPacks.Of("wenxian-2019"), School(), own: false).Problems, Is.Empty);
    }

    [Test]
    public void One_day_in_the_post_is_enough()
    {
        var school = School().Post("T1", PostKind.SubjectResearcher, Day(2), Day(2));
        Assert.That(Fit(Own(Researchers), school).Problems, Is.Empty);
    }

    private static PackFit Fit(PolicyPack pack, SchoolBuilder school, bool own = true) => PackFit.Of(pack, own, school.Frame(), Autumn);

    private static SchoolBuilder School() => new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal);

    private static PolicyPack Own(string rest) =>
        PackReader.Read($"pack: own\ntitle: {{ zh: 自, en: own }}\nextends: wenxian-2019\n{rest}", PolicyPacks.TextOf).Pack!;
}
