using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace QualityTracker.Web.Tests;

/// <summary>Exams and their score sheets: typed in by keyboard, refused line by line, saved, undone, and saved over by somebody else.</summary>
[TestFixture(Screen.Desktop)]
public sealed class ScoreSheetTests(Screen screen) : PageTest(screen)
{
    private Server server = null!;

    protected override Server Server => server;

    protected override string? SignedInAs => "office";

    private ILocator Scores => Page.Locator("input.score");

    private ILocator Lines => Page.Locator(".scores tbody tr");

    [OneTimeSetUp]
    public async Task Start() => server = await Server.WithSample();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Exams_show_roster_participation_and_which_sheets_are_there()
    {
        await Page.GotoAsync("/?view=exams&lang=en");
        var exam = Page.Locator(".exam").Filter(new() { HasText = "九年级期中监测" });
        await Expect(exam).ToContainTextAsync(new Regex("mid-term exam · grade 9 · roster of 2025-11-06 · 82 pupils"));
        await exam.Locator("summary").ClickAsync();
        await Expect(exam.Locator("tbody tr").Filter(new() { HasText = "Mathematics" })).ToContainTextAsync(new Regex("full mark 120"));
        await DoesNotScrollSideways();
        await exam.GetByRole(AriaRole.Link, new() { NameRegex = new("九年级1班 Chinese") }).ClickAsync();
        await Expect(Lines).ToHaveCountAsync(41);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Exams", Exact = true }).Last.ClickAsync();
        await Expect(exam).ToHaveAttributeAsync("open", "");
    }

    [Test]
    public async Task Enter_goes_down_a_wrong_line_is_told_beside_it_and_what_is_saved_can_be_undone()
    {
        await Open("七年级期末监测", "七年级1班 数学");
        var before = await Scores.Nth(0).InputValueAsync();
        await Scores.Nth(0).FillAsync("131");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Scores.Nth(1)).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("八十");
        await Button("保存成绩单").ClickAsync();
        await Expect(Lines.Nth(0)).ToContainTextAsync("须在 0 到满分 120 之间");
        await Expect(Lines.Nth(1)).ToContainTextAsync("不是分数");
        await Expect(Scores.Nth(0)).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("99");
        await Scores.Nth(1).FillAsync("８８.5");
        ExpectedStatus = 400;
        await Lines.Nth(2).GetByRole(AriaRole.Combobox).First.SelectOptionAsync("excluded");
        await Button("保存成绩单").ClickAsync();
        await Expect(Lines.Nth(2)).ToContainTextAsync("不计入须写明原因");
        await Expect(Lines.Nth(2).Locator(".score-reason input")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("随班就读，经批准不计入");
        await Button("保存成绩单").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("成绩单已保存");
        await Expect(Button("保存成绩单")).ToBeDisabledAsync();
        await Page.ReloadAsync();
        await Expect(Scores.Nth(1)).ToHaveValueAsync("88.5");
        await Expect(Lines.Nth(2).GetByRole(AriaRole.Combobox).Last).ToHaveValueAsync("随班就读，经批准不计入");
        await DoesNotScrollSideways();
        await Scores.Nth(0).FillAsync("12");
        await Button("保存成绩单").ClickAsync();
        await Button("撤销").ClickAsync();
        await Expect(Page.GetByText("已恢复保存前的成绩单")).ToBeVisibleAsync();
        await Expect(Scores.Nth(0)).ToHaveValueAsync("99");
        Assert.That(before, Is.Not.EqualTo("99"));
    }

