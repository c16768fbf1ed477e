using QualityTracker.Api.Access;
using QualityTracker.Api.Tests.Rooms;

namespace QualityTracker.Api.Tests.Access;

/// <summary>The matrix says what it means, and README shows the same one.</summary>
public sealed class MatrixTests
{
    [Test]
    public void Readme_shows_the_matrix_as_it_is()
    {
        var readme = File.ReadAllText(Path.Combine(RoomsTests.Root, "README.md")).ReplaceLineEndings("\n");
        Assert.That(readme, Does.Contain(Matrix.ByRole.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Clause_P4_is_kept_pupils_are_seen_by_their_own_teachers_and_by_who_leads()
    {
        var rule = Matrix.Of("pupils.read")!;
        Assert.That(rule.Reaches, Is.EquivalentTo(new Dictionary<Role, Reach>
        {
            [Role.Teacher] = Reach.Classes,
            [Role.HomeroomTeacher] = Reach.Classes,
            [Role.SubjectGroupHead] = Reach.None,
            [Role.DirectorOfTeaching] = Reach.School,
            [Role.VicePrincipal] = Reach.School,
            [Role.Principal] = Reach.School,
            [Role.Office] = Reach.School,
            [Role.Finance] = Reach.None,
            [Role.CountyViewer] = Reach.None,
            [Role.Administrator] = Reach.None,
        }));
    }

    [Test]
    public void A_county_viewer_sees_nobody_by_name()
    {
        var seen = Matrix.Operations.Where(operation => Matrix.Of(operation)!.ReachOf(Role.CountyViewer) != Reach.None);
        Assert.That(seen, Is.EquivalentTo(["schools.list", "schools.read", "terms.list", "terms.read", "school-policies.list", "school-policies.read", "policy-adoptions.list",
            "county.bundles.import", "county.bundles.list", "county.comparisons.read", "county.notices.pdf", "county.notices.workbook"]));
    }

    [TestCase(Role.SubjectGroupHead)]
    [TestCase(Role.DirectorOfTeaching)]
    [TestCase(Role.CountyViewer)]
    [TestCase(Role.Administrator)]
    public void Pay_of_others_is_for_the_principal_the_office_and_finance(Role role) =>
        Assert.That(new[] { "pay-runs.inputs", "pay-runs.workbook", "pay-runs.csv" }.Select(operation => Matrix.Of(operation)!.ReachOf(role)), Is.All.EqualTo(Reach.None));

    [Test]
    public void Finance_sees_no_evaluation_and_no_observation() =>
        Assert.That(new[] { "evaluations.list", "evaluations.read", "sheets.read", "sheets.book", "lesson-observations.read" }
            .Select(operation => Matrix.Of(operation)!.ReachOf(Role.Finance)), Is.All.EqualTo(Reach.None));

    [Test]
    public void What_does_not_stand_in_the_matrix_nobody_may() => Assert.That(Matrix.Of("schools.sell"), Is.Null);
}
