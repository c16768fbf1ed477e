using System.Globalization;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LedgerItems;
using QualityTracker.Core.Schools;
using QualityTracker.Reports.ExamReports;
using QualityTracker.Reports.Layout;
using QualityTracker.Reports.Spreadsheets;
using QualityTracker.Reports.TermSheets;
using static QualityTracker.Reports.ExamReports.ReportTable;
using Value = QualityTracker.Reports.Spreadsheets.Cell;

namespace QualityTracker.Reports.LedgerItems;

/// <summary>
/// The quality ledger of a term as it is handed in (质量台账; clauses W3, W31, Z14): a summary and five lists, whose numbers are the same throughout.
/// </summary>
/// <param name="Frame">The school.</param>
/// <param name="Ledger">The items and what they come to.</param>
public sealed record LedgerReport(SchoolFrame Frame, QualityLedger Ledger)
{
    private const int Excerpt = 40;

    private static readonly Text Title = new("质量台账（五张清单）", "Quality Ledger: Five Lists");
    private static readonly LedgerColumn Number = new(new("序号", "No."), 6, CellKind.Whole);

    /// <summary>Problem, topic, task, responsibility and time, in this order (五张清单).</summary>
    public IReadOnlyList<LedgerList> Lists(Language language)
    {
        var items = Ledger.Items.Select((item, at) => (Number: Value.Of((long)at + 1), Item: item)).ToList();
        string Name(string? staff) => staff is null ? "" : Frame.Staff.TryGetValue(staff, out var member) ? $"{member.Name} {staff}" : staff;
        return
        [
            List(new("问题清单", "Problems"), null, [new(new("发现日期", "Found"), 12, CellKind.Date), new(new("来源", "Source"), 12), new(new("学科、班级", "Subject, class"), 16), new(new("问题", "Problem"), 50)],
                _ => true, item => [Value.Of(item.Found), Value.Of(Names.Of(item.Source).In(language) + CarriedMark(item, language)), Value.Of(Where(item, language)), Value.Of(item.Problem)]),
            List(new("课题清单", "Topics"), new("课题", "a topic"), [new(new("问题", "Problem"), 40), new(new("课题", "Topic"), 50)],
                item => item.Topic is not null, item => [Value.Of(Short(item.Problem)), Value.Of(item.Topic)]),
            List(new("任务清单", "Tasks"), new("任务", "a task"), [new(new("问题", "Problem"), 40), new(new("任务", "Task"), 50)],
                item => item.Task is not null, item => [Value.Of(Short(item.Problem)), Value.Of(item.Task)]),
            List(new("责任清单", "Responsibility"), new("责任人", "anybody responsible"), [new(new("任务", "Task"), 54), new(new("责任人", "Responsible"), 18), new(new("协助人", "Helper"), 18)],
                item => item.Responsible is not null, item => [Value.Of(Short(item.Task ?? item.Problem)), Value.Of(Name(item.Responsible)), Value.Of(Name(item.Helper))]),
            List(new("时限清单", "Time"), new("时限", "a last day"),
                [new(new("任务", "Task"), 28), new(new("完成时限", "Due"), 12, CellKind.Date), new(new("状态", "State"), 10), new(new("销号日期", "Closed"), 12, CellKind.Date), new(new("销号情况", "How it was closed"), 32)],
                item => item.Due is not null || item.ClosedOn is not null,
                item => [Value.Of(Short(item.Task ?? item.Problem)), DayOf(item.Due), Value.Of(Names.Of(item.StateOn(Ledger.Day)).In(language)), DayOf(item.ClosedOn), Value.Of(item.Outcome ?? "")]),
        ];

        LedgerList List(Text name, Text? lacked, LedgerColumn[] columns, Func<LedgerItem, bool> has, Func<LedgerItem, IReadOnlyList<Value>> row)
        {
            var listed = items.Where(each => has(each.Item)).ToList();
            return new(name, NoteOf(listed.Count, items.Count - listed.Count, lacked), [Number, .. columns], [.. listed.Select(each => (IReadOnlyList<Value>)[each.Number, .. row(each.Item)])]);
        }
    }

