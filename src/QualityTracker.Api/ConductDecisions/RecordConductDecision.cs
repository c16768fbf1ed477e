using FluentValidation;
using QualityTracker.Api.ConductCases;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.ConductDecisions;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.ConductDecisions.ConductDecision>;

namespace QualityTracker.Api.ConductDecisions;

/// <summary>Decisions on breaches of ethics (师德处理决定) over HTTP and in files. The evidence itself is never kept here.</summary>
public sealed class RecordConductDecision : AbstractValidator<ConductDecision>
{
    public static readonly RecordKind<ConductDecision> Kind = new("conduct-decisions", new("师德处理决定", "conduct decisions"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "decided_on",
        Synonyms = ["师德处理", "师德违规处理"],
        Rules = frame => new RecordConductDecision(frame),
        Held = CaseDecision.Held,
        Columns =
        [
            C.Staff("staff", "工号", each => each.Staff, (each, value) => each with { Staff = value }).Also("教师"),
            C.OneOf<BreachKind>("kind", "违规类别", each => each.Kind, (each, value) => each with { Kind = value }).Filter().Also("类别"),
            C.Text("body", "决定单位", each => each.Body, (each, value) => each with { Body = value }).Example("县教育局").Titled("Decided by"),
            C.Date("decidedOn", "决定日期", each => each.DecidedOn, (each, value) => each with { DecidedOn = value }),
            C.Date("from", "生效日期", each => each.From, (each, value) => each with { From = value }).Also("开始日期"),
            C.Date("to", "结束日期", each => each.To, (each, value) => each with { To = value }).Optional().Also("影响期至"),
            C.Text("evidence", "证据出处", each => each.Evidence, (each, value) => each with { Evidence = value }).Also("证据").Example("县教育局师德案卷 2025-3").Prose(),
            C.OneOf<AppealState>("appeal", "申诉情况", each => each.Appeal, (each, value) => each with { Appeal = value }).Also("申诉"),
            C.Date("appealBy", "申诉截止日期", each => each.AppealBy, (each, value) => each with { AppealBy = value }).Also("申诉期限").Example("2025-11-13"),
            C.Flag("veto", "一票否决", each => each.Veto, (each, value) => each with { Veto = value }),
        ],
    };

    private RecordConductDecision(SchoolFrame frame)
    {
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Staff).IsStaff(frame).IsEmployedOn(frame, each => each.DecidedOn);
        RuleFor(each => each.Kind).IsKnown();
        RuleFor(each => each.Body).IsText(60);
        RuleFor(each => each.DecidedOn).IsDate();
        RuleFor(each => each.From).IsDate().Keeps("order", (decision, from) => from >= decision.DecidedOn,
            new("生效日期早于决定日期", "it takes effect before it was decided"), Problems.Rules.CorrectIt);
        RuleFor(each => each.To).IsNotBefore(each => each.From);
        RuleFor(each => each.Evidence).IsText(200);
        RuleFor(each => each.Appeal).IsKnown();
        RuleFor(each => each.AppealBy).IsDate().Keeps("order", (decision, day) => day > decision.DecidedOn,
            new("申诉截止日期须在决定日期之后", "the last day to appeal must be after the day of the decision"), Problems.Rules.CorrectIt);
    }
}
