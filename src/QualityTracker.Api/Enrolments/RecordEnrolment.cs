using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Enrolments;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Enrolments.Enrolment>;

namespace QualityTracker.Api.Enrolments;

/// <summary>Enrolments (分班) over HTTP and in files.</summary>
public sealed class RecordEnrolment : AbstractValidator<Enrolment>
{
    public static readonly RecordKind<Enrolment> Kind = new("enrolments", new("分班", "enrolments"))
    {
        Frame = new(lists => lists.Enrolments, (lists, records) => lists with { Enrolments = records }),
        WithId = (each, id) => each with { Id = id },
        Synonyms = ["在班", "学生异动"],
        Rules = frame => new RecordEnrolment(frame),
        Columns =
        [
            C.Pupil("pupil", "学号", each => each.Pupil, (each, value) => each with { Pupil = value }).Also("学籍号", "pupil number"),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }),
            C.Date("from", "入班日期", each => each.From, (each, value) => each with { From = value }).Also("开始日期").Example("2025-09-01"),
            C.Date("to", "离班日期", each => each.To, (each, value) => each with { To = value }).Optional().Also("结束日期"),
            C.Text("examNumber", "考号", each => each.ExamNumber, (each, value) => each with { ExamNumber = value }).Optional().Also("准考证号").Example("70101"),
        ],
    };

    private RecordEnrolment(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Pupil).IsPupil(frame).Keeps("one-class",
            (enrolment, pupil) => frame.EnrolmentsOf[pupil].All(other => other.Id == enrolment.Id || !other.Overlaps(enrolment)),
            new("该学生在这段时间已在另一班", "the pupil is in another class during this time"),
            new("先给原班写上离班日期，再登记新班", "give the earlier class a last day first, then enrol the pupil"));
        RuleFor(each => each.Class).IsClassOn(frame, each => each.From);
        RuleFor(each => each.From).IsDate();
        RuleFor(each => each.To).IsNotBefore(each => each.From);
        RuleFor(each => each.ExamNumber).IsOptionalText(20);
    }
}