    public Document Document(Language language = Language.Chinese)
    {
        var (school, term) = (ExamReportHead.SchoolName(Frame, language), ExamReportHead.TermName(Frame, Ledger.Term.Id, language));
        return new($"{Title.In(language)} {term}", school, term, language, new(Ledger.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)),
        [
            new(Title.In(language), $"{Title.In(language)}  {term}", DayWords(language), ExamReportHead.Pages(language),
            [
                new Heading(1, ExamReportHead.TitleOf(school, Title, language)),
                new Paragraph(term, Alignment: Alignment.Center),
                new Heading(2, Word(language, "汇总", "Summary")),
                ReportTable.Of([new(3), new(1, Alignment.Right)], [new("项目", "What"), new("数", "Number")],
                    Summary(language).Select(each => ReportTable.Of(each.Name, each.Figure)), language),
                .. Lists(language).SelectMany(list => list.Blocks(language)),
                new Spacer(14),
                new SignatureRow([Word(language, "填表人签名：", "Written by:"), Word(language, "分管校长签名：", "Vice principal:")], ExamReportWords.SignedOn.In(language), ExamReportWords.Seal.In(language)),
            ]),
        ]);
    }

    public Workbook Workbook(Language language = Language.Chinese)
    {
        var title = $"{ExamReportHead.SchoolName(Frame, language)} {ExamReportHead.TermName(Frame, Ledger.Term.Id, language)}";
        return new(
        [
            .. Lists(language).Select(list => list.Sheet(title, DayWords(language), language)),
            new(Word(language, "汇总", "Summary"), [new(Word(language, "项目", "What"), 40), new(Word(language, "数", "Number"), 18)],
                Summary(language).Select(each => (IReadOnlyList<Value>)[Value.Of(each.Name), each.Count is { } count ? Value.Of((long)count) : Value.Of(each.Figure)]))
            {
                Title = $"{title}  {Title.In(language)}",
                Notes = [DayWords(language), Word(language, "填表人签名：　　　　　　　分管校长签名：　　　　　　　日期：", "Written by:                  Vice principal:                  Date:")],
            },
        ]);
    }

    /// <summary>What the ledger comes to; the share with its denominator.</summary>
    public IReadOnlyList<(string Name, string Figure, int? Count)> Summary(Language language)
    {
        var working = new[] { LedgerState.Underway, LedgerState.DueSoon }.Sum(Ledger.CountOf);
        (string, string, int?) Line(string zh, string en, int count) => (Word(language, zh, en), count.ToString(CultureInfo.InvariantCulture), count);
        return
        [
            Line("本学期登记", "Entered this term", Ledger.Opened),
            Line("上学期遗留", "Carried over from earlier terms", Ledger.Carried),
            Line("已销号", "Closed", Ledger.Closed),
            Line("进行中", "Under way", working),
            Line("逾期", "Overdue", Ledger.Overdue),
            Line("任务、责任人或时限未落实", "Without task, person or last day yet", Ledger.Items.Count - Ledger.Closed - working - Ledger.Overdue),
            (Word(language, "销号率（已销号/全部）", "Share closed (closed of all)"), Ledger.ShareClosed is { } share ? $"{SheetFigures.Attainment(share * 100)} {SheetFigures.Of(Ledger.Closed, Ledger.Items.Count)}" : SheetFigures.Nothing, null),
        ];
    }

    private string DayWords(Language language) => Word(language, $"截至{SheetFigures.Date(Ledger.Day, language)}", $"As of {SheetFigures.Date(Ledger.Day, language)}");

    private string CarriedMark(LedgerItem item, Language language) => item.IsCarriedInto(Ledger.Term) ? Word(language, "（遗留）", " (carried over)") : "";

    private string Where(LedgerItem item, Language language) => string.Join(Word(language, "、", ", "), new[]
    {
        item.Subject is null ? null : Frame.NameOfSubject(item.Subject).In(language),
        item.Class is null ? null : Frame.Classes.TryGetValue(item.Class, out var of) ? of.Name : item.Class,
    }.OfType<string>());

    private static Value DayOf(DateOnly? day) => day is { } known ? Value.Of(known) : Value.Empty;

    private static Text NoteOf(int listed, int lacking, Text? what) => what is null || lacking == 0
        ? new($"{listed} 项", $"{listed}")
        : new($"{listed} 项；另有 {lacking} 项未写{what.Zh}", $"{listed}; {lacking} more without {what.En}");

    // What another list has in full.
    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Excerpt ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Excerpt - 1]) ? Excerpt - 1 : Excerpt), "…");
    }
}
