using System.Text.Json;
using QualityTracker.Core.Explanations;
using QualityTracker.Core.Measures;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Tests.Schools;

namespace QualityTracker.Core.Tests.Explanations;

/// <summary>What holds for every figure of everybody, under every pack: what is written adds up to what the evaluation made.</summary>
[TestFixtureSource(nameof(Packs))]
public sealed class ExplanationLawTests(string id)
{
    private static readonly string[] Packs = [.. PolicyPacks.All.Select(pack => pack.Id)];

    private readonly List<(Core.Evaluations.PersonEvaluation Person, ExplainedFigures Figures, PayInputs Pay, Core.Schools.TermRecords Records, Explanation Whole)> people = [];

    [OneTimeSetUp]
    public void ExplainEverybody()
    {
        Explain(DemoSchool.Build());
        foreach (var seed in Enumerable.Range(1, 15)) Explain(RandomSchool.Of(seed));
    }

    private void Explain(SchoolBuilder school)
    {
        var (frame, records, pack) = (school.Frame(), school.Records(), PolicyPacks.Of(id));
        var evaluation = Core.Evaluations.Evaluation.Of(frame, SchoolBuilder.Autumn, records, pack);
        var pay = PayInputs.Of(evaluation, new PayRun { Id = "run", Term = SchoolBuilder.Autumn, TotalCents = 20_000_001, AfterSchoolCents = 1_000_000 }, pack, frame);
        foreach (var person in evaluation.People)
        {
            var figures = Explained.Explain(evaluation, pack, frame, records, person.Staff, pay);
            people.Add((person, figures, pay, records, figures.Of(null)!));
        }
    }

    [Test]
    public void Every_written_sum_is_true()
    {
        foreach (var (step, where) in All().SelectMany(each => each.Node.Arithmetic.Select(step => (step, $"{each.Staff} {each.Node.Figure} {step.Id}: {step.Sum}"))))
        {
            var (left, right, isSettled) = Sums.Of(step.Sum);
            Assert.That(right, Is.EqualTo(step.Value).Within(1e-9m * Math.Max(1, Math.Abs(step.Value))), where);
            Assert.That(left, Is.EqualTo(step.Value).Within(isSettled ? 0.0101m : 1e-7m * Math.Max(1, Math.Abs(step.Value))), where);
        }
    }

    [Test]
    public void What_is_explained_is_what_the_evaluation_made()
    {
        foreach (var (person, figures, pay, _, _) in people)
        {
            var total = figures.Of("total")!;
            Assert.That(total.Shown?.Zh, Is.EqualTo(person.Total?.ToString(System.Globalization.CultureInfo.InvariantCulture)), person.Staff);
            if (total.Value is { } exact) Assert.That(Rounding.Points(exact), Is.EqualTo(person.Total), person.Staff);
            Assert.That(figures.Of("band")!.Shown, Is.EqualTo(person.Band?.Name));
            foreach (var norm in person.Norms) Assert.That(figures.Of($"norms/{norm.Norm}")!.Value, Is.EqualTo(norm.Attainment));
            foreach (var dimension in person.Dimensions)
            {
                Assert.That(figures.Of($"dimensions/{dimension.Id}")!.Value, Is.EqualTo(dimension.ExactPoints));
                foreach (var indicator in dimension.Indicators)
                    Assert.That(figures.Of($"indicators/{dimension.Id}/{indicator.Id}")!.Value, Is.EqualTo(indicator.ExactPoints));
            }

            Assert.That(figures.Of("workload")!.Value, Is.EqualTo(person.Workload.StandardPeriods));
            Assert.That(figures.Of("after-school-hours")!.Value, Is.EqualTo(person.Workload.AfterSchoolHours));
            var line = pay.People.Single(each => each.Staff == person.Staff);
            Assert.That(figures.Of("pay/run")!.Value, Is.EqualTo(line.Sum.Cents / 100m));
            foreach (var part in line.Parts) Assert.That(figures.Of($"pay/run/{part.Pool}")!.Value, Is.EqualTo(part.Amount.Cents / 100m));
        }
    }

    [Test]
    public void Parts_add_up_to_their_figure_exactly()
    {
        foreach (var (staff, node) in All().Where(each => each.Node.Parts.Count > 0 && IsMadeOfItsParts(each.Node)))
        {
            var sum = node.Parts.Sum(part => part.Value ?? 0);
            var held = node.Figure is "total" or "own-total" ? Math.Clamp(sum, 0, 100) : node.Arithmetic.Any(each => each.Sum.StartsWith("min(", StringComparison.Ordinal)) ? node.Value : sum;
            Assert.That(held ?? 0, Is.EqualTo(node.Value ?? 0), $"{staff} {node.Figure}");
        }
    }

