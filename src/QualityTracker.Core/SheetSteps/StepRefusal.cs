using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SheetSteps;

/// <summary>Why a step is not taken (步骤被拒), with the remedy. Nothing has happened.</summary>
public sealed record StepRefusal(RefusalKind Kind, Text Message)
{
    internal static StepRefusal Of(RefusalKind kind, string zh, string en) => new(kind, new(zh, en));
}

/// <summary>What is wrong with a step (拒绝原因).</summary>
public enum RefusalKind
{
    [Named("重复提交", "sent twice")] Repeated = 1,
    [Named("已有新的步骤", "the sheet has moved on")] Stale,
    [Named("时钟倒退", "the clock went back")] ClockBack,
    [Named("不是责任人", "not this person's step")] NotYours,
    [Named("顺序不对", "out of order")] OutOfOrder,
    [Named("尚未到期", "too early")] TooEarly,
    [Named("已过期限", "too late")] TooLate,
    [Named("没有该行", "no such line")] NoSuchLine,
    [Named("没有该异议", "no such objection")] NoSuchObjection,
    [Named("内容不全", "something is missing")] Incomplete,
    [Named("没有变化", "nothing changed")] Unchanged,
    [Named("记录已变更", "records have changed")] Changed,
    [Named("异议未处理完", "objections are open")] StillOpen,
}
