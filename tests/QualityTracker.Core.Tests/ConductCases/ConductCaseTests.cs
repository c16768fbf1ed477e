using QualityTracker.Core.ConductCases;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Languages;

namespace QualityTracker.Core.Tests.ConductCases;

/// <summary>Cases of ethics from report to appeal (W10, D1, D2, X11).</summary>
public sealed class ConductCaseTests
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly CaseSanction Veto = new(BreachKind.PaidTuition, First.AddDays(10), First.AddDays(100), true, First.AddDays(30));

    [Test]
    public void A_veto_acts_once_decided_is_stayed_by_an_appeal_and_falls_or_stands_with_it()
    {
        var decided = Decided();
        Assert.That(decided.VetoOn(First.AddDays(9)), Is.EqualTo(VetoState.None), "before it was decided");
        Assert.That((decided.VetoOn(First.AddDays(10)), decided.VetoOn(First.AddDays(101))), Is.EqualTo((VetoState.Acts, VetoState.Ended)));
        Assert.That((decided.IsFinalOn(First.AddDays(30)), decided.IsFinalOn(First.AddDays(31))), Is.EqualTo((false, true)));
        var appealed = Take(decided, CaseStepKind.Appeal, "T1", 20, step => step with { Words = "不属实" });
        Assert.That((appealed.VetoOn(First.AddDays(19)), appealed.VetoOn(First.AddDays(20))), Is.EqualTo((VetoState.Acts, VetoState.Stayed)));
        Assert.That(appealed.ToDecision()!.Appeal, Is.EqualTo(AppealState.Pending));
        var (upheld, overturned) = (Appealed(appealed, true), Appealed(appealed, false));
        Assert.That((upheld.VetoOn(First.AddDays(40)), overturned.VetoOn(First.AddDays(40))), Is.EqualTo((VetoState.Acts, VetoState.Fallen)));
        Assert.That((upheld.ToDecision()!.Appeal, overturned.ToDecision()!.Appeal), Is.EqualTo((AppealState.Upheld, AppealState.Overturned)));
        Assert.That(upheld.IsFinalOn(First.AddDays(40)), Is.True);
        Assert.That(decided.ToDecision()!.Evidence, Is.EqualTo("师德案件 c1"), "where the evidence is kept, however much there is");
    }

    [Test]
    public void Nothing_is_decided_without_evidence_and_a_hearing()
    {
        var open = Opened();
        Assert.That(Refused(open, CaseStepKind.Decide, "P", 2).En, Does.Contain("opened, told, heard and decided in this order"));
        Assert.That(Refused(open, CaseStepKind.Tell, "P", 2).En, Does.Contain("there is no evidence"));
        var heard = Heard();
        Assert.That(Refused(heard, CaseStepKind.Decide, "P", 9, step => step with { Upheld = true, Words = "…", Sanction = Veto }).Zh, Is.EqualTo("请写明作出决定的机关"));
        var more = Take(heard, CaseStepKind.Evidence, "P", 9, step => step with { Evidence = ["b"] });
        Assert.That(more.State, Is.EqualTo(CaseState.Open), "of new evidence the person is told anew");
    }

    [Test]
    public void Who_is_concerned_only_appeals_and_in_time()
    {
        Assert.That(Refused(Opened(), CaseStepKind.Evidence, "T1", 2).En, Does.StartWith("nobody handles a case about oneself"));
        Assert.That(Refused(Decided(), CaseStepKind.Appeal, "T2", 12).Zh, Does.StartWith("只能由本人申诉"));
        Assert.That(Refused(Decided(), CaseStepKind.Appeal, "T1", 31, step => step with { Words = "…" }).En, Does.Contain("the last day to appeal was 2026-04-01"));
        Assert.That(Refused(Decided(), CaseStepKind.Appeal, "T1", 9, step => step with { Words = "…" }).En, Does.Contain("set the clock right"));
        Assert.That(Refused(Decided(), CaseStepKind.Appeal, "T1", 12, step => step with { After = 1 }).En, Does.Contain("the case has moved on"));
    }

    [Test]
    public void The_person_sees_the_case_as_told_and_what_came_since_only_once_told_anew()
    {
        Assert.That(Opened().AsTold(), Is.Null);
        var heard = Heard();
        Assert.That(heard.AsTold()!.Steps, Is.EqualTo(heard.Steps));
        var more = Take(heard, CaseStepKind.Evidence, "P", 9, step => step with { Evidence = ["b"] });
        Assert.That((more.AsTold()!.State, more.AsTold()!.Evidence), Is.EqualTo((CaseState.Heard, heard.Evidence)));
        var told = Take(more, CaseStepKind.Tell, "P", 9);
        Assert.That(told.AsTold()!.Steps, Is.EqualTo(told.Steps));
    }

    [Test]
    public void Each_sees_the_steps_that_are_theirs_to_take()
    {
        Assert.That(new ConductCase("c1", "T1").NextFor("P", First), Is.EqualTo([CaseStepKind.Open]));
        Assert.That(Opened().NextFor("P", First), Is.EqualTo([CaseStepKind.Evidence]), "nobody is told without evidence");
        Assert.That(Heard().NextFor("P", First), Is.EqualTo([CaseStepKind.Evidence, CaseStepKind.Decide]));
        Assert.That(Heard().NextFor("T1", First), Is.Empty);
        Assert.That(Decided().NextFor("P", First), Is.Empty, "it is for the person to appeal");
        Assert.That((Decided().NextFor("T1", First.AddDays(30)).Single(), Decided().NextFor("T1", First.AddDays(31)).Count), Is.EqualTo((CaseStepKind.Appeal, 0)));
    }

    [Test]
    public void A_quarter_is_reported_in_numbers()
    {
        ConductCase[] cases = [Decided(), Appealed(Take(Decided("c2"), CaseStepKind.Appeal, "T1", 20, step => step with { Words = "…" }), false), Opened("c3")];
        var (first, second) = (ConductReport.Of(cases, 2026, 1), ConductReport.Of(cases, 2026, 2));
        Assert.That((first.Opened, first.Decided.Single(), first.Appealed, first.Overturned, first.Running), Is.EqualTo((3, new BreachCount(BreachKind.PaidTuition, 2), 1, 0, 3)));
        Assert.That((second.Opened, second.Decided.Count, second.Overturned, second.Running), Is.EqualTo((0, 0, 1, 1)));
        var soFar = ConductReport.Of(cases, 2026, 1, First.AddDays(9));
        Assert.That((soFar.Opened, soFar.Decided.Count, soFar.Appealed, soFar.Running), Is.EqualTo((3, 0, 0, 3)), "before anything is decided");
        Assert.That(ConductReport.Of(cases, 2026, 1, First.AddDays(300)), Is.EqualTo(first).Using<ConductReport>((one, other) => one with { Decided = [] } == other with { Decided = [] }), "no further than the quarter");
    }

    private static ConductCase Opened(string id = "c1") => Take(new(id, "T1"), CaseStepKind.Open, "P", 0, step => step with { Words = "群众反映" });

    private static ConductCase Heard(string id = "c1")
    {
        var evidence = Take(Opened(id), CaseStepKind.Evidence, "P", 2, step => step with { Evidence = ["a"] });
        return Take(Take(evidence, CaseStepKind.Tell, "P", 4), CaseStepKind.Hear, "P", 8, step => step with { Waived = true });
    }

    private static ConductCase Decided(string id = "c1") =>
        Take(Heard(id), CaseStepKind.Decide, "P", 10, step => step with { Body = "教育局", Upheld = true, Words = "属实", Sanction = Veto });

    private static ConductCase Appealed(ConductCase of, bool stands) =>
        Take(of, CaseStepKind.DecideAppeal, "P", 35, step => step with { Body = "市教育局", Upheld = stands, Words = "复查" });

    private static ConductCase Take(ConductCase of, CaseStepKind kind, string by, int day, Func<CaseStep, CaseStep>? with = null)
    {
        var (after, refusal) = of.Take(Step(of, kind, by, day, with));
        Assert.That(refusal, Is.Null);
        return after;
    }

    private static Text Refused(ConductCase of, CaseStepKind kind, string by, int day, Func<CaseStep, CaseStep>? with = null) => of.Take(Step(of, kind, by, day, with)).Refusal!;

    private static CaseStep Step(ConductCase of, CaseStepKind kind, string by, int day, Func<CaseStep, CaseStep>? with)
    {
        var step = new CaseStep { Kind = kind, By = by, Day = First.AddDays(day), After = of.Steps.Count };
        return with is null ? step : with(step);
    }
}
