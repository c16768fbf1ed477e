using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tutoring;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Tutoring.TutoringSession>;

namespace QualityTracker.Api.Tutoring;

/// <summary>Tutoring sessions (辅导记录) over HTTP and in files.</summary>
public sealed class RecordTutoringSession : AbstractValidator<TutoringSession>
{
    public static readonly RecordKind<TutoringSession> Kind = new("tutoring-sessions", new("辅导记录", "tutoring sessions"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "date",
        Rules = frame => new RecordTutoringSession(frame),
        Columns =
        [
            C.Date("date", "日期", each => each.Date, (each, value) => each with { Date = value }),
            C.Time("startsAt", "开始时间", each => each.StartsAt, (each, value) => each with { StartsAt = value }).Optional().Example("16:30"),
            C.Staff("teacher", "辅导教师", each => each.Teacher, (each, value) => each with { Teacher = value }).Also("工号"),
            C.Pupil("pupil", "学号", each => each.Pupil, (each, value) => each with { Pupil = value }),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }),
            C.Whole("minutes", "分钟", each => each.Minutes, (each, value) => each with { Minutes = value }).Example("40"),
            C.Text("content", "内容", each => each.Content, (each, value) => each with { Content = value }).Example("《世说新语》两则").Prose(),
            C.Text("effect", "效果", each => each.Effect, (each, value) => each with { Effect = value }).Optional().Example("能独立译出大意").Prose(),
            C.Text("next", "下一步", each => each.Next, (each, value) => each with { Next = value }).Optional().Example("练习实词积累").Prose().Titled("Next step"),
        ],
    };

    private RecordTutoringSession(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Date).IsDate().IsInSomeTerm(frame);
        RuleFor(each => each.Teacher).IsStaff(frame).IsEmployedOn(frame, each => each.Date);
        RuleFor(each => each.Pupil).IsPupil(frame);
        RuleFor(each => each.Subject).IsSubject(frame);
        RuleFor(each => each.Minutes).IsWithin(1, 240);
        RuleFor(each => each.Content).IsText(500);
        RuleFor(each => each.Effect).IsOptionalText(500);
        RuleFor(each => each.Next).IsOptionalText(500);
        RuleFor(each => each.Date).Keeps("planned",
            (session, date) => frame.PlansOf[session.Teacher].Any(plan => plan.Pupil == session.Pupil && plan.Subject == session.Subject && plan.HoldsOn(date)),
            new("当日没有该教师、学生、学科的辅导计划", "no tutoring plan of this teacher, pupil and subject holds on that day"),
            new("更正，或先建立辅导计划", "correct it, or make the tutoring plan first"));
    }
}
