using QualityTracker.Core.Languages;
using QualityTracker.Core.LessonObservations;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.LessonObservations;
using QualityTracker.Reports.Pdf;
using QualityTracker.Reports.Tests.Pdf;

namespace QualityTracker.Reports.Tests.LessonObservations;

public sealed class ObservationFormTests
{
    private static readonly SchoolFrame Frame = new(new SchoolFrameLists { School = new() { Id = "s", Name = "清河县第一中学" }, Staff = [new() { Id = "T001", Name = "张伟" }, new() { Id = "T002", Name = "李娜" }] });

    private static readonly LessonObservation Seen = new()
    {
        Id = "1",
        Date = new(2025, 10, 14),
        Period = 2,
        Observer = "T002",
        Teacher = "T001",
        Class = "2025-701",
        Subject = "chinese",
        Topic = "《背影》",
        Kind = ObservationKind.Unannounced,
        Minutes = 40,
        Scores = [new(RubricDimension.Objectives, 9), new(RubricDimension.Content, 13.5m)],
        Strengths = "问题设计有层次",
        Advice = "增加小组讨论",
        Notes = [new(3, "复习导入"), new(12, "默读批注")],
        Shared = true,
        Reply = "下次改进",
    };

    [Test]
    public void Every_box_of_the_form_is_there_with_what_was_recorded()
    {
        var cells = Cells(new(Frame, Seen, Seen.Date));
        foreach (var box in new[] { "学校", "班级", "学科", "授课教师", "听课人", "时间", "节次", "课题", "课型", "听课类型", "教学过程", "旁评", "优点", "缺点", "建议", "等级", "交换意见", "评课量表", "满分", "得分" })
            Assert.That(cells, Does.Contain(box));
        foreach (var written in new[] { "清河县第一中学", "张伟", "李娜", "2025年10月14日", "第 2 节，40 分钟", "《背影》", "推门听课", "复习导入", "问题设计有层次", "增加小组讨论", "下次改进", "9", "13.5", "22.5" })
            Assert.That(cells, Does.Contain(written));
        Assert.That(cells.SkipWhile(cell => cell != "满分").Skip(1).Take(6), Is.EqualTo(new[] { "10", "15", "25", "30", "20", "100" }));
    }

    [Test]
    public void What_was_not_recorded_is_room_to_write_in_and_an_empty_form_is_a_page()
    {
        var cells = Cells(new(Frame, Seen with { Weaknesses = null }, Seen.Date));
        Assert.That(cells[cells.IndexOf("缺点") + 1].Trim('\n'), Is.Empty);
        var blank = new ObservationForm(Frame, null, Seen.Date);
        Assert.That(Cells(blank), Has.None.EqualTo("张伟"));
        foreach (var language in new[] { Language.Chinese, Language.English })
        {
            var pdf = new PrintedPdf(PdfWriter.Write(blank.Document(language)).Bytes);
            Assert.That(pdf.PageCount, Is.EqualTo(1), $"{language}");
        }
    }

    private static List<string> Cells(ObservationForm form) => [.. form.Document().Sections.Single().Blocks.OfType<Table>().SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text)];
}
