using System.Collections.Immutable;

namespace QualityTracker.Core.SheetSteps;

/// <summary>What became of a step (步骤结果): the sheet after it, or why it was refused.</summary>
/// <param name="Sheet">As it was, when refused.</param>
/// <param name="Step">As it is to be kept: with the deadline it sets. Null when refused.</param>
/// <param name="Refusal">Null when it was taken.</param>
public sealed record StepOutcome(SheetStanding Sheet, SheetStep? Step, StepRefusal? Refusal);

/// <summary>
/// The way of a sheet (考核表流程): computed, confirmed by the person line by line, signed by group head and principal, posted, objected to,
/// decided, computed anew, sealed. A revision that differs begins again at the lines that changed: a signature never stands under
/// figures that were not signed.
/// </summary>
public static class SheetWay
{
    /// <summary>Takes a step, or says why not.</summary>
    public static StepOutcome Take(SheetStanding sheet, SheetStep step, SheetActors actors, SheetDeadlines deadlines)
    {
        if (SheetStepChecks.Refusal(sheet, step, actors, deadlines) is { } refusal) return new(sheet, null, refusal);
        var kept = step with { Due = deadlines.DaysOf(step.Kind) is > 0 and var days ? step.Day.AddDays(days) : null };
        return new(After(sheet, kept), kept, null);
    }

    /// <summary>A sheet from the steps kept of it, in their order. They were checked when they were taken: who held which post may have been corrected since.</summary>
    public static SheetStanding Of(IEnumerable<SheetStep> steps) => steps.Aggregate(SheetStanding.New, After);

    private static SheetStanding After(SheetStanding sheet, SheetStep step)
    {
        var after = step.Kind switch
        {
            StepKind.Compute => Computed(sheet, step),
            StepKind.Note => sheet with { Note = step.Words },
            StepKind.Confirm => Confirmed(sheet, step),
            StepKind.TakeBack => sheet with
            {
                Stage = SheetStage.Confirming,
                SignBy = null,
                Confirmed = sheet.Confirmed.Where(line => !step.Lines.Contains(line.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            },
            StepKind.SignAsGroupHead => sheet with { Stage = SheetStage.Signing, GroupHead = Signature(sheet, step), SignBy = step.Due },
            StepKind.SignAsPrincipal => sheet with { Stage = SheetStage.Approved, Principal = Signature(sheet, step), SignBy = null },
            StepKind.Return => Returned(sheet, step),
            StepKind.Publish => sheet with { Stage = SheetStage.Notice, Notice = (step.Day, step.Due!.Value) },
            StepKind.Unpublish => sheet with { Stage = SheetStage.Approved, Notice = null },
            StepKind.Objection => sheet with { Objections = [.. sheet.Objections, Objection(sheet, step)] },
            StepKind.WithdrawObjection => On(sheet, step, each => each with { State = ObjectionState.Withdrawn }),
            StepKind.Decide => On(sheet, step, each => each with
            {
                State = step.Upheld == true ? ObjectionState.Upheld : ObjectionState.Dismissed,
                DecidedBy = step.By,
                DecidedOn = step.Day,
                Reason = step.Words,
            }),
            StepKind.Seal => sheet with { Stage = SheetStage.Sealed, Seals = [.. sheet.Seals, new(sheet.Revision, step.Seal!, step.By, step.Day)] },
            StepKind.Reopen => sheet with { Stage = SheetStage.Reopened },
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "There is no such step."),
        };
        return after with { Steps = [.. sheet.Steps, step] };
    }

    // What the person confirmed stays confirmed where it is the same; everything that was signed or posted falls.
    private static SheetStanding Computed(SheetStanding sheet, SheetStep step)
    {
        var changes = sheet.Revision == 0 ? [] : LineChange.Between(sheet.Lines, step.Figures);
        var changed = changes.Select(change => change.Line).ToHashSet(StringComparer.Ordinal);
        var revised = sheet with
        {
            Revisions = [.. sheet.Revisions, new(sheet.Revision + 1, step.Day, step.By, step.Figures, changes)],
            Confirmed = sheet.Confirmed.Where(line => !changed.Contains(line.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Objections = [.. sheet.Objections.Select(each => each.State == ObjectionState.Upheld && changed.Contains(each.Line) ? each with { State = ObjectionState.Settled } : each)],
        };
        return Begun(revised, step.Due);
    }

    private static SheetStanding Returned(SheetStanding sheet, SheetStep step) =>
        Begun(sheet with { Confirmed = new Dictionary<string, DateOnly>() }, step.Due);

    // With nothing left to confirm the sheet goes straight to the signatures, which have the days that the confirmation would have had.
    private static SheetStanding Begun(SheetStanding sheet, DateOnly? due)
    {
        var all = !sheet.Unconfirmed.Any();
        return sheet with
        {
            Stage = all ? SheetStage.Signing : SheetStage.Confirming,
            ConfirmBy = due,
            SignBy = all ? due : null,
            GroupHead = null,
            Principal = null,
            Notice = null,
        };
    }

    private static SheetStanding Confirmed(SheetStanding sheet, SheetStep step)
    {
        var confirmed = sheet with
        {
            Confirmed = sheet.Confirmed.Concat(step.Lines.Select(line => KeyValuePair.Create(line, step.Day))).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
        return confirmed.Unconfirmed.Any() ? confirmed : confirmed with { Stage = SheetStage.Signing, SignBy = step.Due };
    }

    private static SheetSignature Signature(SheetStanding sheet, SheetStep step) => new(step.By, step.Day, sheet.Unconfirmed.Count());

    private static SheetObjection Objection(SheetStanding sheet, SheetStep step) => new(
        step.Id, step.By, step.Line!, sheet.Lines.First(line => line.Id == step.Line).Figure, sheet.Revision, step.Day, step.Due!.Value, step.Words!, step.Evidence);

    private static SheetStanding On(SheetStanding sheet, SheetStep step, Func<SheetObjection, SheetObjection> change) =>
        sheet with { Objections = [.. sheet.Objections.Select(each => each.Id == step.Objection ? change(each) : each)] };
}
