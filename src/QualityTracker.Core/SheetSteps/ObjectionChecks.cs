using static QualityTracker.Core.SheetSteps.SheetStepChecks;
using static QualityTracker.Core.SheetSteps.StepRefusal;

namespace QualityTracker.Core.SheetSteps;

/// <summary>When an objection is taken, withdrawn and decided (异议办理).</summary>
internal static class ObjectionChecks
{
    public static StepRefusal? Object(SheetStanding sheet, SheetStep step)
    {
        if (step.Day > sheet.Notice!.Value.To)
        {
            var to = Day(sheet.Notice.Value.To);
            return Of(RefusalKind.TooLate, $"公示期到 {to} 为止，异议已不再受理；确有错误的，请校长启封重核", $"objections were taken until {to}; where something is wrong, ask the principal to have the sheet computed anew");
        }

        if (sheet.Lines.All(line => line.Id != step.Line))
            return Of(RefusalKind.NoSuchLine, $"考核表没有“{step.Line}”这一行；请按考核表选择", $"the sheet has no line '{step.Line}'; choose from the sheet");
        if (sheet.OpenObjections.Concat(sheet.ToRecompute).Any(each => each.Line == step.Line && each.By == step.By))
            return Of(RefusalKind.StillOpen, "对这一行的异议正在处理；请等处理结果，或先撤回", "your objection to this line is being dealt with; wait for the decision, or withdraw it first");
        if (Words(step, "异议的理由", "what is wrong with the line") is { } words) return words;
        return step.Evidence.Count > 0 && step.Evidence.All(each => !string.IsNullOrWhiteSpace(each)) ? null
            : Of(RefusalKind.Incomplete, "请附上依据：记录或证明材料", "give what it stands on: a record or an attachment");
    }

    public static StepRefusal? Withdraw(SheetStanding sheet, SheetStep step) => sheet.Objections.FirstOrDefault(each => each.Id == step.Objection) switch
    {
        null => None,
        { State: ObjectionState.Open } => null,
        _ => Of(RefusalKind.OutOfOrder, "异议已经处理，不能撤回", "the objection has been decided and cannot be withdrawn; nothing more is needed"),
    };

    // A decision can be taken anew as long as nothing was made of it: a sheet that is sealed, or was computed anew for it, has closed it.
    public static StepRefusal? Decide(SheetStanding sheet, SheetStep step)
    {
        if (sheet.Objections.FirstOrDefault(each => each.Id == step.Objection) is not { } objection) return None;
        if (objection.State is not (ObjectionState.Open or ObjectionState.Upheld))
            return Of(RefusalKind.OutOfOrder, "异议已经办结；如有新的依据，请重新提出", "the objection is closed; with new evidence, object again");
        if (step.Upheld is not { } upheld)
            return Of(RefusalKind.Incomplete, "请选择异议是否成立", "say whether the objection is upheld");
        return objection.State == ObjectionState.Upheld && upheld
            ? Of(RefusalKind.Unchanged, "已认定异议成立；请更正记录后重新核算", "it is upheld already; correct the records and compute the sheet anew")
            : Reason(step);
    }

    public static StepRefusal? NoneWaits(SheetStanding sheet)
    {
        if (sheet.OpenObjections.Any())
            return Of(RefusalKind.StillOpen, $"还有 {sheet.OpenObjections.Count()} 项异议未处理；请先处理", $"objections still open: {sheet.OpenObjections.Count()}; decide them first");
        return !sheet.ToRecompute.Any() ? null
            : Of(RefusalKind.StillOpen, "有异议成立而未更正；请更正记录并重新核算", "an upheld objection is not corrected yet; correct the records and compute the sheet anew");
    }

    private static StepRefusal None => Of(RefusalKind.NoSuchObjection, "没有这项异议；请从考核表的异议中选择", "there is no such objection; choose from those of the sheet");
}