    [Test]
    public void Records_counted_add_up_to_the_actual()
    {
        foreach (var (person, _, _, _, whole) in people)
        {
            foreach (var node in whole.All().Where(each => each.Arithmetic.Any(step => step.Id == "actual")))
            {
                var (actual, counted) = (node.Step("actual").Value, node.Counted.Sum(record => record.Amount));
                var norm = person.Norms.FirstOrDefault(each => node.Figure == $"norms/{each.Norm}");
                if (norm is { Period: NormPeriod.Week or NormPeriod.Month or NormPeriod.Round }) Assert.That(norm.Parts.Sum(part => part.Actual), Is.EqualTo(counted), $"{person.Staff} {node.Figure}");
                else Assert.That(Math.Max(0, counted), Is.EqualTo(actual), $"{person.Staff} {node.Figure}");
            }
        }
    }

    [Test]
    public void No_record_is_counted_twice_or_counted_and_left_out()
    {
        foreach (var (staff, node) in All())
        {
            var ids = node.Counted.Select(record => record.Id).Concat(node.NotCounted.Select(record => record.Id)).ToArray();
            Assert.That(ids, Is.Unique, $"{staff} {node.Figure}");
        }

        foreach (var (person, figures, _, _, _) in people)
        {
            var nodes = figures.Of("workload")!.All().ToArray();
            Assert.That(nodes.SelectMany(node => node.Counted.Select(record => record.Id).Concat(node.NotCounted.Select(record => record.Id))), Is.Unique, person.Staff);
        }
    }

    [Test]
    public void Every_record_of_the_workload_is_counted_or_left_out_with_a_reason()
    {
        foreach (var (person, figures, _, records, _) in people)
        {
            var named = figures.Of("workload")!.All().SelectMany(node => node.Counted.Select(record => record.Id).Concat(node.NotCounted.Select(record => record.Id)));
            var mine = records.TeachingHours.Where(line => line.Staff == person.Staff || line.CoverFor == person.Staff).Select(line => line.Id)
                .Concat(records.TutoringSessions.Where(session => session.Teacher == person.Staff && InTerm(session.Date)).Select(session => session.Id));
            Assert.That(named, Is.EquivalentTo(mine), person.Staff);
        }
    }

    [Test]
    public void Every_figure_named_is_found_and_knows_its_records_and_both_languages()
    {
        foreach (var (person, figures, _, _, _) in people)
        {
            Assert.That(figures.Figures, Is.Unique, person.Staff);
        }

        // Each builds its own tree again: some people stand for all.
        foreach (var (_, figures, _, _, _) in people.Where((_, at) => at % 7 == 0))
        {
            foreach (var figure in figures.Figures) Assert.That(figures.Of(figure)!.Figure, Is.EqualTo(figure));
        }

        foreach (var (staff, node) in All())
        {
            Assert.That(node.Figure, Is.Not.Empty, staff);
            Assert.That((node.Title.Zh.Length > 0, node.Title.En.Length > 0), Is.EqualTo((true, true)), node.Figure);
            Assert.That(node.Counted.Select(record => record.Kind).Concat(node.NotCounted.Select(record => record.Kind)), Has.None.EqualTo(default(RecordKind)), node.Figure);
            Assert.That(node.NotCounted, Has.All.Matches<UncountedRecord>(record => record.Reason is { Zh.Length: > 0, En.Length: > 0 }), node.Figure);
        }
    }

    [Test]
    public void No_pupil_is_in_any_of_it()
    {
        var pupils = DemoSchool.Build().Frame().Lists.Enrolments.Select(enrolment => enrolment.Pupil).Distinct().ToArray();
        var text = JsonSerializer.Serialize(people.Select(each => each.Whole));
        Assert.That(pupils.Where(pupil => text.Contains(pupil, StringComparison.Ordinal)), Is.Empty);
    }

    private static bool InTerm(DateOnly day) => day >= SchoolBuilder.Day(1) && day <= new DateOnly(2026, 1, 16);

    // A bundled total is no sum: its own sum is written out.
    private static bool IsMadeOfItsParts(Explanation node) => node.Figure is "own-total" or "workload" or "pay/run"
        || (node.Figure == "total" && node.Parts[0].Figure != "own-total")
        || node.Figure.StartsWith("dimensions/", StringComparison.Ordinal)
        || (node.Figure.StartsWith("workload/weeks/", StringComparison.Ordinal) && node.Figure.Split('/').Length == 3);

    private IEnumerable<(string Staff, Explanation Node)> All() => people.SelectMany(each => each.Whole.All().Select(node => (each.Person.Staff, node)));
}
