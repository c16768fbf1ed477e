using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SheetSteps;

/// <summary>A line before and after (变更前后).</summary>
/// <param name="Line">The id of the line.</param>
/// <param name="Title">As printed.</param>
/// <param name="Before">Null for a line that was not there.</param>
/// <param name="After">Null for a line that is gone.</param>
public sealed record LineChange(string Line, Text Title, string? Before, string? After)
{
    /// <summary>In the order of the sheet as it is now, lines that are gone last.</summary>
    public static IReadOnlyList<LineChange> Between(IReadOnlyList<SheetLine> before, IReadOnlyList<SheetLine> after)
    {
        var (old, now) = (before.ToDictionary(line => line.Id, StringComparer.Ordinal), after.Select(line => line.Id).ToHashSet(StringComparer.Ordinal));
        return
        [
            .. after.Where(line => old.GetValueOrDefault(line.Id)?.Figure != line.Figure)
                .Select(line => new LineChange(line.Id, line.Title, old.GetValueOrDefault(line.Id)?.Figure, line.Figure)),
            .. before.Where(line => !now.Contains(line.Id)).Select(line => new LineChange(line.Id, line.Title, line.Figure, null)),
        ];
    }
}

/// <summary>
/// What changed for somebody who had confirmed or signed (确认后变更): records were corrected or added since. Each is shown what changed in
/// the own sheet, and signs nothing unseen.
/// </summary>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Changes">Of the lines confirmed, and of those the signatures and the notice stand for.</param>
public sealed record ChangedSheet(string Staff, SheetStage Stage, IReadOnlyList<LineChange> Changes)
{
    /// <param name="sheets">How far each person's sheet has come, by staff number.</param>
    /// <param name="now">The sheets as they are computed now; nobody's line is left out of it.</param>
    /// <returns>By staff number (ordinal), those for whom something changed that they had agreed to.</returns>
    public static IReadOnlyList<ChangedSheet> Among(
        IReadOnlyDictionary<string, SheetStanding> sheets, IReadOnlyDictionary<string, IReadOnlyList<SheetLine>> now) =>
    [
        .. sheets.OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => new ChangedSheet(each.Key, each.Value.Stage, [.. Agreed(each.Value, now.GetValueOrDefault(each.Key) ?? [])]))
            .Where(each => each.Changes.Count > 0),
    ];

    // While lines are still being confirmed, one that is new or not confirmed yet is simply read as it is.
    private static IEnumerable<LineChange> Agreed(SheetStanding sheet, IReadOnlyList<SheetLine> now) =>
        LineChange.Between(sheet.Lines, now).Where(change => sheet.Stage switch
        {
            SheetStage.NotComputed or SheetStage.Reopened => false,
            SheetStage.Confirming => sheet.Confirmed.ContainsKey(change.Line),
            _ => true,
        });
}
