using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Calendars;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Calendars.CalendarDay>;

namespace QualityTracker.Api.Calendars;

/// <summary>Holidays and make-up days (校历) over HTTP and in files.</summary>
public sealed class RecordCalendarDay : AbstractValidator<CalendarDay>
{
    public static readonly RecordKind<CalendarDay> Kind = new("calendar-days", new("校历", "calendar days"))
    {
        Frame = new(lists => lists.CalendarDays, (lists, records) => lists with { CalendarDays = records }),
        IsCoded = true,
        Synonyms = ["calendar", "节假日"],
        Rules = frame => new RecordCalendarDay(frame),
        Columns =
        [
            C.Date("date", "日期", each => each.Date, (each, value) => each with { Date = value }).Example("2025-10-01"),
            C.OneOf<CalendarDayKind>("kind", "类型", each => each.Kind, (each, value) => each with { Kind = value }).Filter(),
            C.Text("name", "名称", each => each.Name, (each, value) => each with { Name = value }).Example("国庆节"),
        ],
    };

    private RecordCalendarDay(SchoolFrame frame)
    {
        RuleFor(each => each.Date).IsDate().IsInSomeTerm(frame);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Name).IsText(40);
    }
}
