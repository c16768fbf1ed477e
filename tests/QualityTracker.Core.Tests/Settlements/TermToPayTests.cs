using System.Globalization;
using QualityTracker.Core.Duties;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Seals;
using QualityTracker.Core.Settlements;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Settlements;

/// <summary>A term from its records to sealed sheets and two payments, with an objection upheld in between.</summary>
public sealed class TermToPayTests
{
    // Two lectures score 100; all of the sum by quality.
    private static readonly PolicyPack Pack = PackText.Pack($$"""
        pack: pay
        title: { zh: 绩效, en: pay }
        document: { zh: 文件, en: document }
        clauses: []
        norms: []
        dimensions:
          - id: all
            title: { zh: 全部, en: all }
            weight: 100
            indicators:
        {{PackText.Indicator("lecture", "100", "{ measure: lectures, target: 2 }", "attainment", ", missing: zero")}}
        bands:
          - { id: fail, title: { zh: 不合格, en: fail }, from: 0 }
        pay:
          - { id: quality, kind: share, title: { zh: 质, en: quality }, percent: 100, points: quality }
        sheets: { confirm-days: 2, notice-days: 5 }
        """);

    private static readonly string[] Teachers = ["T1", "T2"];
    private readonly Dictionary<string, SheetStanding> sheets = [];

    [Test]
    public void An_objection_upheld_after_the_first_payment_is_paid_in_the_second_to_the_cent()
    {
        // T1 gave one lecture of two, T2 two of two, P none: 50 and 100 points of 1,000.00 are 333.33 and 666.67.
        var school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Person("T2").Post("T2", PostKind.Teacher).Person("P").Post("P", PostKind.Principal)
            .Duty("T1", DutyKind.Lecture, Day(3)).Duty("T2", DutyKind.Lecture, Day(4)).Duty("T2", DutyKind.Lecture, Day(5));
        foreach (var staff in Teachers) ToNotice(school, staff, 0);
        Step(school, "T1", StepKind.Seal, "P", 7);
        Step(school, "T2", StepKind.Seal, "P", 7);
        var first = Pays(SettlementLedger.Empty, school, 7, out var one);
        Assert.That(one.Lines.Select(line => (line.Staff, line.Amount.Cents)), Is.EqualTo([("T1", 33_333L), ("T2", 66_667L)]));

        // Reopened, objected to with evidence, upheld, the lecture recorded late: 100 and 100 points.
        Step(school, "T1", StepKind.Reopen, "P", 10);
        ToNotice(school, "T1", 10);
        Step(school, "T1", StepKind.Objection, "T1", 14);
        school.Duty("T1", DutyKind.Lecture, Day(6));
        Step(school, "T1", StepKind.Decide, "P", 15);
        ToNotice(school, "T1", 16);
        Step(school, "T1", StepKind.Seal, "P", 24);
        Assert.That((sheets["T1"].Revision, sheets["T1"].Stage, sheets["T1"].Objections.Single().State), Is.EqualTo((3, SheetStage.Sealed, ObjectionState.Settled)));
        Assert.That(sheets["T1"].Seals.Select(seal => seal.Hash), Is.Unique);

        var second = Pays(first, school, 24, out var two);
        Assert.That(two.Lines.Select(line => (line.Staff, line.Amount.Cents, line.Kind)), Is.EqualTo([("T1", 16_667L, LineKind.Adjustment), ("T2", -16_667L, LineKind.Adjustment)]));
        Assert.That((second.PaidTo("T1").Cents, second.PaidTo("T2").Cents, two.Total), Is.EqualTo((50_000L, 50_000L, Money.Zero)));
        Assert.That(second.Prepare(On(30), "F", On(30), Divisions(school)).Settlement!.Lines, Is.Empty);
    }

    // Computed and confirmed on a day, signed and posted on the next: the notice ends five days later.
    private void ToNotice(SchoolBuilder school, string staff, int day)
    {
        Step(school, staff, StepKind.Compute, "P", day);
        if (sheets[staff].Unconfirmed.Any()) Step(school, staff, StepKind.Confirm, staff, day);
        Step(school, staff, StepKind.SignAsPrincipal, "P", day + 1);
        Step(school, staff, StepKind.Publish, "P", day + 1);
    }

    private void Step(SchoolBuilder school, string staff, StepKind kind, string by, int day)
    {
        var (sheet, evaluation) = (sheets.GetValueOrDefault(staff, SheetStanding.New), school.Evaluate(Pack));
        var records = school.Records().Duties.Where(duty => duty.Staff == staff).Select(SealedRecord.Of);
        var outcome = SheetWay.Take(sheet, new()
        {
            Id = sheet.Steps.Count.ToString(CultureInfo.InvariantCulture),
            Kind = kind,
            By = by,
            Day = On(day),
            At = new(On(day).ToDateTime(new(8, 0)), TimeSpan.Zero),
            After = sheet.Steps.Count,
            Figures = SheetLine.Of(evaluation.Person(staff)),
            Lines = [.. sheet.Unconfirmed.Select(line => line.Id)],
            Line = "all/lecture",
            Objection = sheet.Objections is [.., var last] ? last.Id : null,
            Upheld = true,
            Words = "少算一次讲座",
            Evidence = ["签到表"],
            Seal = SealedSheet.Of(evaluation, staff, sheet.Revision, records).Seal().Hash,
        }, SheetActors.Of(school.Frame(), staff, Day(19)), SheetDeadlines.Of(Pack, ParameterValues.Of(Pack)));
        Assert.That(outcome.Refusal?.Message.En, Is.Null, $"{kind} of {staff}");
        sheets[staff] = outcome.Sheet;
    }

    private SettlementLedger Pays(SettlementLedger ledger, SchoolBuilder school, int day, out Settlement paid)
    {
        var prepared = ledger.Prepare(On(day), "F", On(day), Divisions(school)).Settlement!;
        var once = ledger.Approve(prepared, new("F", ApprovalPost.Finance, On(day))).Outcome.Settlement!;
        var (after, outcome) = ledger.Approve(once, new("P", ApprovalPost.Principal, On(day)));
        paid = outcome.Settlement!;
        return after;
    }

    // As the records stand, which at the time of each payment are those sealed.
    private SealedDivision[] Divisions(SchoolBuilder school)
    {
        var run = new PayRun { Id = "run", Term = Autumn, TotalCents = 100_000 };
        return [SealedDivision.Of(PayInputs.Of(school.Evaluate(Pack), run, Pack, school.Frame()), sheets.Values.Sum(sheet => sheet.Seals.Count), sheets.Values.Max(sheet => sheet.Seals[^1].Day))];
    }

    private static DateOnly On(int day) => new DateOnly(2026, 1, 19).AddDays(day);
}
