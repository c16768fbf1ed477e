using static QualityTracker.Core.SheetSteps.SheetStepChecks;
using static QualityTracker.Core.SheetSteps.StepRefusal;

namespace QualityTracker.Core.SheetSteps;

/// <summary>Who signs when (签字顺序): the group head after the person, the principal after the group head; a deadline that passed stops nobody behind it.</summary>
internal static class SignatureChecks
{
    public static StepRefusal? GroupHead(SheetStanding sheet, SheetStep step)
    {
        if (InStage(sheet, SheetStage.Confirming, SheetStage.Signing) is { } stage) return stage;
        if (sheet.GroupHead is { } signed)
            return Of(RefusalKind.OutOfOrder, $"{signed.By} 已作为教研组长签字；请等校长签字", $"{signed.By} has signed as group head; the principal is next");
        return Unconfirmed(sheet, step, sheet.ConfirmBy);
    }

    public static StepRefusal? Principal(SheetStanding sheet, SheetStep step, SheetActors actors, SheetDeadlines deadlines)
    {
        if (InStage(sheet, SheetStage.Confirming, SheetStage.Signing) is { } stage) return stage;
        var waitsForHead = actors.GroupHeads.Count > 0 && sheet.GroupHead is null;
        if (sheet.Stage == SheetStage.Confirming)
            return Unconfirmed(sheet, step, waitsForHead ? sheet.ConfirmBy?.AddDays(deadlines.Sign) : sheet.ConfirmBy);
        return !waitsForHead || step.Day > sheet.SignBy ? null : Of(
            RefusalKind.OutOfOrder, $"教研组长尚未签字；请先由教研组长签字，或在 {Day(sheet.SignBy!.Value)} 之后代行",
            $"the group head has not signed; let the group head sign first, or sign after {Day(sheet.SignBy!.Value)}");
    }

    private static StepRefusal? Unconfirmed(SheetStanding sheet, SheetStep step, DateOnly? until) =>
        sheet.Stage == SheetStage.Signing || step.Day > until ? null : Of(
            RefusalKind.OutOfOrder, $"本人还有 {sheet.Unconfirmed.Count()} 行未确认；请等本人确认，或在 {Day(until!.Value)} 之后签字",
            $"lines the person has still to confirm: {sheet.Unconfirmed.Count()}; wait for that, or sign after {Day(until!.Value)}");
}
