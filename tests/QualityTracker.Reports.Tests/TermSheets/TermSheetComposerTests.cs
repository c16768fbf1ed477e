using QualityTracker.Core.Languages;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Posts;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.Tests.TermSheets.Evaluated;

namespace QualityTracker.Reports.Tests.TermSheets;

public sealed class TermSheetComposerTests
{
    [Test]
    public void Periods_that_others_covered_are_taken_off_the_week_and_the_total()
    {
        var hours = Sheet(Person() with { Workload = new() { Weeks = [Week(1, 12, cover: 2), Week(2, 12, away: 3)] } }).Hours!;

        Assert.That(hours.Weeks.Select(week => week.Periods), Is.EqualTo(new[] { 14m, 9m }));
        Assert.That((hours.Total, hours.Cover, hours.Away), Is.EqualTo((23m, 2m, 3m)));
    }

    [Test]
    public void Cover_both_ways_and_the_hours_of_after_school_service_are_printed()
    {
        var sheet = Sheet(Person() with { Workload = new() { Weeks = [Week(1, 12, cover: 2), Week(2, 12, away: 3) with { AfterSchoolHours = 1.5m }] } });

        Assert.That(Aside(sheet, Language.Chinese), Is.EqualTo("合计23节，其中代课2节，被代课3节；课后服务1.5小时（另计）"));
        Assert.That(Aside(sheet, Language.English), Is.EqualTo("23 periods, 2 of them cover, 3 covered by others; after-school service 1.5 h (apart)"));
    }

    [Test]
    public void A_bundle_is_printed_with_the_partners_names_and_weeks()
    {
        var result = Sheet(Person() with
        {
            OwnTotal = 94.49m,
            Total = 93.93m,
            Bundle = new() { Share = 0.2m, PartnersMean = 91.6896m, Partners = [new("T2", "常敏", 20)] },
        }).Result;

        Assert.That((result.Total, result.Bundle!.Own, result.Bundle.Share, result.Bundle.PartnersMean), Is.EqualTo(((decimal?)93.93m, 94.49m, 20m, 91.69m)));
        Assert.That(result.Bundle.Partners, Is.EqualTo([new SheetPartner(Text.Same("常敏"), 20)]));
        Assert.That(Sheet(Person()).Result.Bundle, Is.Null);
    }

    [Test]
    public void An_exams_reason_goes_with_its_results()
    {
        var taught = Taught(levelsOnly: false);
        var sheet = Sheet(Person() with { ExamResults = [taught with { Result = taught.Result with { OverrideReason = "县教育局质量监测通知" } }, Taught(levelsOnly: true)] });

        Assert.That((sheet.ScoredExams[0].OverrideReason, sheet.LevelExams[0].OverrideReason), Is.EqualTo(("县教育局质量监测通知", (string?)null)));
    }

    // Two sat: their mean would tell each what the other had.
    [Test]
    public void Of_very_few_who_sat_a_sheet_prints_no_figure()
    {
        var (two, primary) = (Taught(levelsOnly: false), Taught(levelsOnly: true));
        var few = Sheet(Person() with { ExamResults = [two, primary] });
        Assert.That((few.ScoredExams[0].Mean, few.ScoredExams[0].Pass, few.ScoredExams[0].Composite, few.LevelExams[0].Levels.Count), Is.EqualTo(((decimal?)null, (ExamRate?)null, (decimal?)null, 0)));
        var five = Sheet(Person() with { ExamResults = [two with { Result = two.Result with { Sat = 5 } }, primary with { Result = primary.Result with { Sat = 5 } }] });
        Assert.That((five.ScoredExams[0].Mean, five.ScoredExams[0].Pass!.Value.Percent, five.LevelExams[0].Levels.Count), Is.EqualTo(((decimal?)85, 100m, 4)));
    }

    [Test]
    public void Who_holds_a_post_still_shows_what_classes_are_taught()
    {
        var sheet = Sheet(Person() with
        {
            Posts =
            [
                new(PostKind.HomeroomTeacher, "801", null, new(2025, 9, 1), null, 20, null),
                Teaches("802", "maths"), Teaches("801", "maths"),
                Teaches("301", "history", from: new(2025, 11, 3), share: 0.5m), Teaches("801", "history", to: new(2025, 11, 2)),
            ],
        });

        Assert.That(PostCell(sheet, Language.Chinese), Is.EqualTo(
            "班主任（八年级1班）：2025年9月1日至2026年1月23日，任职20周\n"
            + "任教：八年级1班、八年级2班数学；八年级1班历史（至2025年11月2日）；三年级1班历史（2025年11月3日起，承担50%）"));
        Assert.That(PostCell(sheet, Language.English), Does.EndWith(
            "Teaches: Mathematics 八年级1班, 八年级2班; History 八年级1班 (to 2025-11-02); History 三年级1班 (from 2025-11-03, share 50%)"));
    }

