using System.Globalization;
using QualityTracker.Core.SheetSteps;
using static QualityTracker.Core.Tests.SheetSteps.SheetPath;

namespace QualityTracker.Core.Tests.SheetSteps;

/// <summary>Random steps, legal and illegal, of everybody over several sheets, beside the simple machine that tells the same way once more.</summary>
public sealed class SheetWayModelTests
{
    private const int Steps = 120;
    private static readonly string[] Sheets = ["T1", "E", "H", "P"];
    private static readonly string[] People = ["T1", "T2", "E", "H", "P", "V", "O", "X"];
    private static readonly string[] Lines = ["process/lectures", "process/research", SheetLine.Total, SheetLine.Band];

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Steps_are_taken_and_refused_as_the_simple_machine_has_it(int seed) => Walked(seed);

    [Test]
    public void The_random_steps_come_to_every_step_every_stage_and_every_refusal()
    {
        var outcomes = Enumerable.Range(1, 60).SelectMany(Walked).ToArray();
        Assert.That(outcomes.Select(each => each.Step?.Kind).OfType<StepKind>().Distinct(), Is.EquivalentTo(Enum.GetValues<StepKind>()));
        Assert.That(outcomes.Select(each => each.Sheet.Stage).Distinct(), Is.SupersetOf(Enum.GetValues<SheetStage>()));
        Assert.That(outcomes.Select(each => each.Refusal?.Kind).OfType<RefusalKind>().Distinct(), Is.EquivalentTo(Enum.GetValues<RefusalKind>()));
        Assert.That(outcomes.Max(each => each.Sheet.Seals.Count), Is.GreaterThan(1), "sealed, reopened and sealed again");
    }

