using System.Globalization;
using System.Text.Json;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Exams;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Tests.Vectors;
using static QualityTracker.Core.Tests.ExamAnalyses.ExamBuilder;

namespace QualityTracker.Core.Tests.ExamAnalyses;

[TestFixture("")]
[TestFixture("de-DE")]
public sealed class ExamValueAddedTests(string culture) : VectorTests(culture)
{
    // The whole way, from rows of two exams to the printed figures; in other places, among classes of other names.
    [Test]
    public void Every_worked_grade_is_reproduced_from_two_exams()
    {
        foreach (var worked in Cases("value-added.json"))
        {
            var added = Added(worked);
            var expected = worked.GetProperty("expected");
            Assert.That(
                (Four(added.Line!.Slope), Four(added.WithinVariance), Four(added.BetweenVariance)),
                Is.EqualTo((Word(expected, "slope"), Word(expected, "sigma2"), Word(expected, "tau2"))));
            foreach (var of in expected.GetProperty("classes").EnumerateObject())
            {
                var found = added.Classes.Single(each => each.Class == of.Name);
                Assert.That((found.Matched, found.Value is not null), Is.EqualTo((of.Value.GetProperty("n").GetInt32(), of.Value.GetProperty("reported").GetBoolean())));
                if (found.Value is null) continue;
                Assert.That(
                    (Four(found.Value.MeanResidual), Four(found.Value.StandardError), Four(found.Value.Shrunk)),
                    Is.EqualTo((Word(of.Value, "meanResidual"), Word(of.Value, "standardError"), Word(of.Value, "shrunk"))));
            }
        }
    }

    [Test]
    public void Only_pupils_with_both_exams_are_matched_in_the_class_of_the_later_one()
    {
        var before = Grade("E", 11).Row("maths", Pupil("703", 1), ExamStatus.Absent).Analyse();
        var after = new ExamBuilder(id: "F", month: 12).Sat("701", Marks(12, 3)).Sat("702", Marks(12, 5)).Class("704", 1)
            .Row("maths", Pupil("704", 1), ExamStatus.Sat, 50).Row("maths", Pupil("701", 1), ExamStatus.Absent).Analyse();
        var added = ExamValueAdded.Of(before, after, "maths")!;
        Assert.That(added.Classes.Select(each => (each.Class, each.Matched)), Is.EqualTo([("701", 12), ("702", 12), ("704", 0)]));
        Assert.That(added.Classes[2].NotReported!.En, Does.Contain("fewer than 10"));
        Assert.That(ExamValueAdded.Of(before, after, "physics"), Is.Null);
    }

    [Test]
    public void A_class_not_assigned_in_parallel_has_no_figure()
    {
        var before = Grade("E", 11).SatApart("703", false, Marks(12, 1)).Analyse();
        var after = Grade("F", 12).SatApart("703", false, Marks(12, 7)).Analyse();
        var apart = ExamValueAdded.Of(before, after, "maths")!.Classes[2];
        Assert.That((apart.Matched, apart.Value, apart.NotReported), Is.EqualTo((12, (object?)null, Comparability.NotParallel)));
    }

    // Residuals add up to nothing: a class of three in the line would follow from the others.
    [Test]
    public void A_class_of_three_is_not_in_the_line()
    {
        var with = ExamValueAdded.Of(Grade("E", 11).Sat("703", 10, 50, 90).Analyse(), Grade("F", 12).Sat("703", 90, 10, 40).Analyse(), "maths")!;
        var without = ExamValueAdded.Of(Grade("E", 11).Analyse(), Grade("F", 12).Analyse(), "maths")!;
        Assert.That((with.Matched, with.Line), Is.EqualTo((without.Matched, without.Line)));
        Assert.That(with.Classes.Take(2), Is.EqualTo(without.Classes));
    }

    [Test]
    public void Marks_all_alike_say_nothing()
    {
        var before = new ExamBuilder().Sat("701", [.. Enumerable.Repeat(60m, 12)]).Analyse();
        var added = ExamValueAdded.Of(before, Grade("F", 12).Analyse(), "maths")!;
        Assert.That((added.Line, added.Classes[0].Value, added.Classes[0].NotReported!.En), Is.EqualTo(((object?)null, (object?)null, "too few pupils with both exams, or marks all alike: cannot be computed")));
    }

    private static ExamBuilder Grade(string id, int month) => new ExamBuilder(id: id, month: month).Sat("701", Marks(12, month)).Sat("702", Marks(12, month * 3));

    private static decimal[] Marks(int count, int seed) => [.. Enumerable.Range(0, count).Select(at => 40m + (at * 4) + (at * seed % 11))];

    private static ExamValueAdded Added(JsonElement worked)
    {
        var (before, after) = (new ExamBuilder().Paper("maths", 150), new ExamBuilder(id: "F", month: 12).Paper("maths", 150));
        foreach (var of in worked.GetProperty("pupils").EnumerateArray().GroupBy(row => row.GetProperty("class").GetString()!))
        {
            before.Class(of.Key, of.Count()).Scores("maths", of.Key, [.. of.Select(row => Number(row.GetProperty("before")))]);
            after.Class(of.Key, of.Count()).Scores("maths", of.Key, [.. of.Select(row => Number(row.GetProperty("after")))]);
        }

        return ExamValueAdded.Of(before.Analyse(order: new(1)), after.Analyse(order: new(2)), "maths")!;
    }

    private static string? Four(double? exact) => exact is { } figure ? Rounding.Statistic(figure).ToString(CultureInfo.InvariantCulture) : null;

    private static string? Word(JsonElement row, string name) => row.GetProperty(name).GetString();
}
