using System.Globalization;
using QualityTracker.Core.Languages;
using static QualityTracker.Core.SheetSteps.StepRefusal;

namespace QualityTracker.Core.SheetSteps;

/// <summary>What keeps a step from being taken, in the order it is looked at: sent twice, stale, by the clock, by whom, then the way itself.</summary>
internal static class SheetStepChecks
{
    public static StepRefusal? Refusal(SheetStanding sheet, SheetStep step, SheetActors actors, SheetDeadlines deadlines)
    {
        if (sheet.Steps.Any(each => each.Id == step.Id))
            return Of(RefusalKind.Repeated, "这一步已经办理，无须重复提交", "this step has been taken; it need not be sent again");
        return Stale(sheet, step) ?? Clock(sheet, step) ?? Whose(sheet, step, actors) ?? Way(sheet, step, actors, deadlines);
    }

    private static StepRefusal? Stale(SheetStanding sheet, SheetStep step)
    {
        if (step.After == sheet.Steps.Count) return null;
        if (step.After > sheet.Steps.Count || step.After < 0)
            return Of(RefusalKind.Stale, "所依据的版本不存在；请重新打开考核表再办理", "the sheet never had so many steps; open it again and take the step there");
        var last = sheet.Steps[^1];
        var (name, day) = (Names.Of(last.Kind), Day(last.Day));
        return Of(
            RefusalKind.Stale, $"{last.By} 已于 {day} 办理“{name.Zh}”，考核表已更新；请查看后再办理",
            $"{last.By} has taken a step meanwhile ({name.En}, {day}); look at the sheet as it is now, then take yours");
    }

    private static StepRefusal? Clock(SheetStanding sheet, SheetStep step)
    {
        if (sheet.Steps.Count == 0 || (step.At >= sheet.Steps[^1].At && step.Day >= sheet.Steps[^1].Day)) return null;
        var day = Day(sheet.Steps[^1].Day);
        return Of(
            RefusalKind.ClockBack, $"时钟早于上一步（{day}）；请校正服务器时间后再办理",
            $"the clock is behind the last step ({day}); set the server's time right, then take the step");
    }

    private static StepRefusal? Whose(SheetStanding sheet, SheetStep step, SheetActors actors)
    {
        if (actors.May(step, sheet)) return null;
        var (zh, en) = step.Kind switch
        {
            StepKind.Compute or StepKind.Publish => ("请由教务办公室或校长办理", "ask the office or the principal"),
            StepKind.Note or StepKind.Confirm or StepKind.TakeBack => ("只能由本人办理", "only the person whose sheet it is can"),
            StepKind.SignAsGroupHead => ("请由本学科教研组长签字；不能签自己的考核表", "the head of the person's subject group signs; nobody signs the own sheet"),
            StepKind.Return => ("请由尚未签字的教研组长或校长退回", "a group head who has not signed yet or the principal returns a sheet"),
            StepKind.Objection => ("各行只能由本人提出异议；他人只能对公示的等次提出", "only the person objects to a line; others may object to the band that is posted"),
            StepKind.WithdrawObjection => ("只能由提出异议的人撤回", "only who made an objection withdraws it"),
            StepKind.Decide => ("请由校长处理；不能处理自己提出的异议或自己的考核表", "the principal decides, never on an own objection or the own sheet"),
            _ => ("请由校长办理；校长本人的考核表由副校长办理", "ask the principal; with the principal's own sheet, a vice principal"),
        };
        var name = Names.Of(step.Kind);
        return Of(RefusalKind.NotYours, $"{step.By} 不能办理“{name.Zh}”；{zh}", $"{step.By} cannot take this step ({name.En}); {en}");
    }

