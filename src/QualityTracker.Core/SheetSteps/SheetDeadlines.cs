using QualityTracker.Core.Policies;

namespace QualityTracker.Core.SheetSteps;

/// <summary>
/// How many days each part of the way has (流程时限), in calendar days, the day it begins not counted: the school's calendar ends with the
/// term, and sheets are agreed after it.
/// </summary>
/// <param name="Confirm">For the person to confirm.</param>
/// <param name="Sign">For each signature.</param>
/// <param name="Notice">Of the notice (公示期).</param>
/// <param name="Decide">To decide an objection.</param>
public sealed record SheetDeadlines(int Confirm, int Sign, int Notice, int Decide)
{
    public static SheetDeadlines Default { get; } = new(5, 3, 7, 7);

    /// <summary>A pack's, with the values that the school adopted.</summary>
    public static SheetDeadlines Of(PolicyPack pack, ParameterValues values)
    {
        int Days(Quantity? days, int otherwise) => days is null ? otherwise : (int)values.Number(days);
        return new(
            Days(pack.Sheets.ConfirmDays, Default.Confirm), Days(pack.Sheets.SignDays, Default.Sign),
            Days(pack.Sheets.NoticeDays, Default.Notice), Days(pack.Sheets.DecideDays, Default.Decide));
    }

    internal int DaysOf(StepKind kind) => kind switch
    {
        StepKind.Compute or StepKind.Return => Confirm,
        StepKind.Confirm or StepKind.SignAsGroupHead => Sign,
        StepKind.Publish => Notice,
        StepKind.Objection => Decide,
        _ => 0,
    };
}
