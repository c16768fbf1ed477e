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
        Frame = new(lists => lists.Timetable, (lists, records) => lists with { Timetable = records }),
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
        RuleFor(each => each.Staff).IsStaff(frame).Keeps("employed",
            (entry, staff) => !frame.Staff.TryGetValue(staff, out var member) || !frame.Terms.TryGetValue(entry.Term, out var term)
                || ((member.JoinedOn is null || member.JoinedOn <= term.LastDay) && (member.LeftOn is null || term.FirstDay <= member.LeftOn)),
            new("此人该学期不在职", "the person is not employed in this term"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Class).Keeps("school-year",
            (entry, code) => !frame.Classes.TryGetValue(code, out var of) || !frame.Terms.TryGetValue(entry.Term, out var term) || of.SchoolYear == term.SchoolYear,
            new("班级不属于该学期的学年", "the class is of another school year"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Staff).Keeps("clash",
            (entry, staff) => Others(entry, frame).All(other => other.Staff != staff || other.Class == entry.Class || other.Subject == entry.Subject),
            new("此人同一节另有别的课（同一学科的合班课除外）", "the person has another lesson in this period (a joint lesson of one subject is allowed)"), Problems.Rules.CorrectIt);
        RuleFor(each => each.Subject).Keeps("clash",
            (entry, subject) => Others(entry, frame).All(other => other.Class != entry.Class || other.Subject == subject),
            new("该班同一节已有另一学科", "the class has another subject in this period"), Problems.Rules.CorrectIt);
    }

    private static IEnumerable<TimetableEntry> Others(TimetableEntry entry, SchoolFrame frame) =>
        frame.TimetableAt[(entry.Term, entry.Weekday, entry.Period)].Where(other => other.Id != entry.Id);
}
