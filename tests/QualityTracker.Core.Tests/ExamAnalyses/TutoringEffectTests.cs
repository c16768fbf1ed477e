using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Tutoring;
using static QualityTracker.Core.Tests.ExamAnalyses.ExamBuilder;

namespace QualityTracker.Core.Tests.ExamAnalyses;

public sealed class TutoringEffectTests
{
    // Twenty weak pupils at 40 and twenty strong ones at 80: mean 60, SD 20, Z −1 and 1. Ten of the weak are tutored and come to 60, the other ten
    // stay at 40: afterwards 10 × 60, 10 × 40, 20 × 80: mean 65, Σ(x − 65)² = 250 + 6250 + 4500 = 11000, SD √275.
    [Test]
    public void The_tutored_are_set_beside_the_untutored_of_the_same_start()
    {
        var effect = TutoringEffect.Of(Before(), After(60), "maths", Sessions(10, 8))!;
        Assert.That((effect.Tutored, effect.Untutored, effect.WithoutMatch, effect.TooFew), Is.EqualTo((10, 10, 0, (object?)null)));
        Assert.That(effect.Effect, Is.EqualTo(20 / Math.Sqrt(275)).Within(1e-12));
        Assert.That(effect.Interval!.Value.To - effect.Interval.Value.From, Is.Zero.Within(1e-9), "nobody differs inside a group");
        Assert.That(TutoringEffect.RegressionToTheMean.Zh, Does.Contain("回归效应"));
    }

    // Both come up by the same: everybody weak did, tutored or not.
    [Test]
    public void What_comes_to_everybody_of_the_start_is_no_effect()
    {
        var after = Exam("F", 12, 60, 60).Analyse();
        Assert.That(TutoringEffect.Of(Before(), after, "maths", Sessions(10, 8))!.Effect, Is.Zero.Within(1e-12));
    }

    [Test]
    public void Fewer_than_ten_on_either_side_are_too_few()
    {
        var nine = TutoringEffect.Of(Before(), After(60), "maths", Sessions(9, 8))!;
        Assert.That((nine.Tutored, nine.Effect, nine.Interval), Is.EqualTo((9, (double?)null, (object?)null)));
        Assert.That(nine.TooFew!.En, Does.Contain("too few"));
        Assert.That(TutoringEffect.Of(Before(), After(60), "maths", Sessions(11, 8))!.Effect, Is.Null, "nine untutored of the same start");
    }

    [Test]
    public void Who_had_a_few_sessions_is_on_neither_side()
    {
        var sessions = Sessions(10, 8);
        sessions[Pupil("701", 11)] = 5;
        var effect = TutoringEffect.Of(Before(), After(60), "maths", sessions)!;
        Assert.That((effect.Tutored, effect.Untutored), Is.EqualTo((10, 9)));
    }

    // Roster days are 10 November and 10 December.
    [Test]
    public void Sessions_of_the_subject_between_the_exams_count()
    {
        TutoringSession Held(int pupil, int month, int day, string subject = "maths") => new() { Pupil = Pupil("701", pupil), Subject = subject, Date = new(2025, month, day) };
        var sessions = Enumerable.Range(1, 10).SelectMany(pupil => Enumerable.Range(11, 6).Select(day => Held(pupil, 11, day))).ToList();
        sessions.AddRange([Held(11, 11, 10), Held(12, 12, 11), Held(13, 11, 20, "english")]);
        var effect = TutoringEffect.Of(Before(), After(60), "maths", sessions)!;
        Assert.That((effect.Tutored, effect.Untutored), Is.EqualTo((10, 10)));
    }

    [Test]
    public void Who_has_nobody_beside_in_the_band_is_counted_apart()
    {
        var sessions = Sessions(10, 8);
        foreach (var pupil in Enumerable.Range(21, 20)) sessions[Pupil("701", pupil)] = 9;
        var effect = TutoringEffect.Of(Before(), After(60), "maths", sessions)!;
        Assert.That((effect.Tutored, effect.WithoutMatch), Is.EqualTo((10, 20)));
    }

    [Test]
    public void The_order_of_rows_changes_no_bit()
    {
        var one = TutoringEffect.Of(Spread("E", 11, new(1)), Spread("F", 12, new(2)), "maths", Sessions(20, 8))!;
        var other = TutoringEffect.Of(Spread("E", 11, new(3)), Spread("F", 12, new(4)), "maths", Sessions(20, 8))!;
        Assert.That(other, Is.EqualTo(one));
        Assert.That(one.Interval!.Value.From, Is.LessThan(one.Effect!.Value));
    }

    [Test]
    public void Marks_all_alike_have_no_standard_scores() =>
        Assert.That(TutoringEffect.Of(new ExamBuilder().Sat("701", 60, 60, 60, 60, 60).Analyse(), After(60), "maths", Sessions(10, 8)), Is.Null);

    private static ScoreAnalysis Before() => Exam("E", 11, 40, 40).Analyse();

    private static ScoreAnalysis After(decimal tutored) => Exam("F", 12, tutored, 40).Analyse();

    private static ExamBuilder Exam(string id, int month, decimal tutored, decimal untutored) => new ExamBuilder(id: id, month: month)
        .Sat("701", [.. Enumerable.Repeat(tutored, 10), .. Enumerable.Repeat(untutored, 10), .. Enumerable.Repeat(80m, 20)]);

    private static ScoreAnalysis Spread(string id, int month, Random order) => new ExamBuilder(id: id, month: month)
        .Sat("701", [.. Enumerable.Range(0, 60).Select(at => 30m + (at * 7 % 50) + (at * month % 9))]).Analyse(order: order);

    private static Dictionary<string, int> Sessions(int pupils, int held) => Enumerable.Range(1, pupils).ToDictionary(pupil => Pupil("701", pupil), _ => held);
}
