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
            C.Whole("follows", "按星期几课表", each => each.Follows, (each, value) => each with { Follows = value }).Optional().Also("课表星期"),
        ],
    };

    private RecordCalendarDay(SchoolFrame frame)
    {
        RuleFor(each => each.Date).IsDate().IsInSomeTerm(frame);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Name).IsText(40);
        RuleFor(each => each.Follows).Keeps("make-up-day", (day, follows) => follows is null || day.Kind == CalendarDayKind.MakeUpDay,
            new("只有调休上课的日子才写按星期几的课表", "only a make-up day follows another weekday's timetable"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Follows!.Value).IsWithin(1, 7).When(each => each.Follows is not null).OverridePropertyName(nameof(CalendarDay.Follows));
    }
}
