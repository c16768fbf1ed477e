using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.Settlements;
using QualityTracker.Reports.Spreadsheets;

namespace QualityTracker.Reports.Settlements;

/// <summary>
/// A settlement as a workbook (结算工作簿): what each person gets, every line with what was due and paid before, the sums, and who approved
/// it. Nothing of pupils is in it (clause L4).
/// </summary>
public static class SettlementWorkbook
{
    public static Workbook Of(SettlementSheet sheet, Language language) => new(People(sheet, language), Lines(sheet, language), Sums(sheet, language), Approvals(sheet, language));

    /// <summary>What each person gets, which is the csv too.</summary>
    public static Sheet People(SettlementSheet sheet, Language language)
    {
        var settlement = sheet.Settlement;
        return new(Word(language, "发放汇总", "Payments"),
            [
                new(Word(language, "工号", "Staff number"), 11), new(Word(language, "姓名", "Name"), 14), new(Word(language, "首次发放（元）", "First payment (yuan)"), 18, CellKind.Money),
                new(Word(language, "调整（元）", "Adjustment (yuan)"), 18, CellKind.Money), new(Word(language, "实发（元）", "To pay (yuan)"), 18, CellKind.Money),
            ],
            settlement.Lines.GroupBy(line => line.Staff).Select(person => (IReadOnlyList<Cell>)
            [
                Cell.Of(person.Key), Cell.Of(sheet.NameOf(person.Key)), Cell.Of(Of(person, LineKind.First)), Cell.Of(Of(person, LineKind.Adjustment)), Cell.Of(settlement.Of(person.Key)),
            ]))
        {
            Title = $"{Word(language, sheet.School.Name, sheet.School.NameEn ?? sheet.School.Name)}  {Word(language, $"第 {settlement.Number} 次结算", $"Settlement {settlement.Number}")}",
            Notes = [Word(language, $"截止 {Day(settlement.CutOff)}；负数为扣回。", $"Up to {Day(settlement.CutOff)}; below zero is to be given back.")],
            Total =
            [
                Cell.Of(Word(language, "合计", "Total")), Cell.Empty, Cell.Of(settlement.TotalOf(LineKind.First)), Cell.Of(settlement.TotalOf(LineKind.Adjustment)), Cell.Of(settlement.Total),
            ],
        };
    }

    private static Sheet Lines(SettlementSheet sheet, Language language)
    {
        var sums = sheet.Sums.ToDictionary(sum => sum.PayRun, StringComparer.Ordinal);
        return new(Word(language, "明细", "Lines"),
            [
                new(Word(language, "工号", "Staff number"), 11), new(Word(language, "姓名", "Name"), 12), new(Word(language, "核算", "Sum"), 30), new(Word(language, "学期", "Term"), 10),
                new(Word(language, "资金池", "Pool"), 18), new(Word(language, "类别", "Kind"), 14), new(Word(language, "应发（元）", "Due (yuan)"), 15, CellKind.Money),
                new(Word(language, "以前已发（元）", "Paid before (yuan)"), 17, CellKind.Money), new(Word(language, "本次（元）", "This time (yuan)"), 16, CellKind.Money),
            ],
            sheet.Settlement.Lines.Select(line => (IReadOnlyList<Cell>)
            [
                Cell.Of(line.Staff), Cell.Of(sheet.NameOf(line.Staff)), Cell.Of(sums[line.PayRun].Name), Cell.Of(sums[line.PayRun].Term),
                Cell.Of(sheet.Pools[(line.PayRun, line.Pool)].In(language)), Cell.Of(Names.Of(line.Kind).In(language)), Cell.Of(line.Due), Cell.Of(line.Paid), Cell.Of(line.Amount),
            ]))
        {
            Total =
            [
                Cell.Of(Word(language, "合计", "Total")), .. Enumerable.Repeat(Cell.Empty, 5),
                Cell.Of(Sum(sheet.Sums.Select(sum => sum.Due))), Cell.Of(Sum(sheet.Sums.Select(sum => sum.Before))), Cell.Of(sheet.Settlement.Total),
            ],
            Landscape = true,
        };
    }

    private static Sheet Sums(SettlementSheet sheet, Language language) => new(Word(language, "核算", "Sums"),
        [
            new(Word(language, "核算", "Sum"), 34), new(Word(language, "学期", "Term"), 10), new(Word(language, "分配版次", "Division"), 10, CellKind.Whole),
            new(Word(language, "封存日期", "Sealed on"), 12, CellKind.Date), new(Word(language, "应发（元）", "Due (yuan)"), 16, CellKind.Money),
            new(Word(language, "以前已发（元）", "Paid before (yuan)"), 17, CellKind.Money), new(Word(language, "本次（元）", "This time (yuan)"), 16, CellKind.Money),
            new(Word(language, "考核办法", "Policy pack"), 20), new(Word(language, "办法摘要（SHA-256）", "Pack hash (SHA-256)"), 68),
        ],
        sheet.Sums.Select(sum => (IReadOnlyList<Cell>)
        [
            Cell.Of(sum.Name), Cell.Of(sum.Term), Cell.Of((long)sum.Version), Cell.Of(sum.SealedOn), Cell.Of(sum.Due), Cell.Of(sum.Before), Cell.Of(sum.Amount), Cell.Of(sum.Pack), Cell.Of(sum.PackHash),
        ]))
    {
        Notes = [Word(language, "应发、以前已发只计本次有明细的人。", "Due and paid before are of those with a line this time.")],
        Total =
        [
            Cell.Of(Word(language, "合计", "Total")), Cell.Empty, Cell.Empty, Cell.Empty,
            Cell.Of(Sum(sheet.Sums.Select(sum => sum.Due))), Cell.Of(Sum(sheet.Sums.Select(sum => sum.Before))), Cell.Of(sheet.Settlement.Total),
        ],
        Landscape = true,
    };

    private static Sheet Approvals(SettlementSheet sheet, Language language)
    {
        var settlement = sheet.Settlement;
        return new(Word(language, "审批", "Approvals"),
            [new(Word(language, "项目", "Item"), 24), new(Word(language, "内容", "Value"), 70), new(Word(language, "日期", "Day"), 14, CellKind.Date)],
        [
            [Cell.Of(Word(language, "结算编号", "Settlement")), Cell.Of(Word(language, $"第 {settlement.Number} 次", $"no. {settlement.Number}"))],
            [Cell.Of(Word(language, "截止日期", "Cut-off")), Cell.Empty, Cell.Of(settlement.CutOff)],
            [Cell.Of(Word(language, "编制", "Prepared by")), Who(settlement.PreparedBy), Cell.Of(settlement.PreparedOn)],
            .. settlement.Approvals.Select(each => (IReadOnlyList<Cell>)
                [Cell.Of(Word(language, $"审批（{Names.Of(each.Post).Zh}）", $"Approved ({Names.Of(each.Post).En})")), Who(each.By), Cell.Of(each.Day)]),
            [Cell.Of(Word(language, "明细摘要（SHA-256）", "Lines (SHA-256)")), Cell.Of(sheet.Hash)],
        ]);

        Cell Who(string staff) => Cell.Of(sheet.NameOf(staff) == staff ? staff : Word(language, $"{sheet.NameOf(staff)}（{staff}）", $"{sheet.NameOf(staff)} ({staff})"));
    }

    private static Money Of(IEnumerable<SettlementLine> lines, LineKind kind) => Sum(lines.Where(line => line.Kind == kind).Select(line => line.Amount));

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    private static string Day(DateOnly day) => Cell.Of(day).Invariant;

    private static string Word(Language language, string zh, string en) => language == Language.Chinese ? zh : en;
}