    private static StepRefusal? Way(SheetStanding sheet, SheetStep step, SheetActors actors, SheetDeadlines deadlines) => step.Kind switch
    {
        StepKind.Compute => Compute(sheet, step),
        StepKind.Note => InStage(sheet, SheetStage.Confirming, SheetStage.Signing) ?? Words(step, "意见", "the note"),
        StepKind.Confirm => InStage(sheet, SheetStage.Confirming) ?? LinesOf(step, sheet, line => !sheet.Confirmed.ContainsKey(line), "尚未确认", "not confirmed yet"),
        StepKind.TakeBack => TakeBack(sheet, step),
        StepKind.SignAsGroupHead => SignatureChecks.GroupHead(sheet, step),
        StepKind.SignAsPrincipal => SignatureChecks.Principal(sheet, step, actors, deadlines),
        StepKind.Return => InStage(sheet, SheetStage.Signing, SheetStage.Approved) ?? Reason(step),
        StepKind.Publish => InStage(sheet, SheetStage.Approved),
        StepKind.Unpublish => InStage(sheet, SheetStage.Notice) ?? ObjectionChecks.NoneWaits(sheet) ?? Reason(step),
        StepKind.Objection => InStage(sheet, SheetStage.Notice) ?? ObjectionChecks.Object(sheet, step),
        StepKind.WithdrawObjection => ObjectionChecks.Withdraw(sheet, step),
        StepKind.Decide => ObjectionChecks.Decide(sheet, step),
        StepKind.Seal => InStage(sheet, SheetStage.Notice) ?? ObjectionChecks.NoneWaits(sheet) ?? Seal(sheet, step),
        StepKind.Reopen => InStage(sheet, SheetStage.Sealed) ?? Reason(step),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "There is no such step."),
    };

    private static StepRefusal? Compute(SheetStanding sheet, SheetStep step)
    {
        if (sheet.Stage == SheetStage.Sealed)
            return Of(RefusalKind.OutOfOrder, "考核表已封存；请先由校长启封并说明理由", "the sheet is sealed; the principal reopens it first, with a reason");
        if (step.Figures.Count == 0 || step.Figures.DistinctBy(line => line.Id).Count() != step.Figures.Count)
            return Of(RefusalKind.Incomplete, "核算结果为空或有重复的行；请重新核算", "the sheet has no lines, or one of them twice; compute it again");
        return sheet.Stage is SheetStage.NotComputed or SheetStage.Reopened || sheet.Differs(step.Figures) ? null
            : Of(RefusalKind.Unchanged, $"与第 {sheet.Revision} 版相同；请先更正记录再核算", $"it is the same as revision {sheet.Revision}; correct the records first, then compute it");
    }

    private static StepRefusal? TakeBack(SheetStanding sheet, SheetStep step)
    {
        if (InStage(sheet, SheetStage.Confirming, SheetStage.Signing) is { } stage) return stage;
        if (sheet.GroupHead is not null)
            return Of(RefusalKind.OutOfOrder, "教研组长已签字，不能撤回确认；请在公示期内提出异议", "the group head has signed; object while the sheet is on notice instead");
        if (step.Day > sheet.ConfirmBy)
            return Of(RefusalKind.TooLate, $"确认期限 {Day(sheet.ConfirmBy!.Value)} 已过；请在公示期内提出异议", $"confirming ended on {Day(sheet.ConfirmBy!.Value)}; object while the sheet is on notice instead");
        return LinesOf(step, sheet, sheet.Confirmed.ContainsKey, "已确认", "confirmed");
    }

    private static StepRefusal? Seal(SheetStanding sheet, SheetStep step)
    {
        if (step.Day <= sheet.Notice!.Value.To)
            return Of(RefusalKind.TooEarly, $"公示到 {Day(sheet.Notice.Value.To)} 为止；请在次日起封存", $"the notice lasts until {Day(sheet.Notice.Value.To)}; seal the sheet from the day after");
        if (step.Seal is not { Length: 64 } || !step.Seal.All(char.IsAsciiHexDigitLower))
            return Of(RefusalKind.Incomplete, "缺少封存码；请重新办理封存", "the seal is missing; seal the sheet again");
        return !sheet.Differs(step.Figures) ? null
            : Of(RefusalKind.Changed, "签字后有记录变更；请先重新核算，由本人确认变更的行", "records have changed since it was signed; compute it anew first, and let the person confirm the lines that changed");
    }

    internal static StepRefusal? InStage(SheetStanding sheet, params SheetStage[] stages)
    {
        if (stages.Contains(sheet.Stage)) return null;
        var now = Names.Of(sheet.Stage);
        var (zh, en) = (string.Join("、", stages.Select(stage => $"“{Names.Of(stage).Zh}”")), string.Join(" or ", stages.Select(stage => $"“{Names.Of(stage).En}”")));
        return Of(RefusalKind.OutOfOrder, $"考核表现为“{now.Zh}”，这一步须在{zh}环节办理；请按流程办理", $"the sheet is “{now.En}”, and this step belongs to {en}; take the steps in their order");
    }

    internal static StepRefusal? Reason(SheetStep step) => Words(step, "理由", "the reason");

    internal static StepRefusal? Words(SheetStep step, string zh, string en) => string.IsNullOrWhiteSpace(step.Words)
        ? Of(RefusalKind.Incomplete, $"请填写{zh}", $"write {en}")
        : null;

    private static StepRefusal? LinesOf(SheetStep step, SheetStanding sheet, Func<string, bool> fits, string zh, string en)
    {
        if (step.Lines.Count == 0 || step.Lines.Distinct(StringComparer.Ordinal).Count() != step.Lines.Count)
            return Of(RefusalKind.Incomplete, "请选择要办理的行，每行一次", "choose the lines, each once");
        var wrong = step.Lines.FirstOrDefault(line => sheet.Lines.All(each => each.Id != line) || !fits(line));
        return wrong is null ? null : Of(RefusalKind.NoSuchLine, $"没有{zh}的行“{wrong}”；请按考核表选择", $"there is no line '{wrong}' that is {en}; choose from the sheet");
    }

    internal static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
