using QualityTracker.Core.Languages;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Reports.Tests.TermSheets;

public sealed class TermSheetLayoutTests
{
    [Test]
    public void The_parts_stand_in_the_order_of_the_form() =>
        Assert.That(Headings(SampleSheets.Teacher()), Is.EqualTo(new[]
        {
            "实验初级中学教师学期考核表", "一、岗位任务", "二、考核计分", "三、课时", "四、辅导", "五、考试成绩", "六、意见与签名",
        }));

    [Test]
    public void The_schools_own_norms_are_a_part_of_the_principals_sheet() =>
        Assert.That(Headings(SampleSheets.Leader()), Does.Contain("六、学校任务").And.Contain("七、意见与签名"));

    [Test]
    public void A_norm_shows_clause_unit_target_actual_attainment_and_what_is_missing()
    {
        var rows = Rows(SampleSheets.Teacher(), part: 0);

        Assert.That(rows, Does.Contain("班会|W12 教基〔2019〕16号|每周|周|20||17|85.0%|缺3|班主任"));
        Assert.That(rows, Does.Contain("公开课|W7 教基〔2019〕16号|每学年|次|1|2|1|100.0%|达标|任课教师"));
    }

    [Test]
    public void Points_are_listed_by_dimension_and_a_missing_record_says_what_became_of_it()
    {
        var rows = Rows(SampleSheets.Teacher(), part: 1);

        Assert.That(rows, Does.Contain("教学常规|40|36.50|"));
        Assert.That(rows, Does.Contain("校本课程|按达成率|未开设|0|—|不适用，权重分摊"));
        Assert.That(rows[^1], Is.EqualTo("总分|100|88.45|"));
    }

    [Test]
    public void A_bundled_total_stands_below_the_own_one_that_the_points_add_up_to()
    {
        var sheet = SampleSheets.Teacher() with
        {
            Result = new()
            {
                Total = 80.76m,
                Bundle = new() { Own = 88.45m, Share = 20, PartnersMean = 50, Partners = [new(Text.Same("李强"), 15), new(Text.Same("王静"), 1)] },
            },
        };
        Assert.That(Rows(sheet, part: 1).TakeLast(3), Is.EqualTo(new[]
        {
            "本人总分|100|88.45|", "捆绑评价|本人 88.45 × 80% ＋ 结对教师本人总分的均值 50.00 × 20%|||李强 15周、王静 1周", "总分|100|80.76|",
        }));
        Assert.That(Words(sheet, Language.English), Does.Contain("own 88.45 × 80% + mean").And.Contain("15 weeks").And.Contain("1 week"));
    }

    [Test]
    public void An_exam_beyond_the_laws_limits_prints_its_reason_once()
    {
        var exam = SampleSheets.Teacher().ScoredExams[0] with { OverrideReason = "县教育局质量监测通知" };
        var words = Words(SampleSheets.Teacher() with { ScoredExams = [exam, exam] });
        Assert.That(words.Split("例外理由：县教育局质量监测通知"), Has.Length.EqualTo(2));
        Assert.That(Words(SampleSheets.Teacher()), Does.Not.Contain("例外理由"));
    }

    [Test]
    public void The_parameters_of_the_rules_follow_the_points_the_adopted_first() =>
        Assert.That(
            Blocks(SampleSheets.Teacher()).OfType<Paragraph>().Single(paragraph => paragraph.Quiet).Text,
            Is.EqualTo("办法参数（学校采用）：过程记录的权重 = 55\n办法参数（默认）：优秀等次的人数上限（%） = 20；听课仅计有评课的 = 是"));

    [Test]
    public void Rates_print_their_denominator() =>
        Assert.That(Rows(SampleSheets.Teacher(), part: 3), Does.Contain(
            "期末|七年级（3）班 数学|47/48|82.37|51.06% 24/47|91.49% 43/47|2.13% 1/47|1.0313|79.86"));

