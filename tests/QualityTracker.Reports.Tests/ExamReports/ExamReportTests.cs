using System.Text.RegularExpressions;
using QualityTracker.Core.ExamAnalyses;
using QualityTracker.Core.Languages;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Tests.Pdf;

namespace QualityTracker.Reports.Tests.ExamReports;

public sealed class ExamReportTests
{
    private const string Reason = "全市统一学业质量监测，教育局批准";

    [Test]
    public void A_grade_report_has_its_head_its_rates_with_denominators_and_intervals_and_the_rules()
    {
        var analysis = SampleExams.Junior();
        var text = Printed(SampleExams.OfGrade(analysis));
        var pass = analysis.Of("maths")!.Of("701")!.Figures!.Pass;
        Assert.Multiple(() =>
        {
            foreach (var word in new[] { "2025-2026学年第一学期", "七年级期末监测", "2025年12月10日", "语文 120", "箱：四分位", "线上下各", "长期病休", "转入 1 人；转出 1 人" })
                Assert.That(text, Does.Contain(word));
            Assert.That(text, Does.Contain("分析口径：教学质量考核办法 2023（3f9a41c2）").And.Contain("2026年1月20日"));
            Assert.That(text, Does.Contain(ExamReportFigures.Rate(pass).Split('\n')[0]).And.Contain(ExamReportFigures.Of(pass.Interval)));
            Assert.That(text, Does.Contain(ExamReportFigures.Count(analysis.Of("maths")!.Of("701")!.Participation!.Sat) + "/35"));
        });
    }

    [Test]
    public void The_reason_for_an_exception_stands_on_every_page()
    {
        var pdf = new PrintedPdf(Bytes(SampleExams.OfGrade(SampleExams.Junior(overrideReason: Reason))));
        Assert.That(pdf.PageCount, Is.GreaterThan(2));
        for (var page = 0; page < pdf.PageCount; page++) Assert.That(pdf.Text(page), Does.Contain(Reason));
    }

    [Test]
    public void A_class_of_three_shows_no_rate_and_no_count()
    {
        foreach (var analysis in new ExamAnalysis[] { SampleExams.Junior(), SampleExams.Primary() })
        {
            var few = SampleExams.Codes(analysis.Exam.Grade, analysis.Exam.Grade == 7 ? 5 : 4)[^1];
            foreach (var report in new[] { SampleExams.OfGrade(analysis), SampleExams.OfClass(analysis, few) })
            {
                var name = SampleExams.Frame.Classes[few].Name;
                var rows = Blocks(report).OfType<Table>().SelectMany(table => table.Rows).Where(row => row.Cells[0].Text == name).ToList();
                Assert.That(rows, Is.Not.Empty);
                Assert.That(rows.SelectMany(row => row.Cells.Skip(1)).Select(cell => cell.Text), Has.None.Match(@"\d+/\d+|%|\d\.\d"));
            }
        }
    }

    [Test]
    public void A_primary_report_has_levels_and_no_score_anywhere()
    {
        var analysis = SampleExams.Primary(overrideReason: Reason);
        var report = SampleExams.OfClass(analysis, "501") with { LevelTrends = [LevelTrend.Of([SampleExams.Primary("p1", "四年级期末监测", 6), analysis], "maths", "501")] };
        foreach (var text in new[] { Printed(report), Printed(SampleExams.OfGrade(analysis)), Printed(report, Language.English) })
        {
            Assert.That(text, Does.Contain("\nA\n"));
            foreach (var word in new[] { "平均分", "标准差", "难度", "满分", "得分率", "Mean", "SD", "Full mark", "Difficulty", "marks" }) Assert.That(text, Does.Not.Contain(word));

            // Every number with places is a share of pupils: in percent, an end of its interval, or a difference of two.
            Assert.That(Regex.Matches(text, @"(?<![\d.,\[+-])\d+\.\d+(?![\d.%,\]])").Select(match => match.Value), Is.Empty);
        }
    }

    [Test]
    public void Pupils_are_named_only_where_the_report_was_given_their_names()
    {
        var report = SampleExams.OfClass(SampleExams.Junior(), "701", "maths");
        Assert.That(Printed(report), Does.Contain("再教清单").And.Contain("学困生").And.Not.Contain("学生701"));

        var names = SampleExams.Frame.Pupils.Values.Where(pupil => pupil.Id.StartsWith("701", StringComparison.Ordinal)).ToDictionary(pupil => pupil.Id, pupil => pupil.Name);
        Assert.That(Printed(report with { PupilNames = names }), Does.Contain("学生701"));
        Assert.That(Printed(SampleExams.OfGrade(SampleExams.Junior()) with { PupilNames = names }), Does.Not.Contain("学生701"));
    }

