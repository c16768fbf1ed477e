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
            new(Word("学校", "School"), 26), new(Word("数据截至", "Until"), 12, CellKind.Date),
            .. CountyNotice.Work.SelectMany(about => new Column[] { new(Names.Of(about).In(language), 14, CellKind.Number), new(Word($"{Names.Of(about).Zh}人数", $"{Names.Of(about).En}: people"), 12, CellKind.Whole) }),
            new(Word("说明", "Remarks"), 44),
        ],
        notice.Lines.Select(line => (IReadOnlyList<Cell>)
        [
            Cell.Of(line.NameIn(language)), line.Until is { } until ? Cell.Of(until) : Cell.Of(Word("未上报", "missing")),
            .. line.Done.SelectMany(done => new[] { done.Amount is { } amount ? Cell.Of(amount) : Cell.Empty, Whole(done.People) }), Cell.Of(CountyNotice.Remarks(line, language)),
        ]))
        {
            Title = $"{CountyNotice.Title.In(language)} {notice.MonthIn(language)}",
            Notes =
            [
                notice.Summary(language),
                Word("按校名排序，不排名次；不足 5 人的不列；规定任务按项见县级对比，不合计。", "By name, without ranks; nothing of fewer than 5; norms are compared one by one and not added up."),
            ],
            Landscape = true,
        });
    }
}