    [Test]
    public async Task A_column_from_a_spreadsheet_goes_down_the_lines_is_told_what_is_wrong_with_it_and_can_be_taken_back()
    {
        await Open("七年级期末监测", "七年级1班 语文");
        var before = await Task.WhenAll(Enumerable.Range(0, 6).Select(line => Scores.Nth(line).InputValueAsync()));
        await Paste(0, "88\r\n缺考\t请假\r\n\r\nabc\r\n192.25\r\n１００\t正常\r\n");
        await Expect(Page.Locator(".problem")).ToContainTextAsync("有 2 行需要更正");
        await Expect(Lines.Nth(3)).ToContainTextAsync("不是分数");
        await Expect(Scores.Nth(3)).ToHaveValueAsync("abc");
        await Expect(Lines.Nth(4)).ToContainTextAsync("须在 0 到满分 120 之间");
        await Expect(Scores.Nth(3)).ToBeFocusedAsync();
        await Expect(Scores.Nth(0)).ToHaveValueAsync("88");
        await Expect(Lines.Nth(1).GetByRole(AriaRole.Combobox).First).ToHaveValueAsync("absent");
        await Expect(Lines.Nth(1).GetByRole(AriaRole.Combobox).Last).ToHaveValueAsync("请假");
        await Expect(Scores.Nth(2)).ToHaveValueAsync(before[2]);
        await Expect(Scores.Nth(5)).ToHaveValueAsync("100");
        await Button("撤销粘贴").ClickAsync();
        for (var line = 0; line < 6; line++) await Expect(Scores.Nth(line)).ToHaveValueAsync(before[line]);
        await Expect(Page.Locator(".problem")).ToHaveCountAsync(0);
        await Paste(1, "77\r\n78.5");
        await Page.GetByRole(AriaRole.Link, new() { Name = "考试", Exact = true }).Last.ClickAsync();
        await Button("退出").ClickAsync();
        await Expect(Page.GetByText("退出将丢失：1 份没写完的表单")).ToBeVisibleAsync();
        await Button("取消").ClickAsync();
        await Page.GoBackAsync();
        await Expect(Scores.Nth(2)).ToHaveValueAsync("78.5");
        await Button("保存成绩单").ClickAsync();
        await Expect(Page.Locator(".toast").Last).ToContainTextAsync("成绩单已保存");
    }

    [Test]
    public async Task Of_two_who_enter_one_sheet_the_later_is_told_in_words_and_loses_nothing()
    {
        await Open("八年级期末监测", "八年级1班 语文");
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await other.Locator("input.score").Nth(0).FillAsync("61");
        await other.Locator("input.score").Nth(1).FillAsync("62");
        await other.GetByRole(AriaRole.Button, new() { Name = "保存成绩单" }).ClickAsync();
        await Expect(other.Locator(".toast")).ToContainTextAsync("成绩单已保存");
        ExpectedStatus = 412;
        await Scores.Nth(0).FillAsync("71");
        await Scores.Nth(2).FillAsync("73");
        await Button("保存成绩单").ClickAsync();
        await Expect(Page.Locator(".problem")).ToContainTextAsync("别人刚刚保存过这份成绩单");
        await Expect(Lines.Nth(0)).ToContainTextAsync("别人填的是：61");
        await Expect(Scores.Nth(1)).ToHaveValueAsync("62");
        await Button("保存成绩单").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("成绩单已保存");
        await Page.ReloadAsync();
        foreach (var (line, score) in new[] { (0, "71"), (1, "62"), (2, "73") }) await Expect(Scores.Nth(line)).ToHaveValueAsync(score);
        await other.CloseAsync();
    }

