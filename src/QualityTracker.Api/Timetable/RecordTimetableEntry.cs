using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Timetable;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Timetable.TimetableEntry>;

namespace QualityTracker.Api.Timetable;

/// <summary>The weekly timetable (课程表) over HTTP and in files.</summary>
public sealed class RecordTimetableEntry : AbstractValidator<TimetableEntry>
{
    public static readonly RecordKind<TimetableEntry> Kind = new("timetable-entries", new("课程表", "timetable"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "term",
        Synonyms = ["timetable", "课表"],
        Rules = frame => new RecordTimetableEntry(frame),
        Columns =
        [
            C.Term("term", "学期", each => each.Term, (each, value) => each with { Term = value }),
            C.Whole("weekday", "星期", each => each.Weekday, (each, value) => each with { Weekday = value }).Filter(),
            C.Whole("period", "节次", each => each.Period, (each, value) => each with { Period = value }),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }),
            C.Staff("staff", "工号", each => each.Staff, (each, value) => each with { Staff = value }).Also("教师"),
        ],
    };

    private RecordTimetableEntry(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Term).IsTerm(frame);
        RuleFor(each => each.Weekday).IsWithin(1, 7);
        RuleFor(each => each.Period).IsPeriod();
        RuleFor(each => each.Class).IsClass(frame);
        RuleFor(each => each.Subject).IsSubject(frame);
        RuleFor(each => each.Staff).IsStaff(frame);
    }
}
