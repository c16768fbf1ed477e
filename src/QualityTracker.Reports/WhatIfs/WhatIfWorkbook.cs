using QualityTracker.Core.Languages;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Schools;
using QualityTracker.Core.WhatIfs;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.WhatIfs;

/// <summary>
/// A trial calculation as a workbook (试算工作簿): what was compared, each person, the pools, the norms most missed and the bands. Nothing
/// of pupils is in it (clause L4), and it says that nothing was stored.
/// </summary>
public static class WhatIfWorkbook
{
    /// <param name="whatIf">The comparison, whose every figure is already there.</param>
    /// <param name="frame">The school.</param>
    /// <param name="run">The pay run that was divided both ways; null without one.</param>
    /// <param name="language">Of the workbook.</param>
    public static Workbook Of(WhatIf whatIf, SchoolFrame frame, PayRun? run, Language language)
    {
        var sheets = new List<Sheet> { WhatIfSummarySheet.Of(whatIf, frame, run, language), WhatIfPeopleSheet.Of(whatIf, language) };
        if (run is not null) sheets.Add(Pools(whatIf, language));
        return new([.. sheets, Norms(whatIf, language), Bands(whatIf, language)]);
    }

    private static Sheet Pools(WhatIf whatIf, Language language)
    {
        var (before, after) = (Word(language, "现行", "now"), Word(language, "试算", "tried"));
        Column Money(string zh, string en, string side) => new(Word(language, $"{zh}·{side}（元）", $"{en}, {side} (yuan)"), 17, CellKind.Money);
        return new(Word(language, "资金池", "Pools"),
            [
                new(Word(language, "资金池", "Pool"), 22),
                Money("总额", "Total", before), Money("已分配", "Paid", before), Money("未分配", "Left", before),
                Money("总额", "Total", after), Money("已分配", "Paid", after), Money("未分配", "Left", after),
            ],
            whatIf.Pools.Select(pool => (IReadOnlyList<Cell>)[Cell.Of(pool.Title.In(language)), .. Sums(pool.Before), .. Sums(pool.After)]))
        {
            Notes = [.. Refusals(whatIf, language)],
            Total = [Cell.Of(Word(language, "合计", "Total")), .. Sums(whatIf.Before), .. Sums(whatIf.After)],
            Landscape = true,
        };
    }

    private static IEnumerable<Cell> Sums(Core.Pay.PoolResult? pool) =>
        pool is null ? [Cell.Empty, Cell.Empty, Cell.Empty] : [Cell.Of(pool.Total), Cell.Of(pool.Paid), Cell.Of(pool.Undivided)];

    private static IEnumerable<Cell> Sums(WhatIfSide side) => side is { IsDivided: true, Pay: { } pay }
        ? [Cell.Of(pay.Total + pay.AfterSchool), Cell.Of(pay.Paid), Cell.Of(pay.Undivided + pay.Unassigned)]
        : [Cell.Empty, Cell.Empty, Cell.Empty];

    private static Sheet Norms(WhatIf whatIf, Language language)
    {
        var (before, after) = (Word(language, "现行", "now"), Word(language, "试算", "tried"));
        Column Of(string zh, string en, string side, CellKind kind) => new(Word(language, $"{zh}·{side}", $"{en}, {side}"), 14, kind);
        return new(Word(language, "未达标任务", "Norms missed"),
            [
                new(Word(language, "编号", "Norm"), 16), new(Word(language, "条款", "Clause"), 14), new(Word(language, "项目", "Item"), 34), new(Word(language, "职务", "Posts"), 26),
                Of("应完成人数", "Owe it", before, CellKind.Whole), Of("未达标人数", "Miss it", before, CellKind.Whole), Of("合计缺额", "Short by", before, CellKind.Number),
                Of("应完成人数", "Owe it", after, CellKind.Whole), Of("未达标人数", "Miss it", after, CellKind.Whole), Of("合计缺额", "Short by", after, CellKind.Number),
                new(Word(language, "单位", "Unit"), 12),
            ],
            whatIf.Norms.Select(norm => (IReadOnlyList<Cell>)
            [
                Cell.Of(norm.Norm), Cell.Of(norm.Number == norm.Clause ? norm.Clause : $"{norm.Clause} {norm.Number}"), Cell.Of(norm.Title.In(language)),
                Cell.Of(WhatIfWords.Posts(norm.Posts, language)), .. Misses(norm.Before), .. Misses(norm.After), Cell.Of(norm.Unit.In(language)),
            ]))
        {
            Notes = [Word(language, "按未达标人数由多到少；没有人应完成的一方留空。", "Most missed first; empty where nobody owes it.")],
            Landscape = true,
        };
    }

    private static IEnumerable<Cell> Misses(MissCount? count) =>
        count is null ? [Cell.Empty, Cell.Empty, Cell.Empty] : [Cell.Of((long)count.Owing), Cell.Of((long)count.Missing), Cell.Of(count.ShortBy)];

    private static Sheet Bands(WhatIf whatIf, Language language) => new(Word(language, "等次", "Bands"),
        [
            new(Word(language, "等次", "Band"), 20), new(Word(language, "现行人数", "People now"), 16, CellKind.Whole),
            new(Word(language, "试算人数", "People tried"), 16, CellKind.Whole),
        ],
        whatIf.Bands.Select(band => (IReadOnlyList<Cell>)[Cell.Of(band.Name.In(language)), People(band.Before), People(band.After)]));

    private static Cell People(int? people) => people is { } known ? Cell.Of((long)known) : Cell.Empty;

    private static IEnumerable<string> Refusals(WhatIf whatIf, Language language)
    {
        if (whatIf.Before.Pay?.Refusal is { } before) yield return Word(language, $"现行：{before.Zh}", $"Now: {before.En}");
        if (whatIf.After.Pay?.Refusal is { } after) yield return Word(language, $"试算：{after.Zh}", $"Tried: {after.En}");
    }

    private static string Word(Language language, string zh, string en) => WhatIfWords.Word(language, zh, en);
}
