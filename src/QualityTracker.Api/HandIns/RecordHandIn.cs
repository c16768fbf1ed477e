using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.HandIns;
using QualityTracker.Core.Schools;
using QualityTracker.Core.SchoolReports;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.HandIns.HandIn>;

namespace QualityTracker.Api.HandIns;

/// <summary>What reports are owed to whom by when, and when they were handed in (报送), over HTTP and in files.</summary>
public sealed class RecordHandIn : AbstractValidator<HandIn>
{
    public static readonly RecordKind<HandIn> Kind = new("hand-ins", new("报送", "hand-ins"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "due",
        Synonyms = ["报送记录", "报表报送", "报送安排"],
        Rules = frame => new RecordHandIn(frame),
        Columns =
        [
            C.Term("term", "学期", each => each.Term, (each, value) => each with { Term = value }),
            C.OneOf<ReportKind>("report", "报表", each => each.Report, (each, value) => each with { Report = value }).Also("报表名称").Filter(),
            C.Text("period", "期间", each => each.Period, (each, value) => each with { Period = TermPart.CodeOf(value) }).Also("月份", "季度").Optional(),
            C.Date("due", "截止日期", each => each.Due, (each, value) => each with { Due = value }).Also("报送期限", "期限").Example("2026-01-30"),
            C.Text("to", "报送对象", each => each.To, (each, value) => each with { To = value }).Also("报送单位").Example("县教育局"),
            C.Date("handedInOn", "报送日期", each => each.HandedInOn, (each, value) => each with { HandedInOn = value }).Also("实际报送日期").Optional(),
            C.Text("note", "备注", each => each.Note, (each, value) => each with { Note = value }).Optional(),
        ],
    };

    private RecordHandIn(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Term).IsTerm(frame);
        RuleFor(each => each.Report).IsKnown();
        RuleFor(each => each.Period).Keeps("period", (each, period) => IsPeriod(frame, each, period),
            new("月通报写该学期的月份，师德季报写该学期的季度，其他报表不写", "the monthly notice names a month of the term, the ethics report a quarter of it, the others none"),
            new("如 2025-10 或 2025-4；全学期的报表不填", "such as 2025-10 or 2025-4; left out for a report of the whole term"));
        RuleFor(each => each.Due).IsDate();
        RuleFor(each => each.To).IsText(60);
        RuleFor(each => each.HandedInOn).IsOptionalDate();
        RuleFor(each => each.Note).IsOptionalText(200);
    }

    private static bool IsPeriod(SchoolFrame frame, HandIn each, string? period)
    {
        if (!Enum.IsDefined(each.Report) || !frame.Terms.TryGetValue(each.Term, out var term)) return true;
        var span = ReportOutline.Of(each.Report).Span;
        return span == ReportSpan.Term ? period is null : TermPart.In(term, span).Any(part => part.Code == period);
    }
}
