using System.Diagnostics;
using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tests.Schools;

namespace QualityTracker.Core.Tests.Evaluations;

[NonParallelizable]
public sealed class EvaluationSpeedTests
{
    private const int Rounds = 40;

    [TestCase("wenxian-2019")]
    [TestCase("daxinganling-2023")]
    public void A_school_of_a_usual_size_is_evaluated_at_once(string id)
    {
        var (frame, records, pack) = (DemoSchool.Build().Frame(), DemoSchool.Build().Records(), PolicyPacks.Of(id));
        Assert.That(frame.Staff, Has.Count.EqualTo(50));
        Assert.That(records.TeachingHours, Has.Count.GreaterThan(6000));
        Assert.That(records.ExamScores.Values.Sum(sheet => sheet.Count), Is.EqualTo(15_120));

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            Assert.That(Evaluation.Of(frame, SchoolBuilder.Autumn, records, pack).People, Has.Count.EqualTo(50));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        // The best of many rounds: what the code takes once warm, not what else was running.
        var (best, first) = (Rounding.Attainment((decimal)times.Min()), Rounding.Attainment((decimal)times[0]));
        TestContext.Out.WriteLine($"{id}: best {best} ms, first {first} ms");
        Assert.That(times.Min(), Is.LessThan(100));
    }
}