    [Test]
    public void Parameters_say_which_the_school_adopted()
    {
        var parameters = Sheet(Person(), new Dictionary<string, string> { ["process-weight"] = "55" }).Policy.Parameters;

        Assert.That(parameters[0], Is.EqualTo(new SheetParameter(new("过程记录的权重", "weight of process records"), Text.Same("55"), true)));
        Assert.That(parameters, Has.Count.EqualTo(Pack.Parameters.Count));
        Assert.That(parameters.Skip(1).Select(parameter => parameter.Adopted), Is.All.False);
    }

    [Test]
    public void The_sheet_says_which_decision_adopted_the_rules_or_that_none_is_recorded()
    {
        Assert.That(Grounds(Pack, null).Select(ground => ground.Zh), Is.EqualTo(["办法依据：未登记采用决定"]));
        var adoption = new PolicyAdoption
        {
            Decision = "校政发〔2025〕3 号",
            DecidedBy = "校长办公会",
            DecidedOn = new(2025,
            8,
            28),
            FromTerm = "2025-1",
            Pack = Pack.Id,
            Hash = Pack.ContentHash,
        };
        Assert.That(Grounds(Pack, adoption).Single(), Is.EqualTo(new Text(
            "办法依据：校政发〔2025〕3 号，校长办公会 2025年8月28日决定，自2025-2026学年第一学期起",
            "Adopted by 校政发〔2025〕3 号, 校长办公会, 2025-08-28, from term 1 of 2025-2026")));
    }

    [Test]
    public void An_own_pack_says_what_it_extends_and_an_exception_to_the_law_its_reason()
    {
        var own = PackReader.Read(
            """
            pack: own
            title: { zh: 本校办法, en: own }
            extends: daxinganling-2023
            overrides: [{ law: L2, reason: { zh: 经市教育局批准, en: approved by the city } }]
            parameters: [{ name: process-weight, default: 70 }]
            """, PolicyPacks.TextOf).Pack!;
        Assert.That(Grounds(own, null).Skip(1), Is.EqualTo(new Text[]
        {
            new($"本办法依据 {Pack.Title.Zh} daxinganling-2023，有 2 处不同", $"Extends {Pack.Title.En} daxinganling-2023, 2 places changed"),
            new("例外（L2 考试次数与形式的限制）：经市教育局批准", "Exception to L2, limits on the number and kind of exams: approved by the city"),
        }));
    }

    [TestCase(true, "只有等级，不列比均率（Z8）")]
    [TestCase(false, "比均率 1.0313")]
    public void A_ratio_is_printed_of_scores_and_never_of_levels(bool levelsOnly, string basis) =>
        Assert.That(BasisOf(levelsOnly, 1.03127m), Is.EqualTo(basis));

    [Test]
    public void A_figure_withheld_is_explained_by_its_note() =>
        Assert.That(BasisOf(levelsOnly: true, figure: null, new Text("按等级计", "by level")), Is.EqualTo("按等级计"));

    private static IReadOnlyList<Text> Grounds(PolicyPack pack, PolicyAdoption? adoption) =>
        Sheet(Person(), pack: pack, adoption: adoption).Policy.Grounds;

    private static string BasisOf(bool levelsOnly, decimal? figure, params Text[] notes)
    {
        var person = Person() with { ExamResults = [Taught(levelsOnly)], Dimensions = [Results(figure, notes)] };
        return Sheet(person).Dimensions[0].Indicators[0].Basis.Zh;
    }

    private static string PostCell(TermSheet sheet, Language language) =>
        TermSheetLayout.Of(sheet, language).Sections[0].Blocks.OfType<Table>().First().Rows[1].Cells[1].Text;

    private static string Aside(TermSheet sheet, Language language) => TermSheetLayout.Of(sheet, language).Sections[0].Blocks.OfType<Heading>()
        .Single(heading => heading.Text.EndsWith(language == Language.Chinese ? "课时" : "Lessons taught", StringComparison.Ordinal)).Aside;
}