    [Test]
    public async Task What_is_not_saved_stays_while_the_page_is_open_and_a_pupil_without_anything_is_missing()
    {
        await Open("五年级期末监测", "五年级1班 数学");
        await Lines.Nth(3).GetByRole(AriaRole.Combobox).First.SelectOptionAsync("");
        await Expect(Page.GetByText("1 行未保存")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "考试", Exact = true }).Last.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = new("五年级1班 数学") }).ClickAsync();
        await Expect(Page.GetByText("1 行未保存")).ToBeVisibleAsync();
        await Button("保存成绩单").ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("成绩单已保存");
        await Page.GetByRole(AriaRole.Link, new() { Name = "考试", Exact = true }).Last.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "未登记完的成绩单 1" }).ClickAsync();
        await Expect(Page.Locator(".sheet-link")).ToHaveCountAsync(1);
        await Expect(Page.Locator(".sheet-link")).ToContainTextAsync(new Regex("已登记 (\\d+) / "));
    }

    [Test]
    public async Task A_closed_exam_is_only_read_and_opened_again_it_takes_corrections_with_a_reason_that_the_history_tells()
    {
        await SignIn("director-of-teaching");
        await Open("九年级期末监测", "九年级1班 物理");
        var before = await Scores.Nth(0).InputValueAsync();
        await Turn("封存成绩：九年级期末监测", "封存成绩");
        await Expect(Page.Locator(".toast")).ToContainTextAsync("已封存：九年级期末监测");
        await Open("九年级期末监测", "九年级1班 物理");
        await Expect(Page.GetByText("考试已封存，成绩只能查看")).ToBeVisibleAsync();
        await Expect(Scores).ToHaveCountAsync(0);
        await Turn("解封：九年级期末监测", "解封", "漏登一分");
        await Expect(Page.Locator(".toast")).ToContainTextAsync("已解封：九年级期末监测");
        await Open("九年级期末监测", "九年级1班 物理");
        await Scores.Nth(0).FillAsync("41.5");
        await Button("保存成绩单").ClickAsync();
        await Expect(Page.GetByLabel("更正原因")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("第 3 题漏登");
        await Button("保存成绩单").ClickAsync();
        await Expect(Page.Locator(".toast").Last).ToContainTextAsync("成绩单已保存");
        await Page.GetByText("更改历史").ClickAsync();
        await Expect(Page.Locator(".score-history li")).ToContainTextAsync($"{before} → 41.5");
        await Expect(Page.Locator(".score-history li")).ToContainTextAsync("第 3 题漏登");
        await Page.GetByRole(AriaRole.Link, new() { Name = "双人核对" }).ClickAsync();
        await Scores.Nth(0).FillAsync("八十");
        await Button("比较").ClickAsync();
        await Expect(Lines.Nth(0)).ToContainTextAsync("不是分数");
        await Expect(Scores.Nth(0)).ToBeFocusedAsync();
        await Scores.Nth(0).FillAsync("14.5");
        await Button("比较").ClickAsync();
        await Expect(Page.Locator(".score-found")).ToContainTextAsync("已登记 41.5，再录 14.5");
        await Expect(Page.Locator(".score-found")).ToContainTextAsync("换一个人录，核对才更可靠");
        await DoesNotScrollSideways();
    }

    [Test]
    public async Task Marks_of_items_add_up_to_the_score_all_or_none_and_a_score_typed_over_them_leaves_none()
    {
        await Page.GotoAsync("/");
        Assert.That(await Page.EvaluateAsync<string>(
            """
            import('/score-rows.js').then(({ Empty, faultOf, sentOf, taken, wrongOf }) => {
              const items = [{ label: '1', fullMark: 5 }, { label: '2', fullMark: 5 }];
              const row = taken(Empty, { items: { 1: '3', 2: '４.5' } });
              const partly = taken(row, { items: { ...row.items, 2: '' } });
              return [row.score, row.status, faultOf(row, 10, items), faultOf(partly, 10, items).fault, faultOf(taken(row, { items: { 1: '3', 2: '6' } }), 10, items).item.label,
                taken(row, { score: '6' }).items, taken(row, { status: 'absent' }).score, sentOf([{ pupil: 'p' }], { p: row })[0].line.items[2],
                wrongOf({ p: row, q: partly }, { fullMark: 10, items }, { scoresItem: label => label, scoresItemBlank: '', joined: label => label }).q.item].join(' ');
            })
            """), Is.EqualTo("7.5 sat  blank 2   4.5 2"));
    }

    private async Task Turn(string button, string act, string? reason = null)
    {
        await Page.GotoAsync("/?view=exams&lang=zh");
        await Page.Locator(".exam").Filter(new() { HasText = "九年级期末监测" }).Locator("summary").ClickAsync();
        await Button(button).ClickAsync();
        if (reason is not null)
        {
            await Expect(Page.GetByLabel("解封原因")).ToBeFocusedAsync();
            await Page.Keyboard.TypeAsync(reason);
        }

        await Page.Locator(".closing").GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
    }

    private async Task Paste(int line, string text) => await Scores.Nth(line).EvaluateAsync(
        "(field, text) => { field.focus(); const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text); field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); }", text);

    private async Task Open(string exam, string sheet)
    {
        await Page.GotoAsync("/?view=exams&lang=zh");
        await Page.Locator(".exam").Filter(new() { HasText = exam }).Locator("summary").ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{sheet}") }).First.ClickAsync();
        await Expect(Lines.First).ToBeVisibleAsync();
    }
}
