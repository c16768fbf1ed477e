using QualityTracker.Core.Languages;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.CountyBundles;

/// <summary>The monthly notice as a workbook (月通报工作簿).</summary>
public static class CountyNoticeWorkbook
{
    public static Workbook Of(CountyNotice notice, Language language)
    {
        string Word(string zh, string en) => language == Language.Chinese ? zh : en;
        Cell Whole(int? number) => number is { } known ? Cell.Of(known) : Cell.Empty;
        return new(new Sheet(Word("月通报", "Notice"),
        [
            new(Word("学校", "School"), 26), new(Word("数据截至", "Until"), 12, CellKind.Date), new(Word("应完成（人项）", "Owed"), 14, CellKind.Whole), new(Word("已完成（人项）", "Met"), 14, CellKind.Whole),
            new(Word("完成率", "Share"), 10, CellKind.Percent), new(Word("听课（节）", "Lessons observed"), 12, CellKind.Whole), new(Word("听课人数", "Observers"), 10, CellKind.Whole), new(Word("说明", "Remarks"), 44),
        ],
        notice.Lines.Select(line => (IReadOnlyList<Cell>)
        [
            Cell.Of(line.Name), line.Until is { } until ? Cell.Of(until) : Cell.Of(Word("未上报", "missing")), Whole(line.Owed), Whole(line.Met), line.Share is { } share ? Cell.Percent(share / 100) : Cell.Empty,
            line.Observed is { } lessons ? Cell.Of((long)lessons) : Cell.Empty, Whole(line.Observers), Cell.Of(CountyNotice.Remarks(line, language)),
        ]))
        {
            Title = $"{CountyNotice.Title.In(language)} {notice.MonthIn(language)}",
            Notes =
            [
                notice.Summary(language),
                Word("人项：每人每项规定任务计一。按校名排序，不排名次；不足 5 人的不列；考核办法不同的不计完成率。", "One for each person and norm. By name, without ranks; nothing of fewer than 5; no share where another policy pack holds."),
            ],
            Landscape = true,
        });
    }
}