    [Test]
    public void Primary_classes_have_levels_and_no_scores()
    {
        Assert.That(Rows(SampleSheets.Primary(), part: 3), Does.Contain("期末|三年级（1）班 数学|42/43|A 18　 B 15　 C 7　 D 2"));
        Assert.That(Words(SampleSheets.Primary()), Does.Not.Contain("均分"));
    }

    [Test]
    public void A_veto_is_printed_beside_the_total() =>
        Assert.That(Words(SampleSheets.Vetoed()), Does.Contain("84.30").And.Contain("不合格").And.Contain("有偿补课"));

    [Test]
    public void Empty_parts_show_one_quiet_line_and_no_empty_table()
    {
        var blocks = Blocks(SampleSheets.Empty());

        Assert.That(blocks.OfType<Table>().Count(), Is.EqualTo(2), "the person and the result");
        Assert.That(blocks.OfType<Paragraph>().Where(paragraph => paragraph.Quiet).Select(paragraph => paragraph.Text), Is.EqualTo(new[]
        {
            "本学期无岗位任务。", "本学期无考核指标。", "本学期无课时记录。", "本学期无辅导记录。", "本学期无考试成绩。",
        }));
    }

    [Test]
    public void Comments_have_a_box_each_with_room_to_write()
    {
        var boxes = Blocks(SampleSheets.Leader()).OfType<WritingBoxes>().Single();

        Assert.That(boxes.Labels, Is.EqualTo(new[] { "自评意见", "教研组意见", "学校意见" }));
        Assert.That(boxes.EmptyLines, Is.EqualTo(3));
    }

    [Test]
    public void The_footer_names_the_rules_and_the_last_day_of_records()
    {
        Assert.That(Section(SampleSheets.Teacher()).Footer, Is.EqualTo("考核办法：实验初级中学教师考核办法 2025.2（3f9a1c7e）　数据截至2026年1月20日"));
        Assert.That(Section(SampleSheets.Teacher(), Language.English).Footer, Does.EndWith("Records until 2026-01-20"));
    }

    [Test]
    public void An_English_sheet_has_no_Chinese_word_but_the_name()
    {
        var words = Words(SampleSheets.Teacher() with { SchoolNorms = SampleSheets.Leader().SchoolNorms }, Language.English)
            + Words(SampleSheets.Primary(), Language.English) + Words(SampleSheets.Empty(), Language.English);

        Assert.That(
            words.Except("王晓明周雨桐李梅").Where(letter => letter is >= '一' and <= '鿿' or >= '，' and <= '？'),
            Is.Empty);
        Assert.That(words, Does.Contain("short by 3").And.Contain("does not apply, weight shared out"));
    }

    private static Section Section(TermSheet sheet, Language language = Language.Chinese) => TermSheetLayout.Of(sheet, language).Sections[0];

    private static IReadOnlyList<Block> Blocks(TermSheet sheet, Language language = Language.Chinese) => Section(sheet, language).Blocks;

    private static IEnumerable<string> Headings(TermSheet sheet) => Blocks(sheet).OfType<Heading>().Select(heading => heading.Text);

    // The tables after those of the person and the result.
    private static List<string> Rows(TermSheet sheet, int part) =>
        [.. Blocks(sheet).OfType<Table>().ElementAt(part + 2).Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text)))];

    private static string Words(TermSheet sheet, Language language = Language.Chinese)
    {
        var section = Section(sheet, language);
        return string.Join('\n', section.Blocks.SelectMany(block => block switch
        {
            Heading heading => new[] { heading.Text, heading.Aside },
            Paragraph paragraph => [paragraph.Text],
            Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
            BarChart chart => chart.Bars.Select(bar => bar.Label + bar.Figure).Append(chart.Axis),
            WritingBoxes boxes => boxes.Labels,
            SignatureRow row => [.. row.Labels, row.Date, row.Seal],
            _ => [],
        }).Append(section.Footer).Append(section.RunningHeader).Append(section.PageNumber.ToString()));
    }
}
