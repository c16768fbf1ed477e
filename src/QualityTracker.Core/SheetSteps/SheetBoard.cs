using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SheetSteps;

/// <summary>Who is where (考核进度): each sheet with whom it waits for and until when, the overdue first.</summary>
/// <param name="Counts">Sheets by stage, in the order of the way; stages without any are left out.</param>
/// <param name="Rows">The overdue first, then by the last day, then by staff number.</param>
public sealed record SheetBoard(IReadOnlyList<StageCount> Counts, IReadOnlyList<BoardRow> Rows)
{
    /// <param name="sheets">By staff number.</param>
    /// <param name="actors">Of each of them, on the day.</param>
    /// <param name="day">Today, by the school.</param>
    public static SheetBoard Of(
        IReadOnlyDictionary<string, SheetStanding> sheets, Func<string, SheetActors> actors, DateOnly day) => new(
        [.. sheets.Values.GroupBy(sheet => sheet.Stage).OrderBy(stage => stage.Key).Select(stage => new StageCount(stage.Key, stage.Count(), stage.Count(sheet => sheet.IsOverdue(day))))],
        [.. sheets.Select(each => Row(each.Key, each.Value, actors(each.Key), day)).OrderByDescending(row => row.Overdue).ThenBy(row => row.Due ?? DateOnly.MaxValue).ThenBy(row => row.Staff, StringComparer.Ordinal)]);

    private static BoardRow Row(string staff, SheetStanding sheet, SheetActors actors, DateOnly day)
    {
        var waits = WaitsFor(sheet, actors, day);
        return new(staff, sheet.Stage, sheet.Revision, waits, waits switch
        {
            Waiting.Person => [staff],
            Waiting.GroupHead => Sorted(actors.GroupHeads),
            Waiting.Principal => Sorted(actors.Principals),
            Waiting.Office => Sorted(actors.Offices),
            _ => [],
        }, sheet.Due, sheet.IsOverdue(day), sheet.Unconfirmed.Count(), sheet.OpenObjections.Count());
    }

    private static Waiting WaitsFor(SheetStanding sheet, SheetActors actors, DateOnly day) => sheet.Stage switch
    {
        SheetStage.NotComputed or SheetStage.Reopened or SheetStage.Approved => Waiting.Office,
        SheetStage.Confirming => Waiting.Person,
        SheetStage.Signing => sheet.GroupHead is null && actors.GroupHeads.Count > 0 ? Waiting.GroupHead : Waiting.Principal,
        SheetStage.Notice when sheet.OpenObjections.Any() => Waiting.Principal,
        SheetStage.Notice when sheet.ToRecompute.Any() => Waiting.Office,
        SheetStage.Notice => day > sheet.Notice!.Value.To ? Waiting.Principal : Waiting.Notice,
        _ => Waiting.Nobody,
    };

    private static IReadOnlyList<string> Sorted(IEnumerable<string> staff) => [.. staff.Order(StringComparer.Ordinal)];
}

/// <summary>Sheets of a stage (各环节人数).</summary>
public sealed record StageCount(SheetStage Stage, int Sheets, int Overdue);

/// <summary>One sheet on the board (一人的进度).</summary>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Revision">0 when not computed.</param>
/// <param name="Waits">For whom.</param>
/// <param name="By">Staff numbers of whom it waits for; empty for nobody.</param>
/// <param name="Due">The last day of it.</param>
/// <param name="Overdue">Whether that day has passed.</param>
/// <param name="Unconfirmed">Lines.</param>
/// <param name="OpenObjections">To be decided.</param>
public sealed record BoardRow(
    string Staff, SheetStage Stage, int Revision, Waiting Waits, IReadOnlyList<string> By, DateOnly? Due, bool Overdue, int Unconfirmed, int OpenObjections);

/// <summary>Whom a sheet waits for (等待何人).</summary>
public enum Waiting
{
    [Named("本人", "the person")] Person = 1,
    [Named("教研组长", "the group head")] GroupHead,
    [Named("校长或副校长", "a principal or vice principal")] Principal,
    [Named("教务办公室", "the office")] Office,

    /// <summary>The notice runs.</summary>
    [Named("公示期满", "the end of the notice")] Notice,

    [Named("无", "nobody")] Nobody,
}
