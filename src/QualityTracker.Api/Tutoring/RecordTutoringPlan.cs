using FluentValidation;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Records;
using QualityTracker.Core.Schools;
using QualityTracker.Core.Tutoring;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.Tutoring.TutoringPlan>;

namespace QualityTracker.Api.Tutoring;

/// <summary>Tutoring plans (辅导计划) with the four fixings over HTTP and in files.</summary>
public sealed class RecordTutoringPlan : AbstractValidator<TutoringPlan>
{
    public static readonly RecordKind<TutoringPlan> Kind = new("tutoring-plans", new("辅导计划", "tutoring plans"))
    {
        Frame = new(lists => lists.TutoringPlans, (lists, records) => lists with { TutoringPlans = records }),
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "from",
        Synonyms = ["培优辅困", "辅导安排"],
        Rules = frame => new RecordTutoringPlan(frame),
        Columns =
        [
            C.Staff("teacher", "辅导教师", each => each.Teacher, (each, value) => each with { Teacher = value }).Also("工号"),
            C.Pupil("pupil", "学号", each => each.Pupil, (each, value) => each with { Pupil = value }),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }),
            C.OneOf<TutoringKind>("kind", "对象类别", each => each.Kind, (each, value) => each with { Kind = value }).Filter().Also("类别"),
            C.Date("from", "开始日期", each => each.From, (each, value) => each with { From = value }).Example("2025-09-01"),
            C.Date("to", "结束日期", each => each.To, (each, value) => each with { To = value }).Optional(),
            C.Text("time", "定时间", each => each.Time, (each, value) => each with { Time = value }).Also("时间").Example("每周二 16:30"),
            C.Text("place", "定地点", each => each.Place, (each, value) => each with { Place = value }).Also("地点").Example("七年级办公室"),
            C.Text("content", "定内容", each => each.Content, (each, value) => each with { Content = value }).Also("内容").Example("文言文阅读").Prose(),
            C.Text("requirement", "定要求", each => each.Requirement, (each, value) => each with { Requirement = value }).Also("要求").Example("每次完成一篇并订正").Prose(),
            C.Whole("plannedSessions", "计划次数", each => each.PlannedSessions, (each, value) => each with { PlannedSessions = value }).Example("16"),
            C.Text("outcome", "结束小结", each => each.Outcome, (each, value) => each with { Outcome = value }).Optional().Also("小结").Example("已能独立完成课内文言文").Prose(),
        ],
    };

    private RecordTutoringPlan(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Teacher).IsStaff(frame).IsEmployedOn(frame, each => each.From);
        RuleFor(each => each.Pupil).IsPupil(frame);
        RuleFor(each => each.Subject).IsSubject(frame);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.From).IsDate().IsInSomeTerm(frame);
        RuleFor(each => each.To).IsNotBefore(each => each.From);
        RuleFor(each => each.Time).IsText(60);
        RuleFor(each => each.Place).IsText(60);
        RuleFor(each => each.Content).IsText(500);
        RuleFor(each => each.Requirement).IsText(500);
        RuleFor(each => each.PlannedSessions).IsWithin(1, 200);
        RuleFor(each => each.Outcome).IsOptionalText(500);
        RuleFor(each => each.From).Keeps("overlap",
            (plan, _) => frame.PlansOf[plan.Teacher].All(other => other.Id == plan.Id || other.Pupil != plan.Pupil || other.Subject != plan.Subject || !other.Overlaps(plan)),
            new("与同一教师、学生、学科的另一计划时间重叠", "overlaps another plan of this teacher, pupil and subject"), Problems.Rules.CorrectIt);
    }
}