    private static List<StepOutcome> Walked(int seed)
    {
        var outcomes = new List<StepOutcome>();
        var random = new Random(seed);
        var sheets = Sheets.ToDictionary(person => person, person => (Standing: SheetStanding.New, Model: ModelOf(person)));
        var (day, made) = (0, 0);
        for (var turn = 0; turn < Steps; turn++)
        {
            var person = Sheets[random.Next(Sheets.Length)];
            var (standing, model) = sheets[person];
            day += random.Next(8) switch { 0 => random.Next(4, 9), < 4 => 1, _ => 0 };
            var step = Drawn(random, person, standing, model, day, made++);
            var actors = SheetActors.Of(Frame, person, On(0));
            var outcome = SheetWay.Take(standing, step, actors, SheetDeadlines.Default);
            var told = $"seed {seed}, turn {turn}: {step.Kind} of {person} by {step.By}, {outcome.Refusal?.Message.En}";
            Assert.That(outcome.Refusal is null, Is.EqualTo(model.Take(step)), told);
            AssertSame(outcome, model, told);
            if (outcome.Refusal is null)
                Assert.That(OpenSteps.Of(standing, step.By, step.At, step.Day, step.Figures, actors, SheetDeadlines.Default), Does.Contain(step.Kind), told);
            AssertLegal(outcome.Sheet, told);
            sheets[person] = (outcome.Sheet, model);
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    private static void AssertSame(StepOutcome outcome, SheetModel model, string told)
    {
        var sheet = outcome.Sheet;
        Assert.That(sheet.Stage, Is.EqualTo(StageOf(model.Stage)), told);
        Assert.That(sheet.Revision, Is.EqualTo(model.Revision), told);
        Assert.That(sheet.Confirmed.Keys, Is.EquivalentTo(model.Agreed), told);
        Assert.That(sheet.OpenObjections.Select(each => each.Id), Is.EquivalentTo(model.Objections.Where(each => each.Value.State == "open").Select(each => each.Key)), told);
        Assert.That(sheet.ToRecompute.Select(each => each.Id), Is.EquivalentTo(model.Objections.Where(each => each.Value.State == "upheld").Select(each => each.Key)), told);
        if (outcome.Refusal is not { } refusal) return;

        // What is wrong, then what to do about it.
        Assert.That(refusal.Message.Zh.Split('；') is [{ Length: > 0 }, ..] && refusal.Message.En.Length > 0 && refusal.Message.Zh != refusal.Message.En, told);
    }

    // What no sheet may ever be, whatever was tried.
    private static void AssertLegal(SheetStanding sheet, string told)
    {
        Assert.That(sheet.Steps.Zip(sheet.Steps.Skip(1)).All(pair => pair.First.At <= pair.Second.At && pair.First.Day <= pair.Second.Day), told);
        Assert.That(sheet.Steps.Select(step => step.Id), Is.Unique, told);
        if (sheet.Stage is SheetStage.Approved or SheetStage.Notice or SheetStage.Sealed) Assert.That(sheet.Principal, Is.Not.Null, told);
        if (sheet.Stage is SheetStage.Confirming) Assert.That((sheet.GroupHead, sheet.Principal), Is.EqualTo(((SheetSignature?)null, (SheetSignature?)null)), told);
        if (sheet.Stage == SheetStage.Sealed)
        {
            Assert.That(sheet.OpenObjections.Concat(sheet.ToRecompute), Is.Empty, told);
            Assert.That(sheet.Seals[^1].Revision == sheet.Revision && sheet.Seals[^1].Day > sheet.Notice!.Value.To, told);
        }

        var again = SheetWay.Of(sheet.Steps);
        Assert.That((again.Stage, again.Revision, again.Due, again.Note), Is.EqualTo((sheet.Stage, sheet.Revision, sheet.Due, sheet.Note)), told);
        Assert.That((again.Confirmed, again.Objections.Select(each => (each.Id, each.State))), Is.EqualTo((sheet.Confirmed, sheet.Objections.Select(each => (each.Id, each.State)))), told);
    }

    // Half of the steps are the next of the way, so that sheets come far; the others are anybody's anything.
    private static SheetStep Drawn(Random random, string person, SheetStanding sheet, SheetModel model, int day, int number)
    {
        var principal = person == "P" ? "V" : "P";
        var (kind, by) = random.Next(2) == 0 ? (model.Stage, random.Next(4)) switch
        {
            ("none" or "reopened", _) => (StepKind.Compute, "O"),
            ("confirm", < 3) => (StepKind.Confirm, person),
            ("sign", 0 or 1) => (StepKind.SignAsGroupHead, "H"),
            ("sign", 2) => (StepKind.TakeBack, person),
            ("sign" or "confirm", _) => (StepKind.SignAsPrincipal, principal),
            ("signed", _) => (StepKind.Publish, "O"),
            ("notice", 0) => (StepKind.Objection, person),
            ("notice", 1) => (StepKind.Decide, principal),
            ("notice", 2) => (StepKind.Compute, "O"),
            ("notice", _) => (StepKind.Seal, principal),
            _ => (StepKind.Reopen, principal),
        } : ((StepKind)random.Next(1, 15), People[random.Next(People.Length)]);
        var back = random.Next(25) == 0 ? random.Next(1, 5) : 0;
        var (unconfirmed, all) = (sheet.Unconfirmed.Select(line => line.Id).ToArray(), random.Next(3) > 0);
        return new()
        {
            Id = random.Next(30) == 0 && sheet.Steps.Count > 0 ? sheet.Steps[0].Id : number.ToString(CultureInfo.InvariantCulture),
            Kind = kind,
            By = by,
            Day = On(day - back),
            At = new(On(day - back).ToDateTime(new(8, 0)), TimeSpan.FromHours(8)),
            After = sheet.Steps.Count - (random.Next(20) == 0 ? random.Next(-1, 3) : 0),
            Figures = model.Revision > 0 && random.Next(3) > 0 && kind == StepKind.Seal ? sheet.Lines : Figures(random.Next(4, 8), random.Next(2, 4)),
            Lines = kind == StepKind.TakeBack || !all || unconfirmed.Length == 0 ? [Lines[random.Next(4)]] : unconfirmed,
            Line = random.Next(10) == 0 ? "nothing" : Lines[random.Next(4)],
            Objection = sheet.Objections.Count == 0 || random.Next(8) == 0 ? "none" : sheet.Objections[random.Next(sheet.Objections.Count)].Id,
            Upheld = random.Next(2) == 0,
            Words = random.Next(10) == 0 ? null : "words",
            Evidence = random.Next(10) == 0 ? [] : ["record"],
            Seal = new('a', 64),
        };
    }

    private static SheetModel ModelOf(string person) => new(person, person == "T1" ? ["H"] : [], person == "P" ? ["V"] : ["P"]);

    private static SheetStage StageOf(string stage) => stage switch
    {
        "none" => SheetStage.NotComputed,
        "confirm" => SheetStage.Confirming,
        "sign" => SheetStage.Signing,
        "signed" => SheetStage.Approved,
        "notice" => SheetStage.Notice,
        "sealed" => SheetStage.Sealed,
        "reopened" => SheetStage.Reopened,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "An illegal state."),
    };
}
