using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingHours;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.TeachingHours.TeachingHoursLine>;

namespace QualityTracker.Api.TeachingHours;

/// <summary>Teaching hours (课时记录) over HTTP and in files.</summary>
public sealed class RecordTeachingHours : AbstractValidator<TeachingHoursLine>
{
    public static readonly RecordKind<TeachingHoursLine> Kind = new("teaching-hours", new("课时记录", "teaching hours"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "term",
        Synonyms = ["课时", "周课时", "hours"],
        Rules = frame => new RecordTeachingHours(frame),
        Columns =
        [
            C.Staff("staff", "工号", each => each.Staff, (each, value) => each with { Staff = value }).Also("教师"),
            C.Term("term", "学期", each => each.Term, (each, value) => each with { Term = value }),
            C.Whole("week", "周次", each => each.Week, (each, value) => each with { Week = value }).Also("第几周", "教学周").Filter().Example("5"),
            C.OneOf<HoursKind>("kind", "课时类别", each => each.Kind, (each, value) => each with { Kind = value }).Filter().Also("类别"),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }).Optional().Example("2025-701"),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }).Optional().Example("chinese"),
            C.Number("periods", "课时", each => each.Periods, (each, value) => each with { Periods = value }).Also("周课时", "周课时数", "课时数", "节数").Example("6"),
            C.Staff("coverFor", "被代课教师", each => each.CoverFor, (each, value) => each with { CoverFor = value }).Optional().Also("代谁的课"),
            C.Text("note", "说明", each => each.Note, (each, value) => each with { Note = value }).Optional(),
        ],
    };

    private RecordTeachingHours(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Staff).IsStaff(frame);
        RuleFor(each => each.Term).IsTerm(frame);
        RuleFor(each => each.Week).Keeps("teaching-week",
            (line, week) => !frame.Calendars.TryGetValue(line.Term, out var calendar) || (week >= 1 && week <= calendar.Weeks.Count),
            new("该学期没有这个教学周", "the term has no such teaching week"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Staff).Keeps("employed", (line, staff) => !frame.Staff.TryGetValue(staff, out var member)
                || !frame.Calendars.TryGetValue(line.Term, out var calendar) || line.Week < 1 || line.Week > calendar.Weeks.Count
                || calendar.Weeks[line.Week - 1].TeachingDays.Any(member.IsEmployedOn),
            new("此人该周不在职", "the person is not employed in that week"), new("更正周次或人员", "correct the week or the person"));
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Class).Keeps("needed", (line, value) => value is not null || line.Kind is not (HoursKind.Lesson or HoursKind.Cover),
            new("上课和代课须写明班级", "lessons and cover need a class"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Class!).IsClass(frame).When(each => each.Class is not null);
        RuleFor(each => each.Subject).Keeps("needed", (line, value) => value is not null || line.Kind is not (HoursKind.Lesson or HoursKind.Cover),
            new("上课和代课须写明学科", "lessons and cover need a subject"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Subject!).IsSubject(frame).When(each => each.Subject is not null);
        RuleFor(each => each.Subject).Keeps("assigned", (line, _) => IsAssigned(line, frame),
            new("该周没有对应的任课安排", "no teaching assignment holds in that week"),
            new("上课须是本人任课的班级学科，代课须是被代课教师的；更正，或先登记任课安排",
                "a lesson is of a class and subject assigned to the person, cover of one assigned to who was away; correct it, or enter the assignment first"));
        RuleFor(each => each.Periods).IsWithin(0.01m, 60m, 2).Unless(IsNotHeld);
        RuleFor(each => each.CoverFor).Keeps("needed", (line, value) => (value is not null) == (line.Kind == HoursKind.Cover) && value != line.Staff,
            new("代课须写明被代的另一位教师，其他类别不写", "cover names the colleague who was away; other kinds name nobody"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Note).IsOptionalText(200);
        RuleFor(each => each.CoverFor!).IsStaff(frame).When(each => each.CoverFor is not null);
    }

    // A week in which none of the timetable's lessons with a class were held is recorded as such, with the reason.
    private static bool IsNotHeld(TeachingHoursLine line) => line is { Kind: HoursKind.Lesson, Periods: 0 } && !string.IsNullOrWhiteSpace(line.Note);

    private static bool IsAssigned(TeachingHoursLine line, SchoolFrame frame)
    {
        if (line.Kind is not (HoursKind.Lesson or HoursKind.Cover) || !frame.Calendars.TryGetValue(line.Term, out var calendar)) return true;
        if (line.Week < 1 || line.Week > calendar.Weeks.Count) return true;
        var days = calendar.Weeks[line.Week - 1].TeachingDays;
        return frame.AssignmentsOf[(line.Kind == HoursKind.Cover ? line.CoverFor : line.Staff) ?? ""]
            .Any(assignment => assignment.Class == line.Class && assignment.Subject == line.Subject && days.Any(day => assignment.HoldsOn(day)));
    }
}
