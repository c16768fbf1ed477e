namespace QualityTracker.Core.SheetSteps;

/// <summary>Which steps somebody can take with a sheet now (可办步骤): those that the way itself would not refuse, whatever words come with them.</summary>
public static class OpenSteps
{
    private const string Something = "…";

    /// <param name="sheet">How far it has come.</param>
    /// <param name="by">Staff number of who looks at it.</param>
    /// <param name="at">The moment.</param>
    /// <param name="day">The school's day of it.</param>
    /// <param name="now">The sheet as it is computed now.</param>
    /// <param name="actors">Of the sheet, on the day.</param>
    /// <param name="deadlines">Of the pack.</param>
    /// <returns>In the order of the way.</returns>
    public static IReadOnlyList<StepKind> Of(
        SheetStanding sheet, string by, DateTimeOffset at, DateOnly day, IReadOnlyList<SheetLine> now, SheetActors actors, SheetDeadlines deadlines)
    {
        var step = new SheetStep
        {
            Id = "",
            Kind = StepKind.Compute,
            By = by,
            At = at,
            Day = day,
            After = sheet.Steps.Count,
            Figures = now,
            Words = Something,
            Evidence = [Something],
            Seal = new('0', 64),
        };
        return [.. Enum.GetValues<StepKind>().Where(kind =>
            Tried(sheet, step with { Kind = kind }).Any(each => SheetStepChecks.Refusal(sheet, each, actors, deadlines) is null))];
    }

    private static IEnumerable<SheetStep> Tried(SheetStanding sheet, SheetStep step) => step.Kind switch
    {
        StepKind.Confirm => sheet.Unconfirmed.Take(1).Select(line => step with { Lines = [line.Id] }),
        StepKind.TakeBack => sheet.Confirmed.Keys.Take(1).Select(line => step with { Lines = [line] }),
        StepKind.Objection => sheet.Lines.Select(line => step with { Line = line.Id }),
        StepKind.WithdrawObjection => sheet.Objections.Select(each => step with { Objection = each.Id }),
        StepKind.Decide => sheet.Objections.Select(each => step with { Objection = each.Id, Upheld = each.State == ObjectionState.Open }),
        _ => [step],
    };
}
