using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Policies;

/// <summary>No number of a pack is so large or so fine that reckoning with it could fail.</summary>
public sealed class PackNumberTests
{
    private static readonly string[] Numbers =
    [
        "79228162514264337593543950335", "79228162514264337593543950336", "10000000000000000000000000000", "0.0000000000000000000000000001",
        "0.00000000000000000000000000000000001", "-79228162514264337593543950335", "1000001", "0.1234567",
    ];

    // Each stands once in the small pack, or is put into it.
    private static readonly (string Old, string Now)[] Places =
    [
        ("weight: $process\n", "weight: {0}\n"), ("weight: 100\n        source: norms", "weight: {0}\n        source: norms"),
        ("at-least: 30", "at-least: {0}"), ("at-least: 24", "at-least: {0}"), ("[0.5, 1]", "[{0}, 1]"),
        ("floor: 0.8", "floor: {0}"), ("ceiling: 1.2", "ceiling: {0}"), ("from: 75", "from: {0}"), ("at-most: 20", "at-most: {0}"),
        ("percent: 60", "percent: {0}"), ("    default: 60", "    default: {0}"), ("range: [0, 100]", "range: [0, {0}]"),
        ("score: attainment", "score: {{ way: attainment, cap: {0} }}"), ("score: attainment", "score: {{ way: steps, steps: [{{ from: {0}, percent: 80 }}] }}"),
        ("{ exams: [end-of-term] }", "{{ exams: [end-of-term], at-least-sat: {0} }}"),
        ("dimensions:\n", "workload: {{ full-load: [{{ stage: primary, periods: {0} }}] }}\ndimensions:\n"),
        ("dimensions:\n", "workload: {{ repeat-factors: [1, {0}] }}\ndimensions:\n"),
        ("dimensions:\n", "reviews: {{ bundle-share: {0} }}\ndimensions:\n"),
        ("percent: 60, points: standard-periods }", "percent: 60, points: standard-periods }}\n  - {{ id: head, kind: fixed, title: {{ zh: 班, en: head }}, post: homeroom-teacher, yuan-a-month: {0} }}"),
    ];

    [Test]
    public void A_number_beyond_the_bounds_is_refused_wherever_it_stands([ValueSource(nameof(Numbers))] string number)
    {
        foreach (var (old, now) in Places)
        {
            var text = PackText.With(old, string.Format(System.Globalization.CultureInfo.InvariantCulture, now, number));
            var reading = PackReader.Read(text);
            Assert.That(reading.Pack, Is.Null, text);
            Assert.That(reading.Problems.Select(problem => problem.Message.En), Has.Some.Matches<string>(message =>
                message.Contains("is too large or has too many", StringComparison.Ordinal) || message.Contains("number is needed", StringComparison.Ordinal)
                || message.Contains("is negative", StringComparison.Ordinal) || message.Contains("a number from", StringComparison.Ordinal)), $"{now} {number}");
        }
    }

    [TestCase("0.0000001", "too many decimal places")]
    [TestCase("0.0000000000000000000000000001", "too many decimal places")]
    [TestCase("79228162514264337593543950335", "a number from 0 to 100")]
    [TestCase("0.1234560000", null)]
    public void A_school_gives_numbers_within_the_bounds_too(string value, string? refused)
    {
        var parameter = PackText.Pack(PackText.Small).Parameters[0];
        Assert.That(ParameterValues.Refusal(parameter, value)?.En, refused is null ? Is.Null : Does.Contain(refused));
    }

    [Test]
    public void The_largest_numbers_that_can_be_written_can_be_reckoned_with()
    {
        var text = PackText.With("at-least: 30", "at-least: 1000000", PackText.With("at-least: 24", "at-least: 0.000001"));
        text = PackText.With("percent: rest, points: quality }", """
            percent: rest, points: quality }
              - { id: head, kind: fixed, title: { zh: 班, en: head }, post: homeroom-teacher, yuan-a-month: 1000000 }
            """, text);
        var pack = PackText.Pack(text);
        var evaluation = new SchoolBuilder().Person("T1").Post("T1", PostKind.Principal).Post("T1", PostKind.Teacher)
            .Duty("T1", Core.Duties.DutyKind.Training, Day(2), hours: 100).Evaluate(pack);
        Assert.That(evaluation.Person("T1").Norm("C1").Target, Is.EqualTo(1_000_000));
        Assert.That(evaluation.Person("T1").Norm("C1-year").Attainment, Is.EqualTo(20_000_000_000m));
    }

    [Test]
    public void A_pack_has_three_hundred_norms_at_most()
    {
        string Pack(int norms) => "pack: many\ntitle: { zh: 多, en: many }\nextends: combined\nwithout: [norms]\nnorms:\n" + string.Concat(
            Enumerable.Range(1, norms).Select(at => $"  - {{ id: N{at}, clause: W6, who: teacher, measure: lessons-observed, period: week, at-least: 1 }}\n"));
        Assert.That(PackReader.Read(Pack(300), PolicyPacks.TextOf).Problems, Is.Empty);
        var problem = PackReader.Read(Pack(301), PolicyPacks.TextOf).Problems.Single();
        Assert.That((problem.Line, problem.File, problem.Message.En), Is.EqualTo((306, "many", "there are more than 300 norms; shorten the list")));
    }
}