    [Test]
    public void What_the_teacher_wrote_is_printed_and_else_there_is_room_to_write()
    {
        var report = SampleExams.OfClass(SampleExams.Junior(), "701", "maths");
        Assert.That(Printed(report), Does.Contain("王晓明").And.Contain("2026-01-16").And.Contain("应用题审题不细"));
        Assert.That(Blocks(report with { Reflections = [] }).OfType<WritingBoxes>().Single().Labels, Is.EqualTo(new[] { "原因分析", "改进措施" }));
    }

    [Test]
    public void Who_may_see_one_class_in_one_subject_gets_it_beside_the_grade_and_nothing_of_another()
    {
        var junior = SampleExams.Junior();
        var report = SampleExams.OfGrade(junior) with
        {
            Sheets = new HashSet<(string, string)> { ("701", "maths") },
            Reflections = [SampleExams.Written("e2", "701"), SampleExams.Written("e2", "702") with { Causes = "别班的原因" }],
        };
        var text = Printed(report);
        Assert.That(text, Does.Contain("七年级1班").And.Contain("年级").And.Contain("应用题审题不细"));
        foreach (var other in new[] { "七年级2班", "七年级3班", "二、语文", "三、语文", "总分", "别班的原因", "参加市级比赛" }) Assert.That(text, Does.Not.Contain(other));
        Assert.That(ExamWorkbook.Of(report).Sheets.Select(sheet => sheet.Name), Is.EqualTo(new[] { "总体情况", "数学", "数学小题", "未计入", "原因与措施" }));
        Assert.That(ExamWorkbook.Of(report).Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).Select(cell => cell.Invariant), Has.None.Contains("七年级2班"));
    }

    [Test]
    public void The_same_report_gives_the_same_bytes_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var first = Bytes(SampleExams.OfGrade(SampleExams.Junior()), language);
            Assert.That(Bytes(SampleExams.OfGrade(SampleExams.Junior()), language), Is.EqualTo(first));
        }
    }

    [Test]
    public void A_name_too_long_for_its_plot_is_cut_there_and_stands_whole_in_the_tables()
    {
        var lists = SampleExams.Frame.Lists;
        var name = "七年级" + string.Concat(Enumerable.Repeat("人工智能与信息科技特色实验", 4)) + "班";
        var frame = new Core.Schools.SchoolFrame(lists with { Classes = [.. lists.Classes.Select(each => each.Id == "701" ? each with { Name = name } : each)] });
        var report = SampleExams.OfGrade(SampleExams.Junior()) with { Frame = frame };
        Assert.That(Blocks(report).OfType<Drawing>().SelectMany(drawing => drawing.Shapes).OfType<Label>().Select(label => label.Text), Has.None.EqualTo(name).And.Some.EndsWith("…"));
        Assert.That(Printed(report).Replace("\n", "", StringComparison.Ordinal), Does.Contain(name));
    }

    [Test]
    public void No_shape_of_a_plot_leaves_the_width_of_the_text_or_the_height_of_its_drawing()
    {
        var junior = SampleExams.Junior();
        var trend = ExamTrend.Of([SampleExams.Junior("e1", "七年级期中监测", 11), junior], "maths", "702");
        var added = ExamValueAdded.Of(SampleExams.Junior("e1", "七年级期中监测", 11), junior, "maths")!;
        Block[] blocks = [.. Blocks(SampleExams.OfClass(junior, "702") with { Trends = [trend], Added = [added] }), .. Blocks(SampleExams.OfGrade(junior) with { Added = [added] }), .. Blocks(SampleExams.OfGrade(junior)), .. Blocks(SampleExams.OfGrade(SampleExams.Primary()))];
        foreach (var drawing in blocks.OfType<Drawing>())
        {
            var spots = drawing.Shapes.SelectMany(shape => shape switch
            {
                Stroke stroke => stroke.Spots,
                Area area => [new(area.X, area.Y), new(area.X + area.Width, area.Y + area.Height)],
                Label label => [new(label.X + label.Width, label.Y)],
                _ => [],
            });
            Assert.That(spots.All(spot => spot is { X: >= 0 and <= Drawing.Width + 1, Y: >= -0.01 } && spot.Y <= drawing.Height), Is.True);
        }
    }

    private static IEnumerable<Block> Blocks(ExamReport report) => ExamReportLayout.Of(report).Sections[0].Blocks;

    private static string Printed(ExamReport report, Language language = Language.Chinese)
    {
        var pdf = new PrintedPdf(Bytes(report, language));
        return string.Join('\n', Enumerable.Range(0, pdf.PageCount).Select(pdf.Text));
    }

    private static byte[] Bytes(ExamReport report, Language language = Language.Chinese) => PdfWriter.Write(ExamReportLayout.Of(report, language)).Bytes;
}
