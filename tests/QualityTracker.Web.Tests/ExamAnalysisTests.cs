using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>From an exam's analysis to tutoring plans and a session, and from planning an exam to the limit of the law that stops it.</summary>
[TestFixture(Screen.Desktop)]
public sealed class ExamAnalysisTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "office";

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task From_the_analysis_of_a_class_the_pupils_to_teach_again_get_plans_and_a_session_is_held_in_one_tap()
    {
        await Page.GotoAsync("/?view=exams&lang=zh");
        await Page.Locator(".exam").Filter(new() { HasText = "七年级期末监测" }).Locator("summary").ClickAsync();
        await Link("质量分析：七年级期末监测").ClickAsync();
        await Expect(Row("总体情况", "数学")).ToContainTextAsync(new Regex(@"97\.54%.*119/122.*93\.02–99\.16"));
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "学科" }).GetByRole(AriaRole.Link, new() { Name = "数学" }).ClickAsync();
        await Expect(Row("各班与年级", "七年级1班")).ToContainTextAsync(new Regex(@"97\.50%.*39/40.*89\.00.*33\.33%.*13/39.*20\.63–49\.02"));
        foreach (var plot in new[] { "数学：各班分数的箱线图", "年级的分数分布", "数学：各班增值与 95% 区间" })
            await Expect(Page.GetByRole(AriaRole.Img, new() { NameRegex = new($"^{plot}") }).Locator("text").First).ToBeVisibleAsync();
        await DoesNotScrollSideways();
        await Row("各班与年级", "七年级1班").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByText("没有名次")).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await Expect(Row("各班与年级", "七年级2班")).ToBeVisibleAsync();
        await Page.GoForwardAsync();
        await Page.GetByLabel("选 吴博家").CheckAsync();
        await Page.GetByLabel("选 文瑞航").CheckAsync();
        await Button("建立辅导计划").ClickAsync();
        await Expect(Page.GetByLabel("对象类别：文瑞航")).ToHaveValueAsync("target");
        await Expect(Choice("辅导教师")).ToHaveValueAsync("T003");
        await Expect(Page.GetByLabel("定内容")).ToHaveValueAsync("七年级期末监测数学试卷中的失分内容");
        await Page.GetByLabel("开始日期").FillAsync("2026-01-20");
        await Page.GetByLabel("定时间").FillAsync("每周三 16:30");
        await Page.GetByLabel("定地点").FillAsync("七1班教室");
        await Page.GetByLabel("定要求").FillAsync("订正后讲给老师听");
        await Button("保存计划").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("2 份数学辅导计划");
        await Expect(Page.Locator(".pupils-table tbody tr").Filter(new() { HasText = "吴博家" })).ToContainTextAsync("已有计划");
        await Button("更改").ClickAsync();
        await Page.GetByLabel("改进措施").FillAsync("每周两次分层练习");
        await Page.GetByLabel("完成日期").FillAsync("2026-03-01");
        await Button("保存").ClickAsync();
        await Expect(Page.Locator(".reflection")).ToContainTextAsync(new Regex("几何说理不完整.*每周两次分层练习.*邱雪梅 2026-03-01 前完成"));

        await Page.GotoAsync("/?view=tutoring&day=2026-01-21&q=吴博家&lang=zh");
        await Button("已辅导：吴博家，1月21日周三").ClickAsync();
        await Expect(Page.Locator(".plan").Filter(new() { HasText = "吴博家 七年级1班 · 数学" })).ToContainTextAsync(new Regex("已辅导 1 / 16 次[^✓]*✓ 1月21日周三 已登记"));
    }

    [Test]
    public async Task An_exam_that_the_law_does_not_allow_is_stopped_by_its_rule_and_held_only_with_a_reason_that_is_shown()
    {
        await Page.GotoAsync("/?view=exams&lang=zh");
        await Link("安排考试").ClickAsync();
        await Choice("年级").SelectOptionAsync("8");
        await Choice("考试类别").SelectOptionAsync("joint");
        await Expect(Page.GetByLabel("语文满分")).ToHaveValueAsync("120");
        await Expect(Page.GetByLabel("考试名称")).ToHaveValueAsync("八年级联考监测");
        ExpectedStatus = 422;
        await Button("安排考试").ClickAsync();
        var guard = Page.Locator(".guard");
        await Expect(guard).ToContainTextAsync("小学和初中非毕业年级不得参加跨校联考");
        await Expect(guard).ToContainTextAsync("L2-joint");
        await Expect(Button("安排考试")).ToBeDisabledAsync();
        await DoesNotScrollSideways();
        await Button("作为例外安排").ClickAsync();
        await Page.GetByLabel("例外理由").FillAsync("县教育局 2025 年 12 号文件要求参加");
        await Button("带理由安排").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("已安排：八年级联考监测");
        var exam = Page.Locator(".exam").Filter(new() { HasText = "八年级联考监测" });
        await Expect(exam).ToContainTextAsync("依 L2 例外举行，理由：县教育局 2025 年 12 号文件要求参加");
        await Link("质量分析：八年级联考监测").ClickAsync();
        await Expect(Page.Locator(".analysis-head")).ToContainTextAsync("县教育局 2025 年 12 号文件要求参加");
        await Page.GoBackAsync();
        await Button("撤销").ClickAsync();
        await Expect(exam).ToHaveCountAsync(0);
    }

    private ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    private ILocator Choice(string name) => Page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    private ILocator Row(string table, string name) =>
        Page.GetByRole(AriaRole.Table, new() { Name = table, Exact = true }).GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Rowheader, new() { Name = name }) });
}
