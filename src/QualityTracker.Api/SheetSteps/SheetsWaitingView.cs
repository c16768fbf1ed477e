using QualityTracker.Core.SheetSteps;

namespace QualityTracker.Api.SheetSteps;

/// <summary>What of a term's sheets waits for the caller (待办).</summary>
/// <param name="Term">Term id.</param>
/// <param name="TermName">Such as 2025-2026 1.</param>
/// <param name="Waits">How much of what.</param>
/// <param name="NextDue">The first last day of it; null when nothing has one.</param>
/// <param name="Overdue">How many of the sheets are overdue.</param>
public sealed record SheetsWaitingView(string Term, Core.Languages.Text TermName, SheetCounts Waits, DateOnly? NextDue, int Overdue)
{
    /// <summary>Null when nothing waits for the caller.</summary>
    /// <param name="desk">The term.</param>
    /// <param name="sheets">Every sheet with a step.</param>
    /// <param name="by">The caller's staff number.</param>
    public static SheetsWaitingView? Of(SheetDesk desk, IReadOnlyDictionary<string, SheetStanding> sheets, string by)
    {
        var (counts, due) = (new SheetCounts(0, 0, 0, 0, 0, 0, 0), new List<DateOnly>());
        foreach (var (staff, sheet) in sheets)
        {
            var more = SheetCounts.Of(desk, staff, sheet, by);
            if (more.IsEmpty) continue;
            counts += more;
            if (sheet.Due is { } day && more.WaitsForStep) due.Add(day);
        }

        if (counts.IsEmpty) return null;
        var term = desk.Frame.Terms[desk.Term.Evaluation.Term];
        return new(
            term.Id, new($"{term.SchoolYear} 学年第{(term.Number == 1 ? "一" : "二")}学期", $"{term.SchoolYear}, term {term.Number}"),
            counts, due.Count == 0 ? null : due.Min(), due.Count(day => day < desk.Day));
    }
}

/// <summary>How many sheets wait for what (待办数).</summary>
/// <param name="ToConfirm">The own sheet is to be confirmed.</param>
/// <param name="ToSign">Sheets to be signed.</param>
/// <param name="ToDecide">Objections to be decided.</param>
/// <param name="ToPost">Sheets to be posted.</param>
/// <param name="ToSeal">Sheets to be sealed.</param>
/// <param name="Changed">Sheets, own or signed by the caller, in which records have changed what was agreed.</param>
/// <param name="Returned">The own sheet came back with a reason.</param>
public sealed record SheetCounts(int ToConfirm, int ToSign, int ToDecide, int ToPost, int ToSeal, int Changed, int Returned)
{
    internal bool IsEmpty => this is { ToConfirm: 0, ToSign: 0, ToDecide: 0, ToPost: 0, ToSeal: 0, Changed: 0, Returned: 0 };

    internal bool WaitsForStep => (ToConfirm, ToSign, ToDecide, ToPost, ToSeal) != (0, 0, 0, 0, 0);

    public static SheetCounts operator +(SheetCounts one, SheetCounts other) => new(
        one.ToConfirm + other.ToConfirm, one.ToSign + other.ToSign, one.ToDecide + other.ToDecide, one.ToPost + other.ToPost, one.ToSeal + other.ToSeal,
        one.Changed + other.Changed, one.Returned + other.Returned);

    public static SheetCounts Of(SheetDesk desk, string staff, SheetStanding sheet, string by)
    {
        var may = desk.May(staff, sheet, by);
        int One(bool counts) => counts ? 1 : 0;
        var agreed = by == staff || sheet.GroupHead?.By == by || sheet.Principal?.By == by;
        return new(
            One(may.Contains(StepKind.Confirm)),
            One(may.Contains(StepKind.SignAsGroupHead) || may.Contains(StepKind.SignAsPrincipal)),
            may.Contains(StepKind.Decide) ? sheet.OpenObjections.Count(each => each.By != by) : 0,
            One(may.Contains(StepKind.Publish)),
            One(may.Contains(StepKind.Seal)),
            One(agreed && desk.Changed(staff, sheet).Count > 0),
            One(by == staff && sheet.Stage == SheetStage.Confirming && sheet.Steps.Last(step => step.Kind is StepKind.Compute or StepKind.Return).Kind == StepKind.Return));
    }
}
