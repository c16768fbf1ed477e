using QualityTracker.Core.Duties;
using QualityTracker.Core.Pay;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Core.Settlements;
using QualityTracker.Core.SheetSteps;
using QualityTracker.Core.Tests.Policies;
using QualityTracker.Core.Tests.Schools;
using static QualityTracker.Core.Tests.Schools.SchoolBuilder;

namespace QualityTracker.Core.Tests.Settlements;

/// <summary>A sum is divided when every sheet of its term is sealed and the records say what was sealed.</summary>
public sealed class SumStandingTests
{
    // Two lectures score 100; a month as homeroom teacher is 100.00, the rest goes by quality.
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
          - { id: homeroom, kind: fixed, title: { zh: 班主任, en: homeroom }, yuan-a-month: 100, post: homeroom-teacher }
          - { id: quality, kind: share, title: { zh: 质, en: quality }, percent: 100, points: quality }
        """);

    private const string Now = "now";

    private readonly SchoolBuilder school = new SchoolBuilder().Person("T1").Post("T1", PostKind.Teacher).Person("T2").Post("T2", PostKind.Teacher)
        .Duty("T1", DutyKind.Lecture, Day(3)).Duty("T2", DutyKind.Lecture, Day(4)).Duty("T2", DutyKind.Lecture, Day(5));

    [Test]
    public void It_is_divided_when_all_are_sealed_and_dated_by_the_last_seal()
    {
        var standing = Of(("T1", Sealed("T1", 3)), ("T2", Sealed("T2", 5)));
        Assert.That(standing.Hindrances, Is.Empty);
        Assert.That((standing.Division!.Version, standing.Division.SealedOn), Is.EqualTo((1, On(5))));
        Assert.That(standing.Division.Parts.Where(part => part.Pool == "quality").Select(part => (part.Staff, part.Amount.Cents)), Is.EqualTo([("T1", 33_333L), ("T2", 66_667L)]));
    }

    [Test]
    public void Each_sheet_that_is_not_sealed_is_named_with_what_to_do()
    {
        Assert.That(Kinds(Of()), Is.EqualTo([("T1", HindranceKind.NotBegun), ("T2", HindranceKind.NotBegun)]));
        var standing = Of(("T1", Sealed("T1", 3) with { Stage = SheetStage.Reopened }), ("T2", Sealed("T2", 5) with { Stage = SheetStage.Notice }));
        Assert.That(Kinds(standing), Is.EqualTo([("T1", HindranceKind.Reopened), ("T2", HindranceKind.OnTheWay)]));
        Assert.That((standing.Division, standing.Hindrances[0].Remedy.En), Is.EqualTo(((SealedDivision?)null, "have the sheet computed and sealed anew")));
    }

    [Test]
    public void Records_that_changed_under_a_seal_keep_it_from_being_paid_whether_or_not_a_line_shows_it()
    {
        (string, SheetStanding)[] sheets = [("T1", Sealed("T1", 3)), ("T2", Sealed("T2", 3))];
        Assert.That(Kinds(Of("then", null, sheets)), Is.EqualTo([("T1", HindranceKind.RecordsChanged), ("T2", HindranceKind.RecordsChanged)]));
        var first = Of(sheets).Division!;
        school.Duty("T1", DutyKind.Lecture, Day(6));
        Assert.That(Kinds(Of(sheets)), Is.EqualTo([("T1", HindranceKind.FiguresChanged)]));
        Assert.That(first.Parts.Sum(part => part.Amount.Cents), Is.EqualTo(100_000));
    }

    [Test]
    public void Points_that_no_line_shows_are_those_of_the_version_before_under_the_same_seal()
    {
        (string, SheetStanding)[] sheets = [("T1", Sealed("T1", 3)), ("T2", Sealed("T2", 3))];
        var first = Of(sheets).Division!;
        school.Post("T2", PostKind.HomeroomTeacher);
        Assert.That(Kinds(Of(Now, first, sheets)), Is.EqualTo([("T2", HindranceKind.RecordsChanged)]));
        var anew = Of(Now, first, sheets[0], ("T2", Sealed("T2", 9, "another")));
        Assert.That((anew.Division!.Version, anew.Division.SealedOn, anew.Hindrances.Count), Is.EqualTo((2, On(9), 0)));
    }

    [Test]
    public void Sheets_sealed_anew_that_pay_the_same_make_no_new_version_and_another_total_does()
    {
        var first = Of(("T1", Sealed("T1", 3)), ("T2", Sealed("T2", 3))).Division!;
        Assert.That(Of(Now, first, ("T1", Sealed("T1", 8)), ("T2", Sealed("T2", 3))).Division, Is.SameAs(first));
        var more = Of(Now, first, 200_000, ("T1", Sealed("T1", 3)), ("T2", Sealed("T2", 3))).Division!;
        Assert.That((more.Version, more.Parts.Sum(part => part.Amount.Cents)), Is.EqualTo((2, 200_000L)));
    }

    [Test]
    public void A_sealed_sheet_of_somebody_who_is_not_evaluated_any_more_is_looked_into_and_one_on_the_way_is_nobodys()
    {
        var all = new[] { ("T1", Sealed("T1", 3)), ("T2", Sealed("T2", 3)) };
        Assert.That(Kinds(Of([.. all, ("T9", Sealed("T1", 3))])), Is.EqualTo([("T9", HindranceKind.Gone)]));
        Assert.That(Of([.. all, ("T9", Sealed("T1", 3) with { Stage = SheetStage.Reopened })]).Division, Is.Not.Null);
    }

    private SumStanding Of(params (string Staff, SheetStanding Sheet)[] sheets) => Of(Now, null, sheets);

    private SumStanding Of(string seal, SealedDivision? last, params (string Staff, SheetStanding Sheet)[] sheets) => Of(seal, last, 100_000, sheets);

    private SumStanding Of(string seal, SealedDivision? last, long cents, params (string Staff, SheetStanding Sheet)[] sheets)
    {
        var evaluation = school.Evaluate(Pack);
        var pay = PayInputs.Of(evaluation, new() { Id = "run", Term = Autumn, TotalCents = cents }, Pack, school.Frame());
        var byStaff = sheets.ToDictionary(each => each.Staff, each => each.Sheet);
        return SumStanding.Of(evaluation, pay, byStaff, (staff, _) => seal == Now ? byStaff[staff].Seals[^1].Hash : seal, last);
    }

    private SheetStanding Sealed(string staff, int day, string hash = "hash") => new()
    {
        Stage = SheetStage.Sealed,
        Revisions = [new(1, On(day), "P", SheetLine.Of(school.Evaluate(Pack).Person(staff)), [])],
        Seals = [new(1, hash, "P", On(day))],
    };

    private static IEnumerable<(string, HindranceKind)> Kinds(SumStanding standing) => standing.Hindrances.Select(each => (each.Staff, each.Kind));

    private static DateOnly On(int day) => new DateOnly(2026, 1, 19).AddDays(day);
}
