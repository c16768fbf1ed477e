using QualityTracker.Api.Evaluations;
using QualityTracker.Api.Staff;
using QualityTracker.Core.Languages;
using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>Who is where (考核进度): the sheets the caller may see, the overdue first.</summary>
/// <param name="Term">Term id.</param>
/// <param name="Day">Today, by the school.</param>
/// <param name="Deadlines">How many days each part of the way has.</param>
/// <param name="Bands">Best first.</param>
/// <param name="Counts">Sheets by stage, of those shown.</param>
/// <param name="Rows">One for each sheet.</param>
public sealed record SheetBoardView(
    string Term, DateOnly Day, SheetDeadlines Deadlines, IReadOnlyList<BandView> Bands, IReadOnlyList<StageCountView> Counts, IReadOnlyList<BoardRowView> Rows)
{
    /// <param name="desk">The term.</param>
    /// <param name="sheets">Those the caller may see, by staff number.</param>
    /// <param name="by">The caller's staff number; null for who does not work at the school.</param>
    public static SheetBoardView Of(SheetDesk desk, IReadOnlyDictionary<string, SheetStanding> sheets, string? by)
    {
        var board = SheetBoard.Of(sheets, desk.Actors, desk.Day);
        return new(
            desk.Term.Evaluation.Term, desk.Day, desk.Deadlines, [.. desk.Term.Evaluation.Bands.Select(band => new BandView(band.Id, band.Name))],
            [.. board.Counts.Select(count => new StageCountView(count.Stage, Names.Of(count.Stage), count.Sheets, count.Overdue))],
            [.. board.Rows.Select(row => Row(desk, row, sheets[row.Staff], by))]);
    }

    private static BoardRowView Row(SheetDesk desk, BoardRow row, SheetStanding sheet, string? by) => new(
        row.Staff, desk.NameOf(row.Staff), row.Stage, Names.Of(row.Stage), row.Revision, sheet.Steps.Count, row.Waits, Names.Of(row.Waits), [.. row.By.Select(desk.Named)],
        row.Due, row.Overdue, row.Unconfirmed, row.OpenObjections, desk.Changed(row.Staff, sheet).Count,
        sheet.Lines.FirstOrDefault(line => line.Id == SheetLine.Band) is { } band && desk.NameOf(band) is not null ? band.Figure : null,
        desk.May(row.Staff, sheet, by));
}

/// <summary>Sheets of a stage (各环节份数).</summary>
/// <param name="Stage">The stage.</param>
/// <param name="StageName">In words.</param>
/// <param name="Sheets">How many are there.</param>
/// <param name="Overdue">How many of them are overdue.</param>
public sealed record StageCountView(SheetStage Stage, Text StageName, int Sheets, int Overdue);

/// <summary>One sheet on the board (一份考核表的进度).</summary>
/// <param name="Staff">Whose sheet it is.</param>
/// <param name="Name">As recorded.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="StageName">In words.</param>
/// <param name="Revision">From 1; 0 when not computed.</param>
/// <param name="After">How many steps it has.</param>
/// <param name="Waits">For whom.</param>
/// <param name="WaitsName">In words.</param>
/// <param name="By">Those for whom it waits.</param>
/// <param name="Due">The last day of it.</param>
/// <param name="Overdue">Whether that day has passed.</param>
/// <param name="Unconfirmed">Lines the person has still to confirm.</param>
/// <param name="OpenObjections">Objections to be decided.</param>
/// <param name="Changed">Lines that differ from what was agreed.</param>
/// <param name="Band">The band's id as the sheet has it.</param>
/// <param name="May">The steps the caller can take with it now.</param>
public sealed record BoardRowView(
    string Staff, string Name, SheetStage Stage, Text StageName, int Revision, int After, Waiting Waits, Text WaitsName, IReadOnlyList<NamedPerson> By,
    DateOnly? Due, bool Overdue, int Unconfirmed, int OpenObjections, int Changed, string? Band, IReadOnlyList<StepKind> May);
