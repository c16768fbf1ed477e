using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Core.WhatIfs;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.WhatIfs.WhatIfWords;

namespace QualityTracker.Reports.WhatIfs;

/// <summary>What was compared, and what came of it (试算摘要).</summary>
internal static class WhatIfSummarySheet
{
    public static Sheet Of(WhatIf whatIf, SchoolFrame frame, PayRun? run, Language language)
    {
        var (before, after) = (whatIf.Before, whatIf.After);
        return new(Word(language, "摘要", "Summary"),
            [
                new(Word(language, "项目", "Item"), 30), new(Word(language, "现行", "Now"), 40), new(Word(language, "试算", "Tried"), 40), new(Word(language, "说明", "Note"), 34),
            ],
        [
            Line(Word(language, "考核办法", "Policy pack"), before.Pack.Title.In(language), after.Pack.Title.In(language)),
            Line(Word(language, "办法编码", "Pack"), before.Pack.Id, after.Pack.Id),
            Line(Word(language, "依据文件", "Document"), before.Pack.Document.In(language), after.Pack.Document.In(language)),
            Line(Word(language, "办法摘要（SHA-256）", "Pack hash (SHA-256)"), before.Pack.ContentHash, after.Pack.ContentHash),
            .. whatIf.Parameters.Select(each => Line(
                Word(language, $"参数：{each.Title.Zh}", $"Parameter: {each.Title.En}"), ValueOf(each.Before, language), ValueOf(each.After, language), each.Name)),
            Line(Word(language, "参加考核人数", "People evaluated"), Count(before.Evaluation.People.Count), Count(after.Evaluation.People.Count)),
            .. Totals(whatIf, language), .. run is null ? [] : Pay(whatIf, run, language),
        ])
        {
            Title = Word(language, $"{frame.School.Name}  {after.Evaluation.Term} 学期考核试算", $"{frame.School.NameEn ?? frame.School.Name}  {after.Evaluation.Term}: a trial calculation"),
            Notes =
            [
                Word(language, "这是试算：没有保存任何内容，考核与核算都没有改变。", "A trial calculation: nothing was stored, and neither the evaluation nor the pay run has changed."),
                .. before.Evaluation.Notes.Concat(after.Evaluation.Notes).Distinct().Select(note => note.In(language)),
            ],
            Landscape = true,
        };
    }

    private static IEnumerable<List<Cell>> Totals(WhatIf whatIf, Language language)
    {
        var outcome = whatIf.ByTotal;
        yield return Line(Word(language, "总分上升人数", "Totals that rise"), "", Count(outcome.Winners), Word(language, $"合计 {Signed(outcome.Won)} 分", $"{Signed(outcome.Won)} points together"));
        yield return Line(Word(language, "总分下降人数", "Totals that fall"), "", Count(outcome.Losers), Word(language, $"合计 {Signed(outcome.Lost)} 分", $"{Signed(outcome.Lost)} points together"));
        yield return Line(Word(language, "总分不变人数", "Totals that stay"), "", Count(outcome.Unchanged));
        if (outcome.NotCompared > 0) yield return Line(Word(language, "只有一方有总分的人数", "Totals on one side only"), "", Count(outcome.NotCompared));
        if (outcome.Greatest is { } most) yield return Line(Word(language, "总分变化最大", "Greatest change of total"), "", $"{most.Staff} {most.Name}", Word(language, $"{Signed(most.TotalChange!.Value)} 分", $"{Signed(most.TotalChange!.Value)} points"));
        yield return Line(Word(language, "等次变化人数", "People in another band"), "", Count(whatIf.BandsChanged));
    }

    private static IEnumerable<List<Cell>> Pay(WhatIf whatIf, PayRun run, Language language)
    {
        var (total, afterSchool) = (new Money(run.TotalCents), new Money(run.AfterSchoolCents));
        yield return Line(Word(language, "绩效总额（元）", "Sum divided (yuan)"), total.ToString(), total.ToString(),
            run.Name.Length > 0 ? run.Name : Word(language, "未登记的试算总额", "a sum that is not recorded"));
        yield return Line(Word(language, "课后服务总额（元）", "After-school service (yuan)"), afterSchool.ToString(), afterSchool.ToString());
        yield return Line(Word(language, "平衡校验", "Balance"), Balance(whatIf.Before, language), Balance(whatIf.After, language));
        if (whatIf.ByPay is not { } outcome) yield break;
        yield return Line(Word(language, "绩效增加人数", "People paid more"), "", Count(outcome.Winners), Word(language, $"合计 {Signed(outcome.Won)} 元", $"{Signed(outcome.Won)} yuan together"));
        yield return Line(Word(language, "绩效减少人数", "People paid less"), "", Count(outcome.Losers), Word(language, $"合计 {Signed(outcome.Lost)} 元", $"{Signed(outcome.Lost)} yuan together"));
        yield return Line(Word(language, "绩效不变人数", "People paid the same"), "", Count(outcome.Unchanged));
        if (outcome.NotCompared > 0) yield return Line(Word(language, "只有一方有绩效的人数", "People paid on one side only"), "", Count(outcome.NotCompared));
        if (outcome.Greatest is { } most) yield return Line(Word(language, "绩效变化最大", "Greatest change of pay"), "", $"{most.Staff} {most.Name}", Word(language, $"{Signed(most.PayChange!.Value)} 元", $"{Signed(most.PayChange!.Value)} yuan"));
    }

    private static string Balance(WhatIfSide side, Language language) => side.Pay switch
    {
        { Refusal: { } refusal } => refusal.In(language),
        { Balances: true } => Word(language, "平衡", "balances"),
        _ => Word(language, "不平衡", "does not balance"),
    };

    private static string ValueOf(ParameterValue? value, Language language) =>
        value is null ? Word(language, "（无此参数）", "(no such parameter)") : ParameterWords.ValueOf(value).In(language);

    private static string Count(int people) => people.ToString(CultureInfo.InvariantCulture);

    private static List<Cell> Line(string item, string before, string after, string note = "") => [Cell.Of(item), Cell.Of(before), Cell.Of(after), Cell.Of(note)];
}
