using FluentValidation;
using QualityTracker.Api.Exams;
using QualityTracker.Api.Problems;
using QualityTracker.Api.Records;
using QualityTracker.Core.Languages;
using QualityTracker.Core.LedgerItems;
using QualityTracker.Core.Schools;
using C = QualityTracker.Api.Records.Column<QualityTracker.Core.LedgerItems.LedgerItem>;

namespace QualityTracker.Api.LedgerItems;

/// <summary>Items of the quality ledger (质量台账) over HTTP and in files.</summary>
public sealed class RecordLedgerItem : AbstractValidator<LedgerItem>
{
    public static readonly RecordKind<LedgerItem> Kind = new("ledger-items", new("质量台账", "quality ledger"))
    {
        WithId = (each, id) => each with { Id = id },
        OrderedBy = "found",
        Synonyms = ["问题台账", "质量提升台账", "五张清单", "问题清单"],
        Rules = frame => new RecordLedgerItem(frame),
        Changing = FaultsOfReopening,
        Columns =
        [
            C.Term("term", "学期", each => each.Term, (each, value) => each with { Term = value }),
            C.Date("found", "发现日期", each => each.Found, (each, value) => each with { Found = value }).Also("日期"),
            C.OneOf<LedgerSource>("source", "问题来源", each => each.Source, (each, value) => each with { Source = value }).Filter().Also("来源"),
            C.Reference("exams", "exam", "考试", each => each.Exam, (each, value) => each with { Exam = value }, frame => frame.Named.Exams).Optional().Also("考试名称"),
            C.Subject("subject", "学科", each => each.Subject, (each, value) => each with { Subject = value }).Optional(),
            C.Class("class", "班级", each => each.Class, (each, value) => each with { Class = value }).Optional(),
            C.Text("problem", "问题", each => each.Problem, (each, value) => each with { Problem = value }).Also("存在问题", "问题描述").Example("作业批改不及时，错题没有订正").Prose(),
            C.Text("topic", "课题", each => each.Topic, (each, value) => each with { Topic = value }).Optional().Also("研究课题", "攻关课题").Prose(),
            C.Text("task", "任务", each => each.Task, (each, value) => each with { Task = value }).Optional().Also("整改任务", "整改措施").Prose(),
            C.Staff("responsible", "责任人", each => each.Responsible, (each, value) => each with { Responsible = value }).Optional(),
            C.Staff("helper", "协助人", each => each.Helper, (each, value) => each with { Helper = value }).Optional(),
            C.Date("due", "完成时限", each => each.Due, (each, value) => each with { Due = value }).Optional().Also("时限", "完成日期"),
            C.Date("closedOn", "销号日期", each => each.ClosedOn, (each, value) => each with { ClosedOn = value }).Optional().Titled("Closed on"),
            C.Text("outcome", "销号情况", each => each.Outcome, (each, value) => each with { Outcome = value }).Optional().Also("完成情况", "整改结果").Prose().Titled("How it was closed"),
        ],
    };

    /// <summary>Characters that each of its texts may have.</summary>
    public const int Longest = 1000;

    private static readonly Text ClosedAlready = new("已销号的不在这里重开或改写", "what is closed is neither opened nor rewritten here");
    private static readonly Text ReopenIt = new("保留销号日期和情况；要重开，请在质量台账写明原因", "keep its day and words; to open it again, give a reason on the quality ledger");
    private static readonly Text BeforeFound = new("早于发现日期", "is before the day it was found");

    private RecordLedgerItem(SchoolFrame frame)
    {
        var pupils = new Lazy<IReadOnlyList<string>>(() => PupilFreeText.NamesOf(frame));
        RuleFor(each => each.Id).IsUuid();
        RuleFor(each => each.Term).IsTerm(frame);
        RuleFor(each => each.Found).IsDate().Keeps("order", (item, found) => !frame.Terms.TryGetValue(item.Term, out var term) || found <= term.LastDay,
            new("晚于所属学期的最后一天", "is after the term's last day"), new("更正日期，或选择以后的学期", "correct the day, or choose a later term"));
        RuleFor(each => each.Source).IsKnown();
        RuleFor(each => each.Exam).Keeps("known-exam", exam => exam is null || frame.Exams.ContainsKey(exam), new("没有这次考试", "there is no such exam"), new("先登记质量监测，或不填", "register the exam first, or leave it out"));
        RuleFor(each => each.Subject!).IsSubject(frame).When(each => each.Subject is not null);
        RuleFor(each => each.Class!).IsClass(frame).When(each => each.Class is not null);
        RuleFor(each => each.Problem).IsText(Longest).NamesNoPupil(pupils);
        RuleFor(each => each.Topic).IsOptionalText(Longest).NamesNoPupil(pupils!);
        RuleFor(each => each.Task).IsOptionalText(Longest).NamesNoPupil(pupils!);
        RuleFor(each => each.Outcome).IsOptionalText(Longest).NamesNoPupil(pupils!);
        RuleFor(each => each.Responsible!).IsStaff(frame).When(each => each.Responsible is not null);
        RuleFor(each => each.Helper!).IsStaff(frame).When(each => each.Helper is not null);
        RuleFor(each => each.Due).IsOptionalDate().Keeps("order", (item, due) => due is null || due >= item.Found, BeforeFound, Problems.Rules.CorrectIt);
        RuleFor(each => each.ClosedOn).IsOptionalDate().Keeps("order", (item, day) => day is null || day >= item.Found, BeforeFound, Problems.Rules.CorrectIt);
        RuleFor(each => each.Outcome).Keeps("closed", (item, outcome) => (item.ClosedOn is not null) == (outcome?.Any(Problems.Rules.IsVisible) == true),
            new("销号日期和销号情况须一起写明", "the day of closing and how it was closed go together"), new("写明怎样销号；没有销号的，两项都不填", "say how it was closed; leave both out while it is open"));
        RuleFor(each => each.Responsible).Keeps("closed", (item, responsible) => item.ClosedOn is null || responsible is not null,
            new("销号须有责任人", "what is closed has somebody who saw to it"), new("先写明责任人", "name the one responsible first"));
    }

    private static IEnumerable<Fault> FaultsOfReopening(LedgerItem before, LedgerItem after)
    {
        if (before.ClosedOn is not null && (before.ClosedOn, before.Outcome) != (after.ClosedOn, after.Outcome)) yield return new("closedOn", "closed", ClosedAlready, ReopenIt);
    }
}
