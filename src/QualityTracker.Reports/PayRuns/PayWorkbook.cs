using QualityTracker.Core.Languages;
using QualityTracker.Core.Pay;
using QualityTracker.Core.PayRuns;
using QualityTracker.Core.Policies;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.TermSheets;

namespace QualityTracker.Reports.PayRuns;

/// <summary>
/// Performance-pay inputs for finance (绩效工资核算表): who gets what from which pool, the pools and their balance, and the rules used.
/// Nothing of pupils is in it (clause L4).
/// </summary>
public static class PayWorkbook
{
    public static Workbook Of(
        PayInputs inputs, PayRun run, SchoolFrame frame, PolicyPack pack, ParameterValues parameters, Language language, PolicyAdoption? adoption = null) =>
        new(People(inputs, run, frame, language), Pools(inputs, language), Rules(inputs, run, pack, parameters, PolicyGrounds.Of(pack, adoption, frame), language));

    /// <summary>The sheet of people, which is the csv too.</summary>
    public static Sheet People(PayInputs inputs, PayRun run, SchoolFrame frame, Language language)
    {
        var columns = new List<Column>
        {
            new(Word(language, "工号", "Staff number"), 11), new(Word(language, "姓名", "Name"), 12), new(Word(language, "职务", "Posts"), 26),
        };
        columns.AddRange(inputs.Pools.Select(pool => new Column(Word(language, $"{pool.Title.Zh}计分", $"{pool.Title.En} points"), 15, CellKind.Number)));
        columns.AddRange(inputs.Pools.Select(pool => new Column(Word(language, $"{pool.Title.Zh}（元）", $"{pool.Title.En} (yuan)"), 15, CellKind.Money)));
        columns.Add(new(Word(language, "师德否决", "Veto"), 9));
        columns.Add(new(Word(language, "合计（元）", "Sum (yuan)"), 14, CellKind.Money));
        return new(Word(language, "绩效核算", "Pay inputs"), columns, inputs.People.Select(person => Row(person, language)))
        {
            Title = $"{Word(language, frame.School.Name, frame.School.NameEn ?? frame.School.Name)}  {run.Name}",
            Notes = [.. inputs.Refusal is { } refusal ? [refusal.In(language)] : Array.Empty<string>(), .. inputs.Notes.Select(note => note.In(language))],
            Total =
            [
                Cell.Of(Word(language, "合计", "Total")), Cell.Empty, Cell.Empty, .. inputs.Pools.Select(_ => Cell.Empty),
                .. inputs.Pools.Select(pool => Cell.Of(pool.Paid)), Cell.Empty, Cell.Of(inputs.Paid),
            ],
            Landscape = true,
        };
    }

    private static List<Cell> Row(PersonPay person, Language language) =>
    [
        Cell.Of(person.Staff), Cell.Of(person.Name),
        Cell.Of(string.Join(Word(language, "、", ", "), person.Posts.Select(post => Names.Of(post).In(language)))),
        .. person.Parts.Select(part => Cell.Of(part.Points)), .. person.Parts.Select(part => Cell.Of(part.Amount)),
        Cell.Of(person.Vetoed ? Word(language, "是", "yes") : ""), Cell.Of(person.Sum),
    ];

    private static Sheet Pools(PayInputs inputs, Language language)
    {
        var rows = inputs.Pools.Select(pool => new List<Cell>
        {
            Cell.Of(pool.Title.In(language)), Cell.Of(pool.Basis.In(language)), Cell.Of(pool.Total), Cell.Of(pool.Paid), Cell.Of(pool.Undivided),
        }).ToList();
        if (inputs.Unassigned.Cents != 0)
        {
            rows.Add([Cell.Of(Word(language, "未安排", "Unassigned")), Cell.Empty, Cell.Of(inputs.Unassigned), Cell.Of(Core.Numbers.Money.Zero), Cell.Of(inputs.Unassigned)]);
        }

        return new(Word(language, "资金池", "Pools"),
            [new(Word(language, "资金池", "Pool"), 20), new(Word(language, "分配依据", "Divided by"), 34), new(Word(language, "总额（元）", "Total (yuan)"), 16, CellKind.Money),
                new(Word(language, "已分配（元）", "Paid (yuan)"), 16, CellKind.Money), new(Word(language, "未分配（元）", "Undivided (yuan)"), 16, CellKind.Money)],
            rows)
        {
            Total =
            [
                Cell.Of(Word(language, "合计", "Total")), Cell.Of(inputs.Balances ? Word(language, "平衡", "balances") : Word(language, "不平衡", "does not balance")),
                Cell.Of(inputs.Total + inputs.AfterSchool), Cell.Of(inputs.Paid), Cell.Of(inputs.Undivided + inputs.Unassigned),
            ],
        };
    }

    private static Sheet Rules(
        PayInputs inputs, PayRun run, PolicyPack pack, ParameterValues parameters, IReadOnlyList<Text> grounds, Language language)
    {
        return new(Word(language, "规则版本", "Rules"),
            [new(Word(language, "项目", "Item"), 30), new(Word(language, "内容", "Value"), 44), new(Word(language, "说明", "Note"), 40)],
        [
            Line(Word(language, "考核办法", "Policy pack"), pack.Title.In(language), pack.Id),
            Line(Word(language, "依据文件", "Document"), pack.Document.In(language)),
            Line(Word(language, "办法摘要（SHA-256）", "Pack hash (SHA-256)"), inputs.PackHash),
            .. grounds.Select(ground => Line(Word(language, "采用情况", "Adoption"), ground.In(language))),
            Line(Word(language, "学期", "Term"), inputs.Term),
            Line(Word(language, "核算编号", "Pay run"), run.Id),
            .. parameters.All.Select(value => Line(value.Parameter.Title.In(language), ParameterWords.ValueOf(value).In(language),
                value.Adopted ? Word(language, "学校采用", "adopted by the school") : Word(language, "默认值，由学校决定", "default; the school decides"))),
        ]);

        static List<Cell> Line(string name, string value, string note = "") => [Cell.Of(name), Cell.Of(value), Cell.Of(note)];
    }

    private static string Word(Language language, string zh, string en) => language == Language.Chinese ? zh : en;
}
