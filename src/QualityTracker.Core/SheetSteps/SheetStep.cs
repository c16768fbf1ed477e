using QualityTracker.Core.Languages;

namespace QualityTracker.Core.SheetSteps;

/// <summary>
/// One step on the way of a sheet (考核表流程中的一步): what, by whom, when. It is never changed or removed; what it did is undone by a
/// later one alone.
/// </summary>
public sealed record SheetStep
{
    /// <summary>Chosen by who takes the step; an objection is known by the id of its step.</summary>
    public required string Id { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>Staff number of who takes it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The school's own day of that moment: deadlines are counted in days.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How many steps the sheet had when it was looked at: a step against a sheet that has moved on is refused.</summary>
    public required int After { get; init; }

    /// <summary>The sheet as it is computed now; of a computation and a seal.</summary>
    public IReadOnlyList<SheetLine> Figures { get; init; } = [];

    /// <summary>Which lines are confirmed or taken back, by id.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The line objected to.</summary>
    public string? Line { get; init; }

    /// <summary>The objection withdrawn or decided.</summary>
    public string? Objection { get; init; }

    /// <summary>Whether the objection is right; of a decision.</summary>
    public bool? Upheld { get; init; }

    /// <summary>The person's own note, or the reason.</summary>
    public string? Words { get; init; }

    /// <summary>What an objection stands on: addresses of attachments or ids of records.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>SHA-256 of the sealed form, 64 lower-case hexadecimal digits.</summary>
    public string? Seal { get; init; }

    /// <summary>
    /// The last day of what the step begins: to confirm, to sign, of the notice, to decide. Fixed when it is taken, so that a pack that
    /// changes later moves no deadline.
    /// </summary>
    public DateOnly? Due { get; init; }
}

/// <summary>What a step does (步骤).</summary>
public enum StepKind
{
    /// <summary>The sheet is computed, first or anew: a numbered revision.</summary>
    [Named("核算", "compute")] Compute = 1,

    [Named("本人意见", "own note")] Note,

    [Named("本人确认", "confirm")] Confirm,

    [Named("撤回确认", "take back a confirmation")] TakeBack,

    [Named("教研组长签字", "sign as group head")] SignAsGroupHead,

    [Named("校长签字", "sign as principal")] SignAsPrincipal,

    /// <summary>Back to the person, with a reason.</summary>
    [Named("退回", "return")] Return,

    [Named("公示", "post the notice")] Publish,

    [Named("撤回公示", "take down the notice")] Unpublish,

    [Named("提出异议", "object")] Objection,

    [Named("撤回异议", "withdraw an objection")] WithdrawObjection,

    [Named("异议处理", "decide an objection")] Decide,

    [Named("封存", "seal")] Seal,

    /// <summary>A sealed sheet is to be computed anew, with a reason; its seal stays on record.</summary>
    [Named("启封重核", "reopen")] Reopen,
}

/// <summary>Where a sheet is (所处环节).</summary>
public enum SheetStage
{
    [Named("未核算", "not computed")] NotComputed = 1,

    [Named("待本人确认", "to be confirmed")] Confirming,

    [Named("待签字", "to be signed")] Signing,

    [Named("已签字，待公示", "approved, to be posted")] Approved,

    [Named("公示", "on notice")] Notice,

    [Named("已封存", "sealed")] Sealed,

    [Named("启封待重核", "reopened, to be computed anew")] Reopened,
}
