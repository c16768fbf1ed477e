using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.TeachingAssignments;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.TeachingAssignments.TeachingAssignment>;

namespace QualityTracker.Api.TeachingAssignments;

/// <summary>Teaching assignments (任课安排) over HTTP and in files.</summary>
public sealed class RecordTeachingAssignment : AbstractValidator<TeachingAssignment>
{
    public static readonly RecordKind<TeachingAssignment> Kind = new("teaching-assignments", new("任课安排", "teaching assignments"))
    {
        Frame = new(lists => lists.TeachingAssignments, (lists, records) => lists with { TeachingAssignments = records }),
        WithId = (each, id) => each with { Id = id },
        Synonyms = ["任课", "任课表", "assignments"],
        Rules = frame => new RecordTeachingAssignment(frame),
        Columns =
        [
            C.Staff("staff", "工号", each => each.Staff, (each, value) => each with { Staff = value }).Also("教师"),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }),
            C.Date("from", "开始日期", each => each.From, (each, value) => each with { From = value }).Example("2025-09-01"),
            C.Date("to", "结束日期", each => each.To, (each, value) => each with { To = value }).Optional(),
            C.Number("share", "份额", each => each.Share, (each, value) => each with { Share = value }).Optional().Example("1"),
        ],
    };

    private RecordTeachingAssignment(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Staff).IsStaff(frame).IsEmployedFor(frame, each => each);
        RuleFor(each => each.Class).IsClassOn(frame, each => each.From);
        RuleFor(each => each.Subject).IsSubject(frame);
        RuleFor(each => each.From).IsDate();
        RuleFor(each => each.To).IsNotBefore(each => each.From);
        RuleFor(each => each.Share).IsWithin(0.01m, 1m, 4).Keeps("shares",
            (assignment, share) => share + MostOfOthers(assignment, frame) <= 1,
            new("同一班级学科的份额之和超过 1", "the shares of this class and subject come to more than 1"),
            new("更正份额，或给前任写上结束日期", "correct the shares, or give the earlier teacher a last day"));
    }

    // The others' shares can only grow on a day when one of them begins.
    private static decimal MostOfOthers(TeachingAssignment assignment, SchoolFrame frame)
    {
        var others = frame.AssignmentsIn[assignment.Class].Where(other => other.Id != assignment.Id
            && other.Subject == assignment.Subject && other.Overlaps(assignment)).ToList();
        var days = others.Select(other => other.From).Where(day => assignment.HoldsOn(day)).Append(assignment.From);
        return days.Max(day => others.Where(other => other.HoldsOn(day)).Sum(other => other.Share));
    }
}
