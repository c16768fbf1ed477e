using QualityTracker.Core.Evaluations;
using QualityTracker.Core.Languages;
using QualityTracker.Core.Numbers;
using QualityTracker.Core.WhatIfs;
using QualityTracker.Reports.Spreadsheets;
using static QualityTracker.Reports.WhatIfs.WhatIfWords;

namespace QualityTracker.Reports.WhatIfs;

/// <summary>Everyone's change of total, band and pay (个人变化表), and why.</summary>
internal static class WhatIfPeopleSheet
{
    public static Sheet Of(WhatIf whatIf, Language language)
    {
        var isPaid = whatIf.Before.Pay is not null || whatIf.After.Pay is not null;
        return new(Word(language, "个人变化", "People"), [.. Columns(isPaid, language)], whatIf.People.Select(person => Row(person, isPaid, language)))
        {
            Notes = [Word(language, "按考核表上的数计算；空格为一方没有此数。", "By the figures on the sheets; empty where a side has no such figure.")],
            Total = isPaid && whatIf.ByPay is { } pay
                ? [Cell.Of(Word(language, "合计", "Total")), .. Enumerable.Repeat(Cell.Empty, 7), Cell.Of(whatIf.Before.Pay!.Paid), Cell.Of(whatIf.After.Pay!.Paid), Cell.Of(pay.Won + pay.Lost), Cell.Empty, Cell.Empty]
                : null,
            Landscape = true,
        };
    }

    private static IEnumerable<Column> Columns(bool isPaid, Language language)
    {
        yield return new(Word(language, "工号", "Staff number"), 11);
        yield return new(Word(language, "姓名", "Name"), 12);
        yield return new(Word(language, "职务", "Posts"), 24);
        yield return new(Word(language, "总分·现行", "Total, now"), 12, CellKind.Number);
        yield return new(Word(language, "总分·试算", "Total, tried"), 12, CellKind.Number);
        yield return new(Word(language, "总分变化", "Change of total"), 12, CellKind.Number);
        yield return new(Word(language, "等次·现行", "Band, now"), 11);
        yield return new(Word(language, "等次·试算", "Band, tried"), 11);
        if (isPaid)
        {
            yield return new(Word(language, "绩效·现行（元）", "Pay, now (yuan)"), 15, CellKind.Money);
            yield return new(Word(language, "绩效·试算（元）", "Pay, tried (yuan)"), 15, CellKind.Money);
            yield return new(Word(language, "绩效变化（元）", "Change of pay (yuan)"), 15, CellKind.Money);
        }

        yield return new(Word(language, "哪些维度变了（分）", "Which dimensions moved (points)"), 60);
        yield return new(Word(language, "师德否决", "Veto"), 9);
    }

    private static List<Cell> Row(PersonChange person, bool isPaid, Language language) =>
    [
        Cell.Of(person.Staff), Cell.Of(person.Name), Cell.Of(Posts(person.Posts, language)),
        Of(person.TotalBefore), Of(person.TotalAfter), Of(person.TotalChange), Of(person.BandBefore, language), Of(person.BandAfter, language),
        .. isPaid ? [Of(person.PayBefore), Of(person.PayAfter), Of(person.PayChange)] : Array.Empty<Cell>(),
        Cell.Of(Why(person, language)), Cell.Of(person.VetoedBefore || person.VetoedAfter ? Word(language, "是", "yes") : ""),
    ];

    private static Cell Of(decimal? figure) => figure is { } known ? Cell.Of(known) : Cell.Empty;

    private static Cell Of(Money? money) => money is { } known ? Cell.Of(known) : Cell.Empty;

    private static Cell Of(Band? band, Language language) => Cell.Of(band?.Name.In(language));
}
