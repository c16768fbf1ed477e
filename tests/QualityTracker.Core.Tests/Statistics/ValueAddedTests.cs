using System.Text.Json;
using FsCheck;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Statistics;
using QualityTracker.Core.Tests.Vectors;

namespace QualityTracker.Core.Tests.Statistics;

[TestFixture("")]
[TestFixture("de-DE")]
[TestFixture("zh-CN")]
public sealed class ValueAddedTests(string culture) : VectorTests(culture)
{
    [Test]
    public void Every_worked_grade_is_reproduced()
    {
        var cases = Cases("value-added.json");
        Assert.That(cases, Has.Count.EqualTo(3));
        foreach (var worked in cases)
        {
            var added = ValueAdded.Of([.. worked.GetProperty("pupils").EnumerateArray().Select(Pupil)])!;
            var expected = worked.GetProperty("expected");
            Assert.That(
                (Four(added.Slope), Four(added.WithinVariance), Four(added.BetweenVariance)),
                Is.EqualTo((Text(expected, "slope"), Text(expected, "sigma2"), Text(expected, "tau2"))));
            Assert.That(
                added.Classes.Select(one =>
                    (one.Class, one.Matched, Four(one.MeanResidual), Four(one.StandardError), Four(one.Shrunk), one.Reported)),
                Is.EqualTo(expected.GetProperty("classes").EnumerateObject().Select(one => (
                    one.Name, one.Value.GetProperty("n").GetInt32(), Text(one.Value, "meanResidual"),
                    Text(one.Value, "standardError"), Text(one.Value, "shrunk"), one.Value.GetProperty("reported").GetBoolean()))));
        }
    }

    [Test]
    public void Nine_matched_pupils_are_not_reported_and_ten_are()
    {
        var pupils = Grade(("A", 9), ("B", 10));
        Assert.That(ValueAdded.Of(pupils)!.Classes.Select(one => one.Reported), Is.EqualTo(new[] { false, true }));
        Assert.That(ValueAdded.Of(pupils, leastMatched: 11)!.Classes.Select(one => one.Reported), Is.All.False);
    }

    [Test]
    public void The_interval_is_the_mean_and_1_96_errors_either_way()
    {
        var one = new ClassValueAdded("A", 25, 0.5, 0.1, 0.4, true);
        Assert.That((one.From, one.To), Is.EqualTo((0.5 - (1.96 * 0.1), 0.5 + (1.96 * 0.1))));
    }

    [Test]
    public void A_class_alone_adds_nothing_and_cannot_be_shrunk()
    {
        var added = ValueAdded.Of(Grade(("A", 12)))!;
        Assert.That(added.BetweenVariance, Is.Null);
        Assert.That(added.Classes[0].Shrunk, Is.Null);
        Assert.That(added.Classes[0].MeanResidual, Is.Zero.Within(1e-12));
    }

    [Test]
    public void Classes_of_one_pupil_each_cannot_be_shrunk()
    {
        var added = ValueAdded.Of(Grade(("A", 1), ("B", 1), ("C", 1), ("D", 1)))!;
        Assert.That(added.WithinVariance, Is.Null);
        Assert.That(added.Classes.Select(one => one.Shrunk), Is.All.Null);
    }

    [Test]
    public void Too_few_pupils_or_equal_marks_are_not_computed()
    {
        Assert.That(ValueAdded.Of([]), Is.Null);
        Assert.That(ValueAdded.Of([new("A", 1, 2), new("A", 2, 1)]), Is.Null);
        Assert.That(ValueAdded.Of([new("A", 5, 2), new("A", 5, 1), new("B", 5, 3)]), Is.Null);
        Assert.That(ValueAdded.Of([new("A", 1, 3), new("A", 2, 3), new("B", 3, 3)]), Is.Null);
    }

    [Test]
    public void Z_may_be_taken_in_a_grade_wider_than_the_matched()
    {
        var pupils = Grade(("A", 12), ("B", 12));
        var own = ValueAdded.Of(pupils)!;
        var after = pupils.Select(pupil => pupil.After).ToArray();
        var wider = ValueAdded.Of(pupils, gradeAfter: Moments.Of([.. after, 0, 100]))!;
        var scale = Moments.Of(after).PopulationSd!.Value / Moments.Of([.. after, 0, 100]).PopulationSd!.Value;
        Assert.That(wider.Classes[0].MeanResidual, Is.EqualTo(own.Classes[0].MeanResidual * scale).Within(1e-12));
        Assert.That(wider.Intercept, Is.Not.Zero.Within(1e-6));
    }

    [FsCheck.NUnit.Property]
    public bool Neither_the_order_of_pupils_nor_the_scale_of_an_exam_matters(NonEmptyArray<(byte Before, byte After)> marks, int seed)
    {
        MatchedPupil[] pupils = [.. marks.Get.Select((mark, i) => new MatchedPupil($"C{i % 3}", mark.Before, mark.After))];
        var added = ValueAdded.Of(pupils);
        var shuffled = pupils.ToArray();
        new Random(seed).Shuffle(shuffled);
        var again = ValueAdded.Of(shuffled);
        var doubled = ValueAdded.Of([.. pupils.Select(pupil => pupil with { After = (pupil.After * 4) + 7 })]);
        return added is null
            ? again is null && doubled is null
            : added.Classes.SequenceEqual(again!.Classes) && added with { Classes = again.Classes } == again
                && added.Classes.Zip(doubled!.Classes).All(pair =>
                    Math.Abs(pair.First.MeanResidual - pair.Second.MeanResidual) < 1e-9);
    }

    [FsCheck.NUnit.Property]
    public bool Shrinking_draws_towards_nothing(NonEmptyArray<(byte Before, byte After)> marks) =>
        ValueAdded.Of([.. marks.Get.Select((mark, i) => new MatchedPupil($"C{i % 3}", mark.Before, mark.After))])?.Classes
            .All(one => one.Shrunk is null || Math.Abs(one.Shrunk.Value) <= Math.Abs(one.MeanResidual)) ?? true;

    private static MatchedPupil Pupil(JsonElement row) =>
        new(row.GetProperty("class").GetString()!, Number(row.GetProperty("before")), Number(row.GetProperty("after")));

    private static MatchedPupil[] Grade(params (string Class, int Count)[] classes) =>
        [.. classes.SelectMany((one, c) => Enumerable.Range(0, one.Count)
            .Select(i => new MatchedPupil(one.Class, 50 + (i * 3) + c, 40 + (i * 2) + (i * 7 % 5) + (c * 6))))];

    private static string? Four(double? exact) => Printed(exact is { } figure ? Rounding.Statistic(figure) : null);

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
