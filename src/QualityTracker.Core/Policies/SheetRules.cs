namespace QualityTracker.Core.Policies;

/// <summary>
/// How many days a pack gives each part of a sheet's way (考核表流程时限): to confirm, to sign, of the notice, to decide an objection. Calendar
/// days; what it leaves out has the program's default.
/// </summary>
public sealed record SheetRules
{
    public static readonly SheetRules Default = new();

    public Quantity? ConfirmDays { get; init; }

    public Quantity? SignDays { get; init; }

    public Quantity? NoticeDays { get; init; }

    public Quantity? DecideDays { get; init; }

    public Place Place { get; init; }
}
